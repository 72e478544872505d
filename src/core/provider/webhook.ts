/** What a request says before its body is read. */
export interface WebhookHead {
  /** Lower-case names. One that was sent several times is no string. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The query string of the address. */
  readonly query: URLSearchParams;
}

/** Parts of a provider whose events are read; all others are counted as `other`. */
export const WEBHOOK_TOPICS = ['order', 'refund', 'dispute', 'invoice', 'subscription', 'session', 'other'] as const;
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/** What a channel may want to be told unasked: FOLLOW_CHANNELS. */
export const WEBHOOK_NOTICES = ['dispute', 'refund'] as const;
/** A new dispute, or a refund that failed. */
export type WebhookNotice = (typeof WEBHOOK_NOTICES)[number];

/** What a provider reports of one order. */
export interface OrderNotice {
  readonly account: string;
  /** The order's own id. */
  readonly order: string;
  readonly notice: WebhookNotice;
}

/** One event of a provider: which orders it is about, not what happened to them, since deliveries come late and in any order. */
export interface WebhookEvent {
  /** The same in each delivery of the event. */
  readonly id: string;
  readonly topic: WebhookTopic;
  /** Ids under which an answer may hold the changed order. */
  readonly references: readonly string[];
  /** The order's own id, where the event has one of that shape: a channel may be told it. */
  readonly order?: string | undefined;
  readonly notice?: WebhookNotice | undefined;
}

/** How a provider reports changes by itself: pure functions. */
export interface WebhookFormat {
  /** Whether the request may be the provider's, by address and headers alone: before its body is worth reading. */
  isPlausible(head: WebhookHead, secrets: readonly string[], now: number): boolean;
  /** Whether the provider sent it; compares in constant time. Several secrets count while one replaces the other. */
  isAuthentic(head: WebhookHead, body: Uint8Array, secrets: readonly string[]): boolean;
  /** The secret is a token in the address that the provider is given: `?token=…`. */
  readonly isTokenInAddress: boolean;
  /** Undefined: a body of another format. */
  read(head: WebhookHead, body: string): WebhookEvent | undefined;
  /** Body of the reply that the provider expects, for an event that is new and for one that came before. */
  readonly replies: { readonly received: string; readonly repeated: string };
}

/** A format with its secrets. */
export interface Webhook {
  isPlausible(head: WebhookHead, now: number): boolean;
  isAuthentic(head: WebhookHead, body: Uint8Array): boolean;
  read: WebhookFormat['read'];
  readonly replies: WebhookFormat['replies'];
}

/** @param secrets the setting's value: one, or several separated by commas */
export function connectWebhook(format: WebhookFormat, secrets: string): Webhook {
  const all = secrets.split(',').flatMap((secret) => secret.trim() || []);
  return {
    isPlausible: (head, now) => format.isPlausible(head, all, now),
    isAuthentic: (head, body) => format.isAuthentic(head, body, all),
    read: format.read,
    replies: format.replies,
  };
}

/** The path at which the webhooks of an account are served. */
export function webhookPath(account: string): string {
  return `/webhooks/${account}`;
}
