import { expect } from 'vitest';
import type { Provider } from '../../../src/core/provider/provider.ts';
import { providers } from '../../../src/providers/index.ts';

/** The provider as the bot has it: it knows which ids belong to others. */
export function registered(id: string): Provider {
  return providers.find((provider) => provider.id === id) ?? expect.fail(`${id} is not registered`);
}
