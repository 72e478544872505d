import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Encrypts values for a store that others can read. `name` is the value's key: under another key it cannot be opened. */
export interface Seal {
  close(value: string, name: string): string;
  /** Undefined for a value that was sealed with another CACHE_KEY or with none, or altered. */
  open(written: string, name: string): string | undefined;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Not in base64url's alphabet, so that readable and sealed values are never confused. */
const READABLE = '=';

/** scrypt takes about 50 ms; the store and the jobs have the same key. */
const keys = new LRUCache<string, Buffer>({
  max: 4,
  memoMethod: (cacheKey) => scryptSync(cacheKey, 'order-scout/cache/1', KEY_BYTES),
});

/** AES-256-GCM with a key derived from CACHE_KEY; without one, values stay readable. */
export function createSeal(cacheKey: string | undefined): Seal {
  if (cacheKey === undefined) return READABLE_SEAL;
  const key = keys.memo(cacheKey);
  return {
    close: (value, name) => encrypt(key, value, name),
    open: (written, name) => decrypt(key, written, name),
  };
}

const READABLE_SEAL: Seal = {
  close: (value) => `${READABLE}${value}`,
  open: (written) => (written.startsWith(READABLE) ? written.slice(READABLE.length) : undefined),
};

function encrypt(key: Buffer, value: string, name: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

function decrypt(key: Buffer, written: string, name: string): string | undefined {
  const bytes = Buffer.from(written, 'base64url');
  const bodyAt = NONCE_BYTES + TAG_BYTES;
  if (bytes.length < bodyAt) return undefined;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(NONCE_BYTES, bodyAt));
  try {
    return decipher.update(bytes.subarray(bodyAt), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
