import type { Finding } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier.ts';
import type { Order } from '../../../core/order.ts';
import type { Report } from '../../cards/card.ts';

/** The report with what was found and is worth saying; nobody asked, so misses and failures are left out. */
export function onlyFresh(report: Report, isFresh: (order: Order) => boolean): Report {
  const findings = report.findings.filter(({ answer }) => answer.kind === 'found' && answer.orders.some(isFresh));
  const told = new Set(findings.map(({ identifier }) => identifier));
  return { ...report, findings, awaited: report.awaited.filter(({ identifier }) => told.has(identifier)), unclaimed: [] };
}

/** ICCIDs that everybody who was asked says not to know. */
export function unknownIccids({ findings, awaited }: Report): readonly Identifier[] {
  const groups = Map.groupBy(findings, ({ identifier }) => identifier);
  return [...groups]
    .filter(
      ([identifier, group]) =>
        identifier.kind === 'iccid' && group.every(isMiss) && !awaited.some((one) => one.identifier === identifier),
    )
    .map(([identifier]) => identifier);
}

function isMiss({ answer }: Finding): boolean {
  return answer.kind === 'missing' || (answer.kind === 'found' && answer.orders.length === 0);
}
