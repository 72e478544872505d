import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type PageServer, startPageServer } from './page-server/page-server.ts';

interface BrowserDemoOptions {
  readonly port?: number | undefined;
  /** Whether to open a browser. */
  readonly open: boolean;
}

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

const USUAL_PORT = 4170;

/** Serves the page until Ctrl-C, on `port`, or on USUAL_PORT or a free port. Returns the exit code. */
export async function runInBrowser({ port, open }: BrowserDemoOptions): Promise<number> {
  const server = await (port === undefined ? startOnUsualPort() : startPageServer({ port })).catch((error: unknown) => {
    if (!isPortInUse(error)) throw error;
    process.stderr.write(`Port ${port} is in use; choose another with --port.\n`);
    return undefined;
  });
  if (!server) return 1;
  process.stdout.write(`\nThe sandbox is ready:  ${server.url}\n\nPress Ctrl-C to stop.\n`);
  if (open) openBrowser(server.url);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
  return 0;
}

function startOnUsualPort(): Promise<PageServer> {
  return startPageServer({ port: USUAL_PORT }).catch((error: unknown) => {
    if (!isPortInUse(error)) throw error;
    return startPageServer({ port: 0 });
  });
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Without a browser, the address on the terminal is enough. */
function openBrowser(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
