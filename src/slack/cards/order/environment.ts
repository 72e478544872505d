import { prose } from '../mrkdwn.ts';
import { symbol } from './symbols.ts';

/** The badge of an order that is not real, e.g. of a test system; empty for a real one. */
export function environmentBadge({ environment }: { readonly environment?: string | undefined }): string {
  return environment === undefined ? '' : `${symbol('environment')} ${prose(environment, 60)}`;
}

/** The badges of several orders, each once. */
export function environmentBadges(orders: readonly { readonly environment?: string | undefined }[]): string[] {
  return [...new Set(orders.map(environmentBadge))].filter((badge) => badge !== '');
}
