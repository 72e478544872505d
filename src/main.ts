import type { Terminal } from './cli/terminal.ts';

// With a listener, SIGUSR1 does not open the inspector; everything else is imported after this.
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
