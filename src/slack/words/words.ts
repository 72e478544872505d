import type { FailureHint, FailureKind } from '../../core/failure.ts';
import type { Answer, Learned } from '../../core/finding.ts';
import type {
  AmountName,
  AttentionKind,
  EventName,
  FactName,
  Meaning,
  ReferenceName,
  Stage,
  StatusName,
} from '../../core/order.ts';
import type { Caveat, Language, Need } from '../../core/provider.ts';
import type { ContradictionKind } from '../../core/story/contradiction.ts';
import type { Rule } from '../memory/trace.ts';
import type { HomeWords, SearchWords } from './asking.ts';
import { en } from './en/en.ts';
import type { RevealWords, TrailWords } from './reveal.ts';
import { zh } from './zh/zh.ts';

type VendorWord =
  | 'low'
  | 'medium'
  | 'high'
  | 'elevated'
  | 'open'
  | 'card'
  | 'one-time'
  | 'onetime'
  | 'recurring'
  | 'subscription';

/**
 * Every word that a person reads, in one language. Sentences are mrkdwn; the strings they take are fragments, made by code()
 * and prose() of mrkdwn.ts. Names, labels, buttons and views are plain text as well.
 */
export interface Words extends NoticeWords {
  /** BCP 47, for Intl. */
  readonly locale: string;
  /** Between a label and its value. */
  readonly colon: string;
  /** Two fragments, the second of which is the first's value. */
  pair(label: string, value: string): string;
  /** Vendors' words that are met often, by their lower-case form with dashes. */
  readonly vendorWords: Readonly<Record<VendorWord, string>>;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly meanings: Readonly<Record<Meaning, string>>;
  readonly statuses: Readonly<Record<StatusName, string>>;
  readonly references: Readonly<Record<ReferenceName, string>>;
  readonly events: Readonly<Record<EventName, string>>;
  readonly attention: Readonly<Record<AttentionKind, string>>;
  readonly amounts: Readonly<Record<AmountName, string>>;
  readonly facts: Readonly<Record<FactName, string>>;
  /** What happened, whose turn it is, what to do. */
  readonly failures: Readonly<Record<FailureKind, (provider: string) => string>>;
  /** For whoever runs the bot. */
  /** Our own questions waited too long; the provider is not to blame. */
  busyHere(provider: string): string;
  readonly hints: Readonly<Record<Exclude<FailureHint, 'busy_here'>, string>>;
  readonly needs: Readonly<Record<Need, NeedWords>>;
  readonly caveats: Readonly<Record<Caveat, (provider: string) => string>>;
  readonly order: OrderWords;
  readonly source: SourceWords;
  readonly missing: MissingWords;
  readonly report: ReportWords;
  readonly story: StoryWords;
  readonly reveal: RevealWords;
  readonly trail: TrailWords;
  readonly digest: DigestWords;
  readonly buttons: ButtonWords;
  readonly views: ViewWords;
  readonly usage: UsageWords;
  readonly search: SearchWords;
  readonly home: HomeWords;
  readonly why: WhyWords;
  /** Joins fragments: "a, b and c". */
  list(fragments: readonly string[]): string;
  /** The same of a list that goes on: "a, b and 2 more". */
  listWithMore(fragments: readonly string[], more: number): string;
  /** How long ago, from milliseconds; anything below ten seconds (or negative) is "just now". */
  age(milliseconds: number): string;
}

interface NeedWords {
  /** Label of the form's field, plain text. */
  readonly label: string;
  /** Where a person finds it, plain text. */
  readonly hint: string;
  /** As part of a sentence. */
  readonly object: string;
  /** On the button that opens the form, plain text. */
  readonly give: string;
  /** The provider has nothing under what a person gave. */
  mistaken(provider: string): string;
}

interface OrderWords {
  readonly order: string;
  readonly iccid: string;
  readonly attention: string;
  readonly status: string;
  readonly amounts: string;
  readonly timeline: string;
  readonly items: string;
  readonly references: string;
  readonly shipments: string;
  readonly more: string;
  readonly failure: string;
  readonly each: string;
  readonly lineTotal: string;
  readonly trackShipment: string;
  readonly noCurrency: string;
  readonly inferredAmount: string;
  /** Above more than one order of a SIM card, or of anything else. */
  ofThisSim(count: number): string;
  several(count: number): string;
  andMore(count: number): string;
  andMoreOrders(count: number): string;
  vendorWord(word: string): string;
}

interface SourceWords {
  /** How old data is; `age` comes from {@link Words.age}, `date` is an instant in the reader's time zone. */
  fresh(provider: string, date: string): string;
  cached(provider: string, age: string, date: string): string;
  stale(provider: string, age: string, date: string): string;
  partOfList(shown: number, total: number): string;
  remark(provider: string, text: string): string;
  environment(name: string): string;
  readAs(raw: string, value: string): string;
  readSwapped(raw: string, value: string): string;
  foundAs(value: string): string;
  notAt(providers: string): string;
}

interface MissingWords {
  title(identifier: string): string;
  /** Nobody knows it so far, but not everybody could be asked. */
  titleSoFar(identifier: string): string;
  asked(providers: string): string;
  alsoTried(values: string): string;
  /** An ICCID of neither 19 nor 20 characters. */
  oddLength(length: number): string;
  readonly checkDigit: string;
  readonly compare: string;
  readonly tryOrderNumber: string;
  readonly tryOtherNumber: string;
  readonly tryAnother: string;
  didYouMean(prefix: string, meant: string): string;
}

interface ReportWords {
  /** Before an identifier. */
  readonly heading: string;
  late(providers: string): string;
  awaited(providers: string): string;
  /** Nothing is found yet; `notAt` may be empty. */
  looking(identifier: string, notAt: string, awaited: string): string;
  noAnswer(identifier: string): string;
  /** The identifier leads to an order that stands above. */
  sameOrder(identifier: string): string;
  unclaimed(identifiers: string): string;
  /** An ICCID behind a prefix of a provider that has no SIM cards. */
  noIccids(prefix: string, identifier: string): string;
  leftOut(shown: number, count: number): string;
  leftOutAre(identifiers: string): string;
  failureFor(identifiers: string): string;
  reference(references: string): string;
  code(code: string): string;
  operator(hint: string): string;
  needs(provider: string, objects: string): string;
  needsFor(identifiers: string): string;
  /** Where another provider has the order. */
  notAsked(provider: string, objects: string): string;
  readonly cut: string;
  readonly nothing: string;
}

/** Orders of several providers that are one purchase; providers, orders and references are fragments. */
interface StoryWords {
  one(providers: string): string;
  linkedBy(reference: string): string;
  /** Why a free-form reference is believed. */
  readonly agreeing: string;
  possible(provider: string, order: string, reference: string): string;
  readonly contradictions: Readonly<Record<ContradictionKind, (there: string, here: string) => string>>;
}

/** Several orders of one message, or of many messages at once. */
interface DigestWords {
  /** Heads of a table's columns, plain text. */
  readonly columns: {
    readonly order: string;
    readonly title: string;
    readonly stage: string;
    readonly attention: string;
    readonly age: string;
  };
  many(orders: number): string;
  burst(orders: number): string;
  /** How old the oldest of the data is. */
  asOf(date: string): string;
}

interface ButtonWords {
  readonly refresh: string;
  readonly show: string;
  readonly showTitle: string;
  readonly showText: string;
  readonly showConfirm: string;
  readonly showDeny: string;
  readonly showAnyway: string;
  readonly details: string;
  detailsAt(provider: string): string;
  readonly detailsForMe: string;
  /** Takes an automatic reply back. */
  readonly dismiss: string;
  readonly give: string;
  openIn(place: string): string;
}

interface ViewWords {
  readonly details: string;
  readonly name: string;
  readonly loading: string;
  readonly needed: string;
  neededIntro(identifiers: string): string;
  readonly buyersOrders: string;
  readonly submit: string;
  readonly cancel: string;
  readonly close: string;
}

interface UsageWords {
  readonly help: string;
  readonly empty: string;
  unknown(typed: string): string;
  readonly examples: string;
  /** What the example before it does, by what it shows. */
  readonly byIccid: string;
  readonly byOrder: string;
  readonly byProvider: string;
  readonly byBuyer: string;
  readonly several: string;
  readonly elsewhere: string;
}

/** Why a message was answered as it was; identifiers, providers and what they were asked by are fragments. */
export interface WhyWords {
  /** Behind an example of the command. */
  readonly purpose: string;
  usage(command: string): string;
  readonly unknown: string;
  readonly notYours: string;
  /** `message` is a link, labelled with {@link WhyWords.message}. */
  title(message: string): string;
  readonly message: string;
  when(age: string, surface: string): string;
  surface(name: string): string;
  read(identifiers: string): string;
  readPeople(count: number): string;
  asked(provider: string, by: string, outcome: string): string;
  readonly nobodyAsked: string;
  took(milliseconds: number): string;
  reference(reference: string): string;
  readonly outcomes: Readonly<Record<Answer['kind'], string>>;
  readonly origins: Readonly<Record<Learned['from'], string>>;
  readonly rules: Readonly<Record<Rule, string>>;
}

/** Whole answers of the surfaces, where there is no order to show. */
interface NoticeWords {
  readonly membersOnly: string;
  readonly groupsOnly: string;
  readonly notInChannel: string;
  readonly sharedChannel: string;
  /** Slack did not tell who is asking. */
  readonly notChecked: string;
  /** Slack did not tell who reads the channel. */
  readonly outsidersOnlyForYou: string;
  readonly uncheckedOnlyForYou: string;
  readonly tooManyThisMinute: string;
  readonly tooManyToday: string;
  readonly tooManyMisses: string;
  readonly tooOld: string;
  readonly nothingInMessage: string;
  readonly onlyForYou: string;
  /** Before what is shown in a channel that another organisation reads, or may read. */
  readonly outsidersWillRead: string;
  readonly readersNotKnown: string;
  readonly shownInChannel: string;
  readonly notShown: string;
  readonly modalNotOpened: string;
  /** Slack refused the blocks of a modal. */
  readonly cannotShow: string;
  readonly notInvited: string;
  /** Before an answer that could not stand in the channel where it was asked. */
  readonly answeredHere: string;
  readonly onlyAuthorDismisses: string;
  readonly notDismissed: string;
  readonly earlierAnswer: string;
  repeated(link: string): string;
  shownBy(user: string): string;
  /** Our own code failed. */
  defect(reference: string): string;
}

const WORDS: Readonly<Record<Language, Words>> = { en, zh };

export function words(language: Language): Words {
  return WORDS[language];
}
