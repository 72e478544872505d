import type { Provider } from './provider.ts';

/**
 * Providers that know of each other: one whose id somebody wrote is asked alone, and the others only where they are named.
 * Takes every provider there is, whether it is set up or not.
 */
export function registerProviders(providers: readonly Provider[]): readonly Provider[] {
  return providers.map((provider) => {
    const others = providers.filter(({ id }) => id !== provider.id).map(({ known }) => known);
    return {
      ...provider,
      connect(values) {
        const { plan, ...connected } = provider.connect(values);
        return {
          ...connected,
          plan: (identifier) => {
            const isNamed = identifier.providers?.includes(provider.id) ?? false;
            return !isNamed && others.some((known) => known.owns(identifier.value)) ? [] : plan(identifier);
          },
        };
      },
    };
  });
}
