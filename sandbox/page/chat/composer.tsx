import { type KeyboardEvent, useRef, useState } from 'react';
import type { PageState, Place } from '../../page-server/api.ts';
import { readDataUrl } from '../state/data-url.ts';
import type { PartProps } from '../state/props.ts';

interface ComposerProps extends PartProps {
  readonly place: Place;
  readonly thread?: string;
}

const BOT = '@Order Scout ';

/** The input field for messages, mentions and the command. */
export function Composer({ place, thread, pageState, attempt, setProblem }: ComposerProps) {
  const { command, shortcuts } = pageState;
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = hintFor(text, thread === undefined ? command : undefined);
  const complete = (whole: string) => {
    setText(whole);
    field.current?.focus();
  };

  async function send() {
    const typed = text.trim();
    if (typed === '') return;
    if (typed.startsWith('/') && thread !== undefined) return setProblem('Slack runs no commands in threads.');
    if (typed.startsWith('/') && typed.split(/\s/, 1)[0] !== command.name)
      return setProblem(`${typed.split(/\s/, 1)[0]} is not a valid command.`);
    setText('');
    if (typed.startsWith('/')) await attempt('command', { channel: place.id, text: typed.slice(command.name.length).trim() });
    else await attempt('message', { channel: place.id, text: typed, thread });
  }

  async function share(input: HTMLInputElement) {
    const [file] = input.files ?? [];
    if (!file) return;
    await attempt('share', { channel: place.id, name: file.name, content: await readDataUrl(file) });
    input.value = '';
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Tab' && hint && !event.shiftKey) {
      event.preventDefault();
      complete(hint.completes);
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {hint && (
        <button type="button" className="suggestion" onClick={() => complete(hint.completes)}>
          <strong>{hint.title}</strong> <span>{hint.description}</span>
        </button>
      )}
      {thread === undefined &&
        shortcuts
          .filter(({ type }) => type === 'global')
          .map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className="icon"
              aria-label={title}
              title={title}
              onClick={() => void attempt('shortcut', { callback: id })}
            >
              ⚡
            </button>
          ))}
      {thread === undefined && (
        <label className="icon attach" title="Attach a file">
          📎
          <input type="file" aria-label="Attach a file" onChange={({ target }) => void share(target)} />
        </label>
      )}
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={thread ? 'Reply' : 'Message'}
        placeholder={thread ? 'Reply…' : placeholderOf(place)}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKey}
      />
      <button type="submit" className="button primary" disabled={text.trim() === ''}>
        Send
      </button>
    </form>
  );
}

interface Hint {
  readonly title: string;
  readonly description: string;
  readonly completes: string;
}

function hintFor(text: string, command: PageState['command'] | undefined): Hint | undefined {
  const last = text.split(/\s/).at(-1) ?? '';
  if (command && text.startsWith('/') && `${command.name} `.startsWith(text))
    return { title: `${command.name} [${command.hint}]`, description: command.description, completes: `${command.name} ` };
  if (last.startsWith('@') && BOT.toLowerCase().startsWith(last.toLowerCase()))
    return { title: BOT.trim(), description: 'Ask in public', completes: text.slice(0, text.length - last.length) + BOT };
  return undefined;
}

function placeholderOf({ kind, name }: Place): string {
  return kind === 'im' ? `Message ${name}, or /order …` : `Message #${name}, or /order …`;
}
