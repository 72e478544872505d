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
  /** Loaded by a call of `import`. */
  readonly isLate: boolean;
}

interface Rule {
  /** As the table of docs/architecture.md names it. */
  readonly row: string;
  readonly part: RegExp;
  /** By the beginning of a path or a package's name; `self` is its own folder, as far as `part` names it. */
  readonly may: readonly string[];
  readonly asTypes?: readonly string[];
  readonly never?: readonly string[];
}

/** What each part may import; the table of docs/architecture.md says the same. */
const RULES: readonly Rule[] = [
  {
    row: '`src/core/`',
    part: /^src\/core\//,
    may: ['src/core/', 'fastest-levenshtein', 'e118-iin-list', 'lru-cache'],
    asTypes: ['zod'],
  },
  {
    row: '`src/providers/index.ts` `links.ts`',
    part: /^src\/providers\/(index|links)\.ts$/,
    may: ['src/core/', 'src/providers/'],
  },
  {
    row: '`src/providers/field.ts` `order-part.ts` `common-words.ts` `shared-words.ts` `missing.ts` `setting.ts` `webhook.ts`',
    part: /^src\/providers\/(field|order-part|common-words|shared-words|missing|setting|webhook)\.ts$/,
    may: ['src/core/', 'src/providers/order-part.ts', 'src/providers/field.ts', 'zod', 'node:crypto'],
  },
  {
    row: '`src/providers/<id>/`',
    part: /^src\/providers\/[^/]+\//,
    may: [
      'self',
      'src/core/',
      'src/providers/common-words.ts',
      'src/providers/field.ts',
      'src/providers/missing.ts',
      'src/providers/order-part.ts',
      'src/providers/setting.ts',
      'src/providers/shared-words.ts',
      'src/providers/webhook.ts',
      'zod',
      'node:crypto',
    ],
  },
  {
    row: '`src/upstream/`',
    part: /^src\/upstream\//,
    may: [
      'src/upstream/',
      'src/core/',
      'src/bound.ts',
      'undici',
      'lru-cache',
      'cockatiel',
      'p-queue',
      'raw-body',
      'zod',
      'node:',
    ],
  },
  {
    row: '`src/bulk/`',
    part: /^src\/bulk\//,
    may: ['src/bulk/', 'src/core/', 'csv-parse', 'csv-stringify', 'node:'],
  },
  { row: '`src/state/`', part: /^src\/state\//, may: ['src/state/', 'src/core/', 'lru-cache', 'ioredis', 'node:'] },
  {
    row: '`src/jobs/`',
    part: /^src\/jobs\//,
    may: ['src/jobs/', 'src/core/', 'src/folder.ts', 'src/state/seal.ts', 'bullmq', 'ioredis', 'node:'],
  },
  {
    row: '`src/slack/transport/`',
    part: /^src\/slack\/transport\//,
    may: [
      'self',
      'src/slack/command/',
      'src/slack/messages/',
      'src/slack/buttons/',
      'src/slack/bulk/',
      'src/slack/window/',
      'src/slack/links/',
      'src/slack/workflow/',
      'src/slack/policy/rights-changes.ts',
      'src/slack/cards/',
      'src/core/',
      'src/bound.ts',
      'src/server/body.ts',
      '@slack/',
      'zod',
      'cockatiel',
      'p-timeout',
      'node:',
    ],
    asTypes: ['src/slack/memory/deduplication.ts'],
  },
  {
    row: '`src/slack/follow/`',
    part: /^src\/slack\/follow\//,
    may: [
      'self',
      'src/slack/answer/',
      'src/slack/policy/',
      'src/slack/memory/fingerprint.ts',
      'src/slack/cards/',
      'src/jobs/jobs.ts',
      'src/core/',
      'zod',
    ],
    asTypes: ['src/audit/audit.ts'],
  },
  {
    row: '`src/slack/window/`',
    part: /^src\/slack\/window\//,
    may: [
      'self',
      'src/slack/buttons/',
      'src/slack/answer/',
      'src/slack/follow/',
      'src/slack/policy/',
      'src/slack/memory/',
      'src/slack/intake/',
      'src/slack/cards/',
      'src/core/',
      '@slack/types',
      'node:',
    ],
  },
  {
    row: '`src/slack/bulk/`',
    part: /^src\/slack\/bulk\//,
    may: [
      'self',
      'src/bulk/',
      'src/jobs/jobs.ts',
      'src/slack/answer/',
      'src/slack/buttons/',
      'src/slack/policy/',
      'src/slack/memory/',
      'src/slack/intake/',
      'src/slack/cards/',
      'src/core/',
      'src/bound.ts',
      'p-queue',
      'raw-body',
      'zod',
      'node:',
    ],
    asTypes: [
      'src/slack/command/command.ts',
      'src/slack/messages/message-event.ts',
      'src/slack/window/shortcut.ts',
      'src/log.ts',
      '@slack/types',
    ],
  },
  {
    row: '`src/slack/command/` `messages/` `buttons/` `links/` `workflow/`',
    part: /^src\/slack\/(command|messages|buttons|links|workflow)\//,
    may: [
      'self',
      'src/slack/answer/',
      'src/slack/follow/',
      'src/slack/policy/',
      'src/slack/memory/',
      'src/slack/intake/',
      'src/slack/cards/',
      'src/slack/words/',
      'src/core/',
      'src/state/store.ts',
      '@slack/types',
      'lru-cache',
      'p-queue',
      'zod',
      'node:',
    ],
  },
  {
    row: '`src/slack/reports/`',
    part: /^src\/slack\/reports\//,
    may: [
      'self',
      'src/slack/messages/automatic/',
      'src/slack/answer/',
      'src/slack/policy/',
      'src/slack/memory/',
      'src/slack/cards/',
      'src/core/',
    ],
  },
  { row: '`src/slack/answer/question.ts`', part: /^src\/slack\/answer\/question\.ts$/, may: ['src/slack/words/', 'src/core/'] },
  {
    row: '`src/slack/answer/`',
    part: /^src\/slack\/answer\//,
    may: [
      'self',
      'src/slack/policy/',
      'src/slack/memory/',
      'src/slack/cards/',
      'src/slack/words/',
      'src/core/',
      'src/state/store.ts',
      '@slack/types',
      'zod',
      'lru-cache',
      'cockatiel',
      'p-queue',
      'node:',
    ],
    asTypes: ['src/audit/audit.ts', 'src/log.ts', 'src/metrics.ts'],
  },
  {
    row: '`src/slack/policy/`',
    part: /^src\/slack\/policy\//,
    may: [
      'self',
      'src/slack/answer/question.ts',
      'src/core/',
      'src/state/store.ts',
      'zod',
      'lru-cache',
      'cockatiel',
      'p-timeout',
    ],
  },
  {
    row: '`src/slack/memory/`',
    part: /^src\/slack\/memory\//,
    may: [
      'self',
      'src/slack/answer/question.ts',
      'src/slack/words/',
      'src/core/',
      'src/state/store.ts',
      'zod',
      'lru-cache',
      'node:',
    ],
  },
  { row: '`src/slack/intake/`', part: /^src\/slack\/intake\//, may: ['self', 'src/core/'] },
  {
    row: '`src/slack/cards/`',
    part: /^src\/slack\/cards\//,
    may: ['self', 'src/slack/words/', 'src/bulk/', 'src/core/', '@slack/types', 'zod'],
  },
  { row: '`src/slack/words/`', part: /^src\/slack\/words\//, may: ['self', 'src/core/'] },
  {
    row: '`src/log.ts` `line-writer.ts` `metrics.ts` `audit/`',
    part: /^src\/(log\.ts|line-writer\.ts|metrics\.ts|audit\/)/,
    may: [
      'src/line-writer.ts',
      'src/folder.ts',
      'src/audit/',
      'src/core/',
      'pino',
      'prom-client',
      'lru-cache',
      'p-timeout',
      'node:',
    ],
  },
  { row: '`src/folder.ts`', part: /^src\/folder\.ts$/, may: ['node:'] },
  { row: '`src/bound.ts`', part: /^src\/bound\.ts$/, may: [] },
  { row: '`src/patterns.ts`', part: /^src\/patterns\.ts$/, may: ['src/core/', 're2js', 'node:'] },
  { row: '`src/server/`', part: /^src\/server\//, may: ['src/server/', 'ipaddr.js', 'proxy-addr', 'raw-body', 'node:'] },
  {
    row: '`src/webhooks/`',
    part: /^src\/webhooks\//,
    may: ['self', 'src/core/', 'src/server/body.ts', 'src/state/store.ts', 'node:'],
  },
  {
    row: '`src/config/`',
    part: /^src\/config\//,
    may: ['src/config/', 'src/core/', 'src/patterns.ts', 'fastest-levenshtein', 'proxy-addr', 'zod', 'node:'],
  },
  {
    row: '`src/app/`',
    part: /^src\/app\//,
    may: ['src/', '@slack/', 'lru-cache', 'p-timeout', 'undici', 'node:'],
    never: ['src/doctor/', 'src/cli/', 'src/main.ts'],
  },
  {
    row: '`src/doctor/`',
    part: /^src\/doctor\//,
    may: ['src/doctor/', 'src/core/', 'src/upstream/', 'src/config/', 'src/slack/', '@slack/web-api', 'undici', 'zod'],
  },
  {
    row: '`src/cli/`',
    part: /^src\/cli\//,
    may: ['src/', '@clack/prompts', 'fastest-levenshtein', 'zod', 'node:'],
    never: ['src/main.ts'],
  },
  { row: '`src/version.ts`', part: /^src\/version\.ts$/, may: ['package.json'] },
  { row: '`src/main.ts`', part: /^src\/main\.ts$/, may: ['src/cli/'] },
];

const files = sourceFiles('src');
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));

const sandboxImports = sourceFiles('sandbox').flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));

/** The languages have the same words, and the providers the same parts; neither imports its siblings. */
const IN_PARALLEL = /^src\/(slack\/words\/zh|providers\/[^/]+)\//;

describe('who may import whom', () => {
  it('the table of docs/architecture.md says what the rules say', () => {
    expect(rowsOfPage()).toEqual(RULES.map(rowOf));
  });

  it('every rule is needed as far as it goes', () => {
    expect(RULES.flatMap(unneeded)).toEqual([]);
  });

  it('every file of src is in a part that has a rule', () => {
    expect(files.filter((file) => !ruleOf(file))).toEqual([]);
  });

  it('every import is one that its part may have', () => {
    expect(imports.filter((found) => !isAllowed(found)).map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('start: loads what few settings need when they are set, and not before', () => {
    const first = imports.filter(({ isType, isLate }) => !isType && !isLate);

    const loaded = [
      ...reached(
        'src/cli/commands/serve.ts',
        Map.groupBy(first, ({ file }) => file),
      ),
    ];

    expect(loaded).toContain('undici');
    expect(loaded.filter((target) => /^(ioredis|bullmq|re2js|node:sqlite|@clack\/prompts)$/.test(target))).toEqual([]);
  });

  it('import circles: there are none in src and sandbox, type imports included', () => {
    const graph = Map.groupBy([...imports, ...sandboxImports], ({ file }) => file);

    expect([...graph.keys()].filter((file) => reached(file, graph).has(file))).toEqual([]);
  });

  it('import circles: types and folders do not hide them', () => {
    const found = [
      ...importsOf('src/core/a.ts', "import { type B, b } from './b.ts';"),
      ...importsOf('src/core/b.ts', "import type { c } from './c/c.ts';"),
      ...importsOf('src/core/c/c.ts', "import { a } from '../a.ts';"),
    ];

    const circle = reached(
      'src/core/a.ts',
      Map.groupBy(found, ({ file }) => file),
    );

    expect([...circle]).toEqual(['src/core/b.ts', 'src/core/c/c.ts', 'src/core/a.ts']);
  });

  it('exported names: none is defined in two files', () => {
    const places = Map.groupBy(files.filter((file) => !IN_PARALLEL.test(file)).flatMap(exportsOf), ({ name }) => name);

    const twice = [...places].filter(([, found]) => found.length > 1);
    expect(twice.map(([name, found]) => `${name}: ${found.map(({ file }) => file).join(', ')}`)).toEqual([]);
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

  it('no timer outlives what it waits for: AbortSignal.timeout would', () => {
    const users = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('AbortSignal.timeout('));

    expect(users).toEqual([]);
  });

  it.each([
    ['src/core/order/order.ts', "import { request } from 'undici';"],
    ['src/core/order/order.ts', "import * as z from 'zod';"],
    ['src/core/order/order.ts', "import { readFileSync } from 'node:fs';"],
    ['src/providers/tuya/index.ts', "import { sign } from '../linksfield/sign.ts';"],
    ['src/providers/tuya/index.ts', "import { createHttp } from '../../upstream/http.ts';"],
    ['src/slack/command/command.ts', "import { tuya } from '../../providers/tuya/index.ts';"],
    ['src/slack/command/command.ts', "import { createAnswers } from '../../upstream/answers.ts';"],
    ['src/slack/cards/notices/why.ts', "import type { Trace } from '../../memory/trace.ts';"],
    ['src/slack/policy/access.ts', "import type { CardContext } from '../cards/card.ts';"],
    ['src/slack/policy/access.ts', "import type { Responder } from '../answer/answer.ts';"],
    ['src/slack/intake/message.ts', "import { code } from '../cards/mrkdwn.ts';"],
    ['src/slack/buttons/refresh.ts', "import type { Search } from '../window/search.ts';"],
    ['src/upstream/guard.ts', "import type { Words } from '../slack/words.ts';"],
    ['src/upstream/guard.ts', "import pino from 'pino';"],
    ['src/app/app.ts', "import { main } from '../../sandbox/demo.ts';"],
    ['src/app/app.ts', "import { report } from '../doctor/report.ts';"],
    ['src/doctor/report.ts', "import { createLookups } from '../app/lookups/lookups.ts';"],
    ['src/log.ts', "const late = await import('./slack/words.ts');"],
  ])('a broken rule is seen: %s with %s', (file, source) => {
    const found = importsOf(file, source);

    expect(found.length).toBe(1);
    expect(found.filter(isAllowed)).toEqual([]);
  });
});

function exportsOf(file: string): { readonly name: string; readonly file: string }[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm)].map(([, name = '']) => ({
    name,
    file,
  }));
}

function ruleOf(file: string): (typeof RULES)[number] | undefined {
  return RULES.find(({ part }) => part.test(file));
}

function isAllowed({ file, target, isType }: Import): boolean {
  const rule = ruleOf(file);
  if (!rule || rule.never?.some((banned) => target.startsWith(banned))) return false;
  const may = [...rule.may, ...(isType ? (rule.asTypes ?? []) : [])];
  return may.some((allowed) => target.startsWith(allowed === 'self' ? folderOf(file, rule) : allowed));
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

/** The folder of a file that its rule is about. */
function folderOf(file: string, { part }: Rule): string {
  return part.exec(file)?.[0].replace(/[^/]+$/, '') ?? file;
}

/** What a part may import and does not. */
function unneeded(rule: Rule): string[] {
  const { row, part, may } = rule;
  const targets = imports.filter(({ file }) => RULES.find((rule) => rule.part.test(file))?.part === part);
  const isUsed = (name: string) =>
    targets.some(({ file, target }) => target.startsWith(name === 'self' ? folderOf(file, rule) : name));
  return may.filter((name) => !isUsed(name)).map((name) => `${row} ${name}`);
}

/** A rule as the first and the last cell of its row of the page. */
function rowOf({ row, may, asTypes, never }: Rule): [string, string] {
  const list = (names: readonly string[]) => names.map((name) => (name === 'self' ? 'its own folder' : `\`${name}\``)).join(', ');
  return [row, list(may) + (asTypes ? `; as types ${list(asTypes)}` : '') + (never ? `; never ${list(never)}` : '')];
}

/** The page's rows about src. */
function rowsOfPage(): string[][] {
  const [, table = ''] = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').split(
    '| part | what it is | may import |\n|---|---|---|\n',
  );
  const rows = table.split('\n\n', 1).flatMap((text) => text.split('\n'));
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  return cells.filter(([, part]) => part?.startsWith('`src/')).map(([, part = '', , may = '']) => [part, may]);
}

function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(IMPORT)].map(([, type, named, dynamic]) => ({
    file,
    target: targetOf(file, named ?? dynamic ?? ''),
    isType: type !== undefined,
    isLate: dynamic !== undefined,
  }));
}

function targetOf(file: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}
