import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { envExample } from '../src/config/example.ts';
import { providers } from '../src/providers/index.ts';

const FILE = new URL('../.env.example', import.meta.url);

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const text = envExample(providers);

if (!values.check) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('.env.example does not show the settings as they are: run `npm run docs`.\n');
  process.exitCode = 1;
}
