import type { Words } from '../en/en.ts';

export const HINTS: Words['hints'] = {
  check_base_url: '请检查设置中的接口地址。',
  our_bug: '这可能是机器人的缺陷，详情见日志中的同一编号。',
  check_clock: '请检查本服务器的时钟，对方认为我们的时间有误。',
};
