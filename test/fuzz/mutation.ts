import fc from 'fast-check';

/** What somebody hostile would put where something else is expected. */
export const HOSTILE = [
  '<!channel>',
  '<!here> <!everyone>',
  '<@U0EVIL>',
  '<#C0EVIL|general>',
  '<https://evil.example|click>',
  '`*_~<!channel>~_*`',
  '\u202E<!channel>\u202C',
  '&lt;!channel&gt;',
  '```\n<!channel>\n```',
  '\u0000\u001f\uD800',
  '😀'.repeat(3_000),
  '<'.repeat(4_000),
  '8985220220908997147'.repeat(50),
  'javascript:alert(1)',
  '__proto__',
] as const;

/** What of that would act when it stood unescaped in mrkdwn. */
export const ACTING = ['<!channel', '<!here', '<!everyone', '<@U0EVIL', '<#C0EVIL', '<https://evil.example|click>'] as const;

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  fc.constantFrom(null, true, false, 0, -1, 1e21, 0.1, '', [], {}, [[]], { text: {} }, [null]),
  fc.jsonValue({ maxDepth: 3 }),
);

/** One change somewhere in a JSON value. */
interface Mutation {
  /** Which member is taken at each level, by position; the walk ends where there is none. */
  readonly path: readonly number[];
  readonly change: { readonly kind: 'delete' | 'wrap' | 'repeat' } | { readonly kind: 'replace'; readonly value: unknown };
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  path: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 9 }),
  change: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('replace' as const), value }) },
    fc.record({ kind: fc.constantFrom('delete' as const, 'wrap' as const, 'repeat' as const) }),
  ),
});

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** The same value with these changes. */
export function mutated(original: unknown, changes: readonly Mutation[]): unknown {
  return changes.reduce((current, { path, change }) => changed(current, path, change), original);
}

/** The same value with hostile words in the place of some of its texts: of every `gap`-th from the first on. */
export function poisoned(original: unknown, first: number, gap: number): unknown {
  let seen = 0;
  return JSON.parse(JSON.stringify(original), (_, part) => {
    if (typeof part !== 'string') return part;
    seen += 1;
    return seen % gap === first % gap ? HOSTILE[(first + seen) % HOSTILE.length] : part;
  });
}

function changed(current: unknown, [step, ...rest]: readonly number[], change: Mutation['change']): unknown {
  const members = typeof current === 'object' && current !== null ? Object.entries(current) : [];
  const [name, member] = step === undefined ? [] : (members[step % Math.max(1, members.length)] ?? []);
  if (name === undefined) return instead(current, change);
  const isLast = rest.length === 0;
  if (isLast && change.kind === 'delete')
    return from(
      current,
      members.filter(([other]) => other !== name),
    );
  return from(
    current,
    members.map(([other, old]) => [other, other === name ? changed(member, rest, change) : old]),
  );
}

function instead(current: unknown, change: Mutation['change']): unknown {
  if (change.kind === 'replace') return change.value;
  if (change.kind === 'wrap') return [current];
  return change.kind === 'repeat' ? Array.from({ length: 120 }, () => current) : null;
}

function from(original: unknown, members: readonly (readonly [string, unknown])[]): unknown {
  return Array.isArray(original) ? members.map(([, member]) => member) : Object.fromEntries(members);
}
