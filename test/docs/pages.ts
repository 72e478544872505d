import { readdirSync, readFileSync } from 'node:fs';

/** A page of the documentation, by its path from the root. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

const FOLDERS = ['.', 'docs', 'bench'];
const FENCE = /^```[a-z]*\n[\s\S]*?^```$/gm;

/** Every page of the documentation. */
export const PAGES: readonly Page[] = FOLDERS.flatMap(pagesIn);

function pagesIn(folder: string): Page[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  return files.map(({ name }) => {
    const path = folder === '.' ? name : `${folder}/${name}`;
    return { path, text: readFileSync(path, 'utf8') };
  });
}

/** The page without its code blocks. */
export function proseOf({ text }: Page): string {
  return text.replace(FENCE, '');
}

/** What is in the page's code blocks. */
export function codeBlocksOf({ text }: Page): string[] {
  return (text.match(FENCE) ?? []).map((block) => block.replace(/^.*\n/, '').replace(/```$/, ''));
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: Page): string[] {
  const headings = [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
