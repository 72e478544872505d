import { copyFileSync, readdirSync, readFileSync } from 'node:fs';

/** The last step of `npm run pictures`: copies the pictures that README and docs link from those that the browser tests made. */
const root = new URL('../', import.meta.url);
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`)].filter((path) =>
  path.endsWith('.md'),
);
const text = pages.map((path) => readFileSync(new URL(path, root), 'utf8')).join('\n');

for (const name of new Set(text.match(/(?<=screenshots\/)[\w-]+\.png/g)))
  copyFileSync(new URL(`screenshots/${name}`, root), new URL(`docs/screenshots/${name}`, root));
