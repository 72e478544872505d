import type { Words } from '../en/en.ts';

export const HINTS: Words['hints'] = {
  subscribe_app_mall: '请为云项目开通 App Mall Open Service，并在卖家中心完成授权。',
  allow_ip: '请把本服务器的 IP 地址加入对方的白名单。',
  check_region: '数据在另一个数据中心，请检查设置中的区域。',
  check_base_url: '请检查设置中的接口地址。',
  our_bug: '这可能是机器人的缺陷，详情见日志中的同一编号。',
  check_clock: '请检查本服务器的时钟，对方认为我们的时间有误。',
};

export const NEEDS: Words['needs'] = {
  user: {
    label: '买家在涂鸦的用户 ID',
    hint: '买家在涂鸦的用户 ID，可在 App 用户列表或卖家中心找到。',
    object: '买家的用户 ID',
    give: '填写买家的用户 ID',
    mistaken: (provider) => `${provider} 只查询了您所填买家的订单，请核对买家的用户 ID。`,
  },
  program: {
    label: 'LinkBest 的计划 ID',
    hint: '下单所属的 LinkBest 计划编号，例如 61。',
    object: '计划 ID',
    give: '填写计划 ID',
    mistaken: (provider) => `${provider} 只查询了您所填的计划，请核对计划 ID。`,
  },
};

export const CAVEATS: Words['caveats'] = {
  past_year_only: (provider) => `按 ICCID 查询时，${provider} 只返回最近 365 天的订单；更早的订单请用订单号查询。`,
  unpaid_may_be_hidden: (provider) => `按这种编号查询时，${provider} 只返回最近一笔已付款的订单；未付款的订单可能存在但不显示。`,
};
