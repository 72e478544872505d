import type { Composer } from './answer.ts';

/** An answer that takes a card's place when it is whole: the card stays as long as somebody is awaited. */
export function onceWhole<Reply>(composer: Composer<Reply>): Composer<Reply> {
  return {
    ...composer,
    full: (report, context) => (report.awaited.length > 0 ? undefined : composer.full(report, context)),
  };
}
