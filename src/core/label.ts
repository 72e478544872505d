const FARTHEST = 40;
const ICCID_LABEL =
  /(?:^|[^A-Za-z])(?:e?sim[ _-]?)?(?:i?ccid|sim[ _]?id)(?:[ _]?(?:no|number|num|号码|号|编号)\b)?\.?[\s"'`*_:=#>([|-]{0,8}$/i;

/** Where a label such as `ICCID:`, `+CCID:`, `"iccid":` or `iccid=` begins that stands directly before `index`. */
export function labelBefore(plain: string, index: number): number | undefined {
  const before = plain.slice(Math.max(0, index - FARTHEST), index);
  const found = ICCID_LABEL.exec(before);
  if (!found) return undefined;
  return index - before.length + found.index + (/^[A-Za-z]/.test(found[0]) ? 0 : 1);
}
