import { describe, expect, it } from 'vitest';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { useDesk } from '../../support/desk.ts';
import { ORDER, SIM } from '../../support/orders.ts';
import { pressLast } from '../../support/press.ts';

const desk = useDesk();
const { ada } = PEOPLE;

describe('the Details button', () => {
  it('details: opens a loading modal, then shows public and internal data', async () => {
    await desk.ask(SIM);

    await pressLast(desk, 'details');

    const view = JSON.stringify(desk.world.slack.modalOf(ada)?.view);
    expect(view).toContain(ORDER);
    expect(view).toContain('One-time');
    const windows = desk.world.slack.calls.map(({ method }) => method).filter((method) => method.startsWith('views.'));
    expect(windows).toEqual(['views.open', 'views.update']);
  });

  it('details: a double click opens one window', async () => {
    await desk.ask(SIM);
    const message = desk.last();

    await Promise.all([1, 2].map(() => desk.world.slack.press({ user: ada, message, action_id: 'details' })));
    await desk.settled();

    expect(desk.world.slack.callsOf('views.open')).toHaveLength(1);
  });

  it('details: explains when Slack does not open the window', async () => {
    await desk.ask(SIM);
    desk.world.slack.fail('views.open', { error: 'expired_trigger_id', times: 1 });

    await pressLast(desk, 'details');

    expect(desk.seen().at(-1)).toContain('did not open');
  });
});
