import type { OwnWords } from '../en/en.ts';

export const BUTTONS: OwnWords['buttons'] = {
  tryAgain: '重试',
  copyReply: '给客户的回复',
  correct: (text) => `查询 ${text}`,
  right: '结果正确',
  wrong: '结果有误',
  refresh: '刷新',
  show: '在频道中显示',
  showTitle: '在频道中显示？',
  showText: '频道中的所有人都将看到这些订单，包括金额、支付和物流信息。',
  showConfirm: '显示',
  showDeny: '取消',
  showAnyway: '仍然发布',
  details: '详情',
  detailsOf: '查看某个订单的详情…',
  detailsForMe: '详情（仅自己可见）',
  dismiss: '撤回',
  give: '补充信息',
  follow: '关注',
  stopFollowing: '取消关注',
  openIn: (place) => `在 ${place} 中打开`,
};

export const VIEWS: OwnWords['views'] = {
  details: '订单详情',
  name: 'Order Scout',
  loading: '正在查询…',
  needed: '需要补充信息',
  buyersOrders: '该买家的订单',
  neededIntro: (identifiers) => `查询 ${identifiers} 需要以下信息。`,
  submit: '查询',
  cancel: '取消',
  close: '关闭',
};
