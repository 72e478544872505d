import type { PartProps } from '../state/props.ts';

const LATENCIES = [0, 500, 2000, 4000, 10_000];
const NAMES: Readonly<Record<string, string>> = { linksfield: 'Linksfield', tuya: 'Tuya', linkbest: 'LinkBest', clink: 'Clink' };
const ERRORS: Readonly<Record<string, string>> = {
  unavailable: 'answers 503',
  rate_limited: 'answers 429',
  unauthorized: 'answers 401',
  html: 'answers with a web page',
  hang: 'never answers',
  drop: 'drops the connection',
};

/** Slow vendors, broken vendors, a Slack that has had enough. */
export function BreakPanel({ scene: { faults, faultWords }, attempt }: PartProps) {
  return (
    <div className="breaking">
      {Object.entries(faults.vendors).map(([vendor, { latency, error }]) => (
        <fieldset key={vendor} data-vendor={vendor} className={latency > 0 || error !== '' ? 'broken' : ''}>
          <legend>{NAMES[vendor] ?? vendor}</legend>
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
              {faultWords.vendor.map((word) => (
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
            {faultWords.slack.map((word) => (
              <option key={word} value={word}>
                {word}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <p className="quiet">A scenario mends everything before it begins.</p>
    </div>
  );
}
