import * as z from 'zod';
import type { Provider } from '../../core/provider/provider.ts';

/** Environments that need no badge. */
const LIVE: readonly string[] = ['production', 'live'];
const MAX_LENGTH = 30;

const text = z.string().max(MAX_LENGTH, `must be at most ${MAX_LENGTH} characters`).optional();

/** The two variables that say what an account is called and whether its orders are real. */
export function namingSettings(provider: Pick<Provider, 'id' | 'label'>) {
  const [label, environment] = namingNames(provider);
  return {
    [label]: text.describe(`What cards call the account; empty: ${provider.label}.`),
    [environment]: text.describe(
      'Where the orders of the account are not real, e.g. `test`: a badge on each of them, and no link to orders of another environment. Empty or `production`: real orders.',
    ),
  };
}

export function namingNames({ id }: Pick<Provider, 'id'>): [label: string, environment: string] {
  return [`${id.toUpperCase()}_LABEL`, `${id.toUpperCase()}_ENVIRONMENT`];
}

/** Undefined: real orders. */
export function environmentOf(written: string | undefined): string | undefined {
  return written === undefined || LIVE.includes(written.toLowerCase()) ? undefined : written;
}
