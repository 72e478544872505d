import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from '../config/reading.ts';
import { isSecretName } from './secrets.ts';

/** A setting that cannot be read from its file; the message is for the operator. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const OTHERS_MAY_READ = 0o004;
const FILE_SUFFIX = '_FILE';
/** Far more than any key has; a wrong path may name anything. */
const MAX_KILOBYTES = 64;

/**
 * The settings: `.env` below the process's environment, and every secret `NAME_FILE` read from its file as `NAME`.
 * `warn` gets a sentence without values for a `.env` that everybody on the machine can read. Throws EnvironmentError when a file cannot be read.
 */
export function readEnvironment(env: Environment, warn: (sentence: string) => void, dotEnv = '.env'): Environment {
  const given = { ...(existsSync(dotEnv) ? readDotEnv(dotEnv, warn) : {}), ...env };
  return { ...given, ...readSecretFiles(given) };
}

function readDotEnv(file: string, warn: (sentence: string) => void): Environment {
  if ((statSync(file).mode & OTHERS_MAY_READ) !== 0)
    warn(`${file} holds secrets and can be read by every user of this machine: run chmod 600 ${file}\n`);
  return parseEnv(readFileSync(file, 'utf8'));
}

function readSecretFiles(env: Environment): Environment {
  const files = Object.entries(env).flatMap(([name, file]) => {
    const secret = name.endsWith(FILE_SUFFIX) ? name.slice(0, -FILE_SUFFIX.length) : '';
    return file?.trim() && isSecretName(secret) ? [{ name, secret, file: file.trim() }] : [];
  });
  return Object.fromEntries(files.map(({ name, secret, file }) => [secret, readSecretFile(name, secret, file, env)]));
}

function readSecretFile(name: string, secret: string, file: string, env: Environment): string {
  if (env[secret]?.trim()) throw new EnvironmentError(`${secret} and ${name} are both set: remove one of them`);
  try {
    const obstacle = obstacleTo(file);
    if (obstacle === undefined) return readFileSync(file, 'utf8').trim();
    throw new EnvironmentError(`${name} names ${obstacle}: check its path`);
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new EnvironmentError(`${name} names a file that cannot be read (${code}): check its path and its mode`, {
      cause: error,
    });
  }
}

/** Undefined: the file may be read. Throws the system's error when it does not exist. */
function obstacleTo(file: string): string | undefined {
  const facts = statSync(file);
  if (!facts.isFile()) return 'something that is no regular file';
  return facts.size > MAX_KILOBYTES * 1_024 ? `a file larger than ${MAX_KILOBYTES} KB` : undefined;
}
