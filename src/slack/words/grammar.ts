const SECOND_MS = 1000;
/** Largest first; each is used from its own length on, days only from two. */
const UNITS = [
  { unit: 'day', length: 86_400, from: 2 * 86_400 },
  { unit: 'hour', length: 3600, from: 3600 },
  { unit: 'minute', length: 60, from: 60 },
  { unit: 'second', length: 1, from: 10 },
] as const;

export interface Grammar {
  /** BCP 47, for Intl. */
  readonly locale: string;
  /** Joins fragments: "a, b, and c". */
  list(fragments: readonly string[]): string;
  /** The beginning of a longer list: "a, b, and 2 more". */
  listWithMore(fragments: readonly string[], more: number): string;
  /** Joins sentences that have no full stop yet. */
  sentences(texts: readonly string[]): string;
  /** Joins sentences that have one. */
  follow(sentences: readonly string[]): string;
  /** How long ago, from milliseconds; below ten seconds, and for a negative or unknown age, "just now". */
  age(milliseconds: number): string;
}

interface Phrases {
  readonly now: string;
  /** Between two sentences. */
  readonly stop: string;
  /** Between a full stop and the next sentence. */
  readonly space: string;
  more(count: number): string;
}

/** Lists and ages as Intl writes them in a language; its formatters are made once, when they are first used, for they are costly. */
export function createGrammar(locale: string, { now, stop, space, more }: Phrases): Grammar {
  let lists: Intl.ListFormat | undefined;
  let ages: Intl.RelativeTimeFormat | undefined;
  const list = (fragments: readonly string[]) => {
    lists ??= new Intl.ListFormat(locale);
    return joinParts(lists.formatToParts(fragments));
  };
  return {
    locale,
    list,
    listWithMore: (fragments, count) => list([...fragments, more(count)]),
    follow: (sentences) => sentences.filter((sentence) => sentence !== '').join(space),
    sentences: (texts) => texts.filter((text) => text !== '').join(stop),
    age: (milliseconds) => {
      const seconds = milliseconds / SECOND_MS;
      const found = UNITS.find(({ from }) => seconds >= from);
      ages ??= new Intl.RelativeTimeFormat(locale);
      return found ? ages.format(-Math.floor(seconds / found.length), found.unit) : now;
    },
  };
}

type ListPart = ReturnType<Intl.ListFormat['formatToParts']>[number];

const HAN = /\p{Script=Han}/u;

/** Intl's lists in Chinese have no spaces; Slack formats a code span only between some, and Latin words and digits have one beside Chinese characters. */
function joinParts(parts: readonly ListPart[]): string {
  return parts
    .map(({ type, value }, index) => {
      if (type === 'element') return value;
      const [last, next] = [parts[index - 1]?.value.at(-1) ?? '', parts[index + 1]?.value[0] ?? ''];
      const before = !/^[\s,]/.test(value) && isSpaced(last, value) ? ' ' : '';
      const after = !/\s$/.test(value) && isSpaced(next, value) ? ' ' : '';
      return `${before}${value}${after}`;
    })
    .join('');
}

function isSpaced(neighbour: string, glue: string): boolean {
  return neighbour === '`' || (HAN.test(glue) && /[A-Za-z0-9]/.test(neighbour));
}
