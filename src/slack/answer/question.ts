import type { Identifier } from '../../core/identifier/identifier.ts';
import type { DataClass } from '../../core/order/order.ts';
import type { Words } from '../words/words.ts';

/** A message in Slack. */
export interface MessageRef {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}

/** Who asks, and from where. */
export interface Asker {
  readonly team: string;
  /** Undefined where another app's message asks. */
  readonly user: string | undefined;
  /** Undefined where there is no channel: the App Home, a workflow. */
  readonly channel: string | undefined;
}

/** An {@link Asker} that is a person. */
export interface PersonAsking extends Asker {
  readonly user: string;
}

/** An interactive payload names no team where the bot is installed in a whole organisation. */
const ORGANISATION = 'enterprise';

/** The person behind an interactive payload. */
export function askerOf(
  { team, user }: { readonly team: { readonly id: string } | null; readonly user: { readonly id: string } },
  channel: string | undefined,
): PersonAsking {
  return { team: team?.id ?? ORGANISATION, user: user.id, channel };
}

/**
 * Which limit a question counts on. `question`: a person's. `same_question`: one press of a button about what was asked
 * and counted before. `message`: what the bot reads unasked. `workflow`: that of all workflows of a team, since Slack does
 * not say which one runs a step. `list`: a person's allowance for lists, apart from that for questions.
 */
export type QuotaKind = 'question' | 'same_question' | 'message' | 'workflow' | 'list';

interface SurfaceRules {
  /** Classes of data that its answers show. */
  readonly shows: readonly DataClass[];
  /** Which limit its questions count on. */
  readonly countsOn: QuotaKind;
  /** False where the bot reads messages on its own account. */
  readonly isAsked: boolean;
  /** Whether a whole channel reads the answer: it is in the channel's language, not the asker's. */
  readonly isForAll: boolean;
  readonly label: keyof Words['trail']['surfaces'];
}

/** Read by a whole channel or by a workflow. */
const PUBLIC = ['public'] as const;
/** Read by the person who asks. */
const PRIVATE = ['public', 'internal'] as const;

const QUESTION = { shows: PRIVATE, countsOn: 'question', isAsked: true, isForAll: false } as const;
/** Asked by one person, read by everybody. */
const FOR_ALL = { ...QUESTION, shows: PUBLIC, isForAll: true } as const;
/** Shows again what was asked, and counted, before. */
const SAME_QUESTION = { ...QUESTION, countsOn: 'same_question' } as const;
const UNASKED = { ...FOR_ALL, isAsked: false } as const;

/** Every place where questions come from; docs/data-classes.md explains the data classes. */
export const SURFACES = {
  command: { ...QUESTION, label: 'command' },
  search: { ...QUESTION, label: 'search' },
  /** Opens an empty search window. */
  global_shortcut: { ...QUESTION, shows: [], label: 'shortcut' },
  message_shortcut: { ...QUESTION, label: 'shortcut' },
  home: { ...QUESTION, label: 'home' },
  form: { ...QUESTION, label: 'form' },
  mention: { ...FOR_ALL, label: 'mention' },
  /** A message to the bot in its own conversation with the person. */
  direct_message: { ...QUESTION, label: 'mention' },
  /** A mention whose answer only the person may read. */
  mention_private: { ...QUESTION, label: 'mention' },
  refresh: { ...QUESTION, label: 'refresh' },
  refresh_public: { ...FOR_ALL, label: 'refresh' },
  post_in_thread: { ...FOR_ALL, label: 'post_in_thread' },
  show_in_channel: { ...SAME_QUESTION, isForAll: true, label: 'show_in_channel' },
  details: { ...SAME_QUESTION, label: 'details' },
  copy_reply: { ...SAME_QUESTION, shows: PUBLIC, label: 'copy_reply' },
  reveal_personal: { ...SAME_QUESTION, shows: ['public', 'personal'], label: 'reveal_personal' },
  reveal_finance: { ...SAME_QUESTION, shows: ['public', 'finance'], label: 'reveal_finance' },
  follow: { ...QUESTION, shows: PUBLIC, label: 'follow' },
  /** A list of numbers, answered in a direct message. */
  list: { ...QUESTION, countsOn: 'list', label: 'list' },
  step: { ...QUESTION, shows: PUBLIC, countsOn: 'workflow', label: 'step' },
  automatic: { ...UNASKED, countsOn: 'message', label: 'automatic' },
  unfurl: { ...UNASKED, label: 'unfurl' },
} as const satisfies Readonly<Record<string, SurfaceRules>>;

/** Its name on the audit trail, in metrics and in traces. */
export type Surface = keyof typeof SURFACES;

export const SURFACE_NAMES = Object.keys(SURFACES) as readonly Surface[];

/** The rules of a surface. */
export function rulesOf(surface: Surface): SurfaceRules {
  return SURFACES[surface];
}

/** What a surface read from Slack's payload. */
export interface Question {
  readonly surface: Surface;
  readonly asker: Asker;
  readonly identifiers: readonly Identifier[];
  /** What the person typed, repeated to that person alone. */
  readonly typed: string;
  /** Bypasses the cache. */
  readonly refresh?: boolean;
  /** Overrides the surface's rule where its answers have different readers. */
  readonly isForAll?: boolean | undefined;
  /** Overrides the surface's classes of data, where a setting shows more. */
  readonly shows?: readonly DataClass[] | undefined;
  /** How many identifiers are looked up; {@link MAX_IDENTIFIERS} by default. */
  readonly limit?: number | undefined;
  /** The message that asked, for `/order why`; left out where the surface notes the rule itself. */
  readonly message?: MessageRef | undefined;
}

/** Who asks a question, and whether a whole channel reads its answer: by this the accounts are chosen that it may use. */
export function accountUse({
  asker,
  surface,
  isForAll = rulesOf(surface).isForAll,
}: Pick<Question, 'asker' | 'surface' | 'isForAll'>): {
  readonly asker: Asker;
  readonly isForAll: boolean;
} {
  return { asker, isForAll };
}

/** More identifiers than this are not looked up at once. */
export const MAX_IDENTIFIERS = 10;

/** The classes of data that the answer to a question shows. */
export function shownClasses({ surface, shows }: Question): readonly DataClass[] {
  return shows ?? rulesOf(surface).shows;
}
