import type { Block } from '../../page-server/api.ts';
import { isBlock, textOf } from '../blocks/fields.ts';
import { LibraryBlock } from '../blocks/library-block.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmationProps {
  readonly confirm: Block;
  onAnswer(isYes: boolean): void;
}

/** Slack's confirmation dialog. */
export function Confirmation({ confirm, onAnswer }: ConfirmationProps) {
  return (
    <Dialog title={textOf(confirm.title)} onClose={() => onAnswer(false)}>
      <div className="dialog-body">
        {isBlock(confirm.text) && confirm.text.type === 'mrkdwn' ? (
          <LibraryBlock block={{ type: 'section', text: confirm.text }} />
        ) : (
          <p>{textOf(confirm.text)}</p>
        )}
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {textOf(confirm.deny)}
        </button>
        <button
          type="button"
          className={`button ${confirm.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {textOf(confirm.confirm)}
        </button>
      </footer>
    </Dialog>
  );
}
