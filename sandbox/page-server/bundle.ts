import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** The page's files by path. */
export type Page = ReadonlyMap<string, Asset>;

/** React's development build reports mistakes on the console, and takes longer to draw. */
export type Build = 'production' | 'development';

/** Builds the page when it is asked for the first time, and again after a build that failed. */
export function createPage(kind: Build, build = bundle): () => Promise<Page> {
  let page: Promise<Page> | undefined;
  return () => {
    page ??= build(kind).catch((error: unknown) => {
      page = undefined;
      throw error;
    });
    return page;
  };
}

/** With Vite, in memory. Left to itself, Vite asks NODE_ENV which build to take. */
async function bundle(kind: Build): Promise<Page> {
  const { build } = await import('vite');
  const options = { write: false, modulePreload: false, chunkSizeWarningLimit: 2_000 } as const;
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify(kind) },
    oxc: { jsx: { runtime: 'automatic', development: kind === 'development' } },
    build: options,
  });
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
