import { isObject, type Json } from '../json.ts';
import type { Fault } from '../state/slack-error.ts';

/** Says what is wrong with a value, and where (JSON pointer); nothing when it is right. */
export type Rule = (value: unknown, place: string) => readonly Fault[];

/** A string of `least` to `most` characters (UTF-16 units, as Slack counts). */
export function string(most: number, least = 1): Rule {
  return (value, place) => {
    if (typeof value !== 'string') return [{ place, says: 'must provide a string' }];
    if (value.length > most) return [{ place, says: `must be less than ${most + 1} characters` }];
    return value.length < least ? [{ place, says: `must be more than ${least - 1} characters` }] : [];
  };
}

/** A URL of the web; `schemes` for links in text. */
export function url(most = 3_000, schemes: readonly string[] = ['http:', 'https:']): Rule {
  const fits = string(most);
  return (value, place) => {
    const faults = fits(value, place);
    if (faults.length > 0) return faults;
    return URL.canParse(String(value)) && schemes.includes(new URL(String(value)).protocol)
      ? []
      : [{ place, says: 'must be a valid URL' }];
  };
}

export function whole(least: number, most: number): Rule {
  return (value, place) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? []
      : [{ place, says: `must be an integer from ${least} to ${most}` }];
}

export const number: Rule = (value, place) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : [{ place, says: 'must provide a number' }];

export const boolean: Rule = (value, place) => (typeof value === 'boolean' ? [] : [{ place, says: 'must provide a boolean' }]);

export function oneOf(...words: readonly unknown[]): Rule {
  return (value, place) => (words.includes(value) ? [] : [{ place, says: `must be one of: ${words.join(', ')}` }]);
}

export function list(item: Rule, most: number, least = 1): Rule {
  return (value, place) => {
    if (!Array.isArray(value)) return [{ place, says: 'must provide an array' }];
    if (value.length > most) return [{ place, says: `no more than ${most} items allowed` }];
    if (value.length < least) return [{ place, says: `no fewer than ${least} items allowed` }];
    return value.flatMap((one, index) => item(one, `${place}/${index}`));
  };
}

/** An object with these fields and no others; `type` is allowed for whoever chose this rule by it. */
export function shape(required: Readonly<Record<string, Rule>>, optional: Readonly<Record<string, Rule>> = {}): Rule {
  const fields = { ...optional, ...required };
  return (value, place) => {
    if (!isObject(value)) return [{ place, says: 'must provide an object' }];
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    return [
      ...missing.map((name) => ({ place, says: `missing required field: ${name}` })),
      ...Object.entries(value).flatMap(([name, content]) => {
        if (name === 'type' || content === undefined) return [];
        return fields[name]?.(content, `${place}/${name}`) ?? [{ place, says: `invalid additional property: ${name}` }];
      }),
    ];
  };
}

/** Chooses the rule by the value's `type`. */
export function byType(rules: () => Readonly<Record<string, Rule>>): Rule {
  return (value, place) => {
    if (!isObject(value)) return [{ place, says: 'must provide an object' }];
    if (typeof value.type !== 'string') return [{ place, says: 'missing required field: type' }];
    const table = rules();
    const rule = Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    return rule?.(value, place) ?? [{ place: `${place}/type`, says: `unsupported type: ${value.type}` }];
  };
}

/** All the rules together. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, place) => rules.flatMap((rule) => rule(value, place));
}

/** At least one of the fields, or exactly one. */
export function anyOf(fields: readonly string[], exactly = false): Rule {
  return (value, place) => {
    const given = isObject(value) ? fields.filter((name) => present(value, name)).length : 0;
    if (given === 0) return [{ place, says: `must define one of: ${fields.join(', ')}` }];
    return exactly && given > 1 ? [{ place, says: `must define only one of: ${fields.join(', ')}` }] : [];
  };
}

function present(value: Json, name: string): boolean {
  return value[name] !== undefined && value[name] !== null;
}
