import { parseArgs } from 'node:util';
import { runInTerminal } from './demo-terminal.ts';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string' },
    open: { type: 'boolean', default: true },
    once: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

/** `npm run demo` opens the sandbox in a browser; with `--once` it asks one question on the terminal. */
if (options.once) await runInTerminal((text) => void process.stdout.write(`${text}\n\n`));
else await (await import('./demo-browser.ts')).runInBrowser(options);
