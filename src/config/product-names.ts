import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { ProductNames } from '../core/provider/product-names.ts';

const MAX_FILE = 1_000_000;
const NAMES = z.record(z.string(), z.string().min(1), 'must hold one JSON object: {"code": "name"}');

/**
 * Reads PRODUCT_NAMES: `code=name` each, between commas, lines or `;;`, or the path of a JSON file, `{"code": "name"}`.
 * Throws an Error that says what is wrong with which entry.
 */
export function readProductNames(text: string): ProductNames {
  return text.endsWith('.json') && !text.includes('=') ? readFile(text) : new Map(entriesOf(text).map(readEntry));
}

function entriesOf(text: string): string[] {
  return text
    .split(/,|;;|\n/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function readEntry(entry: string): [string, string] {
  const [, code = '', name = ''] = /^([^=]+)=(.+)$/s.exec(entry) ?? [];
  if (code === '') throw new Error(`${entry} must be code=name; a name with a comma needs a JSON file`);
  return [code.trim(), name.trim()];
}

function readFile(file: string): ProductNames {
  const text = contentOf(file);
  if (text.length > MAX_FILE) throw new Error(`${file} is larger than a megabyte`);
  const { data, error } = NAMES.safeParse(jsonOf(text));
  if (!data) throw new Error(`${file} ${error.issues[0]?.message ?? 'cannot be read'}`);
  return new Map(Object.entries(data));
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
