import { isObject, type Json } from '../../json.ts';
import type { Violation } from '../../state/slack-error.ts';

/** Returns what is wrong with a value, and where (JSON pointer); [] if it is valid. */
export type Rule = (value: unknown, pointer: string) => readonly Violation[];

/** A string of `min` to `max` characters (UTF-16 units, as Slack counts). */
export function string(max: number, min = 1): Rule {
  return (value, pointer) => {
    if (typeof value !== 'string') return [{ pointer, message: 'must provide a string' }];
    if (value.length > max) return [{ pointer, message: `must be less than ${max + 1} characters` }];
    return value.length < min ? [{ pointer, message: `must be more than ${min - 1} characters` }] : [];
  };
}

/** A URL with one of the schemes. */
export function url(max = 3_000, schemes: readonly string[] = ['http:', 'https:']): Rule {
  const fits = string(max);
  return (value, pointer) => {
    const violations = fits(value, pointer);
    if (violations.length > 0) return violations;
    return URL.canParse(String(value)) && schemes.includes(new URL(String(value)).protocol)
      ? []
      : [{ pointer, message: 'must be a valid URL' }];
  };
}

export function integer(min: number, max: number): Rule {
  return (value, pointer) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? []
      : [{ pointer, message: `must be an integer from ${min} to ${max}` }];
}

export const number: Rule = (value, pointer) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : [{ pointer, message: 'must provide a number' }];

export const boolean: Rule = (value, pointer) =>
  typeof value === 'boolean' ? [] : [{ pointer, message: 'must provide a boolean' }];

export function oneOf(...words: readonly unknown[]): Rule {
  return (value, pointer) => (words.includes(value) ? [] : [{ pointer, message: `must be one of: ${words.join(', ')}` }]);
}

export function list(item: Rule, max: number, min = 1): Rule {
  return (value, pointer) => {
    if (!Array.isArray(value)) return [{ pointer, message: 'must provide an array' }];
    if (value.length > max) return [{ pointer, message: `no more than ${max} items allowed` }];
    if (value.length < min) return [{ pointer, message: `no fewer than ${min} items allowed` }];
    return value.flatMap((one, index) => item(one, `${pointer}/${index}`));
  };
}

/** An object with these fields and no others. `type` is allowed, because `byType` checks it. */
export function shape(required: Readonly<Record<string, Rule>>, optional: Readonly<Record<string, Rule>> = {}): Rule {
  const fields = { ...optional, ...required };
  return (value, pointer) => {
    if (!isObject(value)) return [{ pointer, message: 'must provide an object' }];
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    return [
      ...missing.map((name) => ({ pointer, message: `missing required field: ${name}` })),
      ...Object.entries(value).flatMap(([name, content]) => {
        if (name === 'type' || content === undefined) return [];
        return fields[name]?.(content, `${pointer}/${name}`) ?? [{ pointer, message: `invalid additional property: ${name}` }];
      }),
    ];
  };
}

/** Chooses the rule by the value's `type`. */
export function byType(rules: () => Readonly<Record<string, Rule>>): Rule {
  return (value, pointer) => {
    if (!isObject(value)) return [{ pointer, message: 'must provide an object' }];
    if (typeof value.type !== 'string') return [{ pointer, message: 'missing required field: type' }];
    const table = rules();
    const rule = Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    return rule?.(value, pointer) ?? [{ pointer: `${pointer}/type`, message: `unsupported type: ${value.type}` }];
  };
}

/** Applies all rules. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, pointer) => rules.flatMap((rule) => rule(value, pointer));
}

/** At least one of the fields, or exactly one. */
export function anyOf(fields: readonly string[], exactly = false): Rule {
  return (value, pointer) => {
    const given = isObject(value) ? fields.filter((name) => present(value, name)).length : 0;
    if (given === 0) return [{ pointer, message: `must define one of: ${fields.join(', ')}` }];
    return exactly && given > 1 ? [{ pointer, message: `must define only one of: ${fields.join(', ')}` }] : [];
  };
}

function present(value: Json, name: string): boolean {
  return value[name] !== undefined && value[name] !== null;
}
