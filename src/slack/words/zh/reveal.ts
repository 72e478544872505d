import type { OwnWords } from '../en/en.ts';

export const REVEAL: OwnWords['reveal'] = {
  buttons: { personal: '客户资料', finance: '佣金与结算' },
  personalTitle: '客户资料',
  financeTitle: '佣金与结算',
  customerId: '客户编号',
  name: '姓名',
  email: '邮箱',
  phone: '电话',
  cardLastFour: '卡号末四位',
  paymentInstrument: '支付工具',
  walletAccount: '钱包账户',
  billing: '账单地址',
  shipping: '收货地址',
  bothAddresses: '账单和收货地址',
  free: '附加数据',
  lineCommission: (item) => `${item}的佣金`,
  nothing: '该供应商没有这类信息。',
  recorded: '本次查看已连同您的账号记入审计日志。',
  notAllowed: (groups) => `只有 ${groups} 的成员可以查看，请联系其中一位同事。`,
  nobody: '目前没有用户组有权查看，请联系管理员设置。',
  noAudit: '查看时必须留下记录，而审计日志目前无法写入，因此不能显示。请告知管理员。',
};
