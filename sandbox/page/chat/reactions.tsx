import type { MessageView } from '../../page-server/api.ts';
import type { PartProps } from '../state/props.ts';

/** The available reactions, by Slack's names. */
export const EMOJI: Readonly<Record<string, string>> = {
  eyes: '👀',
  mag: '🔍',
  white_check_mark: '✅',
  thumbsup: '👍',
};

export function Reactions({ message, user, attempt }: PartProps & { readonly message: MessageView }) {
  const { channel, ts, reactions } = message;
  if (reactions.length === 0) return null;
  return (
    <p className="reactions">
      {reactions.map(({ name, users }) => (
        <button
          key={name}
          type="button"
          className="reaction"
          aria-label={`:${name}: ${users.length}`}
          aria-pressed={users.includes(user)}
          onClick={() => void attempt('react', { channel, ts, name, added: !users.includes(user) })}
        >
          {EMOJI[name] ?? `:${name}:`} {users.length}
        </button>
      ))}
    </p>
  );
}
