import type { Finding } from '../../core/finding.ts';
import type { CardContext, Report } from '../cards/card.ts';

/** How a surface words what was found. */
export interface Composer<Reply> {
  /** The whole reply as far as it is known; undefined: nothing to say (yet). */
  full(report: Report, context: CardContext): Promise<Reply | undefined> | Reply | undefined;
  /**
   * Only what is new, for destinations where a later reply follows the first one. `news` are the findings that earlier
   * replies did not hold. Left out: the whole reply again.
   */
  late?(report: Report, news: readonly Finding[], context: CardContext): Reply;
  /** One sentence; undefined where nobody asked. */
  notice(sentence: string, context: CardContext): Reply | undefined;
}

/** Says nothing until every provider has answered, so that an old card stays until then. */
export function whenComplete<Reply>(composer: Composer<Reply>): Composer<Reply> {
  return {
    ...composer,
    full: (report, context) => (report.awaited.length > 0 ? undefined : composer.full(report, context)),
  };
}
