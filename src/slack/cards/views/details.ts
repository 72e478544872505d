import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { isSameOrder } from '../../../core/finding.ts';
import type { Visible } from '../../../core/order/order.ts';
import { parseJson } from '../../../core/parse-json.ts';
import { REVEAL_FINANCE, REVEAL_PERSONAL } from '../actions.ts';
import { type FoundResult, groupsOf, type ResultGroup } from '../answer/groups.ts';
import { fullName } from '../answer/missing/missing.ts';
import { awaitedBlocks, noOrderBlocks, noteBlocks } from '../answer/notes.ts';
import { environmentTexts, sourceFooter, staleTexts } from '../answer/source.ts';
import { button, row, sections, smallPrint } from '../blocks/blocks.ts';
import { openButton } from '../button-row.ts';
import type { CardContext, Report } from '../card.ts';
import { nextStepLine } from '../order/headline.ts';
import { failureLine, headlineInFull } from '../order/order.ts';
import { detailBlocks } from '../order/particulars.ts';
import { closableModal } from './fit.ts';

const PLACE = z.object({ channel: z.string() });

/** The channel in which details were opened, from their private_metadata. */
export function channelOfDetails(metadata: string): string | undefined {
  return parseJson(PLACE, metadata)?.channel;
}

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
 * @param channel where it was opened: its buttons count as pressed there
 * @param report where they come from: says which provider, how old, and what is to be said where there is no order (yet)
 */
export function detailsView(
  orders: Shown | readonly Shown[],
  report: Report,
  context: CardContext,
  reveals: readonly Reveal[] = [],
  channel?: string,
): ModalView {
  const shown = 'public' in orders ? [orders] : orders;
  const groups = groupsOf(report, 'public');
  const blocks = shown.flatMap((order, index) => [
    ...(index > 0 ? [{ type: 'divider' } as const] : []),
    ...inDetail(order, groups, context, shown.length === 1),
  ]);
  const badge = smallPrint(environmentTexts(context));
  const body = [...badge, ...blocks, ...withoutOrder(shown, groups, report, context), ...revealRow(reveals, context)];
  const view = closableModal(context.words.views.details, body, context);
  return channel === undefined ? view : { ...view, private_metadata: JSON.stringify({ channel }) };
}

/** What only some may see is asked for, never shown here. */
function revealRow(reveals: readonly Reveal[], { words }: CardContext): KnownBlock[] {
  return row(reveals.map(({ guarded, value }) => button(REVEAL_ACTIONS[guarded], words.reveal.buttons[guarded], value)));
}

function inDetail(order: Shown, groups: Groups, context: CardContext, isOnly: boolean): KnownBlock[] {
  const origin = originOf(order, groups);
  return [
    ...sections([
      ...staleTexts(origin ? [origin] : [], context),
      headlineInFull(order, context),
      nextStepLine(order, context),
      failureLine(order, context),
    ]),
    ...smallPrint(origin ? sourceFooter(origin, context) : []),
    ...detailBlocks(order, context, isOnly),
    ...row([openButton(order, context)]),
  ];
}

function originOf(order: Shown, groups: Groups): FoundResult<'public'> | undefined {
  const results = groups.flatMap((group) => group.results);
  return results.find(({ orders }) => orders.some((one) => isSameOrder(one, order)));
}

/** What else the report knows: everything when there is no order to show, otherwise who is still awaited. */
function withoutOrder(orders: readonly Shown[], groups: Groups, report: Report, context: CardContext): KnownBlock[] {
  const awaited = groups.flatMap((group) => awaitedBlocks(group, fullName, context.words));
  if (orders.length > 0) return awaited;
  const empty = groups.filter(({ results }) => results.length === 0).flatMap((group) => noOrderBlocks(group, groups, context));
  const blocks = [...empty, ...noteBlocks(groups, report, context), ...awaited];
  return blocks.length > 0 ? blocks : sections([context.words.report.nothing]);
}
