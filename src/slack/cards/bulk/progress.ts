import { STOP_LIST } from '../actions.ts';
import { button, row, sections, smallPrint } from '../blocks/blocks.ts';
import type { CardContext, Message } from '../card.ts';
import { bold } from '../mrkdwn.ts';
import { askedCount, type ListResult, tallyTexts } from './tally.ts';

/** How a list that is being looked up is doing. */
export interface ProgressState {
  /** Names the list. */
  readonly id: string;
  /** Results cannot be saved, so that it waits. */
  readonly isWaiting: boolean;
  /** Somebody has pressed Stop. */
  readonly isStopping: boolean;
}

const BAR_LENGTH = 20;

/** A bar and what is known so far, with a Stop button. */
export function progressCard(result: ListResult, { id, isWaiting, isStopping }: ProgressState, { words }: CardContext): Message {
  const { bulk } = words;
  const [done, all] = [result.outcomes.size, askedCount(result)];
  const title = bulk.progress(done, all);
  const state = isWaiting ? bulk.waiting : isStopping ? bulk.stopping : '';
  const stop = isStopping ? [] : row([button(STOP_LIST, bulk.stop, id)]);
  return {
    text: words.follow([title, state]),
    blocks: [...sections([bold(title), bar(done, all), state]), ...smallPrint(tallyTexts(result, words)), ...stop],
  };
}

function bar(done: number, all: number): string {
  const filled = all === 0 ? BAR_LENGTH : Math.floor((BAR_LENGTH * done) / all);
  return '▓'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled);
}
