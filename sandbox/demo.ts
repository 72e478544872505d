import * as z from 'zod';
import { flag, noWords, port, withArguments } from '../src/cli/arguments.ts';
import { processTerminal } from './process-terminal.ts';

const SYNTAX = {
  name: 'demo',
  usage: `Usage: npm run demo -- [--port <number>] [--no-open] [--once]

Starts the real bot between stand-ins for Slack and the vendors, and opens the sandbox in a browser.

  --port      port of the page; default 4170, or a free one
  --no-open   open no browser
  --once      ask one question on the terminal instead, and exit
`,
  options: z.object({ port: port.optional(), open: z.boolean().default(true), once: flag }),
  words: noWords,
};

process.exitCode = await withArguments(SYNTAX, process.argv.slice(2), processTerminal, async ({ options }) => {
  if (!options.once) return await (await import('./demo-browser.ts')).runInBrowser(options);
  await (await import('./demo-terminal.ts')).runInTerminal((text) => processTerminal.out(`${text}\n\n`));
  return 0;
});
