import type { ServeConfig } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { createResponder, type Responder } from '../slack/answer.ts';
import { languageOf, type People } from '../slack/people.ts';
import type { Traces } from '../slack/trace.ts';
import { words } from '../slack/words.ts';
import { newReference, type Scout } from './scout.ts';

const FIRST_WORDS_MS = 2_500;
const RETRY_REPLY_AFTER_MS = 1_000;

export interface ResponderContext {
  readonly config: ServeConfig;
  readonly scout: Scout;
  readonly people: People;
  readonly traces: Traces;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The one path of every surface, with its lookups, words, log and figures. */
export function responderOf({ config, scout, people, traces, log, metrics }: ResponderContext): Responder {
  return createResponder({
    look: scout.look,
    storiesOf: scout.storiesOf,
    languageOf: async ({ team, user }) => (user && languageOf(await people.find(team, user))) || config.language,
    context: (language) => ({
      words: words(language),
      language,
      now: Date.now(),
      environment: config.environment,
      openLink: scout.openLink,
    }),
    onAnswered: ({ surface, identifiers, message }, findings) => {
      if (message) traces.note(message, { surface, rule: 'answered', identifiers, findings });
      for (const { kind } of identifiers) metrics.identifier(kind);
      for (const { source, answer } of findings) {
        metrics.lookup({ surface, provider: source.id, outcome: answer.kind, cache: 'from' in answer ? answer.from : 'none' });
      }
    },
    onDefect: (err, surface) => {
      const reference = newReference();
      log.error({ err, surface, reference }, 'An answer failed in our own code');
      return reference;
    },
    firstWordsWithin: FIRST_WORDS_MS,
    delivery: {
      pause: RETRY_REPLY_AFTER_MS,
      onRefused: (call, { code, kind }, err) => {
        metrics.slackFailure({ call, error: code });
        log.warn({ call, code, kind, err }, 'Slack did not take a reply');
      },
    },
  });
}
