import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App } from '@slack/bolt';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { startWorld } from '../../sandbox/world.ts';
import { ATTENTION_KINDS, STAGES } from '../../src/core/order/vocabulary.ts';
import { RIGHTS_EVENTS } from '../../src/slack/policy/rights-changes.ts';
import { SCOPE_USES, SCOPES } from '../../src/slack/transport/scopes.ts';
import { PATIENT_SLACK, SHORT_TIMES } from '../support/settings.ts';
import { MANIFEST, type Manifest } from './rules.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');
const manifest: Manifest = MANIFEST.parse(parse(read('manifest.yml')));
const { features, settings, functions, oauth_config: oauth } = manifest;
const explained = [...read('docs/permissions.md').matchAll(/^\| `([a-z_:]+)` \| \S/gm)].map(([, scope]) => scope);

describe('the manifest', () => {
  it.each([
    [
      'a shortcut with too long a name',
      (one: Manifest) => (one.features.shortcuts[0] = { ...shortcut(one), name: 'x'.repeat(25) }),
    ],
    ['a property that Slack does not know', (one: Manifest) => Object.assign(one.settings, { socket: true })],
    ['an event twice', (one: Manifest) => one.settings.event_subscriptions.bot_events.push('app_mention')],
    [
      'six domains',
      (one: Manifest) => one.features.unfurl_domains.push('a.example', 'b.example', 'c.example', 'd.example', 'e.example'),
    ],
    ['an output that is required and not there', (one: Manifest) => step(one).output_parameters.required.push('price')],
  ])('would be refused with %s', (_, spoil) => {
    const spoiled = structuredClone(manifest);

    spoil(spoiled);

    expect(MANIFEST.safeParse(spoiled).success).toBe(false);
  });

  it('lets Workflow Builder find the step', () => {
    expect(settings).toMatchObject({ org_deploy_enabled: true, function_runtime: 'remote' });
  });
});

describe("the step's outputs", () => {
  it.each([
    ['status', STAGES],
    ['attention', ATTENTION_KINDS],
  ])('%s: its description has every value', (output, values) => {
    const described: unknown = step(manifest).output_parameters.properties[output]?.description;

    expect(String(described).match(/[a-z_]+/g)).toEqual(expect.arrayContaining([...values]));
  });
});

describe('what the running bot listens to', () => {
  const listened: Record<'event' | 'message' | 'shortcut' | 'function', unknown[]> = {
    event: [],
    message: [],
    shortcut: [],
    function: [],
  };
  beforeAll(async () => {
    const spies = [
      ['event', vi.spyOn(App.prototype, 'event')],
      ['message', vi.spyOn(App.prototype, 'message')],
      ['shortcut', vi.spyOn(App.prototype, 'shortcut')],
      ['function', vi.spyOn(App.prototype, 'function')],
    ] as const;
    const world = await startWorld({ times: SHORT_TIMES, slack: PATIENT_SLACK });
    for (const [name, { mock }] of spies) listened[name].push(...mock.calls.map(([what]) => what));
    await world.close();
  });

  it('are the events of the manifest', () => {
    const { bot_events: subscribed } = settings.event_subscriptions;
    const known = subscribed.map((name) => name.replace(/^message\..*/, 'message'));
    const events = listened.event.flatMap((event) =>
      event instanceof RegExp ? known.filter((name) => event.test(name)) : [event],
    );
    const names = [...events, ...RIGHTS_EVENTS, ...listened.function.map(() => 'function_executed')];

    expect(new Set(names)).toEqual(new Set(known));
    expect(listened.message).toEqual([]);
    expect(subscribed.filter((name) => name.startsWith('message.'))).toHaveLength(4);
  });

  it('are the shortcuts of the manifest, each of its kind', () => {
    const kinds = { message: 'message_action', global: 'shortcut' };

    const expected = features.shortcuts.map(({ type, callback_id }) => ({ type: kinds[type], callback_id }));

    expect(new Set(listened.shortcut)).toEqual(new Set(expected));
    expect(listened.shortcut).toHaveLength(expected.length);
  });

  it('are the steps of the manifest', () => {
    expect(listened.function).toEqual(Object.keys(functions));
  });
});

describe('the scopes', () => {
  const source = sourceOf('src/slack');
  const events = new Set(settings.event_subscriptions.bot_events);

  it('of the manifest are those that the bot wants to be granted', () => {
    expect(oauth.scopes.bot).toEqual([...SCOPES]);
  });

  it.each(Object.entries(SCOPE_USES))('%s is used, and docs/permissions.md says what for', (scope, uses) => {
    const { methods = [], events: heard = [], features: shown = [], elements = [] } = uses;

    expect(methods.filter((method) => !source.includes(`${method}(`))).toEqual([]);
    expect(heard.filter((event) => !events.has(event))).toEqual([]);
    expect(shown.filter((feature) => !(feature in features))).toEqual([]);
    expect(elements.filter((element) => !source.includes(`type: '${element}'`))).toEqual([]);
    expect(methods.length + heard.length + shown.length + elements.length).toBeGreaterThan(0);
    expect(explained).toContain(scope);
  });

  it('cover every event and every method', () => {
    const uses = Object.values(SCOPE_USES);
    const needNone = [
      'app_home_opened',
      'function_executed',
      'auth.test',
      'chat.getPermalink',
      'views.open',
      'views.push',
      'views.update',
      'views.publish',
    ];
    const called = [...source.matchAll(/client\.((?:[a-z]+\.){1,2}[a-zA-Z]+)\(/g)].map(([, method = '']) => method);

    const covered = new Set([...needNone, ...uses.flatMap(({ methods = [], events = [] }) => [...methods, ...events])]);

    expect(called.length).toBeGreaterThan(5);
    expect([...events, ...called].filter((name) => !covered.has(name))).toEqual([]);
  });
});

function shortcut({ features }: Manifest): Manifest['features']['shortcuts'][number] {
  const [first] = features.shortcuts;
  if (!first) throw new Error('There is no shortcut');
  return first;
}

function step({ functions }: Manifest): Manifest['functions'][string] {
  const [first] = Object.values(functions);
  if (!first) throw new Error('There is no function');
  return first;
}

function sourceOf(folder: string): string {
  const files = readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`, 'utf8')).join('\n');
}
