import type * as z from 'zod';

/** What the JSON text holds; undefined where it is broken or does not fit the schema. Never throws. */
export function parseJson<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
