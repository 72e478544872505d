import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/desk.ts';
import { DONE, listMessage, share } from './lists.ts';

const desk = useDesk({ env: { BULK_PER_DAY: '3', USER_LOOKUPS_PER_MINUTE: '2' } });

describe('the allowance for lists', () => {
  it('is apart from that for questions, and a list beyond it is refused with a sentence', async () => {
    await share(desk, '8985220220908100001\n8985220220908100002\n8985220220908100003');
    await listMessage(desk, DONE);
    const answer = await desk.ask('4567');
    await share(desk, '4567');

    expect(answer.join()).not.toContain('Too many');
    await listMessage(desk, /^This list is longer than what is left/);
  });
});
