import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { settingOf } from '../scenarios/play.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { SCENARIOS } from '../scenarios/scenarios.ts';
import { PEOPLE } from '../slack/workspace/people.ts';
import { ACTIONS, type ActionDeps } from './actions.ts';
import type { PageState } from './api.ts';
import type { Asset, Page } from './bundle.ts';
import type { ChangeStream } from './change-stream.ts';
import type { Handler } from './local-server.ts';
import { readManifest } from './manifest.ts';
import { pageStateOf } from './page-state.ts';
import type { Wire } from './wire/wire.ts';

export interface RoutesDeps extends ActionDeps {
  page(): Promise<Page>;
  readonly wire: Wire;
  readonly changes: ChangeStream;
}

/** Serves the page's files, its state and its actions. */
export function createRoutes(context: RoutesDeps): Handler {
  const { page, wire, changes } = context;
  const features = readManifest();
  return (request, response, { pathname: path, searchParams }) => {
    if (request.method === 'POST') return runAction(path.slice('/api/actions/'.length), request, context);
    if (path === '/api/state') return { ...fullState(searchParams.get('user') ?? PEOPLE.ada, context), ...features };
    if (path === '/api/wire') return wire.after(Number(searchParams.get('after')));
    if (path === '/api/changes') return changes.follow(response);
    return page().then((files) => sendAsset(response, path, files.get(path)));
  };
}

/** Vite puts a hash of the content into the names below /assets/: a browser need not ask for them again. */
function sendAsset(response: ServerResponse, path: string, asset: Asset | undefined): void {
  const headers = {
    'content-type': asset?.type ?? 'text/plain',
    'cache-control': asset && path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
  };
  response.writeHead(asset ? 200 : 404, headers).end(asset?.body);
}

function fullState(
  user: string,
  { world, faults, play, restarts, changes }: RoutesDeps,
): Omit<PageState, 'shortcuts' | 'command'> {
  const scenarios = SCENARIOS.map((scenario) => {
    const { id, title, description } = scenario;
    const setting = settingOf(scenario);
    return { id, title, description, typed: firstText(scenario), person: setting.user, channel: setting.channel };
  });
  const counts = { changes: changes.count, restarts: restarts.count };
  return { ...pageStateOf(user, world), faults: faults.state(), scenarios, playing: play.running, ...counts };
}

function firstText({ steps }: Scenario): string | undefined {
  const first = steps.find(({ kind }) => kind !== 'break');
  if (first?.kind === 'command') return `/order ${first.text}`;
  return first?.kind === 'message' ? first.text : undefined;
}

/** Notifies the page at the start and at the end of the action. */
async function runAction(name: string, request: IncomingMessage, context: RoutesDeps): Promise<unknown> {
  const run = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!run) throw new Error(`No such action: ${name}`);
  const doing = run(await json(request), context);
  context.changes.notify();
  return await doing.finally(context.changes.notify);
}
