import { type Audit, type AuditEntry, createAudit } from '../audit/audit.ts';
import { createFileSink, createLogSink } from '../audit/sink.ts';
import type { ServeConfig } from '../config/config.ts';
import type { Finding } from '../core/finding.ts';
import type { Log } from '../log.ts';
import { type Question, shownClasses } from '../slack/answer/question.ts';
import type { RevealDeps } from '../slack/buttons/reveal.ts';

/** The trail: a file where AUDIT_LOG names one, else lines of the log. */
export function openAudit({ audit }: ServeConfig, log: Log): Audit {
  if (audit.key === undefined && !audit.plainIds)
    log.info('AUDIT_KEY is not set: hashes on the trail can be compared within this run only');
  const lines = Object.assign(log.child({ audit: true }, { level: 'info' }), { output: log.output });
  const sink = audit.file
    ? createFileSink({
        file: audit.file,
        onState: ({ isWorking, error }) =>
          isWorking ? log.info('Audit trail works again') : log.error({ err: error }, 'Audit trail cannot be written'),
        onReplaced: () => log.warn('Audit trail file was removed or replaced; a new one was started'),
      })
    : createLogSink(lines);
  return createAudit({ sink, key: audit.key, plainIds: audit.plainIds, now: Date.now });
}

type Told = Pick<AuditEntry, 'event' | 'providers' | 'outcome' | 'shown'>;

/** A line of the trail about a question. */
export function entryOf({ asker, surface, identifiers, message }: Question, told: Told): AuditEntry {
  const { team, user, channel } = asker;
  const link = message && `${message.channel}/p${message.ts.replace('.', '')}`;
  return { ...told, team, user, channel, surface, identifiers: identifiers.map(({ value }) => value), link };
}

/** Who was asked and what came of it, e.g. `linksfield found, tuya needs`. */
export function outcomeOf(findings: readonly Finding[]): Pick<Told, 'providers' | 'outcome'> {
  return {
    providers: [...new Set(findings.map(({ source }) => source.id))],
    outcome: findings.map(({ source, answer }) => `${source.id} ${answer.kind}`).join(', '),
  };
}

/** Writes each reveal, or its refusal, to the trail before anything is shown; false when that failed. */
export function recordReveals(audit: Audit): RevealDeps['record'] {
  return (asker, guarded, outcome, { identifiers }) => {
    const question = { surface: `reveal_${guarded}`, asker, identifiers, typed: '' } as const;
    const event = outcome === 'shown' ? 'reveal' : 'refused';
    const shown = outcome === 'shown' ? shownClasses(question) : [];
    return audit.record(entryOf(question, { event, providers: [], outcome, shown }));
  };
}
