import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../sandbox/slack/workspace/channels.ts';
import { PEOPLE } from '../../../sandbox/slack/workspace/people.ts';
import { BUYER } from '../../../sandbox/vendors/tuya/cases.ts';
import { CHROMIUM, DESK, PHONE, useScreen } from './browser.ts';

describe.runIf(CHROMIUM !== undefined)('the page', () => {
  const screen = useScreen('development');

  describe('at a desk', () => {
    it('the command is hinted at, completed and sent with the keyboard alone; only the asker sees the answer', async () => {
      const { page } = screen;

      await page.getByLabel('Message', { exact: true }).focus();
      await page.keyboard.type('/o');
      const hint = await page.locator('.suggestion').textContent();
      await page.keyboard.press('Tab');
      await page.keyboard.type('order_7success1');
      await page.keyboard.press('Enter');

      expect(hint).toContain('/order [ICCID or order number');
      await page.getByText('Only visible to you').waitFor();
      await page.getByLabel('You are').selectOption({ label: 'Lin Yue' });
      await page.getByText('Nothing here yet').waitFor();
    });

    it('"Show in channel" asks first, and then everybody reads it', async () => {
      const { page } = screen;

      await ask('order_7success1');
      await page.getByRole('button', { name: 'Show in channel' }).click();
      await page.locator('dialog .primary').click();
      await page.getByLabel('You are').selectOption({ label: 'Lin Yue' });

      await page.getByText('order_7success1').first().waitFor();
    });

    it('a form asks for what is missing and the question goes on', async () => {
      const { page } = screen;

      await ask('tuya:TM-1001');
      await page.locator('[data-action="give_needed"]').click();
      await page.locator('dialog input').fill(BUYER);
      await page.locator('dialog [type=submit]').click();

      await page.getByText('Smart plug').first().waitFor();
      expect(await page.locator('dialog').count()).toBe(0);
    });

    it('a mention is answered in its thread, which opens beside the channel', async () => {
      const { page } = screen;

      await write('@Order Scout order_7success1');
      await page.getByRole('button', { name: '1 reply' }).click();

      await page.locator('.thread').getByText('Travel eSIM 5 GB').waitFor();
      await page.getByLabel('Reply', { exact: true }).fill('/order 4567');
      await page.keyboard.press('Enter');
      await page.getByText('Slack runs no commands in threads.').waitFor();
    });

    it("the shortcut in a message's menu opens a window, and Escape closes it", async () => {
      const { page } = screen;

      await write('What about order_7success1?');
      await page.locator('article').hover();
      await page.getByLabel('More actions').click();
      await page.getByRole('button', { name: 'Look up orders' }).click();
      await page.locator('dialog').getByText('Travel eSIM 5 GB').waitFor();
      await page.keyboard.press('Escape');

      await page.locator('dialog').waitFor({ state: 'detached' });
    });

    it('the link to a message can be copied, and the bot explains why it said nothing there', async () => {
      const { page } = screen;

      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await write('What about order_7success1?');
      await page.locator('article').hover();
      await page.getByLabel('More actions').click();
      await page.getByRole('button', { name: 'Copy link' }).click();
      const link = await page.evaluate<string>('navigator.clipboard.readText()');
      await ask(`why ${link}`);

      expect(link).toMatch(/^https:\/\/sandbox\.slack\.com\/archives\/C0SUPPORT\/p\d{16}$/);
      await page.getByText('Only visible to you').waitFor();
      await screen.keep('why');
    });

    it('Home is shown as the bot published it, and its search field asks with Enter', async () => {
      const { page } = screen;

      await page.getByRole('button', { name: 'Home' }).click();
      await page.locator('.home input').fill('order_7success1');
      await page.keyboard.press('Enter');

      await page.locator('dialog').getByText('Travel eSIM 5 GB').waitFor();
      await screen.keep('home');
    });

    it('a reaction is given and taken back', async () => {
      const { page } = screen;

      await write('Hello');
      await page.locator('article').hover();
      await page.getByLabel('More actions').click();
      await page.getByLabel('React with :eyes:').click();
      await page.getByLabel(':eyes: 1').click();

      await page.getByLabel(':eyes: 1').waitFor({ state: 'detached' });
    });

    it('the wire shows payload, requests without secrets, and whether the cache knew', async () => {
      const { page } = screen;

      await ask('linksfield:4567');
      await ask('linksfield:4567');
      await page.getByRole('tab', { name: 'Wire' }).click();
      await page.getByText('cache hit').first().waitFor();
      await page.getByText('GET /topup/mall/order').first().click();
      await page.getByText('"partnerCode": "•••"').waitFor();
      const wire = await page.locator('.wire').textContent();

      expect(wire).toContain('/order linksfield:4567');
      expect(wire).toContain('"version": "3.0"');
      expect(wire).not.toContain('P012345');
      await screen.keep('wire');
    });

    it('the wire: what was cleared does not come back with its tab', async () => {
      const { page } = screen;
      await ask('linksfield:4567');

      await page.getByRole('tab', { name: 'Wire' }).click();
      await page.locator('.wire').getByText('/order linksfield:4567').waitFor();
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByRole('tab', { name: 'Scenarios' }).click();
      await page.getByRole('tab', { name: 'Wire' }).click();
      await page.locator('.side-panel .quiet').waitFor();

      expect(await page.locator('.wire').getByText('/order linksfield:4567').count()).toBe(0);
    });

    it('a vendor that is broken on the panel is named in the answer, and mended again', async () => {
      const { page } = screen;

      await page.getByRole('tab', { name: 'Break things' }).click();
      await page.locator('[data-vendor=clink] select').nth(1).selectOption('html');
      await page.locator('[data-vendor=clink].broken').waitFor();
      await ask('order_7success1');
      await page.getByText('Clink').first().waitFor();
      await screen.keep('broken');
      await page.locator('[data-vendor=clink] select').nth(1).selectOption('');
      await ask('order_7failed02');

      await page.getByText('order_7failed02').first().waitFor();
      expect(screen.desk.world.vendors.clink.fault).toEqual({ latency: 0, error: undefined });
    });

    it('a block that nothing can draw is shown as JSON', async () => {
      const { page, desk } = screen;

      const blocks = [{ type: 'hologram', depth: 3 }];
      await desk.world.slack.message({ channel: CHANNELS.support, app: 'alerts', blocks });

      await page.getByText('hologram: shown as JSON').waitFor();
      await page.getByText('"depth": 3').waitFor();
    });

    it('what Slack keeps literal stays literal, and verbatim mrkdwn is formatted', async () => {
      const { page, desk } = screen;

      const blocks = [
        { type: 'section', text: { type: 'plain_text', text: 'plain *stars* :eyes:' } },
        { type: 'section', text: { type: 'mrkdwn', text: '*bold* &lt;b&gt;', verbatim: true } },
        { type: 'table', rows: [[{ type: 'raw_text', text: 'raw *stars*' }]] },
        { type: 'data_table', caption: 'data', rows: [[{ type: 'raw_text', text: 'more _raw_' }]] },
      ];
      await desk.world.slack.message({ channel: CHANNELS.support, app: 'alerts', blocks });

      for (const words of ['plain *stars* :eyes:', 'raw *stars*', 'more _raw_'])
        await page.getByText(words, { exact: true }).waitFor();
      await page.locator('strong', { hasText: /^bold$/ }).waitFor();
      await page.getByText('<b>').waitFor();
    });

    it('start over: the page is as at its start, for the same person', async () => {
      const { page, desk } = screen;
      await page.getByLabel('You are').selectOption({ label: 'Lin Yue' });
      await write('@Order Scout order_7success1');
      await page.getByRole('button', { name: '1 reply' }).click();
      await page.getByLabel('Message', { exact: true }).fill('a draft');

      await page.getByRole('button', { name: 'Start over' }).click();

      await page.getByText('Nothing here yet').waitFor();
      await page.locator('.thread').waitFor({ state: 'detached' });
      expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('');
      expect(await page.getByLabel('You are').inputValue()).toBe(PEOPLE.lin);
      expect(await page.evaluate('document.activeElement.textContent')).toBe('# support');
      expect(desk.world.slack.seenBy(PEOPLE.lin, CHANNELS.support)).toEqual([]);
    });

    it('the chosen theme is kept', async () => {
      const { page } = screen;

      await page.getByLabel('Switch to dark').click();
      await page.reload();

      await page.locator('html[data-theme=dark]').waitFor();
      await screen.keep('dark');
    });

    async function ask(text: string): Promise<void> {
      await write(`/order ${text}`);
    }

    async function write(text: string): Promise<void> {
      await screen.page.getByLabel('Message', { exact: true }).fill(text);
      await screen.run(text.startsWith('/') ? 'command' : 'message', () =>
        screen.page.getByRole('button', { name: 'Send' }).click(),
      );
    }
  });

  describe('on a phone', () => {
    beforeAll(() => screen.resize(PHONE));
    afterAll(() => screen.resize(DESK));

    it('a long order number breaks before the button next to it', async () => {
      const { page, desk } = screen;
      const text = { type: 'mrkdwn', text: '`CU-7ZOIHX0RB16U20250828111429591` · Active' };
      const accessory = { type: 'button', action_id: 'a', value: 'v', text: { type: 'plain_text', text: 'Stop following' } };

      await desk.world.slack.message({
        channel: CHANNELS.support,
        app: 'alerts',
        blocks: [{ type: 'section', text, accessory }],
      });

      const [number, button] = await Promise.all([
        page.locator('article code').boundingBox(),
        page.locator('article').getByRole('button', { name: 'Stop following' }).boundingBox(),
      ]);
      expect((number?.x ?? Number.NaN) + (number?.width ?? 0)).toBeLessThanOrEqual(button?.x ?? 0);
    });

    it('the answer to /order 4567 fits on the screen: less than 500 pixels', async () => {
      const { page, desk } = screen;

      await desk.world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: '4567' });

      const card = page.locator('article').filter({ hasText: 'Same purchase' });
      await card.waitFor();
      expect((await card.boundingBox())?.height ?? Number.NaN).toBeLessThan(500);
    });

    it('the list follows a tall answer that came before the browser reported the last scrolling', async () => {
      const { page, desk } = screen;
      await desk.world.slack.command({ user: PEOPLE.ada, channel: CHANNELS.support, text: '4567' });
      await page.locator('article').filter({ hasText: 'Same purchase' }).waitFor();

      await page.evaluate(`(() => {
        const box = document.querySelector('.messages');
        const answer = Object.assign(document.createElement('div'), { style: 'height: 2000px' });
        box.firstElementChild.append(answer);
        box.dispatchEvent(new Event('scroll'));
      })()`);

      await page.waitForFunction(`(() => {
        const { scrollHeight, scrollTop, clientHeight } = document.querySelector('.messages');
        return scrollTop > 1000 && scrollHeight - scrollTop - clientHeight < 2;
      })()`);
      // React does not know what was added.
      await page.close();
    });

    it('a scenario leads to the chat, nothing is cut off, and its thread covers the channel', async () => {
      const { page } = screen;

      await screen.prefer('dark');
      await page.getByRole('tab', { name: 'Scenarios' }).click();
      await page.locator('[data-scenario=alert]').click();

      await page.locator('.thread').getByText('Disputed', { exact: true }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await screen.keep('phone-thread');
      await page.getByLabel('Close the thread').click();
      await page.getByRole('button', { name: '1 reply' }).waitFor();
      await screen.keep('phone-channel');
    });
  });
});
