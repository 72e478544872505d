import { expect, it } from 'vitest';
import { withTrackingNumber } from '../../../../src/slack/cards/channel/step.ts';
import { contextOf, failedOrder, finding, found, NUMBER, reportOf, TUYA } from '../../../support/cards.ts';

const MENTION = '<!channel> <https://shop.example|Paid>';

it("workflow step: a vendor's text in the outputs mentions nobody and is no link, wherever a workflow posts it", () => {
  const order = failedOrder();
  const hostile = {
    ...order,
    public: {
      ...order.public,
      id: MENTION,
      title: MENTION,
      statuses: [{ name: 'order', word: MENTION, tone: 'neutral' } as const],
    },
    internal: { ...order.internal, shipments: [{ number: MENTION }] },
  };

  const end = withTrackingNumber(reportOf({ findings: [finding(NUMBER, TUYA, found([hostile]))] }), contextOf());

  expect(end).toMatchObject({ outputs: { order_id: '‹!channel› ‹https://shop.example|Paid›' } });
  expect(JSON.stringify(end)).not.toMatch(/[<>]/);
});
