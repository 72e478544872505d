import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded before an app: reports to the bench how late its event loop was since the last question, in milliseconds. JavaScript,
// so that it does not load Node's parser for types into the app.
const RESOLUTION_MS = 1;
const NANOSECONDS = 1e6;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
histogram.enable();

process.on('message', () => {
  // The timer's own time is part of what is measured.
  const late = (nanoseconds) => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS);
  process.send?.({ p999: late(histogram.percentile(99.9)), max: late(histogram.max) });
  histogram.reset();
});
process.channel?.unref();
