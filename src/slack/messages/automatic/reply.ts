import type { Finding } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier.ts';
import type { Composer } from '../../answer/answer.ts';
import type { Destination } from '../../answer/delivery.ts';
import { post } from '../../answer/destination.ts';
import { ANYBODY } from '../../cards/actions.ts';
import type { Message } from '../../cards/card.ts';
import type { Rule } from '../../memory/trace.ts';
import { rootOf } from '../message-event.ts';
import type { Alert, AutomaticReplyDeps, Making, Progress } from './draft.ts';
import { verdictOf } from './verdict.ts';

/** One automatic reply in the making: what is worth saying is decided anew with everything that becomes known. */
export interface AutomaticReply {
  readonly composer: Composer<Message>;
  readonly destination: Destination<Message>;
  /** Gives free what was claimed and not said. Returns how it ended. */
  end(): Promise<{ readonly rule: Rule; readonly findings: readonly Finding[] }>;
}

export function createAutomaticReply(deps: AutomaticReplyDeps, alert: Alert, identifiers: readonly Identifier[]): AutomaticReply {
  const progress: Progress = {
    rule: 'not_allowed',
    findings: [],
    own: new Set(),
    inDigest: new Set(),
    hasRoom: undefined,
    ts: undefined,
  };
  const making: Making = { ...alert, deps, progress, author: alert.event.person ?? ANYBODY, identifiers };
  const question = deps.questions.encode(identifiers);
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
  const { event, client, progress } = making;
  const inner = post(client, { channel: event.channel, thread: rootOf(event) }, (ts) => {
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

async function remember({ deps, event, progress, author }: Making): Promise<void> {
  const { ts } = progress;
  if (ts === undefined) return;
  const { team, channel } = event;
  const keys = [...progress.own].filter((key) => !progress.inDigest.has(key));
  const thread = rootOf(event);
  deps.traces.replied(event, ts);
  await deps.threads.join(team, channel, thread);
  await deps.dismissible.remember({ team, channel, ts }, { author, keys, message: event.ts });
  for (const key of keys) await deps.repeats.keep(key, { ts, thread });
}

async function end({ deps, progress }: Making): ReturnType<AutomaticReply['end']> {
  if (progress.ts === undefined) {
    for (const key of progress.own) if (!progress.inDigest.has(key)) await deps.repeats.release(key);
  }
  const { findings } = progress;
  const isLost = progress.rule === 'answered' && progress.ts === undefined;
  return { rule: isLost ? 'not_delivered' : progress.rule, findings };
}
