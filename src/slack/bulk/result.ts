import { csvFile } from '../../bulk/export.ts';
import type { Responder } from '../answer/answer.ts';
import type { PostClient } from '../answer/delivery/post.ts';
import { type ResultState, resultCard } from '../cards/bulk/result.ts';
import { sheetCells, sheetRows } from '../cards/bulk/sheet.ts';
import type { ListResult } from '../cards/bulk/tally.ts';
import type { CardContext } from '../cards/card.ts';
import type { SlackFiles } from './files.ts';
import { messageOf } from './message.ts';
import { askerOfRun, type Run, type Runs } from './runs.ts';
import { type ResultFile, threadForFiles, type UploadClient } from './upload.ts';

export interface ResultDeps {
  readonly runs: Pick<Runs, 'update'>;
  readonly responder: Pick<Responder, 'say'>;
  readonly client: PostClient & UploadClient;
  readonly files: Pick<SlackFiles, 'upload'>;
}

/** Puts the result into the list's thread and its message. The file comes first, so that the message can say where it is. */
export async function showResult(deps: ResultDeps, run: Run, result: ListResult): Promise<void> {
  const upload = run.isUploaded ? 'done' : await uploadResult(deps, run, result);
  await deps.runs.update({ ...run, isUploaded: upload === 'done' });
  await deps.responder.say(
    askerOfRun(run),
    (context) => resultCard(result, { id: run.id, end: endFor(run, context), upload }, context),
    messageOf(deps.client, run),
  );
}

function endFor({ end = 'done' }: Run, { words }: CardContext): ResultState['end'] {
  return end === 'done' || end === 'stopped' ? end : { refusal: words[end] };
}

async function uploadResult(
  { responder, client, files }: ResultDeps,
  run: Run,
  result: ListResult,
): Promise<ResultState['upload']> {
  const name = `orders-${run.id.slice(0, 8)}${run.round > 1 ? `-${run.round}` : ''}.csv`;
  const { isDelivered, error } = await responder.say<ResultFile>(
    askerOfRun(run),
    ({ words }) => ({ name, content: csvFile(sheetCells(sheetRows(result, words), words)) }),
    threadForFiles(client, files, run),
  );
  return isDelivered ? 'done' : { error: error ?? 'unknown' };
}
