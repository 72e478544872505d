import type { Responder } from '../slack/answer.ts';
import type { Surfaces } from '../slack/bot.ts';
import { createButtons } from '../slack/buttons.ts';
import { createCommand } from '../slack/command.ts';
import { createNeeded } from '../slack/needed.ts';
import type { People } from '../slack/people.ts';
import { createQuestions } from '../slack/question.ts';
import { createReplies } from '../slack/replies.ts';
import { createStep } from '../slack/step.ts';
import type { Traces } from '../slack/trace.ts';
import { createWhy } from '../slack/why.ts';
import type { Scout } from './scout.ts';

export interface SurfacesContext {
  readonly scout: Scout;
  readonly responder: Responder;
  readonly people: People;
  readonly traces: Traces;
}

/** Every place where people ask, one line each. */
export function surfacesOf({ scout, responder, people, traces }: SurfacesContext): Surfaces {
  const questions = createQuestions();
  const replies = createReplies(questions);
  return {
    command: createCommand({
      read: (text) => scout.read(text, { asked: true }),
      responder,
      replies,
      subCommands: { why: createWhy({ traces, people, responder }) },
    }),
    buttons: createButtons({ questions, responder, replies }),
    needed: createNeeded({ needsOf: scout.needsOf, questions, responder, replies }),
    step: createStep({ read: (text) => scout.read(text, { asked: true }), responder }),
  };
}
