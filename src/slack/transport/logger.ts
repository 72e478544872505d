import { type Logger, LogLevel } from '@slack/bolt';
import { cleanText } from '../../core/failure/failure.ts';

const MAX_SAID = 1_000;

/** What is used of the process's log. */
export interface BoltLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Bolt's and the SDKs' logger. Debug is dropped whatever the level: there they write whole payloads, tokens included.
 * An error of Slack's may repeat a block of ours, with a customer in it: of such a message only its beginning and the
 * path of the faulty field are kept.
 */
export function createBoltLogger(log: BoltLog): Logger {
  const said = (parts: readonly unknown[]) => ({ said: withoutValues(parts.map(String).join(' ')) });
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

const POINTER = /\[json-pointer:[\w/]{1,200}\]/;
/** Where a value may begin in a message of Slack's. */
const VALUE = /[:"'`“‘{[]/;

function withoutValues(text: string): string {
  const beginning = text.slice(0, MAX_SAID).split(VALUE, 1)[0]?.trim() ?? '';
  return cleanText([beginning, POINTER.exec(text)?.[0]].filter(Boolean).join(' '));
}
