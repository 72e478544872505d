import * as z from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;
/** The variables that are set: an empty one is an unset one. */
export type Variables = Readonly<Record<string, string>>;

/** Comma-separated. */
export const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** The items of a list that may not be set. */
export function itemsOf(text: string | undefined): string[] {
  return commaSeparated.parse(text ?? '');
}

export const channelIds = commaSeparated.refine(
  (ids) => ids.every((id) => /^[CDG][A-Z0-9]+$/.test(id)),
  'must be IDs of channels, such as C0123456789',
);

export const groupIds = commaSeparated.refine(
  (ids) => ids.every((id) => /^S[A-Z0-9]+$/.test(id)),
  'must be IDs of user groups, such as S0123456789, not their names',
);

export function wholeNumber(least: number, most: number): z.ZodCoercedNumber {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
}

export const NOT_SAFE = 'must begin with https:// (http only on loopback) and hold no user name or password';

/** Credentials go there: plain http may not leave the machine, and the address itself holds none, since addresses are logged. What is no URL is refused elsewhere. */
export function isSafe(text: string): boolean {
  const url = URL.parse(text);
  if (!url) return true;
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname));
}

export function present(env: Environment): Variables {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));
}

/** Reads what the schema names; each problem is noted with the variable's name. */
export function readVariables<Schema extends z.ZodObject>(
  schema: Schema,
  values: Variables,
  problems: string[],
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(values);
  for (const { path, message } of parsed.error?.issues ?? []) problems.push(`${path.join('.')} ${message}`);
  return parsed.data;
}

/** Runs a reader that throws; what it says is noted as the variable's problem. */
export function attempt<Value>(name: string, problems: string[], reader: () => Value): Value | undefined {
  try {
    return reader();
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
