import { write } from 'node:fs';
import { hostname } from 'node:os';
import { pid } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pino, { type DestinationStream, type Logger } from 'pino';
import { cleanText, ProviderError } from './core/failure/failure.ts';
import { createLineWriter, type LineWriter } from './line-writer.ts';

/** Children have `output` too. */
export type Log = Logger & {
  readonly output: LogOutput;
  /** Writes a line of the audit trail, whatever the level. */
  trail(fields: object): void;
};

/** How well the lines reach their destination. */
export interface LogOutput extends Pick<LineWriter, 'isWorking' | 'dropped' | 'idle'> {
  /** Resolves with whether the newest line was written. */
  written(): Promise<boolean>;
}

export interface LogOptions {
  readonly level: string;
  /** Values that are removed from every line, whatever their field. */
  readonly secrets: readonly string[];
  /** Default: standard output. */
  readonly destination?: DestinationStream | undefined;
}

/** Fields that only ever hold secrets or personal data. */
const REDACTED = ['token', 'authorization', 'headers', 'body', 'url', 'response_url', 'email', 'phone', 'text'];
/** Classes of an order's data that are removed from every line, however deeply nested. */
const GUARDED = new Set(['internal', 'finance', 'personal']);
/** A shorter secret would remove ordinary words. */
const MIN_SECRET_LENGTH = 4;
/** An expression that no text matches. */
const NOTHING = '(?!)';

/** A JSON log: messages are constant, variable parts are fields, and no line holds a secret. */
export function createLog({ level, secrets, destination }: LogOptions): Log {
  const anySecret = oneOf(secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH).map(inJson));
  const streamWrite = (line: string) => line.replace(anySecret, '…');
  const options: LineOptions = {
    level,
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), censor: '…' },
    serializers: { err: (error: unknown) => serializeError(error, level === 'debug' || level === 'trace') },
    formatters: { log: (fields) => Object.fromEntries(Object.entries(fields).map(redactEntry)) },
    hooks: { streamWrite },
  };
  return destination ? assembleLog(options, destination, ALWAYS_WRITTEN) : toStandardOutput(options);
}

/** `streamWrite` is the last that changes a line. */
type LineOptions = pino.LoggerOptions & { readonly hooks: { streamWrite(line: string): string } };

const STANDARD_OUTPUT = 1;
const ALWAYS_WRITTEN: LogOutput = {
  isWorking: () => true,
  dropped: () => 0,
  idle: async () => {},
  written: async () => true,
};

/**
 * Writes asynchronously and drops lines that cannot be written: with pino's own destination a full disk stops the
 * process, because it flushes synchronously and tries again for ever.
 */
function toStandardOutput(options: LineOptions): Log {
  let newest = Promise.resolve(true);
  let reported = 0;
  const lines = createLineWriter({
    write: (text) => writeFully(STANDARD_OUTPUT, Buffer.from(text)),
    onState: ({ isWorking }) => {
      if (!isWorking) return;
      logger.warn({ dropped: lines.dropped() - reported }, 'Log lines dropped');
      reported = lines.dropped();
    },
  });
  const write = (line: string) => {
    newest = lines.append(line);
  };
  const logger = assembleLog(options, { write }, { ...lines, written: () => newest });
  return logger;
}

function assembleLog(options: LineOptions, destination: DestinationStream, output: LogOutput): Log {
  const trail = createTrail((line) => destination.write(options.hooks.streamWrite(line)));
  return Object.assign(pino(options, destination), { output, trail });
}

/** Lines in pino's form. Their fields are a closed set, and pino's checks of each take five times as long as writing it. */
function createTrail(writeLine: (line: string) => void): Log['trail'] {
  const level = pino.levels.values.info;
  const always = JSON.stringify({ pid, hostname: hostname(), audit: true }).slice(1, -1);
  return (fields) => {
    const changing = JSON.stringify(fields).slice(1, -1);
    writeLine(`{"level":${level},"time":${Date.now()},${always},${changing},"msg":"Audit"}\n`);
  };
}

const writeTo = promisify(write);
/** A pipe whose reader is slow takes more a little later. */
const BUSY_DELAY_MS = 100;

async function writeFully(fd: number, bytes: Buffer): Promise<void> {
  let offset = 0;
  while (offset < bytes.length) {
    offset += await writeTo(fd, bytes, offset).then(
      ({ bytesWritten }) => bytesWritten,
      async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EAGAIN') throw error;
        await delay(BUSY_DELAY_MS, undefined, { ref: false });
        return 0;
      },
    );
  }
}

function redactEntry([name, value]: [string, unknown]): [string, unknown] {
  return [name, isMap(value) && GUARDED.has(name) ? '…' : redactNested(value)];
}

function redactNested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactNested);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(redactEntry)) : value;
}

/** Errors and other instances have serializers of their own. */
function isMap(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const kind = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === null;
}

/** Finds each of the texts, a longer one before one that is a part of it; without texts nothing. */
function oneOf(texts: readonly string[]): RegExp {
  const longestFirst = texts.toSorted((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(RegExp.escape).join('|') || NOTHING, 'g');
}

/** As it is written within a JSON text. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/**
 * Name, cleaned message, stack and cause; no other properties, which may hold requests and replies. A provider's message
 * may name a person or an order even after cleaning, so it is logged only at debug.
 */
function serializeError(error: unknown, withWords: boolean): Record<string, unknown> {
  if (!(error instanceof Error)) return plain(error);
  return {
    name: error.name,
    ...(withWords || !(error instanceof ProviderError) ? { message: cleanText(error.message) } : {}),
    ...(error instanceof ProviderError ? facts(error) : {}),
    ...('code' in error && !(error instanceof ProviderError) ? { code: String(error.code) } : {}),
    stack: frames(error),
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause, withWords) }),
  };
}

function facts({ kind, code, status, traceId, hint }: ProviderError): Record<string, unknown> {
  return { kind, code, status, traceId, hint };
}

/** A cause that upstream/http/http.ts has reduced to name, code and message. */
function plain(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { message: cleanText(String(error)) };
  const named = Object.entries(error).filter(([key]) => ['name', 'code', 'message'].includes(key));
  return Object.fromEntries(named.map(([key, value]) => [key, cleanText(String(value))]));
}

/** The stack without its first lines, which repeat the message as it was before cleaning. */
function frames(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
