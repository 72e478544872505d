import type { Identifier } from '../identifier/identifier.ts';
import type { ConnectedProvider } from './provider.ts';

/** The provider as one of its accounts; its plan and its orders know of no account. */
export function asAccount(
  provider: ConnectedProvider,
  account: { readonly id: string; readonly label: string },
): ConnectedProvider {
  const { kind } = provider;
  if (account.id === kind) return provider;
  return {
    ...provider,
    ...account,
    plan: (identifier) => provider.plan(withKind(identifier, account.id, kind)),
    lookup: async (query, tools) => {
      const orders = await provider.lookup(query, tools);
      return orders.map((order) => ({ ...order, account: account.id }));
    },
  };
}

/** `linksfield.eu:4567` names the provider to this account and, as another name, to no other. */
function withKind(identifier: Identifier, account: string, kind: string): Identifier {
  const { providers } = identifier;
  return providers ? { ...identifier, providers: providers.map((name) => (name === account ? kind : name)) } : identifier;
}
