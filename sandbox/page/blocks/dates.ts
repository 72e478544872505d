const DAY_MS = 86_400_000;

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { dateStyle: 'long' },
  date_short: { dateStyle: 'medium' },
  date_long: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  time_secs: { timeStyle: 'medium' },
};
const TOKEN = /\{(\w+)\}/g;

/** Formats Slack's `<!date^…>` in a locale; `_pretty` writes today and yesterday. */
export function formatSlackDate(timestamp: string, format: string, locale: string): string {
  const date = new Date(Number(timestamp) * 1000);
  return format.replace(TOKEN, (token, name: string) => {
    const pretty = name.endsWith('_pretty') ? nearDay(date, locale) : undefined;
    const style = STYLES[name.replace('_pretty', '')];
    return pretty ?? (style ? new Intl.DateTimeFormat(locale, style).format(date) : token);
  });
}

function nearDay(date: Date, locale: string): string | undefined {
  const days = Math.round((startOf(date) - startOf(new Date())) / DAY_MS);
  return Math.abs(days) > 1 ? undefined : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}

function startOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
