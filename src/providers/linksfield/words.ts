import type { ProviderWords } from '../../core/provider/provider-words.ts';

export const CAVEATS = {
  past_year_only: {
    en: "Linksfield's ICCID search covers the past 365 days. For older orders use the order number.",
    zh: '按 ICCID 查询时，Linksfield 只返回最近 365 天的订单；更早的订单请用订单号查询。',
  },
  unpaid_may_be_hidden: {
    en: 'Linksfield returns only the latest paid order for this kind of number; there may be an unpaid one.',
    zh: '按这种编号查询时，Linksfield 只返回最近一笔已付款的订单；未付款的订单可能存在但不显示。',
  },
} as const satisfies ProviderWords['caveats'];
