import type { Words } from '../en/en.ts';

export const BUTTONS: Words['buttons'] = {
  refresh: '刷新',
  show: '在频道中显示',
  showTitle: '在频道中显示？',
  showText: '频道中的所有人都将看到这些订单，包括金额、支付和物流信息。',
  showConfirm: '显示',
  showDeny: '仅自己可见',
  showAnyway: '仍然显示',
  details: '详情',
  detailsAt: (provider) => `详情：${provider}`,
  detailsForMe: '金额和详情（仅自己可见）',
  dismiss: '撤回',
  give: '填写',
  openIn: (place) => `在 ${place} 中打开`,
};

export const VIEWS: Words['views'] = {
  details: '订单详情',
  name: 'Order Scout',
  loading: '正在查询…',
  needed: '还需要一项信息',
  buyersOrders: '该买家的订单',
  neededIntro: (identifiers) => `没有它就无法在那里查询 ${identifiers} 。`,
  submit: '查询',
  cancel: '取消',
  close: '关闭',
};
