import type { Finding } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier.ts';
import type { Composer } from '../../answer/answer.ts';
import type { Destination } from '../../answer/delivery.ts';
import { post } from '../../answer/destination.ts';
import { ANYBODY } from '../../cards/actions.ts';
import type { Message } from '../../cards/card.ts';
import type { Rule } from '../../memory/trace.ts';
import { rootOf } from '../message-event.ts';
import type { Alert, Making, Progress, ReplyParts } from './draft.ts';
import { verdictOf } from './verdict.ts';

/** One automatic reply in the making: what is worth saying is decided anew with everything that becomes known. */
export interface AutomaticReply {
  readonly composer: Composer<Message>;
  readonly destination: Destination<Message>;
  /** Gives free what was claimed and not said. Returns how it ended. */
  end(): Promise<{ readonly rule: Rule; readonly findings: readonly Finding[] }>;
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
  return {
    composer: {
      full: (report, context) => verdictOf(making, question, report, context),
      late: () => {
        throw new Error('An automatic reply is replaced, never followed');
      },
      notice: () => undefined,
    },
    destination: destinationOf(making),
    end: () => end(making),
  };
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
