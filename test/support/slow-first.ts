import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The longest files first, those that wait (for processes, leases, Redis) between those that keep a processor busy, so that neither
 * kind is left for the end. A run ends with the file that ends last, and Vitest knows no times on a fresh clone.
 */
export const SLOW = [
  'test/jobs/redis.test.ts',
  'test/sandbox/page/page.test.ts',
  'test/sandbox/page/accessibility.test.ts',
  'test/slack/bulk/crash.test.ts',
  'test/core/parse/property.test.ts',
  'test/slack/follow/crash.test.ts',
  'test/slack/cards/guarded.test.ts',
  'test/state/redis.test.ts',
  'test/sandbox/page/use.test.ts',
  'test/cli/commands/serve.test.ts',
  'test/fuzz.test.ts',
  'test/field/slack.test.ts',
  'test/providers/tuya.test.ts',
  'test/upstream/source.test.ts',
  'test/slack/messages/automatic/bursts.test.ts',
  'test/slack/accounts/rights.test.ts',
  'test/app/shutdown.test.ts',
  'test/slack/messages/mention.test.ts',
  'test/field/noise.test.ts',
  'test/contributing.test.ts',
  'test/cli/commands/jobs.test.ts',
  'test/slack/follow/outage.test.ts',
  'test/slack/cards/soundness.test.ts',
  'test/sandbox/page/terminal.test.ts',
  'test/slack/answer/delivery/delivery.test.ts',
  'test/slack/classes.test.ts',
  'test/field/vendor.test.ts',
  'test/sandbox/vendors/linksfield.test.ts',
  'test/cli/scripts.test.ts',
  'test/jobs/sqlite.test.ts',
  'test/providers/clink.test.ts',
  'test/slack/window/shortcut.test.ts',
  'test/slack/window/home.test.ts',
  'test/slack/command/command.test.ts',
];

/** Begins with the slow files. With `--sequence.shuffle` the order depends on the seed alone. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shuffle, seed } = this.ctx.config.sequence;
    if (shuffle) return files.toSorted((a, b) => shuffled(a, seed).localeCompare(shuffled(b, seed)));
    return (await super.sort(files)).toSorted((a, b) => turnOf(a) - turnOf(b));
  }
}

function shuffled({ moduleId }: TestSpecification, seed: number): string {
  return createHash('sha1').update(`${seed} ${moduleId}`).digest('hex');
}

function turnOf({ moduleId }: TestSpecification): number {
  const turn = SLOW.findIndex((path) => moduleId.endsWith(`/${path}`));
  return turn === -1 ? SLOW.length : turn;
}
