export interface Permalink {
  /** As Slack writes it, without what surrounded it. */
  readonly url: string;
  readonly channel: string;
  readonly ts: string;
}

const MAX_LENGTH = 2_000;
const PERMALINK = /https:\/\/[\w.-]{1,200}\.slack\.com\/archives\/([A-Z][A-Z0-9]{1,30})\/p(\d{10})(\d{6})(?!\d)/;

/** The first link to a message, as "Copy link" gives it, alone or as `<url|label>`; the part after `?` only names the thread. */
export function findPermalink(text: string): Permalink | undefined {
  const [url = '', channel = '', seconds = '', fraction = ''] = PERMALINK.exec(text.slice(0, MAX_LENGTH)) ?? [];
  return url === '' ? undefined : { url, channel, ts: `${seconds}.${fraction}` };
}
