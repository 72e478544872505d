import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { envExample, settingGroups } from '../src/config/example.ts';
import { providers } from '../src/providers/index.ts';

const NAME = /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`/g;
const OF_PROVIDERS = providers.flatMap(({ settings }) => Object.keys(settings.shape));
const ALL = settingGroups(providers).flatMap(({ settings }) => Object.keys(settings));

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

/** Rows of the tables in README's chapter about settings. */
function rows(): string[] {
  const [, chapter = ''] = readFileSync('README.md', 'utf8').split('\n## Settings\n');
  const [settings = ''] = chapter.split('\n## ');
  return settings.split('\n').filter((line) => line.startsWith('|'));
}

describe('the settings', () => {
  it('are found where they are read', () => {
    expect(ALL).toEqual(expect.arrayContaining(['SLACK_BOT_TOKEN', 'PORT', 'AUDIT_KEY', 'AUTO_REPLY_CHANNELS', 'LOG_LEVEL']));
    expect(OF_PROVIDERS).toEqual(expect.arrayContaining(['LINKSFIELD_PARTNER_CODE', 'CLINK_API_KEY']));
  });

  it("stand in README's tables, and nothing else stands there", () => {
    const told = rows().flatMap((row) => {
      const [, first = '', ...others] = row.split('|');
      const isProvider = first.includes('**');
      return matches(isProvider ? others.join('|') : first, NAME);
    });

    expect([...new Set(told)].toSorted()).toEqual(ALL.toSorted());
    expect(rows().some((row) => row.startsWith('| `<PROVIDER>_PER_SECOND`, `<PROVIDER>_AT_ONCE` |'))).toBe(true);
  });

  it('have a description each', () => {
    const settings = settingGroups(providers).flatMap((group) => Object.entries(group.settings));

    expect(settings.filter(([, setting]) => !z.globalRegistry.get(setting)?.description).map(([name]) => name)).toEqual([]);
  });

  it('make up .env.example (npm run docs writes it)', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample(providers));
  });
});

it('the start scripts keep SIGUSR1 from opening the inspector', () => {
  const starts = ['package.json', 'Dockerfile', 'README.md'].map((file) =>
    readFileSync(file, 'utf8').match(/node[^\n]{1,40}src\/main\.ts"?,? "?serve/g),
  );

  expect(starts.every((found) => found?.every((start) => start.includes('--disable-sigusr1')))).toBe(true);
});
