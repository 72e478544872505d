import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../../sandbox/scenarios/scenarios.ts';
import { CHROMIUM, reportMissing, useScreen } from './browser.ts';

reportMissing();

it('where everything must be tested, Chromium is there', () => {
  const mustBeThere = process.env.CI === 'true';

  expect(CHROMIUM !== undefined || !mustBeThere).toBe(true);
});

describe.runIf(CHROMIUM !== undefined)('every scenario of the page', () => {
  const screen = useScreen('development');

  it.each(SCENARIOS)('$title', async ({ id, expects, once, isSilent }) => {
    const { page } = screen;

    const result = await screen.run('play', () => page.click(`[data-scenario="${id}"]`));

    expect(result).toEqual({});
    for (const words of expects) await page.getByText(words).first().waitFor();
    expect(await page.locator('.playing').count()).toBe(0);
    await screen.keep(`scenario-${id}`);
    const said = page.locator('article', { has: page.locator('header strong', { hasText: 'Order Scout' }) });
    if (isSilent) expect(await said.count()).toBe(0);
    if (once !== undefined) expect(await said.filter({ hasText: once }).count()).toBe(1);
  });
});
