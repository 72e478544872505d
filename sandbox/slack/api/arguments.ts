import { isObject, type Json, tryParseJson } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';

/** A received HTTP call. */
export interface RawCall {
  readonly contentType: string;
  readonly authorization: string;
  readonly body: string;
}

/** Arguments that are JSON within a form, with Slack's error if they are not. */
const STRUCTURED: Readonly<Record<string, string>> = {
  blocks: 'invalid_blocks_format',
  attachments: 'invalid_attachments',
  message: 'invalid_arguments',
  view: 'invalid_arguments',
  unfurls: 'invalid_arguments',
  files: 'invalid_arguments',
  metadata: 'invalid_metadata_format',
  outputs: 'invalid_arguments',
};

/** Parses the arguments. Throws `invalid_json`, `invalid_post_type` or the error of an invalid argument. */
export function readArguments({ contentType, body }: RawCall): Json {
  if (contentType.startsWith('application/json')) return readJson(body);
  if (contentType !== '' && !contentType.startsWith('application/x-www-form-urlencoded'))
    throw new SlackApiError('invalid_post_type');
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, readField(name, value)]));
}

/** The token of a call; '' without one. */
export function readToken({ authorization, contentType, body }: RawCall): string {
  if (authorization.startsWith('Bearer ')) return authorization.slice('Bearer '.length).trim();
  return contentType.startsWith('application/x-www-form-urlencoded') ? (new URLSearchParams(body).get('token') ?? '') : '';
}

function readJson(body: string): Json {
  const value = tryParseJson(body || '{}');
  if (!isObject(value)) throw new SlackApiError('invalid_json');
  return value;
}

function readField(name: string, value: string): unknown {
  const refusal = STRUCTURED[name];
  if (refusal === undefined) return value;
  const content = tryParseJson(value);
  if (content === undefined) throw new SlackApiError(refusal);
  return content;
}
