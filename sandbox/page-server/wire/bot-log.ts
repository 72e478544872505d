import { isObject, text, tryParseJson } from '../../slack/json.ts';
import type { WireEntry } from '../api.ts';

/** Pino's number for `warn`. */
const WARN = 40;

/** A log line of level warn or higher; undefined for lower levels. */
export function logEntry(line: string): Omit<WireEntry, 'id' | 'at'> | undefined {
  const record = tryParseJson(line);
  if (!isObject(record) || Number(record.level) < WARN) return undefined;
  const { level: _level, time: _time, pid: _pid, hostname: _hostname, msg: _msg, ...fields } = record;
  const reference = text(record, 'reference');
  return {
    from: 'bot',
    to: 'log',
    title: text(record, 'msg'),
    outcome: [text(record, 'provider'), reference].filter(Boolean).join(' · '),
    tone: 'bad',
    detail: fields,
  };
}
