import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** The documents of all YAML files of a folder. */
export function yamlIn(folder: string): unknown[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) => parseAllDocuments(readFileSync(`${folder}/${file}`, 'utf8')).map((one) => one.toJS()));
}

/** Instructions of a Dockerfile, with their continuation lines. */
export function instructionsOf(dockerfile: string): { readonly name: string; readonly value: string }[] {
  const lines = dockerfile.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines.flatMap((line) => {
    const [, name, value] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    return name && value ? [{ name, value }] : [];
  });
}
