import { closest, distance } from 'fastest-levenshtein';

/** Two shorter names are alike by chance. */
const MIN_LENGTH = 7;
const MAX_TYPOS = 2;
const FILE_SUFFIX = '_FILE';

/** A sentence for each variable that is no setting and nearly has the name of one. Never contains a value. */
export function unknownSettings(names: readonly string[], settings: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, base: name.endsWith(FILE_SUFFIX) ? name.slice(0, -FILE_SUFFIX.length) : name }))
    .filter(({ base }) => base.length >= MIN_LENGTH && !settings.includes(base))
    .flatMap(({ name, base }) => {
      const near = nearest(base, settings);
      return near ? [`${name} is not a setting: did you mean ${near}?`] : [];
    });
}

/** Also a name that ends early, such as CACHE_TTL. */
function nearest(name: string, settings: readonly string[]): string | undefined {
  const near = closest(name, settings);
  return distance(name, near) <= MAX_TYPOS ? near : settings.find((setting) => setting.startsWith(`${name}_`));
}
