import type { Identifier } from '../../core/identifier.ts';
import type { Query } from '../../core/provider.ts';
import type { LinkBestSettings } from './settings.ts';

const NUMERIC = /^\d{1,20}$/;

interface Named {
  readonly orderSn: string;
  readonly programId?: string | undefined;
}

/**
 * LinkBest's order numbers have no shape of their own, so it is asked about every id that is no other provider's. An order is looked up within a program: the one that was named, else
 * those of LINKBEST_PROGRAM_IDS one after the other, else a person has to tell it.
 */
export function planOrder(identifier: Identifier, { LINKBEST_PROGRAM_IDS }: LinkBestSettings): readonly Query[] {
  const { orderSn, programId } = split(identifier, LINKBEST_PROGRAM_IDS);
  const [first] = chained(orderSn, programId === undefined ? LINKBEST_PROGRAM_IDS : [programId]);
  return [first ?? { by: 'order', value: orderSn, needs: ['program'] }];
}

/** `61/ORDER`: what stands before the first slash is a program if it is a number or one of the configured programs. */
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
function chained(value: string, programs: readonly string[]): Query[] {
  return programs.reduceRight<Query[]>(
    (later, program) => [{ by: 'order', value, with: { program }, ...(later[0] && { otherwise: later[0] }) }],
    [],
  );
}
