import { distinctBy, type Failed, type Finding, type Found, orderKey, ordersOf, type SourceName } from '../../../core/finding.ts';
import type { Identifier } from '../../../core/identifier/identifier.ts';
import { type DataClass, type Order, type Visible, visible } from '../../../core/order/order.ts';
import type { Query } from '../../../core/provider/provider.ts';
import type { Report } from '../card.ts';

/** What one provider found for an identifier, with only the classes of its orders that may be seen. */
export interface FoundResult<Class extends DataClass> extends Pick<Found, 'at' | 'from' | 'remarks'> {
  readonly identifier: Identifier;
  readonly source: SourceName;
  readonly asked: readonly Query[];
  readonly orders: readonly Visible<Class>[];
}

export interface FailedResult extends Pick<Failed, 'failure' | 'hint' | 'code' | 'reference'> {
  readonly identifier: Identifier;
  readonly source: SourceName;
}

export interface NeedsInput {
  readonly identifier: Identifier;
  readonly source: SourceName;
  readonly fields: readonly string[];
}

export interface NotFound {
  readonly source: SourceName;
  readonly asked: readonly Query[];
  /** When the provider said so. */
  readonly at: number;
}

/** All that is known about one identifier. */
export interface ResultGroup<Class extends DataClass> {
  readonly identifier: Identifier;
  readonly results: readonly FoundResult<Class>[];
  readonly notFound: readonly NotFound[];
  readonly failures: readonly FailedResult[];
  readonly needs: readonly NeedsInput[];
  readonly awaited: readonly SourceName[];
  /** All its orders are shown in a story, or under an earlier identifier. */
  readonly isShownAbove: boolean;
}

/**
 * The report by identifier, in the order asked, each order below the first identifier that led to it. From here on a card
 * can reach only the named classes.
 */
export function groupsOf<Class extends DataClass>(report: Report, ...classes: readonly Class[]): ResultGroup<Class>[] {
  const names = [...report.findings, ...report.awaited].map(({ identifier }) => identifier);
  const distinct = [...new Map(names.map((identifier) => [keyOf(identifier), identifier])).values()];
  const findings = Map.groupBy(report.findings, ({ identifier }) => keyOf(identifier));
  const told = new Set<string>();
  return sortAsAsked(distinct, report.typed).map((identifier) => {
    const known = { findings: findings.get(keyOf(identifier)) ?? [], awaited: report.awaited };
    const group = groupOf(identifier, known, classes, (order) => !told.has(orderKey(order)));
    for (const order of ordersOf(known.findings)) told.add(orderKey(order));
    return group;
  });
}

function groupOf<Class extends DataClass>(
  identifier: Identifier,
  { findings, awaited }: Pick<Report, 'findings' | 'awaited'>,
  classes: readonly Class[],
  isNew: (order: Order) => boolean,
): ResultGroup<Class> {
  const key = keyOf(identifier);
  const orders = ordersOf(findings);
  return {
    identifier,
    results: findings.map((finding) => withOnly(finding, isNew)).flatMap((finding) => foundResults(finding, classes)),
    notFound: findings.flatMap(notFoundIn),
    failures: findings.flatMap(({ source, answer }) => (answer.kind === 'failed' ? [{ ...answer, identifier, source }] : [])),
    needs: findings.flatMap(({ source, answer }) =>
      answer.kind === 'needs' ? [{ identifier, source, fields: answer.fields }] : [],
    ),
    awaited: awaited.filter((one) => keyOf(one.identifier) === key).map(({ source }) => source),
    isShownAbove: orders.length > 0 && !orders.some(isNew),
  };
}

function withOnly(finding: Finding, isWanted: (order: Order) => boolean): Finding {
  const { answer } = finding;
  return answer.kind === 'found' ? { ...finding, answer: { ...answer, orders: answer.orders.filter(isWanted) } } : finding;
}

/** The groups without the orders that are shown in stories. */
export function withoutStoryOrders<Class extends DataClass>(
  groups: readonly ResultGroup<Class>[],
  isShownAbove: (order: Visible<Class>) => boolean,
): ResultGroup<Class>[] {
  return groups.map((group) => {
    const results = group.results
      .map((result) => ({ ...result, orders: result.orders.filter((order) => !isShownAbove(order)) }))
      .filter(({ orders }) => orders.length > 0);
    return { ...group, results, isShownAbove: group.isShownAbove || (results.length === 0 && group.results.length > 0) };
  });
}

export interface ResultOrder {
  readonly order: Visible<'public'>;
  readonly result: FoundResult<'public'>;
}

/** Each order once, though an ICCID and its own number may both name it. */
export function distinctOrders(groups: readonly ResultGroup<'public'>[]): readonly ResultOrder[] {
  const all = groups.flatMap(({ results }) => results.flatMap((result) => result.orders.map((order) => ({ order, result }))));
  return distinctBy(all, ({ order }) => orderKey(order));
}

/** The one order of all groups, where there is no other. */
export function onlyOrder<Class extends DataClass>(groups: readonly ResultGroup<Class>[]): Visible<Class> | undefined {
  const [order, ...others] = groups.flatMap(({ results }) => results.flatMap(({ orders }) => orders));
  return others.length === 0 ? order : undefined;
}

/** Whether an order is known for the identifier, wherever it is shown. */
export function isFound({ results, isShownAbove }: ResultGroup<'public'>): boolean {
  return isShownAbove || results.length > 0;
}

/** What a person gave, and the provider that has nothing under it. */
export function wrongInputs({
  identifier: { hints },
  notFound,
}: ResultGroup<'public'>): readonly { need: string; source: SourceName }[] {
  return Object.entries(hints ?? {}).flatMap(([need, given]) => {
    const isMeant = ({ with: told, value }: Query) => told?.[need] === given || value === given;
    return notFound.filter(({ asked }) => asked.some(isMeant)).map(({ source }) => ({ need, source }));
  });
}

/** Hints and codes for the operator are shown in private answers only. */
export function withoutOperatorHints<Class extends DataClass>(group: ResultGroup<Class>): ResultGroup<Class> {
  return { ...group, failures: group.failures.map((failing) => ({ ...failing, hint: undefined, code: undefined })) };
}

/** The orders of one finding, with no more of its orders than may be seen; nothing when it found none. */
export function foundResults<Class extends DataClass>(finding: Finding, classes: readonly Class[]): FoundResult<Class>[] {
  const { identifier, source, asked, answer } = finding;
  if (answer.kind !== 'found' || answer.orders.length === 0) return [];
  const { at, from, remarks } = answer;
  return [{ identifier, source, asked, at, from, remarks, orders: answer.orders.map((order) => visible(order, ...classes)) }];
}

function notFoundIn({ source, asked, answer }: Finding): NotFound[] {
  const isMiss = answer.kind === 'missing' || (answer.kind === 'found' && answer.orders.length === 0);
  return isMiss ? [{ source, asked, at: answer.at }] : [];
}

export function isSameIdentifier(a: Identifier, b: Identifier): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ kind, value, providers }: Identifier): string {
  return JSON.stringify([kind, value, providers]);
}

/** Keeps what is still awaited in the order in which the person wrote it. */
function sortAsAsked(identifiers: readonly Identifier[], typed: string): Identifier[] {
  const places = identifiers.map(({ raw }, index) => ({ index, place: typed.indexOf(raw) }));
  const known = places.every(({ place }) => place >= 0);
  const sorted = known ? places.toSorted((a, b) => a.place - b.place) : places;
  return sorted.flatMap(({ index }) => identifiers[index] ?? []);
}
