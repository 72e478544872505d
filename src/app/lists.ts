import { createListHandler } from '../slack/bulk/list-handler.ts';
import { createListPresses, type ListPresses } from '../slack/bulk/press.ts';
import { createRuns } from '../slack/bulk/runs.ts';
import { createSharedFiles, type SharedFiles } from '../slack/bulk/shared-file.ts';
import { LIST_QUEUE } from '../slack/bulk/start.ts';
import { createListWindows, type ListWindows } from '../slack/bulk/window.ts';
import type { BotDeps } from './deps.ts';

/** Lists at once in this process; the providers' pace is shared by all. */
const AT_ONCE = 2;

/** Everything about lists, which are worked off as jobs. */
export function createLists(bot: BotDeps): {
  readonly windows: ListWindows;
  readonly files: SharedFiles;
  readonly presses: ListPresses;
} {
  const deps = { ...bot, language: bot.config.language, runs: createRuns(bot.jobs.records), onEnded: bot.metrics.list };
  bot.jobs.work(LIST_QUEUE, createListHandler(deps), { atOnce: AT_ONCE });
  const mayReadFiles = () => bot.installation.scopes().includes('files:read');
  return {
    windows: createListWindows({ ...deps, mayReadFiles }),
    files: createSharedFiles(deps),
    presses: createListPresses(deps),
  };
}
