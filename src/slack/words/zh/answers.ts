import type { OwnWords } from '../en/en.ts';

export const MISSING: OwnWords['missing'] = {
  title: (identifier) => `没有找到 ${identifier} 的订单。`,
  titleSoFar: (identifier) => `目前没有找到 ${identifier} 的订单。`,
  asked: (providers) => `已查询：${providers}。`,
  askedAt: (providers, ago) => `${ago}已查询：${providers}。`,
  alsoTried: { without: (values) => `还试过去掉校验位： ${values} 。`, added: (values) => `还试过加上校验位： ${values} 。` },
  quote: (reference) => `如需帮助，请提供编号 ${reference} 。`,
  oddLength: (length) => `它有 ${length} 位，而 ICCID 为 19 或 20 位。`,
  checkDigit: '该 ICCID 的校验位不符，可能输错了一位数字。',
  issuer: (company, country) => `该 SIM 卡由 ${company}（${country}）发行。`,
  compare: '请与原件逐位核对。',
  firstDigit: (meant) => `ICCID 以 89 开头，您要查的是 ${meant} 吗？`,
  capitals: (meant) => `字母大小写可能有区别，也请试试 ${meant} 。`,
  tryOrderNumber: '如果号码无误，请改用订单号查询。',
  tryOtherNumber: '如果号码无误，请改用该订单的其他编号或 SIM 卡的 ICCID 查询。',
  tryAnother: '如果号码无误，请改用该订单的其他编号查询。',
  didYouMean: (prefix, meant) => `没有 ${prefix} 这个前缀，您是指 ${meant} 吗？`,
};

export const REPORT: OwnWords['report'] = {
  heading: '查询',
  late: (providers) => `${providers} 的最新结果`,
  awaited: (providers) => `仍在等待 ${providers}。`,
  looking: (identifier, notAt, awaited) => `正在查询 ${identifier} ：${notAt ? `${notAt} 未查到，` : ''}仍在等待 ${awaited}。`,
  noAnswer: (identifier) => `${identifier} 还没有结果。`,
  sameOrder: (identifier) => `${identifier} ：见上`,
  unclaimed: (identifiers) => `已接入的供应商都不识别这种编号： ${identifiers} 。`,
  noIccids: (prefix, identifier) => `${prefix} 不支持按 ICCID 查询： ${identifier} 。请去掉前缀，或改用订单号。`,
  leftOut: (shown, count) => `只查询了前 ${shown} 个，还有 ${count} 个未查询。`,
  askForRest: '请把其余的另行查询。',
  leftOutAre: (identifiers) => `未查询： ${identifiers} 。`,
  unasked: (accounts, example) => `账户太多，未查询： ${accounts} 。要查询其中一个，请在前面写上名称： ${example}`,
  failureFor: (identifiers) => `未查询： ${identifiers} 。`,
  reference: (references) => `错误编号： ${references}`,
  code: (code) => `供应商代码： ${code}`,
  operator: (hint) => `致管理员：${hint}`,
  needs: (provider, objects) => `${provider} 需要${objects} 才能查询。`,
  notAsked: (provider, objects) => `未查询 ${provider}（需要${objects}）`,
  needsFor: (identifiers) => `涉及 ${identifiers} 。`,
  cut: '一条消息放不下其余内容，请减少一次查询的数量，或打开详情。',
  nothing: '没有可显示的内容。',
};

export const DIGEST: OwnWords['digest'] = {
  columns: { stage: '状态', sim: 'SIM', when: '日期（UTC）', title: '商品', order: '订单' },
  many: (orders) => `本消息包含 ${orders} 个订单`,
  burst: (orders) => `这批集中到达的告警中还有 ${orders} 个订单`,
  alerts: '同时有很多告警到达',
  messages: (messages) => `共计 ${messages} 条消息`,
  atLeast: (messages) => `共计至少 ${messages} 条消息`,
  unread: (messages) => `其中 ${messages} 条未能查询`,
  answeredEarlier: (count, link) => `${count} 个已答复过（${link}）`,
  notFound: (count) => `${count} 个未找到`,
  asOf: (date) => `截至 ${date}`,
};

export const SUMMARY: OwnWords['summary'] = {
  sims: (count, parts) => `${count} 张 SIM 卡：${parts}`,
  numbers: (count, parts) => `${count} 个编号：${parts}`,
  part: (count, what) => `${count} 个${what}`,
  attention: '有问题',
  missing: '未找到',
  unanswered: '没有结果',
  awaited: '仍在查询',
};
