import { createFaultControls } from '../scenarios/fault-controls.ts';
import { startWorld, type World, type WorldOptions } from '../world.ts';
import { type Build, createPage } from './bundle.ts';
import { createChangeStream } from './change-stream.ts';
import { type Handler, startLocalServer } from './local-server.ts';
import { createRoutes } from './routes.ts';
import { SANDBOX_SETTINGS, SHOP_DOMAIN } from './settings.ts';
import { createWire, type Wire } from './wire/wire.ts';

/** The running page server, on loopback, with its own world. */
export interface PageServer {
  readonly url: string;
  readonly world: World;
  close(): Promise<void>;
}

/** The bot counts a look-up in its metrics when it is complete; no event reports that, so the server polls. */
const POLL_MS = 1_000;

export interface PageServerOptions extends Pick<WorldOptions, 'env' | 'times' | 'slack'> {
  readonly port: number;
  /** 'production' where it is left out. */
  readonly build?: Build;
}

/** Starts the stand-ins, the bot and the page. Rejects if the port is in use. */
export async function startPageServer({ port, build = 'production', ...options }: PageServerOptions): Promise<PageServer> {
  const routes = Promise.withResolvers<Handler>();
  // First of all, as the port can be in use. Early requests wait.
  const server = await startLocalServer(port, async (...request) => (await routes.promise)(...request));
  const { world, startWire } = await startWatchedWorld(options).catch(async (error) => {
    await server.close();
    throw error;
  });
  const changes = createChangeStream(() => wire.refresh());
  const wire = startWire(changes.notify);
  world.slack.unfurl([SHOP_DOMAIN]);
  world.slack.workspace.changes.on('changed', changes.notify);
  const faults = createFaultControls(world);
  const context = { world, page: createPage(build), wire, changes, faults, play: { running: undefined }, restarts: { count: 0 } };
  routes.resolve(createRoutes(context));
  const polling = setInterval(() => void wire.refresh(), POLL_MS).unref();
  return {
    url: server.url,
    world,
    close: async () => {
      clearInterval(polling);
      changes.close();
      await server.close();
      await world.close();
    },
  };
}

interface WatchedWorld {
  readonly world: World;
  /** Starts the wire log; `onWritten` is called for each new entry. */
  startWire(onWritten: () => void): Wire;
}

/** Keeps the bot's first log lines until the wire log exists. */
async function startWatchedWorld(options: Omit<PageServerOptions, 'port' | 'build'>): Promise<WatchedWorld> {
  const early: string[] = [];
  const sink: { log(line: string): void } = { log: (line) => void early.push(line) };
  const world = await startWorld({
    ...options,
    hasFurtherAccounts: true,
    env: { ...SANDBOX_SETTINGS, ...options.env },
    log: (line) => sink.log(line),
  });
  return {
    world,
    startWire: (onWritten) => {
      const wire = createWire(world, onWritten);
      sink.log = wire.log;
      for (const line of early.splice(0)) wire.log(line);
      return wire;
    },
  };
}
