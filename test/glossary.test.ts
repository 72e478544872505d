import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGE = readFileSync('CONTRIBUTING.md', 'utf8');
const TERMS = [...PAGE.matchAll(/^\| \*\*([^*]+)\*\* \|/gm)].map(([, term = '']) => term);
const RETIRED = [...PAGE.matchAll(/^\| `([a-z]+)` \| `[a-z-]+` \|$/gm)].map(([, word = '']) => word);
const EXPORTED = /^export (?:async )?(?:function|const|interface|type|class) (\w+)/gm;
const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;

const FILES = ['src', 'sandbox', 'bench'].flatMap(sourceFiles);
const SOURCES = FILES.map((file) => readFileSync(file, 'utf8'));
const PAGES = [
  'README.md',
  'SECURITY.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];
const TEXTS = [...SOURCES, ...PAGES.map((file) => readFileSync(file, 'utf8'))];

describe('the glossary of CONTRIBUTING.md', () => {
  it.each(TERMS)('glossary: "%s" is used in the code or the pages', (term) => {
    const used = new RegExp(`\\b${term.replace(/[ -]/g, '[ _-]?')}`, 'i');

    expect(TEXTS.some((text) => used.test(text))).toBe(true);
  });

  it('glossary: has each term once', () => {
    expect(TERMS.length).toBeGreaterThan(20);
    expect(TERMS).toEqual([...new Set(TERMS)]);
  });
});

describe('retired words', () => {
  it('retired words: none is part of a path', () => {
    expect(RETIRED.length).toBeGreaterThan(10);
    expect(FILES.filter((file) => isRetired(file))).toEqual([]);
  });

  it('retired words: none is part of an exported name', () => {
    const names = SOURCES.flatMap((source) => [...source.matchAll(EXPORTED)].map(([, name = '']) => name));

    expect(names.length).toBeGreaterThan(500);
    expect(names.filter(isRetired)).toEqual([]);
  });

  it.each(['startDesk', 'DESK_SETTINGS', 'src/slack/heard.ts', 'sandbox/desk/routes.ts'])(
    'retired words: "%s" is found',
    (name) => {
      expect(isRetired(name)).toBe(true);
    },
  );
});

function isRetired(name: string): boolean {
  return (name.match(WORD) ?? []).some((word) => RETIRED.includes(word.toLowerCase()));
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(basename(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
}
