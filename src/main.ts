import type { Terminal } from './cli/terminal.ts';

// With a listener, SIGUSR1 does not open the inspector; everything else is imported after this.
process.on('SIGUSR1', () => {});

const [{ readEnvironment }, { writeTo }, { run }] = await Promise.all([
  import('./cli/environment.ts'),
  import('./cli/process-output.ts'),
  import('./cli/run.ts'),
]);

const err = writeTo(process.stderr);
let environment: Terminal['env'] | undefined;

const terminal: Terminal = {
  get env() {
    environment ??= readEnvironment(process.env, err);
    return environment;
  },
  out: writeTo(process.stdout),
  err,
  stopped: new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  }),
};

process.exitCode = await run(process.argv.slice(2), terminal);
