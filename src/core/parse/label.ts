const FARTHEST = 40;
const ICCID_LABEL = /(?:^|[^A-Za-z])(?:e?sim[ _-]?)?(?:i?ccid|sim[ _]?id)(?:[ _]?(?:no|number|num|号码|号|编号))?\.?$/i;
/** What may stand between a label and its number. */
const CONNECTORS = new Set(' \t\r\n"\'`*_:=#>([|-');
const MOST_CONNECTORS = 8;

/** Where a label such as `ICCID:`, `+CCID:`, `"iccid":` or `iccid=` begins that stands directly before `index`. */
export function labelBefore(plain: string, index: number): number | undefined {
  let end = index;
  while (index - end < MOST_CONNECTORS && CONNECTORS.has(plain[end - 1] ?? '')) end--;
  if (/\d/.test(plain[end - 1] ?? '0')) return undefined;
  const before = plain.slice(Math.max(0, end - FARTHEST), end);
  const found = ICCID_LABEL.exec(before);
  if (!found) return undefined;
  return end - before.length + found.index + (/^[A-Za-z]/.test(found[0]) ? 0 : 1);
}
