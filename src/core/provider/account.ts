import type { Identifier } from '../identifier/identifier.ts';
import type { ConnectedProvider } from './provider.ts';

/** The provider as one of its accounts; its plan and its orders know of no account. */
export function asAccount(
  provider: ConnectedProvider,
  { id, label, environment }: Pick<ConnectedProvider, 'id' | 'label' | 'environment'>,
): ConnectedProvider {
  const { kind } = provider;
  return {
    ...provider,
    id,
    label,
    environment,
    plan: (identifier) => provider.plan(withKind(identifier, id, kind)),
    lookup: async (query, tools) => {
      const orders = await provider.lookup(query, tools);
      return orders.map((order) => ({ ...order, account: id, ...(environment !== undefined && { environment }) }));
    },
  };
}

/** The name by which one account is asked alone: `linksfield.eu`, or `linksfield.default` for the one without a suffix. */
export function accountName(id: string): string {
  return id.includes('.') ? id : `${id}.default`;
}

/** The id of the provider of an account's id or {@link accountName}. */
export function providerOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}

/** `linksfield.eu:4567` names the provider to this account and, as another name, to no other. */
function withKind(identifier: Identifier, account: string, kind: string): Identifier {
  const { providers } = identifier;
  const own = accountName(account);
  return providers ? { ...identifier, providers: providers.map((name) => (name === own ? kind : name)) } : identifier;
}
