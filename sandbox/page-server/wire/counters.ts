/** Counters of /metrics by name and labels. */
export type Counters = ReadonlyMap<string, number>;

export interface CounterIncrease {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The increase. */
  readonly by: number;
}

const LINE = /^(order_scout_[a-z_]+)\{([^}]*)\} (\S+)$/;
const LABEL = /([a-z_]+)="([^"]*)"/g;

/** Parses the Prometheus text format, without the buckets of histograms. */
export function parseCounters(metrics: string): Counters {
  const lines = metrics.split('\n').filter((line) => LINE.test(line) && !line.includes('_bucket{'));
  return new Map(
    lines.map((line): [string, number] => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

/** Counters that grew between two readings. */
export function increases(before: Counters, after: Counters): readonly CounterIncrease[] {
  return [...after].flatMap(([key, value]) => {
    const by = value - (before.get(key) ?? 0);
    return by > 0 ? [{ ...nameAndLabels(key), by }] : [];
  });
}

function nameAndLabels(key: string): Pick<CounterIncrease, 'name' | 'labels'> {
  const start = key.indexOf('{');
  const labels = [...key.slice(start).matchAll(LABEL)].map(([, name = '', value = '']): [string, string] => [name, value]);
  return { name: key.slice(0, start), labels: Object.fromEntries(labels) };
}
