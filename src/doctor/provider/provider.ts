import { inNamesOf } from '../../config/accounts/accounts.ts';
import { connectProvider, type ProviderConfig } from '../../config/accounts/providers.ts';
import type { ConnectedProvider } from '../../core/provider/provider.ts';
import { type Check, failed, ok, warning } from '../check.ts';
import { createExamination, type ExaminationOptions, type Outcome } from '../examination.ts';
import { failureWords } from '../failure.ts';
import { clockChecks, clockWords, isOff } from './clock.ts';
import { harmlessQuestion, inventedQuestion } from './question.ts';
import { checkSignature, hasVariants } from './signature.ts';

/** Asks a provider for an order that does not exist: whether it answers, accepts the credentials, and shares our time. */
export async function checkProvider(config: ProviderConfig, options: ExaminationOptions): Promise<readonly Check[]> {
  const provider = connectProvider(config);
  const { label, warnings = [] } = provider;
  const remarks = warnings.map((words) => warning(`${label} settings`, inNamesOf(config, words)));
  const first = harmlessQuestion(provider, config.provider.known);
  if (!first) return [warning(label, 'not asked: it takes no made-up order number'), ...remarks];
  const examination = createExamination(provider, options);
  const firstOutcome = await examination.ask(provider, first.query);
  // A provider that needs more from a person is asked with made-up values.
  const second = firstOutcome.failure?.needs && inventedQuestion(provider, config.provider.known);
  const question = second ?? first;
  const outcome = second ? await examination.ask(provider, second.query) : firstOutcome;
  const lead = examination.lead();
  const verdict = question.isInvented && isRefusedOnly(outcome) ? mildVerdict(label, outcome) : verdictOn(config, outcome, lead);
  const ask = (other: ConnectedProvider) => examination.ask(other, question.query);
  // With a clock that is off every signature is refused.
  const signature = outcome.failure && isOff(lead) ? [] : await checkSignature(config, outcome, ask);
  return [verdict, ...signature, ...clockChecks(label, lead), ...remarks];
}

function verdictOn(config: ProviderConfig, { failure, isAbsent, milliseconds }: Outcome, lead: number | undefined): Check {
  const { label } = config;
  if (!failure) {
    const credentials = isAbsent ? 'credentials not refused (404 for an order that does not exist)' : 'credentials accepted';
    return ok(label, `reachable, ${credentials}${clockWords(lead)}`, milliseconds);
  }
  const words = failureWords(failure, config, credentialsOf(config));
  return failure.doubtful
    ? warning(label, `${words}, which may be its way of saying "no such order"`, milliseconds)
    : failed(label, words, milliseconds);
}

/** The question needed a buyer or a program that was made up; only a refusal with a remedy is about more than that. */
function isRefusedOnly({ failure }: Outcome): boolean {
  return failure?.kind === 'forbidden' && failure.hint === undefined;
}

function mildVerdict(label: string, { failure, milliseconds }: Outcome): Check {
  const words = 'reachable, credentials accepted; it refuses the buyer or program that was made up for want of a setting';
  return warning(label, `${words} (${failure?.message})`, milliseconds);
}

/** The variables that the provider cannot do without. */
function credentialsOf(config: ProviderConfig): string {
  const issues = config.provider.settings.safeParse({}).error?.issues ?? [];
  const names = issues.map(({ path }) => path.join('.')).filter((name) => name !== '');
  return `${inNamesOf(config, names.join(', '))}${hasVariants(config) ? ', or the signature as below' : ''}`;
}
