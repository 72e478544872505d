import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { APP, PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { createMore } from '../../../src/slack/buttons/more.ts';
import { words } from '../../../src/slack/words/words.ts';
import { useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { pressLast } from '../../support/press.ts';

const desk = useDesk();
const { ada, gil, lin } = PEOPLE;

/** The lines of the feedback counter. */
async function verdicts() {
  const figures = await (await fetch(`${desk.world.url}/metrics`)).text();
  return figures.split('\n').filter((line) => line.startsWith('order_scout_feedback_total{'));
}

describe('the menu below a card', () => {
  it('menu: "Reply for the customer" opens a sentence of public data', async () => {
    await desk.ask(SIM);

    await pressLast(desk, 'copy_reply');

    const shown = JSON.stringify(desk.world.slack.modalOf(ada)?.view);
    expect(shown).toContain(`Your order ${ORDER}`);
    expect(shown).not.toMatch(/USD|10\.00|Stripe/);
  });

  it("menu: the reply is in the presser's language", async () => {
    await desk.world.slack.command({ user: lin, channel: CHANNELS.support, text: SIM });
    await desk.settled();

    await pressLast(desk, 'copy_reply', lin);

    expect(JSON.stringify(desk.world.slack.modalOf(lin)?.view)).toContain('您的订单');
  });

  it('menu: an option that nobody knows is acknowledged', async () => {
    let acknowledged = 0;
    const body = { team: null, user: { id: ada }, container: {}, trigger_id: 't' };
    const nothing = async () => ({});
    const client = {
      views: { open: nothing, push: nothing, update: nothing },
      chat: { postMessage: nothing, update: nothing, postEphemeral: nothing },
      conversations: { replies: nothing, history: nothing },
    };
    const ack = async () => {
      acknowledged += 1;
    };

    await createMore(new Map())({ body, client, ack, action: { selected_option: { value: 'unknown' } } });

    expect(acknowledged).toBe(1);
  });

  it('feedback: a verdict on a public answer is counted', async () => {
    await desk.world.slack.message({ user: ada, channel: CHANNELS.support, text: `<@${APP.user}> ${SIM}` });
    await desk.settled();

    const press = { user: lin, message: desk.last(lin), action_id: 'feedback' };
    await desk.world.slack.press({ ...press, choice: 'mention wrong' });
    await desk.world.slack.press({ ...press, choice: 'something else' });
    await desk.settled();

    expect(await verdicts()).toEqual(['order_scout_feedback_total{answer="mention",verdict="wrong"} 1']);
  });

  it('feedback: a guest is refused and not counted', async () => {
    await desk.world.slack.message({ user: ada, channel: CHANNELS.support, text: `<@${APP.user}> ${SIM}` });
    await desk.settled();
    const before = await verdicts();

    await desk.world.slack.press({ user: gil, message: desk.last(gil), action_id: 'feedback', choice: 'mention wrong' });
    await desk.settled();

    expect(await verdicts()).toEqual(before);
    expect(desk.last(gil)).toMatchObject({ text: words('en').membersOnly });
  });
});
