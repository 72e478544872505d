import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

interface Import {
  readonly file: string;
  /** A path below the root, or a package's name. */
  readonly target: string;
  readonly isType: boolean;
}

/** What each part may import, by the beginning of a path or a package's name; `self` is its own folder. */
const RULES: readonly { readonly part: RegExp; readonly may: readonly string[]; readonly asTypes?: readonly string[] }[] = [
  { part: /^src\/core\//, may: ['src/core/'], asTypes: ['zod'] },
  { part: /^src\/providers\/(index|links)\.ts$/, may: ['src/core/', 'src/providers/'] },
  { part: /^src\/providers\/[^/]+\//, may: ['src/core/', 'self', 'zod', 'node:crypto'] },
  {
    part: /^src\/upstream\//,
    may: ['src/core/', 'src/upstream/', 'undici', 'lru-cache', 'cockatiel', 'p-queue', 'node:'],
    asTypes: ['zod'],
  },
  { part: /^src\/state\//, may: ['src/core/', 'src/state/', 'lru-cache', 'ioredis', 'node:'] },
  { part: /^src\/slack\//, may: ['src/core/', 'src/slack/', 'src/state/store.ts', '@slack/', 'zod', 'lru-cache', 'node:'] },
  {
    part: /^src\/(log|metrics|audit)(\.ts|\/)/,
    may: ['src/core/', 'src/audit/', 'pino', 'prom-client', 'rotating-file-stream', 'node:'],
  },
  { part: /^src\/patterns\.ts$/, may: ['src/core/', 're2js'] },
  { part: /^src\/server(\.ts|\/)/, may: ['src/server/', 'node:'] },
  { part: /^src\/config(\.ts|\/)/, may: ['src/core/', 'src/config', 'src/patterns.ts', 'zod'] },
  { part: /^src\/app(\.ts|\/)/, may: ['src/', '@slack/', 'undici', 'node:'] },
  {
    part: /^src\/doctor\//,
    may: [
      'src/doctor/',
      'src/core/',
      'src/upstream/',
      'src/config',
      'src/providers/linkbest/variants.ts',
      'src/slack/',
      '@slack/web-api',
      'undici',
      'zod',
    ],
  },
  { part: /^src\/cli\//, may: ['src/', 'node:'] },
  { part: /^src\/main\.ts$/, may: ['src/cli/', 'node:'] },
];

const files = sourceFiles('src');
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));

describe('who may import whom', () => {
  it('every file of src stands in a part that has a rule', () => {
    expect(files.filter((file) => !ruleOf(file))).toEqual([]);
  });

  it('every import is one that its part may have', () => {
    expect(imports.filter((found) => !isAllowed(found)).map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('no import of a value leads back to where it began', () => {
    const values = Map.groupBy(
      imports.filter(({ isType }) => !isType),
      ({ file }) => file,
    );

    expect(files.filter((file) => reached(file, values).has(file))).toEqual([]);
  });

  it('a circle of imports is seen', () => {
    const found = [
      ...importsOf('src/core/a.ts', "import { type B, b } from './b.ts';"),
      ...importsOf('src/core/b.ts', "import { c } from './c/c.ts';"),
      ...importsOf('src/core/c/c.ts', "import { a } from '../a.ts';"),
    ];

    const circle = reached(
      'src/core/a.ts',
      Map.groupBy(found, ({ file }) => file),
    );

    expect([...circle]).toEqual(['src/core/b.ts', 'src/core/c/c.ts', 'src/core/a.ts']);
  });

  it('nothing but main.ts reads the environment', () => {
    const readers = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('process.env'));

    expect(readers).toEqual(['src/main.ts']);
  });

  it('core and the providers read no clock', () => {
    const pure = files.filter((file) => /^src\/(core|providers)\//.test(file));
    const readers = pure.filter((file) =>
      /\bDate\.now\(|new Date\(\)|performance\.now|setTimeout|setInterval|Math\.random/.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
    );

    expect(readers).toEqual([]);
  });

  it.each([
    ['src/core/order.ts', "import { request } from 'undici';"],
    ['src/core/order.ts', "import * as z from 'zod';"],
    ['src/core/order.ts', "import { readFileSync } from 'node:fs';"],
    ['src/providers/tuya/index.ts', "import { sign } from '../linksfield/sign.ts';"],
    ['src/providers/tuya/index.ts', "import { createHttp } from '../../upstream/http.ts';"],
    ['src/slack/command.ts', "import { tuya } from '../providers/tuya/index.ts';"],
    ['src/slack/command.ts', "import { createAnswers } from '../upstream/answers.ts';"],
    ['src/upstream/guard.ts', "import type { Words } from '../slack/words.ts';"],
    ['src/upstream/guard.ts', "import pino from 'pino';"],
    ['src/app.ts', "import { main } from '../sandbox/demo.ts';"],
    ['src/app.ts', "import { report } from './doctor/report.ts';"],
    ['src/doctor/report.ts', "import { createScout } from '../app/scout.ts';"],
    ['src/log.ts', "const late = await import('./slack/words.ts');"],
  ])('a broken rule is seen: %s with %s', (file, source) => {
    const found = importsOf(file, source);

    expect(found.length).toBe(1);
    expect(found.filter(isAllowed)).toEqual([]);
  });
});

function ruleOf(file: string): (typeof RULES)[number] | undefined {
  return RULES.find(({ part }) => part.test(file));
}

function isAllowed({ file, target, isType }: Import): boolean {
  if (file === 'src/app.ts' && target === 'src/main.ts') return false;
  if (target.startsWith('src/doctor/') && !/^src\/(cli|doctor)\//.test(file)) return false;
  const rule = ruleOf(file);
  if (!rule) return false;
  const may = [...rule.may, ...(isType ? (rule.asTypes ?? []) : [])];
  return may.some((allowed) => target.startsWith(allowed === 'self' ? `${dirname(file)}/` : allowed));
}

/** Every file that a file imports, and what those import. */
function reached(file: string, values: ReadonlyMap<string, readonly Import[]>, known = new Set<string>()): Set<string> {
  for (const { target } of values.get(file) ?? []) {
    if (known.has(target)) continue;
    known.add(target);
    reached(target, values, known);
  }
  return known;
}

function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(IMPORT)].map(([, type, named, dynamic]) => ({
    file,
    target: targetOf(file, named ?? dynamic ?? ''),
    isType: type !== undefined,
  }));
}

function targetOf(file: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}
