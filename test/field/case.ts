import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** The place where an input reaches the bot; see README, "Tests". */
const SURFACES = [
  'auto',
  'asked',
  'shortcut',
  'card',
  'command',
  'event',
  'rawEvent',
  'stream',
  'interactive',
  'vendor',
] as const;
export type Surface = (typeof SURFACES)[number];

const EXPECTED = z.strictObject({
  /** Every identifier that is read, as `kind:value`, in order. */
  exactly: z.array(z.string()).optional(),
  /** Parts of the reply; of the list of identifiers where there is no reply. */
  has: z.array(z.string()).optional(),
  not: z.array(z.string()).optional(),
  /** Whether the bot posts anything. */
  answers: z.boolean().optional(),
  /** How many messages it posts. */
  posts: z.number().optional(),
  /** Web API methods that it calls. */
  calls: z.array(z.string()).optional(),
  acknowledged: z.boolean().optional(),
  why: z.string(),
});

const CASE = z.strictObject({
  id: z.string(),
  surface: z.enum(SURFACES),
  input: z.unknown(),
  expect: EXPECTED,
  /** The kind of input, by the table in README. */
  kind: z.string().optional(),
  /** Where it was found in public. */
  source: z.string().optional(),
});
export type Case = z.infer<typeof CASE>;

const CORPUS = ['reported.jsonl', 'found.jsonl', 'public.jsonl'].flatMap(readCases);

/** The cases of some surfaces, in the order of the files. */
export function casesOf(...surfaces: readonly Surface[]): readonly Case[] {
  return CORPUS.filter(({ surface }) => surfaces.includes(surface));
}

function readCases(file: string): Case[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => CASE.parse(JSON.parse(line)));
}
