import { beforeEach, expect, it } from 'vitest';
import { MAX_FOLLOWS_PER_PERSON } from '../../../src/slack/follow/follows.ts';
import { useDesk } from '../../support/desk.ts';

/** No order is looked at again while this test runs. */
const desk = useDesk({ times: { follow: 600_000 } });
const { ask } = desk;
const AT_A_TIME = 10;

beforeEach(() => desk.world.startOver());

const orderOf = (number: number) => `order_7pages0001n${number}`;
const followed = (text: string) => text.match(/order_7pages0001n\d+ ·/g) ?? [];

it('follow: a person follows twenty orders, is refused the next one with what to do, and has room after ending one', async () => {
  for (let first = 1; first <= MAX_FOLLOWS_PER_PERSON; first += AT_A_TIME)
    await ask(`follow ${Array.from({ length: AT_A_TIME }, (_, index) => `clink:${orderOf(first + index)}`).join(' ')}`);

  const [refused] = await ask(`follow clink:${orderOf(21)}`);
  const [full] = await ask('following');
  await ask(`unfollow ${orderOf(1)}`);
  const [accepted] = await ask(`follow clink:${orderOf(21)}`);

  expect(refused).toBe('You already follow 20 orders. Stop following one first: /order following.');
  expect(followed(full ?? '')).toHaveLength(20);
  expect(full).not.toContain(`${orderOf(21)} ·`);
  expect(accepted).toContain(`Following ${orderOf(21)} (Paid) until`);
});

it("follow: a customer's orders are followed by their own ids, as many as a person may follow", async () => {
  const [answer] = await ask('follow clink:cus_7pages0001');

  expect(answer).not.toContain("can't follow");
  expect(answer).not.toContain('cus_7pages0001');
  expect(answer).toContain('You already follow 20 orders.');
  expect(followed((await ask('following'))[0] ?? '')).toHaveLength(20);
});
