import { FILES_PATH, UPLOAD_PATH } from '../state/files.ts';
import type { SlackState } from '../state/state.ts';
import type { Answer } from './answer.ts';

/** A file for a token with the scope; without it Slack leads to a page to log in. */
export function serveFile(path: string, authorization: string, { files, scopes, secrets }: SlackState): Answer {
  const file = files.find(path.slice(FILES_PATH.length).split('/', 1)[0] ?? '');
  const isAllowed = authorization === `Bearer ${secrets.botToken}` && scopes.has('files:read');
  if (!isAllowed) return { status: 302, headers: { location: '/?redir=files' }, body: '' };
  if (!file) return { status: 404, headers: {}, body: '' };
  return { status: 200, headers: { 'content-type': file.mimetype }, body: file.content };
}

export function takeUpload(path: string, content: Buffer, { files }: SlackState): Answer {
  const isKnown = files.fill(path.slice(UPLOAD_PATH.length), content);
  return isKnown ? { status: 200, headers: {}, body: `OK - ${content.length}` } : { status: 404, headers: {}, body: '' };
}
