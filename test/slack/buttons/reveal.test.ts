import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GROUPS } from '../../../sandbox/slack/workspace/groups.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { words } from '../../../src/slack/words/words.ts';
import { useDesk } from '../../support/desk.ts';
import { pressIn, saidIn, windowOf } from '../../support/window.ts';

const { ada } = PEOPLE;
const ORDER = 'order_7success1';
const EMAIL = 'rowan.ashgrove@example.com';
const ENV = { PII_USER_GROUPS: GROUPS.personal, FINANCE_USER_GROUPS: GROUPS.finance };

describe('reveals', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reveal-'));
  const file = join(folder, 'audit.log');
  const broken = useDesk({ env: { ...ENV, AUDIT_LOG: file } });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reveal: is refused when its own line cannot be written, though the one before it was', async () => {
    await broken.ask(ORDER);
    await broken.world.slack.press({ user: ada, message: broken.last(), action_id: 'details' });
    await broken.settled();
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('"event":"lookup"');
    rmSync(file);
    mkdirSync(file);

    await pressIn(broken, windowOf(broken), 'reveal_personal');

    expect(saidIn(windowOf(broken))).toContain(words('en').reveal.noAudit);
    expect(JSON.stringify(windowOf(broken))).not.toContain(EMAIL);
  });

  const full = useDesk({ env: { ...ENV, AUDIT_LOG: '/dev/full' } });
  const desk = useDesk({ env: ENV });

  it('reveal: is refused while the audit trail cannot be written; look-ups still work', async () => {
    const [card] = await full.ask(ORDER);
    await full.world.slack.press({ user: ada, message: full.last(), action_id: 'details' });
    await full.settled();

    await pressIn(full, windowOf(full), 'reveal_personal');

    expect(card).toContain(ORDER);
    expect(saidIn(windowOf(full))).toContain(words('en').reveal.noAudit);
    expect(JSON.stringify(windowOf(full))).not.toContain(EMAIL);
    expect(full.log).toContain('Audit trail cannot be written');
    expect(await (await fetch(`${full.world.url}/readyz`)).json()).toMatchObject({ ready: true, audit: 'cannot be written' });
    expect(await (await fetch(`${full.world.url}/metrics`)).text()).toContain('\norder_scout_audit_writable 0\n');
  });

  it('reveal: opens on top of the details and names the order', async () => {
    await desk.ask(ORDER);
    await desk.world.slack.press({ user: ada, message: desk.last(), action_id: 'details' });
    await desk.settled();
    const details = windowOf(desk);

    await pressIn(desk, details, 'reveal_personal');

    expect(windowOf(desk).previous).toBe(details.id);
    expect(saidIn(windowOf(desk))).toContain(ORDER);
    expect(saidIn(windowOf(desk))).toContain(EMAIL);
  });
});
