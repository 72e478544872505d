import { expect, it } from 'vitest';
import type { Entry } from '../../../src/bulk/list.ts';
import { createMetrics } from '../../../src/metrics.ts';
import { createListHandler, type RunDeps } from '../../../src/slack/bulk/list-handler.ts';
import { createRuns, type Run } from '../../../src/slack/bulk/runs.ts';
import { memoryRecords } from '../../support/memory-records.ts';

const RUN: Run = {
  id: 'a-list',
  team: 'T1',
  user: 'U1',
  channel: 'D1',
  ts: '1.0',
  state: 'running',
  columns: [{ heading: '', letter: '', examples: [], records: 1 }],
  column: 0,
  round: 1,
  isUploaded: false,
};

function entry(row: number): Entry {
  const value = `456${row}`;
  return { row, input: value, reading: { kind: 'identifier', identifier: { kind: 'reference', value, raw: value } } };
}

async function keptRun(entries: readonly Entry[] = [entry(1), entry(2)]) {
  const runs = createRuns(memoryRecords());
  await runs.create(RUN, [entries]);
  return runs;
}

/** Works the list off where nothing is left to be asked: what would ask is missing. Gives the metrics. */
async function workOff(runs: RunDeps['runs']): Promise<string> {
  const metrics = createMetrics();
  const never = async () => {
    throw new Error('A list that is stopped asks nothing');
  };
  const deps = {
    runs,
    responder: { say: async () => ({ isDelivered: true }) },
    quota: { learnFromList: async () => {} },
    people: { find: never },
    accountsFor: never,
    access: { denialOf: never },
    recorder: { listed: never },
    language: 'en',
    client: {
      chat: { postMessage: never, update: never },
      conversations: { history: never, replies: never },
      files: { getUploadURLExternal: never, completeUploadExternal: never },
    },
    files: { upload: never },
    times: { listProgress: 1, listRetry: 1 },
    onEnded: metrics.list,
    log: { info: () => {} },
  } satisfies RunDeps;
  await createListHandler(deps)(RUN.id, new AbortController().signal);
  return (await metrics.render()).body;
}

it('list: Stop that is pressed while it is finished does not undo that', async () => {
  const runs = await keptRun();
  await runs.update({ ...RUN, state: 'done', end: 'done', isUploaded: true });

  await runs.stop(RUN);

  expect(await runs.find(RUN.id)).toMatchObject({ state: 'done', end: 'done', isUploaded: true });
});

it('list: Stop ends the round in which it is pressed, and no later one', async () => {
  const runs = await keptRun();

  await runs.stop(RUN);

  expect([await runs.isStopped(RUN), await runs.isStopped({ ...RUN, round: 2 })]).toEqual([true, false]);
});

it('list: one that is stopped before all is answered has been stopped', async () => {
  const runs = await keptRun();
  await runs.record(RUN.id, 0, { kind: 'missing', sources: ['Clink'] });
  await runs.stop(RUN);

  const metrics = await workOff(runs);

  expect(await runs.find(RUN.id)).toMatchObject({ state: 'done', end: 'stopped' });
  expect(metrics).toContain('order_scout_lists_total{end="stopped"} 1');
});

it('list: one that is stopped as its last row is answered is done', async () => {
  const runs = await keptRun();
  await runs.record(RUN.id, 0, { kind: 'missing', sources: ['Clink'] });
  await runs.record(RUN.id, 1, { kind: 'missing', sources: ['Clink'] });
  await runs.stop(RUN);

  const metrics = await workOff(runs);

  expect(await runs.find(RUN.id)).toMatchObject({ state: 'done', end: 'done', isUploaded: true });
  expect(metrics).toContain('order_scout_lists_total{end="done"} 1');
});
