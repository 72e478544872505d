import { startClink } from './clink/index.ts';
import { CLINK_TEST_ORDERS } from './clink/orders.ts';
import { startLinksfield } from './linksfield/index.ts';
import { LINKSFIELD_EU_ORDERS } from './linksfield/orders.ts';
import type { StandIn } from './standin.ts';

/** Second accounts of vendors: a second brand that sells under the same purchase numbers, and a test system. */
export interface FurtherAccounts {
  readonly 'linksfield.eu': StandIn;
  readonly 'clink.test': StandIn;
}

export async function startFurtherAccounts(): Promise<FurtherAccounts> {
  const [europe, test] = await Promise.all([
    startLinksfield({ partnerCode: 'P067890', orders: LINKSFIELD_EU_ORDERS }),
    startClink({ apiKey: 'sk_test_7second0key0of0the0stand0in', orders: CLINK_TEST_ORDERS }),
  ]);
  return { 'linksfield.eu': europe, 'clink.test': test };
}

/** Settings that connect the bot to them. */
export function furtherSettings({
  'linksfield.eu': europe,
  'clink.test': test,
}: FurtherAccounts): Readonly<Record<string, string>> {
  return {
    ...inAccount('LINKSFIELD', 'EU', europe.env),
    ...inAccount('CLINK', 'TEST', test.env),
    CLINK__TEST__LABEL: 'Clink Test',
    CLINK__TEST__ENVIRONMENT: 'test',
  };
}

function inAccount(provider: string, account: string, env: StandIn['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name.replace(`${provider}_`, `${provider}__${account}__`), value]),
  );
}
