import { isTaskCancelledError, TimeoutStrategy, timeout } from 'cockatiel';
import { ProviderError } from '../../core/failure/failure.ts';

/**
 * Runs `work` for at most `deadline` milliseconds; then throws ProviderError `timeout`, whatever `work` does.
 * The signal fires at the deadline, and when `work` is done, so that requests it left behind end too.
 */
export async function withDeadline<Value>(
  deadline: number,
  label: string,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  try {
    return await timeout(deadline, TimeoutStrategy.Aggressive).execute(({ signal }) => work(signal));
  } catch (error) {
    if (!isTaskCancelledError(error)) throw error;
    throw new ProviderError('timeout', `No answer from ${label} within ${deadline / 1000} s.`);
  }
}
