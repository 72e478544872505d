/** Preloaded into each bot (needs --expose-gc): on a message it collects garbage and reports its memory in bytes. */
process.on('message', async () => {
  // Twice: what finalizers free is collected by the second run.
  await globalThis.gc?.({ execution: 'async', type: 'major' });
  await globalThis.gc?.({ execution: 'async', type: 'major' });
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});
// The suite has ended.
process.on('disconnect', () => process.exit());
process.channel?.unref();
