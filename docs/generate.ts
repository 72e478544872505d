import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { envExample } from '../src/config/example.ts';
import { providers } from '../src/providers/index.ts';
import { settingsPage } from './settings-page.ts';

/** `npm run docs` writes .env.example and the tables of docs/settings.md; with `--check` it only compares them and exits with 1. */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const pages = { '.env.example': envExample(providers), 'docs/settings.md': settingsPage(read('docs/settings.md'), providers) };

for (const [path, text] of Object.entries(pages)) {
  if (!values.check) writeFileSync(new URL(path, root), text);
  else if (read(path) !== text) {
    process.stderr.write(`${path} does not match the settings: run npm run docs\n`);
    process.exitCode = 1;
  }
}
