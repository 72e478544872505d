import type { Words } from '../en/en.ts';

export const REVEAL: Words['reveal'] = {
  buttons: { personal: '客户资料', finance: '佣金与结算' },
  personalTitle: '客户资料',
  financeTitle: '佣金与结算',
  customerId: '客户编号',
  name: '姓名',
  email: '邮箱',
  phone: '电话',
  cardLastFour: '卡号末四位',
  paymentInstrument: '支付工具',
  billing: '账单地址',
  shipping: '收货地址',
  free: '商家附加信息',
  lineCommission: '单件佣金',
  nothing: '服务商没有提供这类信息。',
  notAllowed: (groups) => `只有 ${groups} 的成员可以查看，请向其中一位同事求助。`,
  nobody: '目前无人有权查看。请联系机器人的管理员为此指定用户组。',
  noAudit: '只有在能记录查看者时才可显示，而现在无法写入记录。请告知机器人的管理员。',
};
