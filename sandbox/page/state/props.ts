import type { Deed, Scene } from '../../page-server/api.ts';

/** What every part of the page that shows or does something is given. */
export interface PartProps {
  readonly scene: Scene;
  readonly user: string;
  /** Does something as this person; a problem is shown by itself. */
  attempt(name: string, input: object): Promise<Deed>;
  setProblem(problem: string): void;
}
