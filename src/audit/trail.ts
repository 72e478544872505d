import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { KEPT_FILES } from './file.ts';

/** A line of the trail that could be parsed. */
export interface TrailLine {
  readonly text: string;
  readonly user: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly process: string;
  readonly sequence: number;
}

export interface TrailReader {
  /** Oldest file first. Rejects when a file cannot be read. */
  lines(): AsyncGenerator<TrailLine>;
  /** What was wrong so far: no file at all, lines that cannot be parsed, and gaps in a process's sequence. */
  problems(): readonly string[];
}

/** Reads the trail's file and the full ones before it. */
export function readTrail(file: string): TrailReader {
  const last = new Map<string, number>();
  const gaps: string[] = [];
  let broken = 0;

  /** `isOldest`: earlier lines of its process may have been in a file that is no longer kept. */
  function checkSequence({ process, sequence }: TrailLine, isOldest: boolean): void {
    const expected = (last.get(process) ?? (isOldest ? sequence - 1 : 0)) + 1;
    if (sequence > expected) gaps.push(`${lines(sequence - expected)} missing before line ${sequence} of process ${process}`);
    last.set(process, sequence);
  }

  return {
    async *lines() {
      const files = filesOf(file);
      if (files.length === 0) gaps.push(`there is no file ${file}`);
      for await (const text of textLines(files)) {
        const line = parse(text);
        if (line) {
          checkSequence(line, files.length > KEPT_FILES && last.size === 0);
          yield line;
        } else broken += 1;
      }
    },
    problems: () => (broken === 0 ? gaps : [`${lines(broken)} unreadable`, ...gaps]),
  };
}

async function* textLines(files: readonly string[]): AsyncGenerator<string> {
  for (const file of files) yield* createInterface({ input: createReadStream(file) });
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

/** `audit.log.2`, `audit.log.1`, `audit.log`. */
function filesOf(file: string): readonly string[] {
  const prefix = `${basename(file)}.`;
  const numbers = readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)));
  const full = numbers.sort((a, b) => b - a).map((number) => join(dirname(file), `${prefix}${number}`));
  return existsSync(file) ? [...full, file] : full;
}

function parse(text: string): TrailLine | undefined {
  try {
    const { user, at, process, sequence }: Record<string, unknown> = JSON.parse(text);
    const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    if (Number.isNaN(time) || typeof process !== 'string' || typeof sequence !== 'number') return undefined;
    return { text, user: typeof user === 'string' ? user : undefined, at: time, process, sequence };
  } catch {
    return undefined;
  }
}
