// Runs a script of package.json: `node bin/script.mjs sandbox/demo.ts --once`. JavaScript that any Node understands, see order-scout.mjs.
import { pathToFileURL } from 'node:url';
import { hasSupportedNode } from './node-version.mjs';

if (hasSupportedNode()) {
  const [script = ''] = process.argv.splice(2, 1);
  await import(pathToFileURL(script).href);
} else process.exitCode = 1;
