import type { ServeConfig } from '../config.ts';
import type { Responder } from '../slack/answer.ts';
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
import { createSearch } from '../slack/search.ts';
import { createShortcuts } from '../slack/shortcut.ts';
import { createStep } from '../slack/step.ts';
import { createThreadPost } from '../slack/thread-post.ts';
import type { Traces } from '../slack/trace.ts';
import { createTurns } from '../slack/turns.ts';
import { createUnfurl } from '../slack/unfurl.ts';
import { createWhy } from '../slack/why.ts';
import type { Store } from '../state/store.ts';
import type { Scout } from './scout.ts';

export interface SurfacesContext {
  readonly config: ServeConfig;
  readonly scout: Scout;
  readonly responder: Responder;
  readonly people: People;
  readonly channels: Channels;
  readonly traces: Traces;
  readonly recent: Recent;
  readonly store: Store;
}

/** Every place where people ask, one line each. */
export function surfacesOf(context: SurfacesContext): Surfaces {
  const { config, scout, responder, people, channels, traces, recent, store } = context;
  const once = createOnce(store);
  const questions = createQuestions();
  const replies = createReplies(questions);
  const read = (text: string) => scout.read(text, { asked: true });
  const search = createSearch({ read, questions, responder, turns: createTurns(store) });
  return {
    command: createCommand({
      read,
      responder,
      replies,
      subCommands: { why: createWhy({ traces, people, responder }) },
    }),
    buttons: createButtons({ questions, responder, replies, search }),
    needed: createNeeded({ needsOf: scout.needsOf, questions, responder, replies, search }),
    step: createStep({ read, responder, once }),
    unfurl: createUnfurl({ patterns: config.unfurls, read, responder, channels, once, traces }),
    search,
    shortcuts: createShortcuts({ read: scout.read, search, responder, replies }),
    postInThread: createThreadPost({ questions, responder, replies, store }),
    home: createHome({ read, places: scout.places, contact: config.contact, recent, questions, responder, search }),
  };
}
