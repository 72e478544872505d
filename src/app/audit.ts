import { type Audit, createAudit } from '../audit/audit.ts';
import { createFileSink, createLogSink } from '../audit/sink.ts';
import type { ServeConfig } from '../config/config.ts';
import type { Log } from '../log.ts';

/** The audit trail: a file if AUDIT_LOG names one, otherwise lines of the log. */
export function openAudit({ audit }: ServeConfig, log: Log): Audit {
  if (audit.key === undefined && !audit.plainIds)
    log.info('AUDIT_KEY is not set: hashes on the trail can be compared within this run only');
  const sink = audit.file
    ? createFileSink({
        file: audit.file,
        onState: ({ isWorking, error }) =>
          isWorking ? log.info('Audit trail works again') : log.error({ err: error }, 'Audit trail cannot be written'),
        onReplaced: () => log.warn('Audit trail file was removed or replaced; a new one was started'),
      })
    : createLogSink(log);
  return createAudit({ sink, key: audit.key, plainIds: audit.plainIds, now: Date.now });
}
