import type { OwnWords } from '../en/en.ts';

export const CUSTOMER: OwnWords['customer'] = {
  title: '给客户的回复',
  intro: '请选中文字并复制。其中只包含公开信息。',
  replies: {
    pending: (order) => `您的订单 ${order} 已收到，正在处理中。`,
    paid: (order) => `您的订单 ${order} 已付款，正在准备中。`,
    active: (order) => `您的订单 ${order} 已激活，可以使用。`,
    shipped: (order) => `您的订单 ${order} 已发货。`,
    delivered: (order) => `您的订单 ${order} 已送达。`,
    completed: (order) => `您的订单 ${order} 已完成。`,
    cancelled: (order) => `您的订单 ${order} 已取消。`,
    refunded: (order) => `您的订单 ${order} 已退款，到账可能需要几天。`,
    failed: (order) => `您的订单 ${order} 付款未成功，请重试或更换支付方式。`,
    disputed: (order) => `您的订单 ${order} 的付款正在核查中，我们会尽快回复您。`,
    unknown: (order) => `我们正在核查您的订单 ${order}，会尽快回复您。`,
  },
};
