import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

const MINUTE_MS = 60_000;
const MEGABYTE = 1e6;
/** Of the heap. */
const MAX_GROWTH = 1.05;
const MIN_ANSWERED = 0.9;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes needs a number above 0');

// So that what the soak started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const { before, after, alerts, posted } = await soak(minutes * MINUTE_MS);
const isKept = after <= MAX_GROWTH * before && posted >= MIN_ANSWERED * alerts;
const growth = `heap ${(before / MEGABYTE).toFixed(1)} MB, then ${(after / MEGABYTE).toFixed(1)} MB (${(100 * (after / before - 1)).toFixed(1)} %)`;
process.stdout.write(`${isKept ? 'held' : 'BROKEN'}  ${growth}; ${posted} replies to ${alerts} alerts\n`);
process.exit(isKept ? 0 : 1);
