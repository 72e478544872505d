import { lookup } from '../src/cli/lookup.ts';
import type { Terminal } from '../src/cli/terminal.ts';
import { startVendors } from './vendors/index.ts';

/** `npm run lookup -- --sandbox <text>`: asks the stand-ins; without the flag, the configured providers. */
const args = process.argv.slice(2);
const isSandbox = args.includes('--sandbox');
const vendors = isSandbox ? await startVendors() : undefined;
const terminal: Terminal = {
  env: vendors ? { ...vendors.env, LOG_LEVEL: process.env.LOG_LEVEL } : process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stopped: new Promise(() => {}),
};
process.exitCode = await lookup(
  args.filter((arg) => arg !== '--sandbox'),
  terminal,
);
await vendors?.close();
