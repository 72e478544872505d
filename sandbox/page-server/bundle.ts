import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const ROOT = fileURLToPath(new URL('../page', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Builds the page with Vite, in memory: its files by path. */
export async function bundlePage(): Promise<ReadonlyMap<string, Asset>> {
  const options = { write: false, modulePreload: false, chunkSizeWarningLimit: 2_000 } as const;
  const built = await build({ root: ROOT, configFile: false, logLevel: 'error', build: options });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) => ('output' in result ? result.output : []));
  return new Map(
    outputs.map((file): [string, Asset] => [
      file.fileName === 'index.html' ? '/' : `/${file.fileName}`,
      {
        type: TYPES[extname(file.fileName)] ?? 'application/octet-stream',
        body: file.type === 'chunk' ? file.code : file.source,
      },
    ]),
  );
}
