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
    what: (provider) => `${provider} 返回了错误，问题出在对方。`,
    next: () => '请过几分钟再试。',
  },
  unreachable: {
    what: (provider) => `无法连接 ${provider}。`,
    next: () => '请过几分钟再试；如果仍然如此，请告知管理员。',
  },
  not_asked: {
    what: (provider) => `${provider} 连续多次失败，暂时不再查询。`,
    next: () => '请一分钟后再试。',
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
  refused: {
    what: (provider) => `${provider} 拒绝了这次请求，因此无法确定订单是否存在。`,
    next: () => '请告知管理员。',
  },
  quota: {
    what: (provider) => `我们在 ${provider} 的调用额度已用完。`,
    next: () => '请稍后再试；管理员可以提高额度。',
  },
};

export const HINTS: OwnWords['hints'] = {
  check_base_url: '请检查设置中的接口地址。',
  our_bug: '这可能是 Order Scout 的缺陷，详情见日志中的同一错误编号。',
  check_clock: '请检查本服务器的时钟，供应商认为我们的时间有误。',
};
