import { doctor } from '../src/cli/commands/doctor.ts';
import { processTerminal, SANDBOX_HELP } from './process-terminal.ts';
import { startSlack } from './slack/index.ts';
import { startVendors } from './vendors/index.ts';

/** The stand-ins answer in the end; a busy machine takes its time. */
const PATIENT = { deadline: 60_000, requestDeadline: 60_000 } as const;

/** `npm run doctor -- --sandbox` checks the stand-ins. Without the flag it runs src/main.ts. */
if (process.argv.includes('--sandbox')) {
  process.exitCode = await checkSandbox(process.argv.slice(2).filter((arg) => arg !== '--sandbox'));
} else {
  process.argv.splice(2, 0, 'doctor');
  await import('../src/main.ts');
  if (process.argv.includes('--help')) process.stdout.write(SANDBOX_HELP);
}

async function checkSandbox(args: readonly string[]): Promise<number> {
  const [vendors, slack] = await Promise.all([startVendors({ hasFurtherAccounts: true }), startSlack()]);
  try {
    const terminal = { env: { ...vendors.env, ...slack.envSocket }, ...processTerminal };
    return await doctor(args, terminal, PATIENT);
  } finally {
    await Promise.all([vendors.close(), slack.close()]);
  }
}
