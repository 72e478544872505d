import { createFaultControls } from '../scenarios/fault-controls.ts';
import { startWorld, type World } from '../world.ts';
import { bundlePage } from './bundle.ts';
import { createChangeStream } from './change-stream.ts';
import { startLocalServer } from './local-server.ts';
import { routesOf } from './routes.ts';
import { SANDBOX_SETTINGS, SHOP_DOMAIN } from './settings.ts';
import { createWire, type Wire } from './wire/wire.ts';

/** The page on loopback, over a world of its own. */
export interface PageServer {
  readonly url: string;
  readonly world: World;
  close(): Promise<void>;
}

/** The bot counts a lookup when all of it is done, which nothing on the wire tells. */
const POLL_MS = 1_000;

/** Starts the stand-ins, the bot between them, and the page that shows them. Rejects when the port is taken. */
export async function startPageServer({ port }: { readonly port: number }): Promise<PageServer> {
  const [page, { world, wireTo }] = await Promise.all([bundlePage(), startWatchedWorld()]);
  const changes = createChangeStream(() => wire.refresh());
  const wire = wireTo(changes.notify);
  world.slack.unfurl([SHOP_DOMAIN]);
  world.slack.workspace.changes.on('changed', changes.notify);
  const context = { world, page, wire, changes, faults: createFaultControls(world), play: { running: undefined } };
  const server = await startLocalServer(port, routesOf(context)).catch(async (error) => {
    await world.close();
    throw error;
  });
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
  /** Begins to write down what crosses the wire; calls back with everything new. */
  wireTo(onWritten: () => void): Wire;
}

/** The log begins before there is anybody to read it. */
async function startWatchedWorld(): Promise<WatchedWorld> {
  const early: string[] = [];
  const sink: { log(line: string): void } = { log: (line) => void early.push(line) };
  const world = await startWorld({ env: SANDBOX_SETTINGS, log: (line) => sink.log(line) });
  return {
    world,
    wireTo: (onWritten) => {
      const wire = createWire(world, onWritten);
      sink.log = wire.log;
      for (const line of early.splice(0)) wire.log(line);
      return wire;
    },
  };
}
