import type { ActionResult, PageState } from '../../page-server/api.ts';

/** Props of every component that shows state or runs actions. */
export interface PartProps {
  readonly pageState: PageState;
  readonly user: string;
  /** Runs an action as this person, and shows its problem, if any. */
  attempt(name: string, input: object): Promise<ActionResult>;
  setProblem(problem: string): void;
}
