import { useMemo } from 'react';
import type { MessageView } from '../../page-server/api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { stringOf } from '../blocks/fields.ts';
import { LibraryBlock } from '../blocks/library-block.tsx';
import { type Interaction, InteractionContext, type Pressed } from '../state/interaction.ts';
import type { PartProps } from '../state/props.ts';
import { Attachments } from './attachments.tsx';
import { Files } from './files.tsx';
import { MessageMenu } from './message-menu.tsx';
import { Reactions } from './reactions.tsx';

interface MessageProps extends PartProps {
  readonly message: MessageView;
  readonly replies: number;
  onThread?: ((parent: string) => void) | undefined;
}

const APP_ICONS: Readonly<Record<string, string>> = { 'Order Scout': '🔎', Alerts: '🚨' };

export function MessageItem({ message, replies, onThread, ...part }: MessageProps) {
  const { attempt } = part;
  const { ts, channel, author, blocks, attachments, files, text, isEphemeral, isEdited } = message;
  const interaction = useMemo((): Interaction => {
    const press = ({ element, block, choice }: Pressed) =>
      void attempt('press', { channel, ts, action: stringOf(element.action_id), block: stringOf(block.block_id), choice });
    return { press, values: {}, enter: () => {}, errors: {} };
  }, [attempt, channel, ts]);
  return (
    <article className={`message ${isEphemeral ? 'ephemeral' : ''}`} data-ts={ts} tabIndex={-1}>
      <div className={`avatar ${author.isApp ? 'app' : ''}`} aria-hidden="true">
        {author.isApp ? (APP_ICONS[author.name] ?? '⚙') : author.name.slice(0, 1)}
      </div>
      <div className="said">
        <header>
          <strong>{author.name}</strong> {author.isApp && <span className="badge">APP</span>} <time>{timeOf(ts)}</time>
          {isEdited && <span className="quiet"> (edited)</span>}
        </header>
        {isEphemeral && <p className="quiet">👁 Only visible to you</p>}
        <InteractionContext value={interaction}>
          {blocks.length > 0 ? <Blocks blocks={blocks} /> : text !== '' && <LibraryBlock key={text} block={asSection(text)} />}
          <Attachments attachments={attachments} />
          <Files files={files} />
        </InteractionContext>
        <Reactions {...part} message={message} />
        {replies > 0 && onThread && (
          <button type="button" className="replies" onClick={() => onThread(ts)}>
            {replies === 1 ? '1 reply' : `${replies} replies`}
          </button>
        )}
      </div>
      {!isEphemeral && <MessageMenu {...part} message={message} onThread={onThread} />}
    </article>
  );
}

function asSection(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function timeOf(ts: string): string {
  return new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
