import { describe, expect, it } from 'vitest';
import { saysMissing } from '../../src/providers/missing.ts';

describe('words for a miss', () => {
  it.each([
    'Order not found',
    'The order does not exist.',
    "order doesn't exist",
    'CUSTOMER_NOT_FOUND',
    'data not exist',
    'No record found',
    'no such order',
    'No matching order',
    'Unknown ICCID',
    'merchantReferenceId not found',
    '订单不存在',
    '查询不到该订单',
    '没有找到对应的订单',
    '查无此单',
    '无此订单',
    '暂无数据',
  ])('%s', (message) => {
    expect(saysMissing(message)).toBe(true);
  });

  it.each([
    'The account does not exist',
    'shop not found',
    'uri path not exist',
    'No permission',
    'merchant not exist',
    '商户不存在',
    '接口不存在',
    'Invalid order number',
    'system error',
    '',
  ])('%j says something else', (message) => {
    expect(saysMissing(message)).toBe(false);
  });
});
