import { expect, it } from 'vitest';
import { createReportDraft } from '../../../src/slack/reports/draft.ts';
import { contextOf, finding, found, LINKSFIELD, linksfieldOrder, reportOf } from '../../support/cards.ts';

it('reports: an order of a test system is one in the digest, too', async () => {
  const bursts = { hasRoom: async () => false };
  const notice = { account: 'clink.test', order: 'order_7success1', notice: 'dispute' } as const;
  const draft = createReportDraft({ bursts }, { channel: { team: 'T1', channel: 'C1' }, notice, key: 'k', question: 'q' });
  const order = { ...linksfieldOrder(), environment: 'test' };
  const identifier = { kind: 'order', value: notice.order, raw: notice.order, providers: [notice.account] } as const;

  await draft.composer.full(reportOf({ findings: [finding(identifier, LINKSFIELD, found([order]))] }), contextOf());

  expect(draft.digest()).toMatchObject([{ key: 'k', message: 'k', order: { environment: 'test' } }]);
});
