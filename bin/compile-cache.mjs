import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

const WRITTEN_AFTER_MS = 5_000;

/**
 * Keeps compiled code below the application and not in the shared temporary folder, where others could change it. Where it
 * cannot be written, Node goes on without.
 */
export function keepCompiledCode() {
  enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/order-scout'));
  // Written at the end of the process too, but not of one that is killed.
  setTimeout(flushCompileCache, WRITTEN_AFTER_MS).unref();
}
