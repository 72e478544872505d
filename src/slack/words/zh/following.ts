import type { OwnWords } from '../en/en.ts';

/** Following an order: what changed, and what may be followed. */
export const FOLLOWING: OwnWords['following'] = {
  purpose: '订单状态变化时通知您',
  startedForYou: (orders, until) => `已关注 ${orders} ，截至 ${until}。状态变化时我会私信通知您。`,
  startedHere: (orders, until) => `已关注 ${orders} ，截至 ${until}。状态变化时我会在这里通知您。`,
  startedInThread: (orders, until) => `已关注 ${orders} ，截至 ${until}。状态变化时我会在此消息列中发布，所有人可见。`,
  order: (id, stage) => `${id} （${stage}）`,
  already: (orders) => `这里已经关注： ${orders} 。`,
  final: (orders) => `${orders} 不会再有变化，无需关注。`,
  cannotAsk: (orders) => `无法关注 ${orders} ：缺少您输入的信息，我无法再次查询。`,
  tooManyYours: (most) => `您已关注 ${most} 个订单。请先取消一个： \`/order following\` 。`,
  tooManyAll: (most) => `大家已共关注 ${most} 个订单，已达上限，请稍后再试。`,
  nothing: '没有找到可以关注的订单。',
  unavailable: '暂时无法保存，未作任何更改。请一分钟后再试；如果仍然如此，请联系管理员。',
  changed: (before, after) => `${before} → ${after}`,
  none: '无',
  settled: (attention) => `已不再：${attention}`,
  finished: '该订单不会再有变化，我已停止关注。',
  expired: (order) => `我已关注 ${order} 14 天，现在停止。如需继续，请重新关注。`,
  stopped: (orders) => `已取消关注 ${orders} 。`,
  notFollowed: (orders) => `您没有关注 ${orders} 。`,
  gone: '该订单已不再被关注。',
  notYours: '只有关注该订单的人可以取消。',
  title: '您关注的订单',
  empty: '您没有关注任何订单。想在订单变化时收到通知，请在卡片的菜单中选择“关注”。',
  until: (time) => `截至 ${time}`,
};
