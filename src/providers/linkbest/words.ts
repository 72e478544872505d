import type { ProviderWords } from '../../core/provider-words.ts';

export const NEEDS = {
  program: {
    dummy: '0',
    en: {
      label: 'Program ID at LinkBest',
      hint: 'The number of the LinkBest program in which the order was placed, e.g. 61.',
      object: 'the program ID',
      give: 'Add program ID',
      mistaken: 'LinkBest searched only the program you gave. Is it the right one?',
    },
    zh: {
      label: 'LinkBest 的计划 ID',
      hint: '下单所属的 LinkBest 计划编号，例如 61。',
      object: '计划 ID',
      give: '填写计划 ID',
      mistaken: 'LinkBest 只查询了您所填的计划，请核对计划 ID。',
    },
  },
} as const satisfies ProviderWords['needs'];
