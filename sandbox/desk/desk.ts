import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { SCENARIOS } from '../scenarios.ts';
import { PEOPLE } from '../slack/people.ts';
import { startWorld, type World } from '../world.ts';
import { ACTS, type ActsContext } from './acts.ts';
import { createBreaking } from './breaking.ts';
import { bundlePage } from './bundle.ts';
import { createChanges } from './changes.ts';
import type { Scene } from './contract.ts';
import { readManifest } from './manifest.ts';
import { stageOf } from './performance.ts';
import { seenBy } from './scene.ts';
import { startLocalServer } from './server.ts';
import { DESK_SETTINGS, SHOP_DOMAIN } from './settings.ts';
import { createWire } from './wire/wire.ts';

/** The bot counts a lookup when all of it is done, which nothing on the wire tells. */
const POLL_MS = 1_000;

/** The page on loopback, over a world of its own. */
export interface Desk {
  readonly url: string;
  readonly world: World;
  close(): Promise<void>;
}

/** Starts the stand-ins, the bot between them, and the page that shows them. Rejects when the port is taken. */
export async function startDesk({ port }: { readonly port: number }): Promise<Desk> {
  const early: string[] = [];
  const sink: { log(line: string): void } = { log: (line) => void early.push(line) };
  const [page, world] = await Promise.all([bundlePage(), startWorld({ env: DESK_SETTINGS, log: (line) => sink.log(line) })]);
  const changes = createChanges(() => wire.refresh());
  const wire = createWire(world, changes.tell);
  sink.log = wire.log;
  for (const line of early) wire.log(line);
  world.slack.unfurl([SHOP_DOMAIN]);
  world.slack.workspace.changes.on('changed', changes.tell);
  const polling = setInterval(() => void wire.refresh(), POLL_MS).unref();
  const context: ActsContext = { world, breaking: createBreaking(world), play: { running: undefined } };

  const manifest = readManifest();

  const scene = (user: string): Scene => ({
    ...seenBy(user, world),
    ...context.breaking.shown(),
    ...manifest,
    scenarios: SCENARIOS.map((scenario) => ({ ...scenario, ...cardPlace(scenario) })),
    playing: context.play.running,
  });

  async function act(name: string, request: IncomingMessage): Promise<unknown> {
    const run = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
    if (!run) throw new Error(`There is no act ${name}`);
    try {
      const doing = run(await json(request), context);
      changes.tell();
      return await doing;
    } finally {
      changes.tell();
    }
  }

  function handle(request: IncomingMessage, response: ServerResponse, url: URL): unknown {
    const { pathname: path, searchParams } = url;
    if (request.method === 'POST') return act(path.slice('/api/act/'.length), request);
    if (path === '/api/scene') return scene(searchParams.get('user') ?? PEOPLE.ada);
    if (path === '/api/wire') return wire.after(Number(searchParams.get('after')));
    if (path === '/api/changes') return changes.follow(response);
    const asset = page.get(path);
    response.writeHead(asset ? 200 : 404, { 'content-type': asset?.type ?? 'text/plain' }).end(asset?.body);
    return undefined;
  }

  const { server, url } = await startLocalServer(port, handle);
  return {
    url,
    world,
    close: async () => {
      clearInterval(polling);
      changes.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

function cardPlace(scenario: (typeof SCENARIOS)[number]): { person: string; channel: string } {
  const { user, channel } = stageOf(scenario);
  return { person: user, channel };
}
