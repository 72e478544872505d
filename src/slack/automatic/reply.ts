import type { Identifier } from '../../core/identifier.ts';
import { type Finding, ordersOf } from '../../core/lookup.ts';
import type { Composer, Responder } from '../answer.ts';
import { ANYBODY } from '../cards/actions.ts';
import { alertCard } from '../cards/alert.ts';
import type { CardContext, Message, Report } from '../cards/card.ts';
import { maskedName } from '../cards/compact.ts';
import { quietCard } from '../cards/quiet.ts';
import type { Destination } from '../delivery.ts';
import { type PostClient, post } from '../destination.ts';
import { type Heard, rootOf } from '../heard.ts';
import { link } from '../mrkdwn.ts';
import type { Questions } from '../question.ts';
import type { Threads } from '../threads.ts';
import type { Rule, Traces } from '../trace.ts';
import type { Bursts, Entry } from './bursts.ts';
import type { Digests } from './digests.ts';
import { type Earlier, earlierOf, type PermalinkClient, subjectsOf } from './earlier.ts';
import { onlyFresh, unknownIccids } from './fresh.ts';
import type { Posted } from './posted.ts';
import { missOf, type Repeats, subjectOf } from './repeats.ts';

export type AutomaticClient = PostClient & PermalinkClient;

export interface ReplyParts {
  readonly responder: Responder;
  readonly questions: Questions;
  readonly threads: Threads;
  readonly traces: Traces;
  readonly repeats: Repeats;
  readonly bursts: Bursts;
  readonly digests: Digests;
  readonly posted: Posted;
  /** Whether an ICCID that nobody knows is worth a quiet word. */
  readonly noteUnknown: boolean;
}

export interface Alert {
  readonly heard: Heard;
  readonly client: AutomaticClient;
}

/** One automatic reply in the making: what is worth saying is decided anew with everything that becomes known. */
export interface AutomaticReply {
  readonly composer: Composer<Message>;
  readonly destination: Destination<Message>;
  /** Gives free what was claimed and not said. Returns how it ended. */
  end(): Promise<{ readonly rule: Rule; readonly findings: readonly Finding[] }>;
}

/** What has happened so far. */
interface Progress {
  rule: Rule;
  findings: readonly Finding[];
  /** Keys of what this reply says, or will say. */
  readonly own: Set<string>;
  /** Those of them that the channel's digest says. */
  readonly inDigest: Set<string>;
  hasRoom: Promise<boolean> | undefined;
  /** The ts of our message. */
  ts: string | undefined;
}

interface Making extends Alert {
  readonly parts: ReplyParts;
  readonly progress: Progress;
  readonly author: string;
  readonly identifiers: readonly Identifier[];
}

export function createAutomaticReply(parts: ReplyParts, alert: Alert, identifiers: readonly Identifier[]): AutomaticReply {
  const progress: Progress = {
    rule: 'not_allowed',
    findings: [],
    own: new Set(),
    inDigest: new Set(),
    hasRoom: undefined,
    ts: undefined,
  };
  const making: Making = { ...alert, parts, progress, author: alert.heard.person ?? ANYBODY, identifiers };
  const question = parts.questions.encode(identifiers);
  const full = async (report: Report, context: CardContext) => {
    progress.findings = report.findings;
    const isNothing = ordersOf(report.findings).length === 0;
    return isNothing ? await miss(making, report, context) : await orders(making, question, report, context);
  };
  return {
    composer: {
      full,
      late: () => {
        throw new Error('An automatic reply is replaced, never followed');
      },
      notice: () => undefined,
    },
    destination: destinationOf(making),
    end: () => end(making),
  };
}

async function orders(making: Making, question: string, report: Report, context: CardContext): Promise<Message | undefined> {
  const { heard, client, parts, progress, author } = making;
  const subjects = subjectsOf(heard, ordersOf(report.findings));
  const earlier = await earlierOf([...subjects.keys()], progress, heard, parts.repeats, client);
  const fresh = onlyFresh(report, (order) => !earlier.has(subjectOf(heard, order)));
  if (fresh.findings.length === 0) return await repeated(making, [...earlier.values()], context);
  if (!(await hasRoom(making))) return await joinDigest(making, entriesOf(fresh, heard));
  progress.rule = 'answered';
  return alertCard(fresh, { question, shown: true, author }, context);
}

/** In the same thread silence, elsewhere a link. */
async function repeated(making: Making, earlier: readonly Earlier[], { ...context }: CardContext): Promise<Message | undefined> {
  const { heard, progress, author } = making;
  const elsewhere = earlier.find(({ thread }) => thread !== rootOf(heard));
  progress.rule = elsewhere ? 'repeated_elsewhere' : 'repeated_here';
  if (!elsewhere || !(await hasRoom(making))) return undefined;
  const { words } = context;
  return quietCard(words.repeated(link(elsewhere.url, words.earlierAnswer)), author, context);
}

async function joinDigest({ parts, progress, heard, client }: Making, entries: readonly Entry[]): Promise<undefined> {
  progress.rule = 'burst_digest';
  const news = entries.filter(({ key }) => !progress.inDigest.has(key));
  for (const { key } of news) progress.inDigest.add(key);
  if (news.length > 0) await parts.digests.add(heard, news, client);
}

/** Nobody knows it, so it is none of ours - unless a quiet word was wished for. */
async function miss(making: Making, report: Report, context: CardContext): Promise<Message | undefined> {
  const { heard, parts, progress, client, author } = making;
  progress.rule = 'found_nowhere';
  const unknown = parts.noteUnknown ? unknownIccids(report) : [];
  const keys = new Map(unknown.map((identifier) => [missOf(heard, identifier.value), identifier]));
  const earlier = await earlierOf([...keys.keys()], progress, heard, parts.repeats, client);
  const names = [...keys].filter(([key]) => !earlier.has(key)).map(([, identifier]) => maskedName(identifier));
  if (names.length === 0 || !(await hasRoom(making))) return undefined;
  return quietCard(context.words.missing.title(context.words.list(names)), author, context);
}

/** One answer takes one place, however often it is updated. */
function hasRoom({ parts, progress, heard }: Making): Promise<boolean> {
  progress.hasRoom ??= parts.bursts.hasRoom(heard);
  return progress.hasRoom;
}

function entriesOf({ findings }: Report, heard: Heard): readonly Entry[] {
  return findings.flatMap(({ identifier, answer }) => {
    if (answer.kind !== 'found') return [];
    const { kind, value, providers } = identifier;
    if (kind === 'reference') return [];
    return answer.orders.map((order) => {
      const { id, title, stage, attention } = order.public;
      const asked = { kind, value, ...(providers && { providers: [...providers] }) };
      return { key: subjectOf(heard, order), identifier: asked, id, title, stage, attention: [...attention], at: answer.at };
    });
  });
}

function destinationOf(making: Making): Destination<Message> {
  const { heard, client, progress } = making;
  const inner = post(client, { channel: heard.channel, thread: rootOf(heard) }, (ts) => {
    progress.ts = ts;
  });
  return {
    ...inner,
    send: async (message) => {
      await inner.send(message);
      await remember(making);
    },
  };
}

async function remember({ parts, heard, progress, author }: Making): Promise<void> {
  const { ts } = progress;
  if (ts === undefined) return;
  const { team, channel } = heard;
  const keys = [...progress.own].filter((key) => !progress.inDigest.has(key));
  const thread = rootOf(heard);
  parts.traces.replied(heard, ts);
  await parts.threads.join(team, channel, thread);
  await parts.posted.remember({ team, channel, ts }, { author, keys, message: heard.ts });
  for (const key of keys) await parts.repeats.keep(key, { ts, thread });
}

async function end({ parts, progress }: Making): ReturnType<AutomaticReply['end']> {
  if (progress.ts === undefined) {
    for (const key of progress.own) if (!progress.inDigest.has(key)) await parts.repeats.release(key);
  }
  const { findings } = progress;
  const isLost = progress.rule === 'answered' && progress.ts === undefined;
  return { rule: isLost ? 'not_delivered' : progress.rule, findings };
}
