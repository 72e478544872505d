import { Component, memo, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Message, type MessageProps } from 'slack-blocks-to-jsx';
import type { Block } from '../../page-server/api.ts';
import { useAppearance } from '../state/interaction.ts';
import { DateText } from './date-text.tsx';
import { isBlock } from './fields.ts';
import { JsonBlock } from './json-block.tsx';

const SOMETHING = 'img, svg, hr, table, [class*="divider"]';

type SlackDate = Parameters<NonNullable<NonNullable<MessageProps['hooks']>['date']>>[0];

/** A block rendered by the library; as JSON if that fails or renders nothing. */
export const LibraryBlock = memo(function LibraryBlock({ block }: { readonly block: Block }) {
  const { theme, users, channels, groups } = useAppearance();
  const frame = useRef<HTMLDivElement>(null);
  const [isEmpty, setIsEmpty] = useState(false);
  useLayoutEffect(() => {
    const shown = frame.current;
    if (shown) setIsEmpty(shown.textContent.trim() === '' && !shown.querySelector(SOMETHING));
  }, []);
  const drawn = withoutVerbatim(block);
  if (isEmpty || !isDrawable(drawn)) return <JsonBlock value={block} />;
  const hooks = { date: (date: SlackDate) => <DateText timestamp={date.timestamp} format={date.format} /> };
  const data = { users: [...users], channels: [...channels], user_groups: [...groups] };
  return (
    <ErrorBoundary fallback={<JsonBlock value={block} />}>
      <div ref={frame} className="drawn">
        <Message blocks={[drawn]} logo="" name="" withoutWrapper theme={theme} data={data} hooks={hooks} />
      </div>
    </ErrorBoundary>
  );
});

/** Anything with a type goes to the library, which renders nothing for unknown types. */
function isDrawable(value: unknown): value is MessageProps['blocks'][number] {
  return isBlock(value) && typeof value.type === 'string';
}

/** The library shows verbatim mrkdwn unformatted. In Slack, verbatim only turns off automatic links. */
function withoutVerbatim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutVerbatim);
  if (!isBlock(value)) return value;
  const { verbatim: _verbatim, ...rest } = value;
  return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, withoutVerbatim(inner)]));
}

interface ErrorBoundaryProps {
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** React supports error boundaries only as classes. */
class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
