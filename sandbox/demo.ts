import { parseArgs } from 'node:util';
import { askOnce } from './demo-terminal.ts';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string' },
    open: { type: 'boolean', default: true },
    once: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

/** `npm run demo`: a world to try the bot in, in the browser; with `--once` one question and its reply on the terminal. */
if (options.once) await askOnce((text) => void process.stdout.write(`${text}\n\n`));
else await (await import('./demo-browser.ts')).show(options);
