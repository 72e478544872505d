import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { runNode } from '../cli/process.ts';
import { instructionsOf } from './files.ts';

const instructions = instructionsOf(readFileSync('Dockerfile', 'utf8'));
const valuesOf = (name: string) => instructions.filter((one) => one.name === name).map(({ value }) => value);
const last = (name: string) => valuesOf(name).at(-1) ?? '';
/** What is copied from the project, with its place in the image. */
const copied = valuesOf('COPY')
  .filter((value) => !value.startsWith('--from'))
  .map((value) => value.split(' '));

it('image: is based on one digest of Node 24 and has two stages', () => {
  expect(last('ARG')).toMatch(/^NODE_IMAGE=node:24\.\d+\.\d+-bookworm-slim@sha256:[0-9a-f]{64}$/);
  expect(valuesOf('FROM')).toEqual([expect.stringContaining('NODE_IMAGE} AS packages'), expect.stringContaining('NODE_IMAGE}')]);
});

it('image: everything that it copies exists', () => {
  const sources = copied.flatMap((parts) => parts.slice(0, -1));

  expect(sources.length).toBeGreaterThan(5);
  expect(sources.filter((source) => !existsSync(source))).toEqual([]);
});

it('image: does not run as root, and nothing comes after the user is set but metadata', () => {
  const position = instructions.findIndex(({ name }) => name === 'USER');

  expect(last('USER')).toBe('node');
  expect(instructions.slice(position + 1).map(({ name }) => name)).toEqual(['EXPOSE', 'HEALTHCHECK', 'CMD']);
});

it('image: installs what the lock file names, for production only', () => {
  expect(valuesOf('RUN')[0]).toBe('npm ci --omit=dev --omit=optional');
});

it('image: what it copies is enough to start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const position = instructions.findLastIndex(({ name }) => name === 'FROM');
  const files = instructions.slice(position).filter(({ name, value }) => name === 'COPY' && !value.startsWith('--from'));
  for (const source of files.flatMap(({ value }) => value.split(' ').slice(0, -1)))
    cpSync(source, join(folder, source), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));

  const { code, out } = await runNode([join(folder, 'bin/order-scout.mjs'), '--version']);

  expect([code, out]).toEqual([0, expect.stringContaining(VERSION)]);
});

it('image: its healthcheck asks /healthz on the port of the bot', async () => {
  const command: unknown = JSON.parse(/CMD (\[.+\])$/.exec(last('HEALTHCHECK'))?.[1] ?? '[]');

  expect(command).toEqual(['node', '-e', expect.stringMatching(/127\.0\.0\.1:\$\{process\.env\.PORT \|\| 3000\}\/healthz/)]);
});

it('image: its healthcheck fails when nothing answers', async () => {
  const [, ...args]: string[] = JSON.parse(/CMD (\[.+\])$/.exec(last('HEALTHCHECK'))?.[1] ?? '[]');

  expect((await runNode(args, { PORT: '1' })).code).toBe(1);
});
