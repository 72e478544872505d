const MAX_DISTANCE = 60;
const MARK_UP = /<[^<>]*>|[*`~_]/g;
const GROUP_BEFORE = /\d[ -]\d+$/;
const GROUP_BEHIND = /^\d+[ -]\d/;
const ENDS_IN_DIGIT = /\d$/;
const BEGINS_WITH_DIGIT = /^\d/;

/** What takes the place of mark-up: a space between two groups of a number that is written in groups, elsewhere nothing. */
export function seam(text: string, start: number, end: number): '' | ' ' {
  const before = text.slice(Math.max(0, start - MAX_DISTANCE), start).replace(MARK_UP, '');
  const behind = text.slice(end, end + MAX_DISTANCE).replace(MARK_UP, '');
  if (!ENDS_IN_DIGIT.test(before) || !BEGINS_WITH_DIGIT.test(behind)) return '';
  return GROUP_BEFORE.test(before) || GROUP_BEHIND.test(behind) ? ' ' : '';
}
