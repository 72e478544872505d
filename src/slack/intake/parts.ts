/** Reads one piece of a payload, whatever it is, and says what a person would read in it. */
export type Reader = (value: unknown, parts: Parts) => void;

/** What has been read so far. Bounded: neither length nor depth of a payload makes reading long. */
export interface Parts {
  /** Adds a separate text; repeats are left out. */
  say(text: string): void;
  /** Goes one level deeper, if there is something and room for it. */
  read(reader: Reader, value: unknown): void;
}

const MAX_CHARACTERS = 100_000;
/** Slack's deepest, a table in a container in a nested attachment, takes about 20. */
const MAX_DEPTH = 60;
/** An empty line: a number may go on over the end of a line, never over this. */
const BETWEEN = '\n\n';

/** Everything that the reader says of the value, part by part; at most 100,000 characters. */
export function readParts(reader: Reader, value: unknown): string {
  const said = new Set<string>();
  let room = MAX_CHARACTERS;
  let depth = 0;
  const parts: Parts = {
    say(text) {
      const part = wholeLines(text.trim(), room - BETWEEN.length);
      if (part === '' || said.has(part)) return;
      said.add(part);
      room -= part.length + BETWEEN.length;
    },
    read(inner, piece) {
      if (piece === null || piece === undefined || depth >= MAX_DEPTH || room <= 0) return;
      room--;
      depth++;
      inner(piece, parts);
      depth--;
    },
  };
  parts.read(reader, value);
  return [...said].join(BETWEEN);
}

/** Half a number would be another number: what does not fit ends with a line. */
function wholeLines(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n', most)));
}
