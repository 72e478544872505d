import { useEffect, useState } from 'react';
import { useAppearance } from '../state/interaction.ts';
import { formatSlackDate } from './dates.ts';

const REDRAW_MS = 10_000;

/** A Slack date; an age (`{ago}`) is drawn again as it grows, as Slack does. */
export function DateText({ timestamp, format }: { readonly timestamp: string; readonly format: string }) {
  const { locale } = useAppearance();
  const [, setDrawn] = useState(0);
  useEffect(() => {
    if (format !== '{ago}') return undefined;
    const timer = setInterval(() => setDrawn((count) => count + 1), REDRAW_MS);
    return () => clearInterval(timer);
  }, [format]);
  return <>{formatSlackDate(timestamp, format, locale)}</>;
}
