import { setTimeout as delay } from 'node:timers/promises';
import type { Audit } from '../audit/audit.ts';
import type { ServeConfig } from '../config/config.ts';
import type { Language } from '../core/language.ts';
import type { Times } from '../core/times.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { createResponder, type Responder } from '../slack/answer/answer.ts';
import type { Asker } from '../slack/answer/question.ts';
import { rulesOf, shownClasses } from '../slack/answer/question.ts';
import type { Recent } from '../slack/memory/recent.ts';
import type { Traces } from '../slack/memory/trace.ts';
import type { Access } from '../slack/policy/access.ts';
import { languageOf, type People } from '../slack/policy/people.ts';
import type { Quota } from '../slack/policy/quota.ts';
import { words } from '../slack/words/words.ts';
import { entryOf, outcomeOf } from './guard.ts';
import { newReference, type Scout } from './scout.ts';

export interface ResponderContext {
  readonly config: ServeConfig;
  readonly times: Times;
  readonly scout: Scout;
  readonly people: People;
  readonly traces: Traces;
  readonly recent: Recent;
  readonly access: Access;
  readonly quota: Quota;
  readonly audit: Audit;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The one path of every surface, with its lookups, words, log and figures. */
export function responderOf(parts: ResponderContext): Responder {
  const { config, times, scout, people, traces, recent, access, quota, audit, log, metrics } = parts;
  return createResponder({
    refusalOf: async ({ surface, asker, identifiers }) =>
      (await access.denialOf(asker)) ?? (rulesOf(surface).countsOnQuota ? await quota.overrunOf(asker, identifiers) : undefined),
    onRefused: (question, refusal) => {
      const { surface, identifiers, message } = question;
      metrics.refused({ surface, reason: refusal });
      if (message)
        traces.note(message, { surface, rule: refusal.startsWith('tooMany') ? 'too_many' : 'not_allowed', identifiers });
      void audit.record(entryOf(question, { event: 'refused', providers: [], outcome: refusal, shown: [] }));
    },
    look: scout.look,
    storiesOf: scout.storiesOf,
    languageOf: async (asker) => (await languageSoon(people, asker, times.language)) ?? config.language,
    context: (language) => ({
      words: words(language, scout.known),
      language,
      now: Date.now(),
      environment: config.environment,
      openLink: scout.openLink,
      known: scout.known,
    }),
    onAnswered: (question, findings) => {
      const { surface, identifiers, message } = question;
      void recent.record(question, findings);
      // Whoever posts alerts of other vendors' SIMs tries nothing out.
      if (rulesOf(surface).isAsked) void quota.learn(question.asker, identifiers, findings);
      void audit.record(entryOf(question, { event: 'lookup', ...outcomeOf(findings), shown: shownClasses(question) }));
      if (message && rulesOf(surface).isAsked) traces.note(message, { surface, rule: 'answered', identifiers, findings });
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
    firstWordsWithin: times.firstWords,
    delivery: {
      pause: times.replyRetry,
      onRefused: (call, { code, kind }, err) => {
        metrics.slackFailure({ call, error: code });
        log.warn({ call, code, kind, err }, 'Slack did not take a reply');
      },
    },
  });
}

async function languageSoon(people: People, { team, user }: Asker, within: number): Promise<Language | undefined> {
  if (user === undefined) return undefined;
  return await Promise.race([people.find(team, user).then(languageOf), delay(within, undefined, { ref: false })]);
}
