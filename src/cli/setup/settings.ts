import * as z from 'zod';
import { defaultOf, descriptionOf } from '../../config/groups.ts';
import type { Variables } from '../../config/reading.ts';
import { SERVE } from '../../config/serve.ts';
import type { Provider } from '../../core/provider/provider.ts';
import type { Check } from '../../doctor/check.ts';
import { hideSecrets, isSecretName } from '../secrets.ts';
import type { LiveCheck } from './live-check.ts';
import type { Prompter } from './prompter.ts';

/** What the wizard works with. */
export interface SetupDeps {
  readonly prompter: Prompter;
  readonly live: LiveCheck;
}

const SYMBOLS = { ok: '✔', warning: '⚠', failed: '✖' } as const;
/** Of Markdown, in which descriptions are written for docs/settings.md. */
const MARKS = /[*`]/g;
const VARIABLE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;

/** Asks for these Slack settings until Slack accepts them, or the person goes on anyway. */
export function askSlack(names: readonly string[], values: Variables, deps: SetupDeps): Promise<Variables> {
  const ask = (given: Variables) => askAll(names, SERVE.shape, given, deps.prompter);
  return untilAccepted(values, ask, deps.live.slack, deps.prompter);
}

/** Asks for what the provider cannot do without until it accepts it, or the person goes on anyway. */
export function askProvider(provider: Provider, values: Variables, deps: SetupDeps): Promise<Variables> {
  const { shape } = provider.settings;
  const required = Object.keys(shape).filter((name) => defaultOf(shape[name]) === undefined);
  const ask = async (given: Variables) => {
    const own = await askAll(required, shape, given, deps.prompter);
    return await askAll(missingIn(provider, own), shape, own, deps.prompter);
  };
  return untilAccepted(values, ask, (given) => deps.live.provider(provider, given), deps.prompter);
}

/** The first variable that a rule over several names, such as a region or an address. */
function missingIn({ settings }: Provider, values: Variables): string[] {
  const whole = settings.safeParse(values).error?.issues.filter(({ path }) => path.length === 0) ?? [];
  return whole.flatMap(
    ({ message }) =>
      message
        .match(VARIABLE)
        ?.filter((name) => name in settings.shape)
        .slice(0, 1) ?? [],
  );
}

async function askAll(
  names: readonly string[],
  shape: Readonly<Record<string, z.core.$ZodType>>,
  values: Variables,
  prompter: Prompter,
): Promise<Variables> {
  let given = values;
  for (const name of names) {
    const setting = shape[name];
    if (setting) given = { ...given, [name]: await askOne(name, setting, given[name], prompter) };
  }
  return given;
}

function askOne(name: string, setting: z.core.$ZodType, initial: string | undefined, prompter: Prompter): Promise<string> {
  const problem = (text: string) => {
    if (text === '') return `${name} is needed`;
    const wrong = z.safeParse(setting, text).error?.issues[0];
    return wrong && `${name} ${wrong.message}`;
  };
  const description = descriptionOf(setting).replaceAll(MARKS, '');
  return prompter.text({ message: `${name}: ${description}`, initial, isSecret: isSecretName(name), problem });
}

async function untilAccepted(
  values: Variables,
  ask: (values: Variables) => Promise<Variables>,
  check: (values: Variables) => Promise<readonly Check[]>,
  prompter: Prompter,
): Promise<Variables> {
  const given = await ask(values);
  const checks = await check(given);
  prompter.say(
    checks.map(({ status, check: name, message }) => `${SYMBOLS[status]} ${name}: ${hideSecrets(message, given)}`).join('\n'),
  );
  const isWrong = checks.some(({ status }) => status === 'failed');
  return isWrong && (await prompter.confirm('Enter it again?')) ? await untilAccepted(given, ask, check, prompter) : given;
}
