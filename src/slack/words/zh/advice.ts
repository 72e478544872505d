import type { OwnWords } from '../en/en.ts';

export const NEXT_STEPS: OwnWords['nextSteps'] = {
  disputed: '请勿另行退款；请收集交付凭证，并在支付系统中回应争议。',
  payment_failed: '请让客户重新付款，或更换支付方式。',
  paid_not_active: '请让供应商激活套餐，或安排退款。',
  risk: '请先审核该笔付款，再交付商品。',
  refunded: '请告知客户退款正在处理中。',
  refund_failed: '请在支付系统中查明原因，并重新发起退款。',
  past_due: '请让客户更新支付方式，否则套餐可能终止。',
  ends_with_period: '请告知客户套餐的有效期限。',
  partially_refunded: '请先核实已退的部分，再答复客户。',
  requires_action: '请让客户确认付款，例如在银行应用中确认。',
  active_not_paid: '请在支付系统中核实付款是否仍在途中。',
  cancelled_but_paid: '请核实是否应退款，并申请退款。',
  locked: '请向供应商询问订单被锁定的原因。',
};
