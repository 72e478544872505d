import { inNamesOf } from '../../config/accounts/accounts.ts';
import type { ProviderConfig } from '../../config/accounts/providers.ts';
import type { Variables } from '../../config/reading.ts';
import type { ProviderError } from '../../core/failure/failure.ts';
import type { ConnectedProvider } from '../../core/provider/provider.ts';
import { type Check, failed, ok } from '../check.ts';
import type { Outcome } from '../examination.ts';
import { failureWords } from '../failure.ts';

export type Ask = (provider: ConnectedProvider) => Promise<Outcome>;

export function hasVariants({ provider }: ProviderConfig): boolean {
  return provider.variants.length > 0;
}

/** Which signature the server accepts: the configured one, else the first of the others, asked one after the other. */
export async function checkSignature(config: ProviderConfig, first: Outcome, ask: Ask): Promise<readonly Check[]> {
  const { variants } = config.provider;
  if (variants.length === 0) return [];
  const check = `${config.label} signature`;
  const configured = settingsOf(config, variants);
  if (isAccepted(first)) return [ok(check, `accepted as configured: ${inNamesOf(config, lines(configured).join(' '))}`)];
  if (!isRefused(first.failure)) return [];
  const others = variants.filter((variant) => lines(variant).join() !== lines(configured).join());
  return [await search(check, config, others, ask)];
}

async function search(check: string, config: ProviderConfig, variants: readonly Variables[], ask: Ask): Promise<Check> {
  const { provider, values } = config;
  for (const [tried, variant] of variants.entries()) {
    const outcome = await ask(provider.connect({ ...values, ...variant }));
    if (isAccepted(outcome))
      return failed(check, `another one is accepted; put into the settings:\n${inNamesOf(config, lines(variant).join('\n'))}`);
    const { failure } = outcome;
    if (failure && !isRefused(failure))
      return failed(
        check,
        `search ended at variant ${tried + 1} of ${variants.length}: ${failureWords(failure, config, 'the settings')}`,
      );
  }
  return failed(check, `all ${variants.length} other variants are refused too: the key, the secret or the clock is wrong`);
}

/** The switches in use: what is set and what defaults. */
function settingsOf({ provider, values }: ProviderConfig, [any = {}]: readonly Variables[]): Variables {
  const known = provider.settings.parse(values);
  const switches = Object.keys(any).map((name) => [name, known[name]]);
  return Object.fromEntries(switches.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** A server that says what may not be read has accepted who asks. */
function isAccepted({ failure }: Outcome): boolean {
  return failure === undefined || failure.kind === 'forbidden';
}

/** A server that looks for the signature elsewhere may call the request malformed. */
function isRefused(failure: ProviderError | undefined): boolean {
  if (failure?.kind === 'bad_response' || failure?.kind === 'refused')
    return failure.hint === 'our_bug' || failure.status === 400;
  return failure?.kind === 'unauthorized';
}

function lines(variant: Variables): string[] {
  return Object.entries(variant).map(([name, value]) => `${name}=${value}`);
}
