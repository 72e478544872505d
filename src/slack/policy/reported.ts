import pTimeout from 'p-timeout';

/** Who wants to know that Slack did not say something. */
export interface Observer {
  /** Milliseconds that an answer waits for Slack. */
  readonly within: number;
  /** Called once for each question to Slack that fails or whose answer is late. */
  onFailure(error: unknown): void;
}

/** The same promise, whose failure or lateness is reported. */
export function reported<Value>(question: Promise<Value>, { within, onFailure }: Observer): Promise<Value> {
  const message = `Slack did not answer within ${within} ms`;
  pTimeout(question, { milliseconds: Math.max(1, within), message }).catch(onFailure);
  return question;
}
