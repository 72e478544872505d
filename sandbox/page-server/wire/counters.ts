/** Counters of /metrics by name and labels. */
export type Figures = ReadonlyMap<string, number>;

export interface Figure {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** How much it grew. */
  readonly by: number;
}

const LINE = /^(order_scout_[a-z_]+)\{([^}]*)\} (\S+)$/;
const LABEL = /([a-z_]+)="([^"]*)"/g;

/** Reads the Prometheus text format; histograms' buckets are left out. */
export function readFigures(metrics: string): Figures {
  const lines = metrics.split('\n').filter((line) => LINE.test(line) && !line.includes('_bucket{'));
  return new Map(
    lines.map((line): [string, number] => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

/** What has grown between two readings. */
export function grown(before: Figures, after: Figures): readonly Figure[] {
  return [...after].flatMap(([key, value]) => {
    const by = value - (before.get(key) ?? 0);
    return by > 0 ? [{ ...nameAndLabels(key), by }] : [];
  });
}

function nameAndLabels(key: string): Pick<Figure, 'name' | 'labels'> {
  const start = key.indexOf('{');
  const labels = [...key.slice(start).matchAll(LABEL)].map(([, name = '', value = '']): [string, string] => [name, value]);
  return { name: key.slice(0, start), labels: Object.fromEntries(labels) };
}
