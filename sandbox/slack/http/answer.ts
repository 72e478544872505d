/** An HTTP answer of the stand-in. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Objects are sent as JSON, strings as text. */
  readonly body: unknown;
}
