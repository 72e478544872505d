import type { Audit } from '../audit/audit.ts';
import type { ServeConfig } from '../config/config.ts';
import type { Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Responder } from '../slack/answer/answer.ts';
import { createQuestions } from '../slack/answer/button-value.ts';
import { createReplies } from '../slack/answer/composers.ts';
import { createTurns } from '../slack/answer/latest-only.ts';
import { createDetails } from '../slack/buttons/details.ts';
import { createMissingInput } from '../slack/buttons/missing-input.ts';
import { createPostInThread } from '../slack/buttons/post-in-thread.ts';
import { createRefresh } from '../slack/buttons/refresh.ts';
import { createReveal, type RevealDeps } from '../slack/buttons/reveal.ts';
import { createShowInChannel } from '../slack/buttons/show-in-channel.ts';
import { createAuditMe } from '../slack/command/audit-me.ts';
import { createCommand } from '../slack/command/command.ts';
import { createWhy } from '../slack/command/why.ts';
import { createUnfurl } from '../slack/links/unfurl.ts';
import { createOnce } from '../slack/memory/deduplication.ts';
import type { Recent } from '../slack/memory/recent.ts';
import type { Traces } from '../slack/memory/trace.ts';
import type { Access } from '../slack/policy/access.ts';
import type { Channels } from '../slack/policy/channels.ts';
import type { People } from '../slack/policy/people.ts';
import type { Surfaces } from '../slack/transport/bolt.ts';
import { createHome } from '../slack/window/home.ts';
import { createSearch } from '../slack/window/search.ts';
import { createShortcuts } from '../slack/window/shortcut.ts';
import { createStep } from '../slack/workflow/step.ts';
import type { Store } from '../state/store.ts';
import { recordReveals } from './guard.ts';
import { messageSurfaces } from './messages.ts';
import type { Scout } from './scout.ts';

export interface SurfacesContext {
  readonly config: ServeConfig;
  readonly times: Times;
  readonly scout: Scout;
  readonly responder: Responder;
  readonly people: People;
  readonly access: Access;
  readonly audit: Audit;
  readonly channels: Channels;
  readonly traces: Traces;
  readonly recent: Recent;
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Every place where people ask, one line each. */
export function surfacesOf(context: SurfacesContext): Surfaces {
  const { config, scout, responder, people, access, audit, channels, traces, recent, store } = context;
  const once = createOnce(store);
  const questions = createQuestions();
  const replies = createReplies(questions);
  const read = (text: string) => scout.read(text, { asked: true });
  const { revealTo } = config.access;
  const reveal: RevealDeps = { access, revealTo, record: recordReveals(audit), questions, responder, replies };
  const search = createSearch({ read, questions, responder, turns: createTurns(store) });
  const { answerAgain } = search;
  return {
    ...messageSurfaces({ ...context, once, questions, replies }),
    command: createCommand({
      read,
      responder,
      replies,
      subCommands: { audit: createAuditMe({ recent, responder }), why: createWhy({ access, traces, people, responder }) },
    }),
    details: createDetails({ questions, responder, replies }),
    refresh: createRefresh({ questions, responder, replies, answerAgain }),
    showInChannel: createShowInChannel({ questions, responder, replies, channels, store }),
    revealPersonal: createReveal(reveal, 'personal'),
    revealFinance: createReveal(reveal, 'finance'),
    missingInput: createMissingInput({ needsOf: scout.needsOf, questions, responder, replies, answerAgain }),
    step: createStep({ read, responder, once }),
    unfurl: createUnfurl({ patterns: config.unfurls, read, responder, channels, once, traces }),
    search,
    shortcuts: createShortcuts({ read: scout.read, search, responder, replies }),
    postInThread: createPostInThread({ questions, responder, replies, channels, store }),
    home: createHome({ read, places: scout.places, contact: config.contact, recent, questions, responder, search }),
  };
}
