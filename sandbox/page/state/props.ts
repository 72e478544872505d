import type { ActionResult, PageState } from '../../page-server/api.ts';

/** What every part of the page that shows or does something is given. */
export interface PartProps {
  readonly pageState: PageState;
  readonly user: string;
  /** Does something as this person; a problem is shown by itself. */
  attempt(name: string, input: object): Promise<ActionResult>;
  setProblem(problem: string): void;
}
