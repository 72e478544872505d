import type { PartProps } from '../state/props.ts';

const LATENCIES = [0, 500, 2000, 4000, 10_000];
const ERRORS: Readonly<Record<string, string>> = {
  unavailable: 'replies 503',
  rate_limited: 'replies 429',
  unauthorized: 'replies 401',
  html: 'replies with a web page',
  hang: 'never replies',
  drop: 'drops the connection',
};

/** Makes vendors slow or broken, and Slack reject calls. */
export function FaultPanel({ pageState: { faults }, attempt }: PartProps) {
  return (
    <div className="faults">
      {faults.vendors.map(({ id: vendor, label, latency, error }) => (
        <fieldset key={vendor} data-vendor={vendor} className={latency > 0 || error !== '' ? 'broken' : ''}>
          <legend>{label}</legend>
          <label>
            <span>Delay</span>
            <select
              className="select"
              value={latency}
              onChange={({ target }) => void attempt('breakVendor', { vendor, error, latency: Number(target.value) })}
            >
              {[...new Set([...LATENCIES, latency])].map((ms) => (
                <option key={ms} value={ms}>
                  {ms === 0 ? 'none' : `${ms / 1000} s`}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>Reply</span>
            <select
              className="select"
              value={error}
              onChange={({ target }) => void attempt('breakVendor', { vendor, latency, error: target.value })}
            >
              <option value="">as usual</option>
              {faults.vendorErrors.map((word) => (
                <option key={word} value={word}>
                  {ERRORS[word] ?? word}
                </option>
              ))}
            </select>
          </label>
        </fieldset>
      ))}
      <fieldset data-vendor="slack" className={faults.slack === '' ? '' : 'broken'}>
        <legend>Slack</legend>
        <label>
          <span>Web API</span>
          <select
            className="select"
            value={faults.slack}
            onChange={({ target }) => void attempt('breakSlack', { fault: target.value })}
          >
            <option value="">as usual</option>
            {faults.slackFaults.map((word) => (
              <option key={word} value={word}>
                {word}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <p className="quiet">Each scenario restores everything before it starts.</p>
    </div>
  );
}
