import { describe, expect, it } from 'vitest';
import { readSubCommand } from '../../../src/slack/intake/sub-command.ts';

describe("commands in people's own words", () => {
  it.each([
    ['help', 'Help me please'],
    ['audit', 'audit'],
    ['audit', 'my audit log'],
    ['why', 'why?'],
    ['why', 'why https://acme.slack.com/archives/C0SUPPORT/p1756350869591000'],
    ['why', '为什么 https://acme.slack.com/archives/C0SUPPORT/p1756350869591000'],
    ['audit', 'audit me please'],
    ['bulk', 'bulk'],
    ['bulk', '`bulk`:'],
    ['bulk', 'Bulk lookup please'],
    ['bulk', 'bulk upload of SIMs'],
    ['bulk', '批量查询订单'],
    ['following', 'following?'],
    ['following', 'what am I following'],
    ['following', 'show my follows'],
    ['following', 'orders I follow'],
    ['following', '关注列表'],
    ['following', '我关注的订单'],
    ['follow', 'follow'],
    ['follow', 'follow order 4567'],
    ['follow', 'Please follow SIM 89852202209089971478, thanks!'],
    ['follow', 'can you follow the order number 4567 for me?'],
    ['follow', 'follow linksfield:4567 and #4568'],
    ['follow', '请关注订单 4567'],
    ['follow', '帮我关注一下4567吧'],
    ['follow', 'bitte folge der Bestellung 4567'],
    ['follow', 'suivre la commande 4567 svp'],
    ['follow', 'seguir pedido 4567 por favor'],
    ['follow', '注文番号4567をフォローしてください'],
    ['follow', '주문번호 4567 팔로우 해주세요'],
    ['unfollow', 'stop following 4567 pls'],
    ['unfollow', "don't follow order 4567"],
    ['unfollow', 'Unfollow 4567 please'],
    ['unfollow', '取消关注订单4567'],
    ['unfollow', '别再关注 4567 了'],
    ['unfollow', 'dejar de seguir el pedido 4567'],
    ['unfollow', '4567 nicht mehr folgen'],
  ])('%s: %s', (name, text) => {
    expect(readSubCommand(text)?.name).toBe(name);
  });

  it.each([
    '',
    '4567',
    'help with order 4567',
    'why is 4567 dead',
    'audit 89852202209089971478',
    'audit trail of 4567',
    'bulk 4567 4568',
    'bulk order 4567 is late',
    'follow up on order 4567',
    'following 4567 closely',
    'unfollow the trail of 4567',
    'the customer follows 4567',
    'they stopped following the rules, see 4567',
    '帮我跟进 4567',
    '客户关注 4567 的退款',
    'order-follow-4567',
    `follow ${'4567 '.repeat(100)}`,
  ])('%j is a question', (text) => {
    expect(readSubCommand(text)).toBeUndefined();
  });

  it('keeps what is followed, with its label', () => {
    expect(readSubCommand('Follow: order 4567')?.rest).toBe('order 4567');
  });
});
