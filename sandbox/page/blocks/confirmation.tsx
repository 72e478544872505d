import type { Block } from '../../desk/contract.ts';
import { Dialog } from '../dialog.tsx';
import { Drawn } from './drawn.tsx';
import { isBlock, wordsOf } from './parts.ts';

interface ConfirmationProps {
  readonly confirm: Block;
  onAnswer(isYes: boolean): void;
}

/** Slack asks before it sends. */
export function Confirmation({ confirm, onAnswer }: ConfirmationProps) {
  return (
    <Dialog title={wordsOf(confirm.title)} onClose={() => onAnswer(false)}>
      <div className="dialog-body">
        {isBlock(confirm.text) && confirm.text.type === 'mrkdwn' ? (
          <Drawn block={{ type: 'section', text: confirm.text }} />
        ) : (
          <p>{wordsOf(confirm.text)}</p>
        )}
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {wordsOf(confirm.deny)}
        </button>
        <button
          type="button"
          className={`button ${confirm.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {wordsOf(confirm.confirm)}
        </button>
      </footer>
    </Dialog>
  );
}
