import type { Audit } from '../audit.ts';
import type { ServeConfig } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Access } from '../slack/access.ts';
import type { Responder } from '../slack/answer.ts';
import { createAuditMe } from '../slack/audit.ts';
import type { Surfaces } from '../slack/bot.ts';
import { createButtons } from '../slack/buttons.ts';
import type { Channels } from '../slack/channels.ts';
import { createCommand } from '../slack/command.ts';
import { createHome } from '../slack/home.ts';
import { createNeeded } from '../slack/needed.ts';
import { createOnce } from '../slack/once.ts';
import type { People } from '../slack/people.ts';
import { createQuestions } from '../slack/question.ts';
import type { Recent } from '../slack/recent.ts';
import { createReplies } from '../slack/replies.ts';
import { createReveal, type RevealParts } from '../slack/reveal.ts';
import { createSearch } from '../slack/search.ts';
import { createShortcuts } from '../slack/shortcut.ts';
import { createShowing } from '../slack/showing.ts';
import { createStep } from '../slack/step.ts';
import { createThreadPost } from '../slack/thread-post.ts';
import type { Traces } from '../slack/trace.ts';
import { createTurns } from '../slack/turns.ts';
import { createUnfurl } from '../slack/unfurl.ts';
import { createWhy } from '../slack/why.ts';
import type { Store } from '../state/store.ts';
import { recordReveals } from './guard.ts';
import { messageSurfaces } from './messages.ts';
import type { Scout } from './scout.ts';

export interface SurfacesContext {
  readonly config: ServeConfig;
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
  const reveal: RevealParts = { access, revealTo, record: recordReveals(audit), questions, responder, replies };
  const search = createSearch({ read, questions, responder, turns: createTurns(store) });
  return {
    ...messageSurfaces({ ...context, once, questions, replies }),
    command: createCommand({
      read,
      responder,
      replies,
      subCommands: { audit: createAuditMe({ recent, responder }), why: createWhy({ access, traces, people, responder }) },
    }),
    buttons: createButtons({ questions, responder, replies, search }),
    showing: createShowing({ questions, responder, replies, channels, store }),
    revealPersonal: createReveal(reveal, 'personal'),
    revealFinance: createReveal(reveal, 'finance'),
    needed: createNeeded({ needsOf: scout.needsOf, questions, responder, replies, search }),
    step: createStep({ read, responder, once }),
    unfurl: createUnfurl({ patterns: config.unfurls, read, responder, channels, once, traces }),
    search,
    shortcuts: createShortcuts({ read: scout.read, search, responder, replies }),
    postInThread: createThreadPost({ questions, responder, replies, channels, store }),
    home: createHome({ read, places: scout.places, contact: config.contact, recent, questions, responder, search }),
  };
}
