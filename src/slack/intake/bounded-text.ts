/** Slack cuts longer messages off (docs.slack.dev/reference/methods/chat.postMessage, "Truncating content"). */
export const MAX_CHARACTERS = 40_000;
const SEPARATOR = /[\s,;，；、]/;

/** What somebody typed, no longer than Slack lets a message be. Ends with a whole word: half a number is another number. */
export function boundedText(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  let end = MAX_CHARACTERS;
  while (end > 0 && !SEPARATOR.test(text[end] ?? '')) end--;
  return text.slice(0, end);
}
