/** One line of the doctor's report, for the operator. */
export interface Check {
  /** What was looked at: `Tuya`, `Slack scopes`. */
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'failed';
  readonly message: string;
  /** How long the answer took; null where nothing was asked. */
  readonly milliseconds: number | null;
}

export function ok(check: string, message: string, milliseconds: number | null = null): Check {
  return { check, status: 'ok', message, milliseconds };
}

/** Something to know; nothing is wrong that would keep orders from being answered. */
export function warning(check: string, message: string, milliseconds: number | null = null): Check {
  return { check, status: 'warning', message, milliseconds };
}

export function failed(check: string, message: string, milliseconds: number | null = null): Check {
  return { check, status: 'failed', message, milliseconds };
}
