import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../sandbox/scenarios/scenarios.ts';
import { CHROMIUM, reportMissing, useScreen } from './browser.ts';

reportMissing();

it('where everything must be tested, Chromium is there', () => {
  const mustBeThere = process.env.CI === 'true';

  expect(CHROMIUM !== undefined || !mustBeThere).toBe(true);
});

describe.runIf(CHROMIUM !== undefined)('every scenario of the page', () => {
  const screen = useScreen();

  it.each(SCENARIOS)('$title', async ({ id, expects, once, isSilent }) => {
    const { page } = screen;

    const played = page.waitForResponse((response) => response.url().endsWith('/api/actions/play'));
    await page.click(`[data-scenario="${id}"]`);
    const deed = await (await played).json();

    expect(deed).toEqual({});
    for (const words of expects) await page.getByText(words).first().waitFor();
    await page.locator(`[data-scenario="${id}"]:not([disabled])`).waitFor();
    await page.locator('.playing').waitFor({ state: 'detached' });
    await screen.keep(`scenario-${id}`);
    const said = page.locator('article', { has: page.locator('header strong', { hasText: 'Order Scout' }) });
    if (isSilent) expect(await said.count()).toBe(0);
    if (once !== undefined) expect(await said.filter({ hasText: once }).count()).toBe(1);
  });
});
