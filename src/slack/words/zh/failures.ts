import type { Words } from '../en/en.ts';

export const FAILURES: Words['failures'] = {
  unauthorized: (provider) => `${provider} 不接受我们的凭证。您的问题没有错，请机器人的管理员检查设置。`,
  forbidden: (provider) => `${provider} 不允许我们查看该内容。您的问题没有错，请机器人的管理员向 ${provider} 申请权限。`,
  rate_limited: (provider) => `我们对 ${provider} 的查询超过了它允许的频率，请一分钟后再试。`,
  unavailable: (provider) => `${provider} 没有应答，问题出在对方。请过几分钟再试。`,
  timeout: (provider) => `${provider} 应答超时，请过几分钟再试。`,
  bad_response: (provider) => `${provider} 的回复无法识别，因此无法确定订单是否存在。请告知机器人的管理员。`,
  quota: (provider) => `我们在 ${provider} 的调用额度已用完，稍后会再次查询；机器人的管理员可以提高额度。`,
};

export const BUSY_HERE: Words['busyHere'] = (provider) =>
  `这里有许多发往 ${provider} 的查询在排队，您的查询未能及时轮到，请一分钟后再试。`;
