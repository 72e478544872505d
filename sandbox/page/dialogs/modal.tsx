import { useState } from 'react';
import type { OpenView } from '../../page-server/api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { listOf, textOf } from '../blocks/fields.ts';
import { InteractionContext } from '../state/interaction.ts';
import type { PartProps } from '../state/props.ts';
import { useViewInteraction } from '../state/view-interaction.ts';
import { Dialog } from './dialog.tsx';

export function Modal({ modal, attempt }: PartProps & { readonly modal: OpenView }) {
  const { interaction, setErrors } = useViewInteraction(modal, attempt);
  const [isSending, setIsSending] = useState(false);
  const { view, id } = modal;
  const close = (all: boolean) => void attempt('closeView', { view: id, all });

  async function submit() {
    setIsSending(true);
    const { errors } = await attempt('submit', { view: id, values: interaction.values });
    setErrors(errors ?? {});
    setIsSending(false);
  }

  return (
    <Dialog title={textOf(view.title)} onClose={() => close(true)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="dialog-body">
          <InteractionContext value={interaction}>
            <Blocks blocks={listOf(view.blocks)} />
          </InteractionContext>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => close(false)}>
            {textOf(view.close) || 'Close'}
          </button>
          {view.submit !== undefined && view.submit !== null && (
            <button type="submit" className="button primary" disabled={isSending}>
              {textOf(view.submit)}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
