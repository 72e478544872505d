import { randomUUID } from 'node:crypto';
import type { Json } from '../json.ts';

/** A file that was shared or uploaded. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly content: Buffer;
}

export interface Files {
  /** A new file; an upload gets its content afterwards. */
  add(file: Omit<StoredFile, 'id'>): StoredFile;
  find(id: string): StoredFile | undefined;
  fill(id: string, content: Buffer): boolean;
  readonly all: readonly StoredFile[];
  reset(): void;
}

export const FILES_PATH = '/files/';
export const UPLOAD_PATH = '/upload/';

export function createFiles(): Files {
  const files = new Map<string, StoredFile>();
  return {
    add(parts) {
      const file = { ...parts, id: `F${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}` };
      files.set(file.id, file);
      return file;
    },
    find: (id) => files.get(id),
    fill(id, content) {
      const file = files.get(id);
      if (file) files.set(id, { ...file, content });
      return file !== undefined;
    },
    get all() {
      return [...files.values()];
    },
    reset: () => files.clear(),
  };
}

/** The file object of messages and payloads (docs.slack.dev/reference/objects/file-object). */
export function fileJson({ id, name, mimetype, content }: StoredFile, address: string): Json {
  const url = `${address}${FILES_PATH}${id}/${encodeURIComponent(name)}`;
  return {
    id,
    name,
    title: name,
    mimetype,
    filetype: name.split('.').at(-1) ?? '',
    mode: 'hosted',
    size: content.length,
    url_private: url,
    url_private_download: url,
  };
}

/** The same by its id. */
export function fileObject(
  id: string,
  { files, address }: { readonly files: Files; readonly address: { readonly http: string } },
): Json | undefined {
  const file = files.find(id);
  return file && fileJson(file, address.http);
}
