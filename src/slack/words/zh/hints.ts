import type { OwnWords } from '../en/en.ts';

export const HINTS: OwnWords['hints'] = {
  check_base_url: '请检查设置中的接口地址。',
  our_bug: '这可能是 Order Scout 的缺陷，详情见日志中的同一错误编号。',
  check_clock: '请检查本服务器的时钟，供应商认为我们的时间有误。',
};
