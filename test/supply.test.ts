import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';

const run = promisify(execFile);
const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), hasInstallScript: z.boolean().optional(), optional: z.boolean().optional() }),
  ),
});
const packages = Object.entries(LOCK.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages);
const installed = packages.filter(([path]) => path !== '');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supply-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('supply: every package of the lock file has a hash', () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

/** Faster reading for BullMQ, which works without it; a production install leaves optional packages out. */
const OPTIONAL_WITH_SCRIPT = ['node_modules/msgpackr-extract'];

it('supply: no package has an install script, but for one that is optional', () => {
  const withScript = installed.filter(([, { hasInstallScript }]) => hasInstallScript);

  expect(withScript.map(([path]) => path)).toEqual(OPTIONAL_WITH_SCRIPT);
  expect(withScript.filter(([, { optional }]) => !optional)).toEqual([]);
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).not.toHaveProperty('allowScripts');
});

it('supply: an install script does not run, and stops the installation when scripts are turned on', async () => {
  const marker = join(folder, 'script-ran');
  const archive = await packageWithScript(`node -e "require('fs').writeFileSync('${marker}', '')"`);
  const project = await projectWithOurSettings();

  await npm(project, 'install', archive);
  const turnedOn = npm(project, 'install', archive, '--ignore-scripts=false', '--force');

  await expect(turnedOn).rejects.toThrow('strict-allow-scripts');
  expect(existsSync(marker)).toBe(false);
});

async function packageWithScript(postinstall: string): Promise<string> {
  const source = join(folder, 'package');
  await mkdir(source);
  await writeFile(join(source, 'package.json'), JSON.stringify({ name: 'extra', version: '1.0.0', scripts: { postinstall } }));
  await npm(source, 'pack');
  return join(source, 'extra-1.0.0.tgz');
}

async function projectWithOurSettings(): Promise<string> {
  const project = join(folder, 'project');
  await mkdir(project);
  await copyFile('.npmrc', join(project, '.npmrc'));
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'project', version: '1.0.0' }));
  return project;
}

async function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  await run('npm', [...args, '--offline', '--loglevel=error'], { cwd });
}
