import type { Finding } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier/identifier.ts';
import type { Order } from '../../../core/order/order.ts';
import type { Report } from '../../cards/card.ts';
import type { LeftOut } from '../../cards/channel/alert.ts';
import type { EarlierReply } from './claims.ts';

/** The report with fresh orders only: misses and failures are left out, because nobody asked. */
export function selectFresh(report: Report, isFresh: (order: Order) => boolean): Report {
  const findings = report.findings.filter(({ answer }) => answer.kind === 'found' && answer.orders.some(isFresh));
  const shown = new Set(findings.map(({ identifier }) => identifier));
  return { ...report, findings, awaited: report.awaited.filter(({ identifier }) => shown.has(identifier)), unclaimed: [] };
}

/** What the reply to a report does not show: numbers whose orders are all in earlier replies, and those that nobody knows. */
export function leftOutOf(report: Report, fresh: Report, [earlier]: readonly EarlierReply[]): LeftOut {
  const shown = new Set(fresh.findings.map(({ identifier }) => identifier));
  const found = report.findings.filter(({ answer }) => answer.kind === 'found' && answer.orders.length > 0);
  const others = new Set(found.map(({ identifier }) => identifier).filter((identifier) => !shown.has(identifier)));
  const count = others.size;
  return { earlier: earlier && count > 0 ? { count, url: earlier.url } : undefined, missing: unknownIccids(report).length };
}

/** ICCIDs that every provider answered and none knows. */
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
