import type { KnownBlock, ModalView } from '@slack/types';
import type { Visible } from '../../../core/order.ts';
import { REVEAL_FINANCE, REVEAL_PERSONAL } from '../actions.ts';
import { groupsOf, type ResultGroup } from '../answer/groups.ts';
import { fullName } from '../answer/missing.ts';
import { awaitedBlocks, noOrderBlocks, noteBlocks } from '../answer/notes.ts';
import { environmentTexts, sourceFooter } from '../answer/source.ts';
import { button, row, sections, smallPrint } from '../blocks/blocks.ts';
import { openButton } from '../button-row.ts';
import type { CardContext, Report } from '../card.ts';
import { headline } from '../order/headline.ts';
import { attentionInFull, failureLine } from '../order/order.ts';
import { detailBlocks } from '../order/particulars.ts';
import { closableModal } from './fit.ts';

type Shown = Visible<'public' | 'internal'>;
type Groups = readonly ResultGroup<'public'>[];

/** A button that opens a guarded class of the same orders. */
export interface Reveal {
  readonly guarded: 'personal' | 'finance';
  /** As {@link DETAILS} carries it. */
  readonly value: string;
}

const REVEAL_ACTIONS = { personal: REVEAL_PERSONAL, finance: REVEAL_FINANCE } as const;

/**
 * Orders in full, public and internal, in a modal.
 * @param report where they come from: says which provider, how old, and what is to be said where there is no order (yet)
 */
export function detailsView(
  orders: Shown | readonly Shown[],
  report: Report,
  context: CardContext,
  reveals: readonly Reveal[] = [],
): ModalView {
  const shown = 'public' in orders ? [orders] : orders;
  const groups = groupsOf(report, 'public');
  const blocks = shown.flatMap((order, index) => [
    ...(index > 0 ? [{ type: 'divider' } as const] : []),
    ...inDetail(order, groups, context),
  ]);
  const badge = smallPrint(environmentTexts(context));
  return closableModal(
    context.words.views.details,
    [...badge, ...blocks, ...withoutOrder(shown, groups, report, context), ...revealRow(reveals, context)],
    context,
  );
}

/** What only some may see is asked for, never shown here. */
function revealRow(reveals: readonly Reveal[], { words }: CardContext): KnownBlock[] {
  return row(reveals.map(({ guarded, value }) => button(REVEAL_ACTIONS[guarded], words.reveal.buttons[guarded], value)));
}

function inDetail(order: Shown, groups: Groups, context: CardContext): KnownBlock[] {
  return [
    ...sections([attentionInFull(order, context), failureLine(order, context), headline(order, context)]),
    ...smallPrint(originOf(order, groups, context)),
    ...detailBlocks(order, context),
    ...row([openButton(order, context)]),
  ];
}

function originOf({ provider, public: { id } }: Shown, groups: Groups, context: CardContext): string[] {
  const results = groups.flatMap((group) => group.results);
  const result = results.find(({ orders }) => orders.some((order) => order.provider === provider && order.public.id === id));
  return result ? sourceFooter(result, context) : [];
}

/** What else the report knows: everything when there is no order to show, otherwise who is still awaited. */
function withoutOrder(orders: readonly Shown[], groups: Groups, report: Report, context: CardContext): KnownBlock[] {
  const awaited = groups.flatMap((group) => awaitedBlocks(group, fullName, context.words));
  if (orders.length > 0) return awaited;
  const empty = groups.filter(({ results }) => results.length === 0).flatMap((group) => noOrderBlocks(group, groups, context));
  const blocks = [...empty, ...noteBlocks(groups, report, context), ...awaited];
  return blocks.length > 0 ? blocks : sections([context.words.report.nothing]);
}
