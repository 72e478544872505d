import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { CHROMIUM, DESK, PHONE, useScreen } from './browser.ts';

const FOCUSED =
  'document.activeElement.tagName + "." + (document.activeElement.dataset.action ?? document.activeElement.dataset.scenario ?? "")';

const SIMS = ['89852202209089971478', '89852202209090000036', '89852202209090000051', '89852202209090000069'];

describe.runIf(CHROMIUM !== undefined)('accessibility of the page', () => {
  // As people get it; the other files have React's warnings.
  const screen = useScreen('production');

  describe('at a desk', () => {
    it.each(['light', 'dark'] as const)(
      'accessibility: start page, answer, window and Home have no violation in %s colours',
      async (colorScheme) => {
        const { page } = screen;
        await screen.prefer(colorScheme);

        const start = await screen.violations();
        await play('story');
        const answer = await screen.violations();
        await page.locator('[data-action=details]').last().click();
        await page.locator('dialog').waitFor();
        const modal = await screen.violations();
        await page.keyboard.press('Escape');
        await page.locator('dialog').waitFor({ state: 'detached' });
        await play('five');
        const several = await screen.violations();
        await page.getByRole('button', { name: 'Home' }).click();
        await page.locator('.home input').waitFor();
        const home = await screen.violations();

        expect({ start, answer, modal, several, home }).toEqual({ start: [], answer: [], modal: [], several: [], home: [] });
      },
    );

    it('focus: stays on the scenario that was played, and returns to the button after its window is closed', async () => {
      const { page } = screen;

      await page.locator('[data-scenario=iccid]').focus();
      await screen.run('play', () => page.keyboard.press('Enter'));
      const played = await page.evaluate(FOCUSED);
      await page.locator('[data-action=details]').focus();
      await page.keyboard.press('Enter');
      await page.locator('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });

      expect(played).toBe('BUTTON.iccid');
      expect(await page.evaluate(FOCUSED)).toBe('BUTTON.details');
    });

    it('focus: stays in the messages after Refresh', async () => {
      const { page } = screen;
      await play('iccid');

      await page.locator('select.overflow').focus();
      await screen.run('press', () => page.locator('select.overflow').selectOption({ label: 'Refresh' }));

      await expect.poll(() => page.evaluate('document.activeElement.closest("[data-ts]") !== null')).toBe(true);
    });

    it('tabs: arrow keys, Home and End move between them', async () => {
      const { page } = screen;
      const chosen = () => page.locator('[role=tab]:focus').textContent();

      await page.getByRole('tab', { name: 'Scenarios' }).focus();
      await page.keyboard.press('ArrowRight');
      const right = await chosen();
      await page.keyboard.press('End');
      const end = await chosen();
      await page.keyboard.press('ArrowRight');

      expect([right, end, await chosen()]).toEqual(['Wire', 'Break things', 'Scenarios']);
    });

    it('ephemeral messages: a reload removes them, as in Slack; what all read stays', async () => {
      const { page, desk } = screen;
      await play('iccid');
      await desk.world.slack.message({ user: PEOPLE.lin, channel: CHANNELS.support, text: 'Good morning' });
      await page.getByText('Only visible to you').waitFor();

      await page.reload();

      await page.getByText('Good morning').waitFor();
      expect(await page.getByText('Only visible to you').count()).toBe(0);
    });

    it('user groups are shown by their handle', async () => {
      const { page, desk } = screen;

      const text = { type: 'mrkdwn', text: 'Ask <!subteam^S0PERSONAL>.' };
      await desk.world.slack.message({ channel: CHANNELS.support, app: 'alerts', blocks: [{ type: 'section', text }] });

      await page.getByText('@may-see-people').waitFor();
    });

    it('ages of answers grow without a new message', async () => {
      const { page, desk } = screen;
      onTestFinished(() => page.close());
      await page.clock.install();
      await page.reload();
      const text = { type: 'mrkdwn', text: `Checked <!date^${Math.floor(Date.now() / 1000)}^{ago}|then>` };
      await desk.world.slack.message({ channel: CHANNELS.support, app: 'alerts', blocks: [{ type: 'section', text }] });
      await page.getByText('Checked').waitFor();

      await page.clock.fastForward(5 * 60_000);

      await page.getByText('5 minutes ago').waitFor();
    });

    async function play(scenario: string): Promise<void> {
      await screen.run('play', () => screen.page.locator(`[data-scenario=${scenario}]`).click());
    }
  });

  describe('on a phone', () => {
    beforeAll(() => screen.resize(PHONE));
    afterAll(() => screen.resize(DESK));

    it('accessibility: a thread that covers the channel has no violation, and the focus is not lost', async () => {
      const { page } = screen;

      await page.getByRole('tab', { name: 'Scenarios' }).click();
      await page.locator('[data-scenario=alert]').focus();
      await screen.run('play', () => page.keyboard.press('Enter'));
      await page.locator('.thread').getByText('Disputed', { exact: true }).waitFor();

      expect(await screen.violations()).toEqual([]);
      expect(await page.evaluate(FOCUSED)).not.toBe('BODY.');
    });

    it.each([
      ['light', 'Ada Brandt'],
      ['dark', 'Lin Yue'],
    ] as const)(
      'accessibility: cards, tables and a mention have no violation in %s colours as %s, and nothing is cut off',
      async (colorScheme, person) => {
        const { page } = screen;
        await screen.prefer(colorScheme);
        await page.getByLabel('You are').selectOption({ label: person });

        for (const text of [
          '/order 4567',
          `/order ${SIMS.join(' ')}`,
          '/order cus_7pages0001',
          '/order help',
          '/order TM-1001',
        ]) {
          await write(text);
        }
        expect(await page.getByText('Only visible to you').count()).toBe(5);
        const cards = await screen.violations();
        await page.getByRole('button', { name: 'Next' }).click();
        await page.getByText('2 of 10').waitFor();
        await screen.keep(`phone-${colorScheme}-${person.slice(0, 3).toLowerCase()}`);
        await write('@Order Scout 4567');
        await page.getByRole('button', { name: '1 reply' }).click();
        await page.locator('.thread').getByText('Travel eSIM 5 GB').first().waitFor();
        await screen.keep(`phone-mention-${colorScheme}-${person.slice(0, 3).toLowerCase()}`);

        expect({ cards, thread: await screen.violations() }).toEqual({ cards: [], thread: [] });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      },
    );

    async function write(text: string): Promise<void> {
      await screen.page.getByLabel('Message', { exact: true }).fill(text);
      await screen.run(text.startsWith('/') ? 'command' : 'message', () =>
        screen.page.getByRole('button', { name: 'Send' }).click(),
      );
    }

    it('fields of a section stand one below the other', async () => {
      const { page, desk } = screen;
      const fields = ['Order id\nCU-7ZOIHX0RB16U20250828111429591', 'ICCID\n89852202209089971478'].map((text) => ({
        type: 'mrkdwn',
        text,
      }));

      await desk.world.slack.message({ channel: CHANNELS.support, app: 'alerts', blocks: [{ type: 'section', fields }] });

      const [id, iccid] = await Promise.all(
        ['Order id', 'ICCID'].map((text) => page.locator('article').getByText(text).last().boundingBox()),
      );
      expect(iccid?.x).toBe(id?.x);
    });
  });
});
