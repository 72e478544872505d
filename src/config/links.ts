/** Reads LINK_TEMPLATES: `provider=https://…/{order}` each. Throws an Error that names the entry it cannot use. */
export function readLinkTemplates(entries: readonly string[], providerIds: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map((entry) => readLinkTemplate(entry, providerIds)));
}

function readLinkTemplate(entry: string, providerIds: readonly string[]): [string, string] {
  const [id = '', ...rest] = entry.split('=');
  const template = rest.join('=');
  if (!providerIds.includes(id)) throw new Error(`${entry} names no provider (${providerIds.join(', ')})`);
  if (!isLink(template) || !template.includes('{order}')) throw new Error(`${entry} must be provider=https://…{order}…`);
  return [id, template];
}

function isLink(template: string): boolean {
  return template.startsWith('https://') && URL.canParse(template.replaceAll('{order}', '1'));
}
