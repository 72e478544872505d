import { type Failed, type Finding, type Found, ordersOf } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier.ts';
import { type DataClass, type Order, type Visible, visible } from '../../../core/order.ts';
import type { Query } from '../../../core/provider.ts';
import type { Report } from '../card.ts';

interface Named {
  readonly id: string;
  readonly label: string;
}

/** What one provider told of an identifier, with no more of its orders than may be seen. */
export interface Telling<Class extends DataClass> extends Pick<Found, 'at' | 'from' | 'remarks'> {
  readonly identifier: Identifier;
  readonly source: Named;
  readonly asked: readonly Query[];
  readonly orders: readonly Visible<Class>[];
}

export interface Failing extends Pick<Failed, 'failure' | 'hint' | 'code' | 'reference'> {
  readonly identifier: Identifier;
  readonly source: Named;
}

export interface Needing {
  readonly identifier: Identifier;
  readonly source: Named;
  readonly fields: readonly string[];
}

export interface Miss {
  readonly source: Named;
  readonly asked: readonly Query[];
  /** When the provider said so. */
  readonly at: number;
}

/** All that is known about one identifier. */
export interface Group<Class extends DataClass> {
  readonly identifier: Identifier;
  readonly tellings: readonly Telling<Class>[];
  readonly misses: readonly Miss[];
  readonly failings: readonly Failing[];
  readonly needings: readonly Needing[];
  readonly awaited: readonly Named[];
  /** All its orders stand in a story, or below an earlier identifier. */
  readonly isTold: boolean;
}

/**
 * The report by identifier, in the order asked, each order below the first identifier that led to it. From here on a card
 * can reach only the named classes.
 */
export function groupsOf<Class extends DataClass>(report: Report, ...classes: readonly Class[]): Group<Class>[] {
  const names = [...report.findings, ...report.awaited].map(({ identifier }) => identifier);
  const distinct = [...new Map(names.map((identifier) => [keyOf(identifier), identifier])).values()];
  const told = new Set<string>();
  return inOrderAsked(distinct, report.typed).map((identifier) => {
    const group = groupOf(identifier, report, classes, (order) => !told.has(orderKey(order)));
    for (const order of ordersOf(findingsOf(report, identifier))) told.add(orderKey(order));
    return group;
  });
}

function groupOf<Class extends DataClass>(
  identifier: Identifier,
  report: Report,
  classes: readonly Class[],
  isNew: (order: Order) => boolean,
): Group<Class> {
  const key = keyOf(identifier);
  const findings = findingsOf(report, identifier);
  const orders = ordersOf(findings);
  return {
    identifier,
    tellings: findings.map((finding) => withOnly(finding, isNew)).flatMap((finding) => tellingOf(finding, classes)),
    misses: findings.flatMap(missOf),
    failings: findings.flatMap(({ source, answer }) => (answer.kind === 'failed' ? [{ ...answer, identifier, source }] : [])),
    needings: findings.flatMap(({ source, answer }) =>
      answer.kind === 'needs' ? [{ identifier, source, fields: answer.fields }] : [],
    ),
    awaited: report.awaited.filter((one) => keyOf(one.identifier) === key).map(({ source }) => source),
    isTold: orders.length > 0 && !orders.some(isNew),
  };
}

function findingsOf({ findings }: Report, identifier: Identifier): readonly Finding[] {
  const key = keyOf(identifier);
  return findings.filter((finding) => keyOf(finding.identifier) === key);
}

function withOnly(finding: Finding, isWanted: (order: Order) => boolean): Finding {
  const { answer } = finding;
  return answer.kind === 'found' ? { ...finding, answer: { ...answer, orders: answer.orders.filter(isWanted) } } : finding;
}

function orderKey({ provider, public: { id } }: Order): string {
  return JSON.stringify([provider, id]);
}

/** The groups without the orders that stories tell. */
export function untold<Class extends DataClass>(
  groups: readonly Group<Class>[],
  isTold: (order: Visible<Class>) => boolean,
): Group<Class>[] {
  return groups.map((group) => {
    const tellings = group.tellings
      .map((telling) => ({ ...telling, orders: telling.orders.filter((order) => !isTold(order)) }))
      .filter(({ orders }) => orders.length > 0);
    return { ...group, tellings, isTold: group.isTold || (tellings.length === 0 && group.tellings.length > 0) };
  });
}

/** Whether an order is known for the identifier, wherever it is told. */
export function isFound({ tellings, isTold }: Group<'public'>): boolean {
  return isTold || tellings.length > 0;
}

/** What a person gave, and the provider that has nothing under it. */
export function doubtsOf({ identifier: { hints }, misses }: Group<'public'>): readonly { need: string; source: Named }[] {
  return Object.entries(hints ?? {}).flatMap(([need, given]) => {
    const isMeant = ({ with: told, value }: Query) => told?.[need] === given || value === given;
    return misses.filter(({ asked }) => asked.some(isMeant)).map(({ source }) => ({ need, source }));
  });
}

/** What only the bot's operator can use stands in the private answer. */
export function forEverybody<Class extends DataClass>(group: Group<Class>): Group<Class> {
  return { ...group, failings: group.failings.map((failing) => ({ ...failing, hint: undefined, code: undefined })) };
}

/** What one finding tells, with no more of its orders than may be seen; nothing when it found none. */
export function tellingOf<Class extends DataClass>(finding: Finding, classes: readonly Class[]): Telling<Class>[] {
  const { identifier, source, asked, answer } = finding;
  if (answer.kind !== 'found' || answer.orders.length === 0) return [];
  const { at, from, remarks } = answer;
  return [{ identifier, source, asked, at, from, remarks, orders: answer.orders.map((order) => visible(order, ...classes)) }];
}

function missOf({ source, asked, answer }: Finding): Miss[] {
  const isMiss = answer.kind === 'missing' || (answer.kind === 'found' && answer.orders.length === 0);
  return isMiss ? [{ source, asked, at: answer.at }] : [];
}

export function isSameIdentifier(a: Identifier, b: Identifier): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ kind, value, providers }: Identifier): string {
  return JSON.stringify([kind, value, providers]);
}

/** What is still awaited stands where the person wrote it, not behind what has answered. */
function inOrderAsked(identifiers: readonly Identifier[], typed: string): Identifier[] {
  const places = identifiers.map(({ raw }, index) => ({ index, place: typed.indexOf(raw) }));
  const known = places.every(({ place }) => place >= 0);
  const sorted = known ? places.toSorted((a, b) => a.place - b.place) : places;
  return sorted.flatMap(({ index }) => identifiers[index] ?? []);
}
