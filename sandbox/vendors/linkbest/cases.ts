/** Programs of the stand-in's account, in the order the bot tries them. */
export const PROGRAMS = { '61': 'Harbour Outdoor', '108': 'Tinker & Sons' } as const;
export type ProgramId = keyof typeof PROGRAMS;

/** Text to type for each case. Without a program prefix, the bot tries the account's programs in turn. */
export const LINKBEST_CASES = {
  unpaid: '250828110000100001',
  paid: 'T202508280001',
  shipped: '1125082811000100003',
  settled: 'T202508280004',
  disputed: 'T202508280005',
  refunded: 'T202508280006',
  mixed: '1125082811000100007',
  locked: 'T202508280008',
  secondProgram: '108/S-2025-0009',
  strange: 'T202508280010',
  bare: 'T202508280011',
  missing: 'T202508280404',
  missingAsNull: 'T202508280405',
  insufficient: 'T202508284002',
  noPermission: 'T202508284003',
  busy: 'T202508285001',
  busyOnce: 'T202508285002',
  rateLimited: 'T202508280429',
  slow: 'T202508280800',
  hanging: 'T202508280900',
  dropped: 'T202508280901',
  broken: 'T202508280500',
  html: 'T202508280200',
} as const;
export type LinkBestCase = keyof typeof LINKBEST_CASES;
