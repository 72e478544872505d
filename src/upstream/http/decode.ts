import { MIMEType, promisify, TextDecoder } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { MAX_BYTES } from './dispatcher.ts';

/** The headers that say how a body is encoded. */
export interface BodyHeaders {
  readonly 'content-encoding'?: string | readonly string[] | undefined;
  readonly 'content-type'?: string | readonly string[] | undefined;
}

type Decompress = (body: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

/** The method and flags of a zlib header, of which `deflate` should have one (RFC 9110); some servers leave it out. */
const ZLIB_METHOD = 0x08;

const UNCHANGED: Decompress = async (body) => body;
/** A proxy that has decompressed a body may leave the header. */
const GUNZIP: Decompress = async (body, options) => (isGzip(body) ? await promisify(gunzip)(body, options) : body);

/** The last ones are no encodings; servers that are set up wrongly name them. */
const DECOMPRESS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['gzip', GUNZIP],
  ['x-gzip', GUNZIP],
  ['deflate', (body, options) => promisify(((body[0] ?? 0) & 0x0f) === ZLIB_METHOD ? inflate : inflateRaw)(body, options)],
  ['br', promisify(brotliDecompress)],
  ['zstd', promisify(zstdDecompress)],
  ...['identity', 'none', 'utf-8', 'utf8', 'binary'].map((name): [string, Decompress] => [name, UNCHANGED]),
]);
/** Each layer may have the size of the largest body; nobody has a reason for more layers. */
const MAX_LAYERS = 3;

/** Byte order marks of https://encoding.spec.whatwg.org, which outrank the header. */
const MARKS: readonly (readonly [charset: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];

/**
 * The text of a body, by its `Content-Encoding`, then by its byte order mark or the charset of its `Content-Type`; UTF-8
 * where neither is known. Undefined when the bytes are not what that says: no character is replaced. Throws zlib's
 * ERR_BUFFER_TOO_LARGE when it is larger than MAX_BYTES once it is decompressed.
 */
export async function decodeBody(body: Buffer, headers: BodyHeaders): Promise<string | undefined> {
  const bytes = await decompress(body, headers['content-encoding']);
  if (!bytes) return undefined;
  const decoder = decoderFor(bytes, headers['content-type']);
  return (isDefault(decoder) ? decodeAs(UTF_8, bytes) : undefined) ?? decodeAs(decoder, bytes);
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Web servers name Latin-1 unless they are told otherwise, and JSON is UTF-8 (RFC 8259). */
function isDefault({ encoding }: TextDecoder): boolean {
  return encoding === 'windows-1252';
}

function decodeAs(decoder: TextDecoder, bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The last encoding named is the last that was applied. An empty body is empty whatever its headers say, and gzip is known by
 * its first bytes where no header names it: no JSON begins like that.
 */
async function decompress(body: Buffer, header: BodyHeaders['content-encoding']): Promise<Buffer | undefined> {
  const layers = body.length === 0 ? [] : encodingsOf(header);
  if (layers.length > MAX_LAYERS) return undefined;
  let bytes: Buffer | undefined = body;
  for (const name of layers.reverse())
    bytes = bytes && (await DECOMPRESS.get(name)?.(bytes, { maxOutputLength: MAX_BYTES }).catch(undefinedIfBroken));
  return bytes && (await GUNZIP(bytes, { maxOutputLength: MAX_BYTES }).catch(undefinedIfBroken));
}

function isGzip(body: Buffer): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

function encodingsOf(header: BodyHeaders['content-encoding']): string[] {
  const names = String(header ?? '')
    .toLowerCase()
    .split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function undefinedIfBroken(error: unknown): undefined {
  if (isTooLargeOnceDecompressed(error)) throw error;
}

/** True for zlib's error for an output above its bound. */
export function isTooLargeOnceDecompressed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function decoderFor(bytes: Buffer, contentType: BodyHeaders['content-type']): TextDecoder {
  const [marked] = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [];
  return strictDecoder(marked ?? charsetOf(contentType)) ?? UTF_8;
}

/** Undefined for a charset that the Encoding Standard does not know, such as MySQL's `utf8mb4`. */
function strictDecoder(charset: string | undefined): TextDecoder | undefined {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return undefined;
  }
}

function charsetOf(contentType: BodyHeaders['content-type']): string | undefined {
  try {
    return new MIMEType(String(contentType)).params.get('charset') ?? undefined;
  } catch {
    return undefined;
  }
}
