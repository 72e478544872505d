import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page, type ViewportSize } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { ActionResult, PageState } from '../../../sandbox/page-server/api.ts';
import type { Build } from '../../../sandbox/page-server/bundle.ts';
import { type PageServer, startPageServer } from '../../../sandbox/page-server/page-server.ts';
import { PATIENT_SLACK, SHORT_TIMES, WITHOUT_PACE } from '../../support/settings.ts';

/** The page of the sandbox in a real browser. It starts over for every test; to load it anew would take longer than most tests. */
export interface Screen {
  readonly desk: PageServer;
  readonly page: Page;
  /** The page as it is when somebody opens it who prefers these colours. */
  prefer(colorScheme: 'light' | 'dark'): Promise<void>;
  /** Resolves when the bot is idle and the page shows all that has happened. */
  settled(): Promise<void>;
  /** Does what runs this action of the page, and waits for its result and for all that follows from it. */
  run(action: string, start: () => Promise<unknown>): Promise<ActionResult>;
  /** The size of the page from the next test on. */
  resize(to: ViewportSize): void;
  /** Keeps a picture for people to look at, in `npm run pictures` only. */
  keep(name: string): Promise<void>;
  /** What axe-core finds against WCAG 2.2 AA and its best practices: rule, and the elements concerned. */
  violations(): Promise<readonly string[]>;
}

export const DESK: ViewportSize = { width: 1360, height: 850 };
export const PHONE: ViewportSize = { width: 390, height: 844 };
const FOLDER = new URL('../../../screenshots/', import.meta.url);
/** Vitest's --mode. */
const ARE_PICTURES_KEPT = process.env.MODE === 'pictures';
/** The headless shell takes a fifth less processor time than Chromium with its windows. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
/** Chromium's own errands reach for the network at every start. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's path: CHROMIUM_PATH, else the first on PATH; undefined when there is none. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? NAMES.map(pathOf).find((path) => path !== '');

/** Where everything must be tested a missing browser is a failure, elsewhere one line. */
export function reportMissing(): void {
  if (CHROMIUM !== undefined) return;
  process.stderr.write('Chromium is not on PATH and CHROMIUM_PATH is not set: the tests of the sandbox page are left out.\n');
}

/** A console error of the page fails the test that caused it; in the development build React's warnings are such errors. */
export function useScreen(build: Build): Screen {
  let size = DESK;
  let browser: Browser;
  let desk: PageServer;
  let page: Page;
  const errors: string[] = [];
  async function openPage(): Promise<Page> {
    const opened = await browser.newPage({ locale: 'en-GB', timezoneId: 'UTC' });
    opened.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    opened.on('pageerror', ({ message }) => errors.push(message));
    opened.setDefaultTimeout(PATIENCE_MS);
    return opened;
  }
  async function settled(): Promise<void> {
    await desk.world.settled();
    await upToDate(desk.url, page);
  }
  beforeAll(async () => {
    if (ARE_PICTURES_KEPT) mkdirSync(FOLDER, { recursive: true });
    [browser, desk] = await Promise.all([
      chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS }),
      startPageServer({ port: 0, build, env: WITHOUT_PACE, times: SHORT_TIMES, slack: PATIENT_SLACK }),
    ]);
    page = await openPage();
  });
  beforeEach(async () => {
    // A test that changes its page for good closes it.
    if (page.isClosed()) page = await openPage();
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: null });
    await startOver(desk.url, page);
  });
  afterEach(async () => {
    if (!page.isClosed()) await page.evaluate('localStorage.clear()');
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });
  return {
    get desk() {
      return desk;
    },
    get page() {
      return page;
    },
    prefer: async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await startOver(desk.url, page);
    },
    settled,
    run: async (action, start) => {
      const result = page.waitForResponse((response) => response.url().endsWith(`/api/actions/${action}`));
      await start();
      const answer = (await (await result).json()) as ActionResult;
      await settled();
      return answer;
    },
    resize: (to) => {
      size = to;
    },
    violations: () => violationsOf(page),
    keep: async (name) => {
      if (ARE_PICTURES_KEPT) await page.screenshot({ path: new URL(`${name}.png`, FOLDER).pathname });
    },
  };
}

/** A loaded machine takes long. */
const PATIENCE_MS = 90_000;
const AXE_OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
} satisfies axe.RunOptions;

async function violationsOf(page: Page): Promise<readonly string[]> {
  // Straight after a reload the page still says that it opens.
  await page.locator('main').first().waitFor();
  // A reload forgets the script. Elements that violate nothing are not handed over: they are thousands.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  return await page.evaluate<string[]>(`axe.run(${JSON.stringify(AXE_OPTIONS)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`);
}

function pathOf(name: string): string {
  return spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
}

/** What the button "Start over" does, as Ada; on the page that is open, if it is. */
async function startOver(url: string, page: Page): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${url}/api/actions/reset`, { method: 'POST', headers, body: '{}' });
  if (!page.url().startsWith(url)) await page.goto(url);
  await upToDate(url, page);
  await page.getByLabel('You are').selectOption({ label: 'Ada Brandt' });
}

/** Resolves when the page shows the changes until now. */
async function upToDate(url: string, page: Page): Promise<void> {
  const { changes } = (await (await fetch(`${url}/api/state`)).json()) as PageState;
  await page.waitForFunction(`Number(document.querySelector('[data-changes]')?.dataset.changes) >= ${changes}`, undefined, {
    polling: 20,
  });
}
