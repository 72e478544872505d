import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDesk } from './desk/desk.ts';

interface ShowOptions {
  readonly port?: string | undefined;
  /** Whether to open a browser. */
  readonly open: boolean;
}

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Serves the page until Ctrl-C. */
export async function show({ port = '4170', open }: ShowOptions): Promise<void> {
  const desk = await startDesk({ port: Number(port) });
  process.stdout.write(`\nThe sandbox is ready:  ${desk.url}\n\nCtrl-C ends it.\n`);
  if (open) openBrowser(desk.url);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await desk.close();
}

/** Where there is no browser to open, the address on the terminal has to do. */
function openBrowser(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
