import { BUYER } from '../../../sandbox/vendors/tuya/index.ts';
import type { World } from '../../../sandbox/world.ts';
import { createLookups } from '../../../src/app/lookups/lookups.ts';
import { readLookupConfig } from '../../../src/config/config.ts';
import { ordersOf } from '../../../src/core/finding.ts';
import type { DataClass, Order } from '../../../src/core/order/order.ts';
import { createLog } from '../../../src/log.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { providers } from '../../../src/providers/index.ts';
import { CLASSES } from './table.ts';

/** Orders that hold every class together: an e-mail and a card, commissions and a settlement. */
export const QUESTION = 'order_7success1 linkbest:T202508280004';
/** An order that cannot be asked without the buyer: it holds names, addresses and a parcel. */
export const INCOMPLETE = 'tuya:TM-1002';

export type Marks = Readonly<Record<DataClass, readonly string[]>>;

/** What stands in these orders under each class and under no other, as the providers' schemas read it. */
export async function marksOf({ vendors }: World): Promise<Marks> {
  const log = createLog({ level: 'fatal', secrets: [] });
  const lookups = createLookups(readLookupConfig(vendors.env, providers), log, createMetrics());
  const identifiers = lookups.read(`${QUESTION} ${INCOMPLETE} user=${BUYER}`, { asked: true });
  const orders = ordersOf(await lookups.look(identifiers, { team: 'T', language: 'en' }).done);
  await lookups.close();
  return byClass((name) => [...distinctive(orders, name), ...(name === 'personal' ? [BUYER] : [])]);
}

/** A group of a random id can be any figure: one in 4,096 holds the end of the test card, 4242. */
const RANDOM_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The marks of each class that a text shows; figures count only as whole numbers, and random ids do not count. */
export function marksIn(text: string, marks: Marks): Marks {
  const said = text.replace(RANDOM_ID, '');
  return byClass((name) => marks[name].filter((mark) => stands(mark, said)));
}

/** Every text in a value, however deep, one a line. */
export function textIn(value: unknown): string {
  return leavesOf(value).join('\n');
}

function byClass(make: (name: DataClass) => readonly string[]): Marks {
  return { public: make('public'), internal: make('internal'), finance: make('finance'), personal: make('personal') };
}

function distinctive(orders: readonly Order[], name: DataClass): string[] {
  const others = CLASSES.filter((other) => other !== name);
  const elsewhere = others.flatMap((other) => orders.flatMap((order) => leavesOf(order[other])));
  const own = orders.flatMap((order) => leavesOf(order[name]));
  return [...new Set(own)].filter((leaf) => isTelling(leaf) && !elsewhere.some((other) => other.includes(leaf)));
}

/** Long enough, and no word of the vocabulary that cards say anyway. */
function isTelling(leaf: string): boolean {
  return leaf.length >= 4 && /[\d@ ]/.test(leaf);
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

function stands(mark: string, text: string): boolean {
  const pieces = text.split(mark);
  return pieces.slice(1).some((after, index) => !/[\w.]$/.test(pieces[index] ?? '') && !/^\w/.test(after));
}
