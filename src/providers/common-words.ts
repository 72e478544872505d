import { alike, type Vocabulary, type Word } from './order-part.ts';

/**
 * Words for the state of an order, its payment and its delivery that mean the same at any vendor, in English and Chinese:
 * vendors pass on the words of shops and payment channels, in the language that we ask for. A vendor's own table comes
 * before this one. `expired`, `inactive` and the like are not here: they say that a plan is over, not how the order went.
 */
export const COMMON_WORDS = {
  ...alike({ meaning: 'created', tone: 'waiting', stage: 'pending' }, 'created 已创建 新建'),
  ...alike({ meaning: 'pending', tone: 'waiting', stage: 'pending' }, 'pending 待处理 处理中'),
  ...alike(
    { meaning: 'unpaid', tone: 'waiting', stage: 'pending' },
    'unpaid not_paid awaiting_payment pending_payment payment_pending to_be_paid 未支付 未付款 待支付 待付款',
  ),
  ...alike({ meaning: 'paid', tone: 'good', stage: 'paid' }, 'paid payment_received 已支付 已付款'),
  ...alike(
    { meaning: 'success', tone: 'good', stage: 'paid' },
    'success succeeded successful captured payment_success 支付成功 付款成功 成功',
  ),
  ...alike({ meaning: 'failed', tone: 'bad', stage: 'failed' }, 'failed failure payment_failed declined 失败 支付失败 付款失败'),
  ...alike({ meaning: 'active', tone: 'good', stage: 'active' }, 'active activated 已激活 激活 使用中'),
  ...alike({ meaning: 'unshipped', tone: 'waiting' }, 'unshipped not_shipped 未发货 待发货'),
  ...alike({ meaning: 'partially_shipped', tone: 'waiting' }, 'partially_shipped 部分发货'),
  ...alike({ meaning: 'shipped', tone: 'good', stage: 'shipped' }, 'shipped 已发货'),
  ...alike(
    { meaning: 'in_delivery', tone: 'good', stage: 'shipped' },
    'in_transit out_for_delivery in_delivery 运输中 派送中 配送中',
  ),
  ...alike({ meaning: 'delivered', tone: 'good', stage: 'delivered' }, 'delivered 已签收 已送达 已收货'),
  ...alike({ meaning: 'completed', tone: 'good', stage: 'completed' }, 'completed complete finished 已完成 完成 交易成功'),
  ...alike({ meaning: 'cancelled', tone: 'neutral', stage: 'cancelled' }, 'cancelled 已取消 取消 已关闭'),
  ...alike(
    { meaning: 'refunding', tone: 'waiting', stage: 'paid' },
    'refunding refund_pending pending_refund refund_processing 退款中',
  ),
  ...alike(
    { meaning: 'partially_refunded', tone: 'neutral', stage: 'paid' },
    'partially_refunded partial_refunded partly_refunded partial_refund 部分退款',
  ),
  ...alike(
    { meaning: 'refunded', tone: 'neutral', stage: 'refunded' },
    'refunded fully_refunded full_refund 已退款 退款成功 全额退款',
  ),
  ...alike({ meaning: 'in_dispute', tone: 'bad', stage: 'disputed' }, 'disputed in_dispute chargeback charged_back 争议中 拒付'),
} as const satisfies Vocabulary<Word>;
