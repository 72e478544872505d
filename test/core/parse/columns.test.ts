import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '../../support/identifiers.ts';

/** What is read in a text that nobody typed to ask, free-form numbers only behind a label. */
function read(text: string): string[] {
  return findIdentifiers(text).map(({ kind, value }) => `${kind} ${value}`);
}

describe('columns of a table', () => {
  it.each([
    ['aligned with spaces', 'ORDER   CUSTOMER  STATUS\n4567    99812     paid', ['reference 4567']],
    ['with quotes and a comma within a cell', 'Customer,Order no.\n"Doe, Ann","4567"', ['reference 4567']],
    ['in HTML', '<table><tr><th>Order</th><th>Phone</th></tr><tr><td>4567</td><td>5550100</td></tr></table>', ['reference 4567']],
    ['with an empty cell', 'Phone;Order;Note\n;4567;x', ['reference 4567']],
    ['several rows', 'Order|Customer\n4567|99812\n\n4568|99813', ['reference 4567', 'reference 4568']],
  ])('%s: each number gets the heading of its column', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['labels and values side by side', 'Name\tPhone\nOrder ID\t4567', ['reference 4567']],
    ['a row of other length', 'Order,Customer\n4567', []],
    ['a sentence below', 'Order, customer\nAnn is here, and 4567 people too', []],
    ['a heading that names no number', 'Order details, status\n99812, 300', []],
    ['two sentences', 'Hello, order\nthanks 99812, bye 300', []],
  ])('%s: no table', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('a list of orders', () => {
  it.each([
    ['commas and a word', 'orders 4567, 4568 and 4570', ['reference 4567', 'reference 4568', 'reference 4570']],
    ['prefixes', 'Order: SO-10421, SO-10422', ['reference SO-10421', 'reference SO-10422']],
    ['a hash each', 'order #4567 and #4568', ['reference 4567', 'reference 4568']],
    ['lines below a plural', 'Order numbers:\n- 4567\n- 4568', ['reference 4567', 'reference 4568']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['a number of other length', 'order 4567, 99812', ['reference 4567']],
    ['another prefix', 'order SO-10421, KD-10422', ['reference SO-10421']],
    ['a number with its own label', 'order 4567, customer 4568', ['reference 4567']],
    ['a line below a singular', 'Order number:\n4567\n4568', ['reference 4567']],
    ['words between', 'order 4567, about 4568', ['reference 4567']],
  ])('%s ends it', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('letters that look like digits', () => {
  it.each([
    ['the check digit does not fit', 'ICCID: 8985 22O2 2O9O 8997 1479'],
    ['more than four', 'ICCID: 8985 22O2 2O9O 8997 l478 O'],
    ['a word behind', '89852202209089971478O is'],
    ['part of a longer token', 'A8985220220908997l478'],
  ])('%s: no ICCID', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('an address beside numbers', () => {
  const asked = (text: string) => findIdentifiers(text, { asked: true }).map(({ value }) => value);
  const PAGE = 'https://shop.example/orders/99881';

  it('typed numbers count, the address of a link behind one does not', () => {
    expect(asked(`4567 ${PAGE}`)).toEqual(['4567']);
  });

  it('in a long text the page counts and its other numbers do not', () => {
    const text = `Hello, the customer says that this order has not arrived since 12 days and cost 300: ${PAGE} thanks`;

    expect(asked(text)).toEqual(['99881']);
  });

  it('a labelled number counts before a page', () => {
    expect(asked(`order 4567, see ${PAGE}`)).toEqual(['4567']);
  });

  it('the path of a request names its order, whatever its status', () => {
    expect(asked('GET /api/orders/4567 404')).toEqual(['4567', '404']);
    expect(read('GET /api/orders/4567 404')).toEqual(['reference 4567']);
  });
});
