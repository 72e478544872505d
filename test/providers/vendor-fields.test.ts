import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useVendor } from './kit/exchange.ts';
import { FULL_REPLIES, fieldsOf, placesOf, readFull } from './kit/full.ts';

const PLACES = ['channel', 'card', 'details', 'customer details', 'commission'] as const;
type Place = (typeof PLACES)[number];
const NOWHERE = 'not shown';
const ROW = /^\| `([^`]+)` \| ([^|]+) \| (.+) \|$/gm;

interface Row {
  readonly field: string;
  readonly places: readonly string[];
  /** Empty where the field is not shown. */
  readonly text: string;
  readonly reason: string;
}

const [, ...CHAPTERS] = readFileSync('docs/vendor-fields.md', 'utf8').split('\n## ');
const TABLES = new Map(CHAPTERS.map((chapter) => [chapter.slice(0, chapter.indexOf('\n')), rowsOf(chapter)]));

function rowsOf(chapter: string): Row[] {
  return [...chapter.matchAll(ROW)].map(([, field = '', shown = '', last = '']) => {
    const isShown = shown !== NOWHERE;
    const places = shown === 'everywhere' ? PLACES : isShown ? shown.split(', ') : [];
    return { field, places, text: isShown ? last.replace(/^(?:`` (.+) ``|`(.+)`)$/, '$1$2') : '', reason: isShown ? '' : last };
  });
}

/** A place that may show a field of the same class: what is public may be anywhere, other classes only in their own. */
function mayShow(place: Place, { places }: Row): boolean {
  if (places.includes('channel')) return true;
  const isInternal = places.includes('card') || places.includes('details');
  return places.includes(place) || (isInternal && (place === 'card' || place === 'details'));
}

const vendor = useVendor();

describe('docs/vendor-fields.md', () => {
  it('vendor fields: has a table for each reply', () => {
    expect([...TABLES.keys()]).toEqual(Object.keys(FULL_REPLIES));
  });

  it.each(Object.entries(FULL_REPLIES))('vendor fields: %s: has each field of the reply once', (heading, { data }) => {
    const rows = TABLES.get(heading) ?? [];
    const prefixes = rows.filter(({ field }) => field.endsWith('*')).map(({ field }) => field.slice(0, -1));
    const fields = fieldsOf(data).map(([field]) => field);

    const left = fields.filter((field) => !prefixes.some((prefix) => field.startsWith(prefix)));

    expect(
      rows
        .map(({ field }) => field)
        .filter((field) => !field.endsWith('*'))
        .toSorted(),
    ).toEqual(left.toSorted());
    expect(prefixes.filter((prefix) => !fields.some((field) => field.startsWith(prefix)))).toEqual([]);
  });

  it.each(Object.entries(FULL_REPLIES))('vendor fields: %s: each is where the page says', async (heading, reply) => {
    const places = placesOf(await readFull(reply, vendor));

    const missing = (TABLES.get(heading) ?? []).flatMap(({ field, places: named, text }) =>
      named.filter((place) => !places[place]?.includes(text)).map((place) => `${field} is not in: ${place}`),
    );

    expect(missing).toEqual([]);
  });

  it.each(Object.entries(FULL_REPLIES))('vendor fields: %s: none is in a place of another class', async (heading, reply) => {
    const places = placesOf(await readFull(reply, vendor));

    const beyond = (TABLES.get(heading) ?? [])
      .filter(({ text }) => text !== '')
      .flatMap((row) =>
        PLACES.filter((place) => !mayShow(place, row) && places[place]?.includes(row.text)).map((place) => [row.field, place]),
      );

    expect(beyond).toEqual([]);
  });

  it.each(Object.entries(FULL_REPLIES))(
    'vendor fields: %s: what is not shown is nowhere, for a reason',
    async (heading, reply) => {
      const everything = Object.values(placesOf(await readFull(reply, vendor))).join('\n');
      const hidden = (TABLES.get(heading) ?? []).filter(({ places }) => places.length === 0);
      const values = new Map(fieldsOf(reply.data));

      const seen = hidden.filter(
        ({ field }) => isDistinctive(values.get(field)) && everything.includes(String(values.get(field))),
      );

      expect(seen).toEqual([]);
      expect(hidden.filter(({ reason }) => !/^because .{10}/.test(reason))).toEqual([]);
    },
  );
});

/** Long enough to be found nowhere by chance. */
function isDistinctive(value: unknown): boolean {
  return String(value).length > 5;
}
