import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { createMetrics } from '../../src/metrics.ts';
import { VERSION } from '../../src/version.ts';
import { anchorsOf, PAGES } from '../docs/pages.ts';
import { yamlIn } from './files.ts';

const KINDS = z.array(z.looseObject({ kind: z.string(), spec: z.looseObject({}).optional() }));
const RULES = z.object({
  groups: z.array(
    z.object({
      rules: z.array(z.object({ alert: z.string(), expr: z.string(), annotations: z.record(z.string(), z.string()) })),
    }),
  ),
});
const DASHBOARD = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});
const METRIC = /\b(?:order_scout|process|nodejs)_[a-z0-9_]+/g;
const LABELS = /[{,]\s*([a-z_]+)\s*(?:=~|!=|=)/g;
const GROUPING = /\bby \(([^)]+)\)/g;

const rules = RULES.parse(parse(readFileSync('deploy/prometheus/alerts.yaml', 'utf8'))).groups.flatMap((group) => group.rules);
const panels = DASHBOARD.parse(JSON.parse(readFileSync('deploy/grafana/order-scout.json', 'utf8'))).panels;
const expressions = [...rules.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];

/** Every metric with a sample, as /metrics shows them. */
async function samples(): Promise<string> {
  const metrics = createMetrics({ jobs: async () => ({ follow: { waiting: 0, running: 0, dead: 0 } }) });
  metrics.identifier('iccid');
  metrics.lookup({ surface: 'command', provider: 'clink', outcome: 'found', cache: 'provider' });
  metrics.refused({ surface: 'command', reason: 'tooManyMisses' });
  metrics.upstream({ provider: 'clink', outcome: 'answered' }, 0.1);
  metrics.slackFailure({ call: 'chat.postMessage', error: 'not_in_channel' });
  metrics.lostReply('chat.postMessage');
  metrics.rejected('signature');
  metrics.webhook({ account: 'clink', topic: 'order', outcome: 'received' });
  metrics.feedback({ answer: 'found', verdict: 'right' });
  metrics.list('done');
  return (await metrics.render()).body;
}

describe('Prometheus and Grafana', () => {
  it('deploy: every metric that is asked for is one of /metrics', async () => {
    const shown = await samples();
    const asked = expressions.flatMap((expr) => expr.match(METRIC) ?? []);

    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => !new RegExp(`^${name}[ {]`, 'm').test(shown))).toEqual([]);
  });

  it('deploy: every label that is asked for is one of /metrics, or of Prometheus', async () => {
    const shown = await samples();
    const grouped = expressions.flatMap((expr) => [...expr.matchAll(GROUPING)].flatMap(([, names = '']) => names.split(/,\s*/)));
    const matched = expressions.flatMap((expr) => [...expr.matchAll(LABELS)].map(([, name = '']) => name));
    const known = [...shown.matchAll(/[{,]([a-z_]+)="/g)].map(([, name = '']) => name);

    expect(grouped.length + matched.length).toBeGreaterThan(20);
    expect([...grouped, ...matched].filter((name) => ![...known, 'job', 'instance'].includes(name))).toEqual([]);
  });

  it.each(rules)('deploy: the alert $alert leads to its entry in the runbook', ({ annotations }) => {
    const [path, anchor = ''] = (annotations.runbook_url ?? '').split('#');
    const page = PAGES.find((one) => one.path === path);

    expect(page && anchorsOf(page)).toContain(anchor);
    expect(annotations.summary).toMatch(/[a-z]{2}/);
  });
});

describe('Kubernetes', () => {
  const objects = KINDS.parse(yamlIn('deploy/kubernetes'));
  const text = readFileSync('deploy/kubernetes/deployment.yaml', 'utf8');

  it('deploy: has a deployment, a service, a disruption budget and a network policy, all in the kustomization', () => {
    const kinds = objects.map(({ kind }) => kind);
    const { resources } = z
      .object({ resources: z.array(z.string()) })
      .parse(objects.find(({ kind }) => kind === 'Kustomization'));

    expect(kinds.toSorted()).toEqual(['Deployment', 'Kustomization', 'NetworkPolicy', 'PodDisruptionBudget', 'Service']);
    expect(resources.filter((file) => !existsSync(`deploy/kubernetes/${file}`))).toEqual([]);
    expect(resources).toHaveLength(objects.length - 1);
  });

  it('deploy: runs two replicas of this version, not as root, with a read-only file system and the probes', () => {
    expect(objects.find(({ kind }) => kind === 'Deployment')?.spec?.replicas).toBe(2);
    for (const part of [
      'runAsNonRoot: true',
      'readOnlyRootFilesystem: true',
      'path: /readyz',
      'path: /healthz',
      `image: order-scout:${VERSION}`,
    ])
      expect(text).toContain(part);
  });
});

it('deploy: compose runs the image with Redis, without rights and with a read-only file system', () => {
  const SERVICE = z.looseObject({ read_only: z.literal(true), cap_drop: z.tuple([z.literal('ALL')]) });
  const { services } = z
    .object({ services: z.object({ 'order-scout': SERVICE, redis: SERVICE }) })
    .parse(parse(readFileSync('compose.yaml', 'utf8')));

  expect(services['order-scout']).toMatchObject({ build: '.', environment: { REDIS_URL: 'redis://redis:6379' } });
});

it('deploy: the unit of systemd starts the program that is in the package', () => {
  const unit = readFileSync('deploy/systemd/order-scout.service', 'utf8');

  expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node .* \/opt\/order-scout\/bin\/order-scout\.mjs serve$/m);
  expect(existsSync('bin/order-scout.mjs')).toBe(true);
});

it('deploy: the image and the unit of systemd start Node with the flags of "npm start", and with the inspector closed', () => {
  const flagsIn = (text: string) => text.match(/--[a-z][\w=-]*/g);
  const lineOf = (file: string, start: RegExp) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .find((line) => start.test(line)) ?? '';
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));

  const expected = ['--disable-sigusr1', ...(flagsIn(scripts.start) ?? [])];

  expect(flagsIn(lineOf('Dockerfile', /^CMD \["node"/))).toEqual(expected);
  expect(flagsIn(lineOf('deploy/systemd/order-scout.service', /^ExecStart=/))).toEqual(expected);
});

it('release: the changelog has an entry for the version of package.json', () => {
  expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`\n## ${VERSION}\n`);
});
