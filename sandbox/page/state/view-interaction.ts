import { useMemo, useState } from 'react';
import type { OpenView } from '../../page-server/api.ts';
import { stringOf } from '../blocks/fields.ts';
import type { FieldValue, Interaction, Pressed } from './interaction.ts';
import type { PartProps } from './props.ts';

interface ViewInteraction {
  readonly interaction: Interaction;
  setErrors(errors: Readonly<Record<string, string>>): void;
}

/** The interaction of a modal or Home; keeps the entered values. */
export function useViewInteraction({ id }: OpenView, attempt: PartProps['attempt']): ViewInteraction {
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const interaction = useMemo((): Interaction => {
    const press = ({ element, block, choice }: Pressed) =>
      void attempt('pressView', {
        view: id,
        action: stringOf(element.action_id),
        block: stringOf(block.block_id),
        choice,
        values,
      });
    const enter = (key: string, value: FieldValue) => setValues((before) => ({ ...before, [key]: value }));
    return { press, values, enter, errors };
  }, [attempt, id, values, errors]);
  return { interaction, setErrors };
}
