import type { OwnWords } from '../en/en.ts';

export const ORDER: OwnWords['order'] = {
  order: '订单',
  iccid: 'ICCID',
  issuedBy: '发卡方',
  attention: '注意',
  status: '状态',
  amounts: '金额',
  timeline: '时间线',
  items: '商品',
  references: '相关编号',
  attempts: '付款尝试',
  shipments: '物流',
  more: '其他',
  failure: '付款失败',
  each: (price) => `单价 ${price}`,
  lineTotal: (sum) => `合计 ${sum}`,
  trackShipment: '查看物流',
  picture: '图片',
  noCurrency: (amount) => `${amount}（未注明币种）`,
  inferredAmount: '≈：供应商未说明该金额的单位，按惯例换算。',
  ofThisSim: (count) => `该 SIM 卡的 ${count} 个订单，最新的在前`,
  several: (count) => `${count} 个订单，最新的在前`,
  andMore: (count) => `另有 ${count} 项`,
  andMoreOrders: (count) => `另有 ${count} 个订单`,
  older: (count) => `较早的 ${count} 个订单`,
  moreByNumber: (count) => `另有 ${count} 个订单：请用订单号查询`,
  spoken: (status, order, provider) => `${status}，订单 ${order} （${provider}）`,
  vendorWord: (text, word) => `${text}（原文： ${word} ）`,
};

export const SOURCE: OwnWords['source'] = {
  aged: (provider, age) => `${provider}（${age}）`,
  checked: (providers, ago) => `${providers}，查询于 ${ago}`,
  stale: (provider, ago) => `${provider} 无响应，这是 ${ago} 的结果`,
  unreadable: (count) => `答复中另有 ${count} 个订单无法读取`,
  partOfList: (shown, total) => `显示 ${total} 个订单中的 ${shown} 个`,
  remark: (provider, text) => `${provider} 备注：${text}`,
  environment: (name) => `环境：${name}`,
  readAs: (raw, value) => `已将 ${raw} 识别为 ${value} 。`,
  readSwapped: (raw, value) => `已将 ${raw} 识别为 ${value} ：原文的数字两两对调，与卡内数据的写法一致。`,
  foundAs: (value) => `按 ${value} 查到`,
  notAt: (providers) => `${providers} 未查到`,
};

export const STORY: OwnWords['story'] = {
  one: (providers) => `同一笔购买：${providers}`,
  linkedBy: (providers, reference) => `同一笔购买：${providers}（${reference} ）`,
  agreeing: (providers, reference) => `同一笔购买：${providers}（${reference} ，金额相同）`,
  possible: (provider, order, reference) => `可能是同一笔购买：${provider} ${order}，依据 ${reference}。`,
  contradictions: {
    paid_not_active: (there, here) => `${there} 已付款，${here} 尚未激活`,
    refunded_but_active: (there, here) => `${there} 已退款，${here} 仍在进行中`,
    failed_beside_active: (there, here) => `${there} 付款失败，但 ${here} 的套餐已激活`,
    amounts_differ: (there, here) => `${there} 与 ${here} 的金额不一致`,
    currencies_differ: (there, here) => `${there} 与 ${here} 的币种不一致`,
  },
};
