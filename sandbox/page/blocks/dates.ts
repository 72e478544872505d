const DAY_MS = 86_400_000;

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { dateStyle: 'long' },
  date_short: { dateStyle: 'medium' },
  date_long: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  time_secs: { timeStyle: 'medium' },
};
const SECOND = { unit: 'second', length: 1 } as const;
/** Largest first. */
const UNITS = [
  { unit: 'year', length: 31_536_000 },
  { unit: 'month', length: 2_592_000 },
  { unit: 'day', length: 86_400 },
  { unit: 'hour', length: 3600 },
  { unit: 'minute', length: 60 },
] as const;
const TOKEN = /\{(\w+)\}/g;

/** Formats Slack's `<!date^…>` in a locale; `_pretty` writes today and yesterday. */
export function formatSlackDate(timestamp: string, format: string, locale: string): string {
  const date = new Date(Number(timestamp) * 1000);
  if (format === '{ago}') return age(date, locale);
  return format.replace(TOKEN, (token, name: string) => {
    const pretty = name.endsWith('_pretty') ? nearDay(date, locale) : undefined;
    const style = STYLES[name.replace('_pretty', '')];
    return pretty ?? (style ? new Intl.DateTimeFormat(locale, style).format(date) : token);
  });
}

/** As Slack writes `{ago}`. */
function age(date: Date, locale: string): string {
  const seconds = Math.round((date.getTime() - Date.now()) / 1000);
  const found = UNITS.find(({ length }) => Math.abs(seconds) >= length);
  const { unit, length } = found ?? SECOND;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}

function nearDay(date: Date, locale: string): string | undefined {
  const days = Math.round((startOf(date) - startOf(new Date())) / DAY_MS);
  return Math.abs(days) > 1 ? undefined : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}

function startOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
