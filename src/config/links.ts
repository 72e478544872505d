/** Reads LINK_TEMPLATES: `provider=https://…/{order}` each. Throws an Error that names the entry it cannot use. */
export function readLinkTemplates(entries: readonly string[], providerIds: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map((entry) => readLinkTemplate(entry, providerIds)));
}

function readLinkTemplate(entry: string, providerIds: readonly string[]): [string, string] {
  const [id = '', ...rest] = entry.split('=');
  const template = rest.join('=');
  if (!providerIds.includes(id)) throw new Error(`${entry} names no provider (${providerIds.join(', ')})`);
  if (!isLink(template)) throw new Error(`${entry} must be provider=https://host/…{order}…`);
  return [id, template];
}

/** An order's number never chooses the host: it comes after the first slash of the path. */
function isLink(template: string): boolean {
  const [host = '', path = ''] = template.replace('https://', '').split(/\/(.*)/s);
  if (!template.startsWith('https://') || host.includes('{order}') || !path.includes('{order}')) return false;
  const [one, other] = ['1', '2'].map((order) => URL.parse(template.replaceAll('{order}', order)));
  return one?.origin !== undefined && one.origin === other?.origin && `${one.username}${one.password}` === '';
}
