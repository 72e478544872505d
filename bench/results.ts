import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform } from 'node:os';
import * as z from 'zod';
import type { BenchRow } from './row.ts';

export const RESULTS_FILE = new URL('results.json', import.meta.url);

const ROW = z.object({ what: z.string(), ratio: z.number(), note: z.string(), limit: z.string(), isKept: z.boolean() });
const RESULTS = z.object({
  date: z.string(),
  machine: z.string(),
  versions: z.record(z.string(), z.string()),
  rows: z.array(ROW),
});

/** The measurements that have a limit, and where they were taken. */
export type Results = z.infer<typeof RESULTS>;

const LOCK = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
/** Packages whose version matters for the figures. */
const NAMED = ['@slack/bolt', '@slack/web-api', 'undici', 'zod', 'lru-cache', 'pino'];

export function resultsOf(rows: readonly BenchRow[]): Results {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'unknown'}, ${platform()} ${arch()}`,
    versions: { node: process.versions.node, ...packageVersions() },
    rows: rows.flatMap(({ what, ratio, note, limit }) =>
      limit ? [{ what, ratio: Number(ratio.toFixed(2)), note, limit: limit.words, isKept: limit.isKept }] : [],
    ),
  };
}

function packageVersions(): Record<string, string> {
  const { packages } = LOCK.parse(JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')));
  return Object.fromEntries(NAMED.map((name) => [name, packages[`node_modules/${name}`]?.version ?? 'unknown']));
}

/** Of the last complete run. */
export function readResults(): Results {
  return RESULTS.parse(JSON.parse(readFileSync(RESULTS_FILE, 'utf8')));
}

/** As Markdown, for bench/README.md. */
export function tableOf({ rows }: Results): string {
  const lines = rows.map(
    ({ what, ratio, note, limit, isKept }) => `| ${what} | ${ratio} | ${limit}${isKept ? '' : ': missed'} | ${note} |`,
  );
  return ['| measurement | figure | goal | |', '|---|---|---|---|', ...lines].join('\n');
}
