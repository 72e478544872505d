import { type Logger, LogLevel } from '@slack/bolt';

/** What is used of the process's log. */
export interface BoltLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Bolt's and the SDKs' logger. Debug is dropped whatever the level: there they write whole payloads, tokens included.
 * What they say is text of their own making, so it stands in a field.
 */
export function createBoltLogger(log: BoltLog): Logger {
  const said = (parts: readonly unknown[]) => ({ said: parts.map(String).join(' ') });
  return {
    debug: () => {},
    info: (...parts) => log.info(said(parts), 'Slack SDK'),
    warn: (...parts) => log.warn(said(parts), 'Slack SDK'),
    error: (...parts) => log.error(said(parts), 'Slack SDK'),
    setLevel: () => {},
    setName: () => {},
    getLevel: () => LogLevel.INFO,
  };
}
