import type { OwnWords } from '../en/en.ts';

export const FAILURES: OwnWords['failures'] = {
  unauthorized: {
    what: (provider) => `${provider} 拒绝了我们的凭据。`,
    next: () => '您的查询没有问题，请告知管理员。',
  },
  forbidden: {
    what: (provider) => `${provider} 不允许我们查看该内容。`,
    next: (provider) => `您的查询没有问题，请告知管理员与 ${provider} 协调解决。`,
  },
  rate_limited: {
    what: (provider) => `我们的查询达到了 ${provider} 的频率限制。`,
    next: () => '请一分钟后再试。',
  },
  unavailable: {
    what: (provider) => `${provider} 无响应，问题出在对方。`,
    next: () => '请过几分钟再试。',
  },
  timeout: {
    what: (provider) => `${provider} 响应超时。`,
    next: () => '请过几分钟再试。',
  },
  queue_timeout: {
    what: (provider) => `等待 ${provider} 的查询过多，您的查询排队超时。`,
    next: () => '请一分钟后再试。',
  },
  bad_response: {
    what: (provider) => `${provider} 的回复无法识别，因此无法确定订单是否存在。`,
    next: () => '请告知管理员。',
  },
  quota: {
    what: (provider) => `我们在 ${provider} 的调用额度已用完。`,
    next: () => '请稍后再试；管理员可以提高额度。',
  },
};
