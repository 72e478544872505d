import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { stageOf } from '../scenarios/play.ts';
import { SCENARIOS, type Scenario } from '../scenarios/scenarios.ts';
import { PEOPLE } from '../slack/workspace/people.ts';
import { ACTS, type ActsContext } from './actions.ts';
import type { Scene } from './api.ts';
import type { Asset } from './bundle.ts';
import type { Changes } from './change-stream.ts';
import type { Handler } from './local-server.ts';
import { readManifest } from './manifest.ts';
import { seenBy } from './page-state.ts';
import type { Wire } from './wire/wire.ts';

export interface RoutesContext extends ActsContext {
  readonly page: ReadonlyMap<string, Asset>;
  readonly wire: Wire;
  readonly changes: Changes;
}

/** The page's files, what it reads, and what it does. */
export function routesOf(context: RoutesContext): Handler {
  const { page, wire, changes } = context;
  const features = readManifest();
  return (request, response, { pathname: path, searchParams }) => {
    if (request.method === 'POST') return act(path.slice('/api/act/'.length), request, context);
    if (path === '/api/scene') return { ...sceneFor(searchParams.get('user') ?? PEOPLE.ada, context), ...features };
    if (path === '/api/wire') return wire.after(Number(searchParams.get('after')));
    if (path === '/api/changes') return changes.follow(response);
    const asset = page.get(path);
    response.writeHead(asset ? 200 : 404, { 'content-type': asset?.type ?? 'text/plain' }).end(asset?.body);
    return undefined;
  };
}

function sceneFor(user: string, { world, breaking, play }: RoutesContext): Omit<Scene, 'shortcuts' | 'command'> {
  const scenarios = SCENARIOS.map((scenario) => {
    const { id, title, says } = scenario;
    const stage = stageOf(scenario);
    return { id, title, says, typed: typedIn(scenario), person: stage.user, channel: stage.channel };
  });
  return { ...seenBy(user, world), ...breaking.shown(), scenarios, playing: play.running };
}

function typedIn({ steps }: Scenario): string | undefined {
  const first = steps.find(({ act }) => act !== 'break');
  if (first?.act === 'command') return `/order ${first.text}`;
  return first?.act === 'message' ? first.text : undefined;
}

/** The page hears of it at once and when it is done. */
async function act(name: string, request: IncomingMessage, context: RoutesContext): Promise<unknown> {
  const run = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!run) throw new Error(`There is no act ${name}`);
  const doing = run(await json(request), context);
  context.changes.tell();
  return await doing.finally(context.changes.tell);
}
