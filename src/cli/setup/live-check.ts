import type { Variables } from '../../config/reading.ts';
import { slackServeConfig } from '../../config/serve.ts';
import type { Provider } from '../../core/provider/provider.ts';
import { TIMES } from '../../core/times.ts';
import type { Check } from '../../doctor/check.ts';
import { report } from '../../doctor/report.ts';
import { checkSlack } from '../../doctor/slack/slack.ts';
import { createDispatcher } from '../../upstream/http/dispatcher.ts';

/** What the doctor says about values that are not written yet. */
export interface LiveCheck {
  slack(values: Variables): Promise<readonly Check[]>;
  provider(provider: Provider, values: Variables): Promise<readonly Check[]>;
}

export const liveCheck: LiveCheck = {
  async slack(values) {
    const problems: string[] = [];
    const config = slackServeConfig(values, problems);
    if (!config) return problems.map((message) => ({ check: 'Settings', status: 'failed', message, milliseconds: null }));
    const dispatcher = createDispatcher({ httpsProxy: values.HTTPS_PROXY, noProxy: values.NO_PROXY });
    try {
      return await checkSlack(config, { dispatcher, deadline: TIMES.lookup });
    } finally {
      await dispatcher.destroy();
    }
  },
  async provider(provider, values) {
    const own = Object.entries(values).filter(([name]) => !name.startsWith('SLACK_'));
    const checks: Check[] = [];
    for await (const check of report(Object.fromEntries(own), [provider])) checks.push(check);
    return checks.filter(({ check, status }) => status === 'failed' || check.startsWith(provider.label));
  },
};
