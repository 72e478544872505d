import type { Parts } from './parts.ts';
import { fields, literal, property, textIn } from './readers.ts';

/** An e-mail that was sent to a channel has a subject and a text; Slack shows the beginning of a snippet as its preview. */
const CONTENT = fields(
  ['subject', literal],
  ['plain_text', literal],
  ['simplified_html', literal],
  ['preview', literal],
  ['preview_plain_text', literal],
  ['alt_txt', literal],
);
const NAMES = fields(['title', literal], ['name', literal]);
const EXTENSION = /\.[A-Za-z0-9]{2,5}$/;
const CAMERA = /^(?:screen ?shot|screen recording|image|img|photo|pxl|dsc|bildschirmfoto|capture|截屏|截图|スクリーンショット)/i;
const MEDIA = /^(?:image|video|audio)\//;
const MEDIA_NAME = /\.(?:png|jpe?g|gif|webp|heic|heif|bmp|tiff?|svg|mov|mp4|m4v|webm|avi|mp3|m4a|ogg|wav)$/i;
const MEDIA_TYPES: ReadonlySet<string> = new Set('png jpg jpeg gif webp heic bmp tiff svg mov mp4 m4a mp3 webm'.split(' '));

/** A file of a message. Cameras and screenshots name pictures after the time: of these only a title that a person wrote is read. */
export function file(value: unknown, parts: Parts): void {
  if (!isMedia(value)) NAMES(value, parts);
  else if (hasOwnTitle(value)) literal(property(value, 'title'), parts);
  CONTENT(value, parts);
}

/** Whether a picture, a recording or the like comes with a message. */
export function hasMedia(message: unknown): boolean {
  const files = property(message, 'files');
  return Array.isArray(files) && files.some(isMedia);
}

function hasOwnTitle(value: unknown): boolean {
  const [title = '', name = ''] = ['title', 'name'].map((field) => textIn(property(value, field)).replace(EXTENSION, ''));
  return title !== name && !CAMERA.test(title) && !MEDIA_NAME.test(textIn(property(value, 'title')));
}

function isMedia(value: unknown): boolean {
  const text = (name: string) => textIn(property(value, name));
  return (
    MEDIA.test(text('mimetype')) ||
    MEDIA_TYPES.has(text('filetype')) ||
    MEDIA_NAME.test(text('name')) ||
    MEDIA_NAME.test(text('title'))
  );
}
