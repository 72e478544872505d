import type { Identifier } from '../../core/identifier/identifier.ts';
import type { Query } from '../../core/provider/provider.ts';
import type { ProviderWords } from '../../core/provider/provider-words.ts';
import type { LinkBestSettings } from './settings.ts';

export const NEEDS = {
  program: {
    dummy: '0',
    en: {
      label: 'Program ID at LinkBest',
      hint: 'The number of the LinkBest program in which the order was placed, e.g. 61.',
      object: 'the program ID',
      give: 'Add program ID',
      mistaken: 'LinkBest searched only the program you gave. Is it the right one?',
    },
    zh: {
      label: 'LinkBest 的计划 ID',
      hint: '下单所属的 LinkBest 计划编号，例如 61。',
      object: '计划 ID',
      give: '填写计划 ID',
      mistaken: 'LinkBest 只查询了您所填的计划，请核对计划 ID。',
    },
  },
} as const satisfies ProviderWords['needs'];

const NUMERIC = /^\d{1,20}$/;

interface Named {
  readonly orderSn: string;
  readonly programId?: string | undefined;
}

/**
 * LinkBest's order numbers have no shape of their own, so it is asked about every id that is no other provider's. An order is looked up within a program: the one that was named, else
 * those of LINKBEST_PROGRAM_IDS one after the other, else a person has to give it.
 */
export function plan(identifier: Identifier, { LINKBEST_PROGRAM_IDS }: LinkBestSettings): readonly Query[] {
  const { orderSn, programId } = split(identifier, LINKBEST_PROGRAM_IDS);
  const [first] = planChain(orderSn, programId === undefined ? LINKBEST_PROGRAM_IDS : [programId]);
  return [first ?? { by: 'order', value: orderSn, needs: ['program'] }];
}

/** `61/ORDER`: the part before the first slash is a program if it is a number or one of the configured programs. */
function split({ kind, raw, value: read, hints }: Identifier, known: readonly string[]): Named {
  // An ICCID that was sent here by name is an order number, and those keep their characters as they stood.
  const value = kind === 'iccid' ? raw.trim() : read;
  const named = hints?.program?.trim() || undefined;
  const slash = value.indexOf('/');
  const [before, after] = [value.slice(0, slash), value.slice(slash + 1)];
  const isProgram = named === undefined ? NUMERIC.test(before) || known.includes(before) : before === named;
  return slash > 0 && after !== '' && isProgram ? { orderSn: after, programId: before } : { orderSn: value, programId: named };
}

/** One query for each program, each asked only when those before it found nothing; at most the first is returned. */
function planChain(value: string, programs: readonly string[]): Query[] {
  return programs.reduceRight<Query[]>(
    (later, program) => [{ by: 'order', value, with: { program }, ...(later[0] && { otherwise: later[0] }) }],
    [],
  );
}
