import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Terminal } from './cli/terminal.ts';

// Compiled code is kept below the application and not in the shared temporary folder, where others could change it. Where it
// cannot be written, Node goes on without. Everything else is imported after this, and only what the command needs.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/order-scout'));
// Written at the end of the process too, but not of one that is killed.
setTimeout(flushCompileCache, 5_000).unref();

// With a listener, SIGUSR1 does not open the inspector.
process.on('SIGUSR1', () => {});

const [{ readEnvironment }, { run }] = await Promise.all([import('./cli/environment.ts'), import('./cli/run.ts')]);

let environment: Terminal['env'] | undefined;

const terminal: Terminal = {
  get env() {
    environment ??= readEnvironment(process.env, (sentence) => void process.stderr.write(sentence));
    return environment;
  },
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stopped: new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  }),
};

process.exitCode = await run(process.argv.slice(2), terminal);
