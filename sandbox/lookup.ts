import { lookup } from '../src/cli/lookup.ts';
import { startVendors } from './vendors/index.ts';

/** `npm run lookup -- --sandbox <text>`: asks the stand-ins; without the flag, what main.ts would. */
if (process.argv.includes('--sandbox')) {
  process.exitCode = await lookUpInSandbox(process.argv.slice(2).filter((arg) => arg !== '--sandbox'));
} else {
  process.argv.splice(2, 0, 'lookup');
  await import('../src/main.ts');
}

async function lookUpInSandbox(args: readonly string[]): Promise<number> {
  const vendors = await startVendors();
  try {
    return await lookup(args, {
      env: vendors.env,
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      stopped: new Promise(() => {}),
    });
  } finally {
    await vendors.close();
  }
}
