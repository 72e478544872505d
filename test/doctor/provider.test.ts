import { describe, expect, it } from 'vitest';
import { startClink } from '../../sandbox/vendors/clink/index.ts';
import { startVendors } from '../../sandbox/vendors/index.ts';
import { startLinkBest } from '../../sandbox/vendors/linkbest/index.ts';
import { startLinksfield } from '../../sandbox/vendors/linksfield/index.ts';
import type { StandIn } from '../../sandbox/vendors/standin.ts';
import { startTuya } from '../../sandbox/vendors/tuya/index.ts';
import { answering, consult, using } from './consultation.ts';

const EMPTY = { operateCode: 'S', message: '', data: { sim_id: '', orders: [] } };
const QUICK = { deadline: 4_000, requestDeadline: 2_000 };
const NO_SLACK = { check: 'Slack', status: 'warning' };

describe('a provider that is set up right', () => {
  it.each([
    ['Linksfield', startLinksfield, 1],
    ['Tuya', startTuya, 2],
    ['Clink', startClink, 1],
  ])('%s is reachable, takes the credentials and is asked once', async (label, start, requests) => {
    const vendor = await using(start());

    const { exitCode, about } = await consult(vendor.env);

    expect(exitCode).toBe(0);
    expect(about(label)).toEqual([
      {
        check: label,
        status: 'ok',
        message: expect.stringMatching(/^reachable, credentials .*, clocks /),
        milliseconds: expect.any(Number),
      },
    ]);
    expect(vendor.requests).toHaveLength(requests);
  });

  it('all four are asked at once, for an order that none of them has', async () => {
    const vendors = await using(startVendors());

    const { exitCode, checks } = await consult(vendors.env);

    expect(exitCode).toBe(0);
    expect(checks.map(({ check, status }) => `${check} ${status}`)).toEqual([
      'Settings ok',
      'Slack warning',
      'Linksfield ok',
      'Tuya ok',
      'LinkBest ok',
      'LinkBest signature ok',
      'Clink ok',
    ]);
    const asked = [vendors.linksfield, vendors.tuya, vendors.linkbest, vendors.clink].map(({ requests }) => requests.at(-1));
    expect(asked.map((request) => `${request?.path}?${request?.query} ${request?.body}`)).toEqual(
      asked.map(() => expect.stringContaining('ORDER-SCOUT-DOCTOR')),
    );
  });

  it('a 404 is not taken for accepted credentials', async () => {
    const clink = await using(startClink());

    const { about } = await consult(clink.env);

    expect(about('Clink')[0]?.message).toMatch(/credentials not refused \(404/);
  });
});

describe('a gateway that answers 404 in its own words', () => {
  it.each([
    ['Clink', startClink],
    ['LinkBest', startLinkBest],
    ['Linksfield', startLinksfield],
    ['Tuya', startTuya],
  ])('%s is not reached, and nothing is proved', async (label, start) => {
    const vendor = await using<StandIn>(start());
    const gateway = await answering(() => ({ status: 404, body: { message: 'no Route matched with those values' } }));
    const moved = Object.entries(vendor.env).map(([name, value]) => [name, name.endsWith('_BASE_URL') ? gateway.url : value]);

    const { exitCode, about } = await consult(Object.fromEntries(moved));

    expect(exitCode).toBe(1);
    expect(about(label)).toMatchObject([{ status: 'failed', message: expect.stringContaining('check the base URL') }]);
    expect(about(`${label} signature`)).toEqual([]);
  });
});

describe('a provider that cannot be asked', () => {
  it.each([
    ['Linksfield', startLinksfield, { LINKSFIELD_PARTNER_CODE: 'P999999' }, 'LINKSFIELD_PARTNER_CODE'],
    ['Tuya', startTuya, { TUYA_CLIENT_SECRET: 'invented' }, 'TUYA_CLIENT_ID, TUYA_CLIENT_SECRET'],
    ['Clink', startClink, { CLINK_API_KEY: 'sk_test_invented' }, 'CLINK_API_KEY'],
  ])('%s refuses wrong credentials, and the line names the variables', async (label, start, wrong, names) => {
    const vendor = await using(start());

    const { exitCode, about } = await consult({ ...vendor.env, ...wrong });

    expect(exitCode).toBe(1);
    expect(about(label)).toMatchObject([
      { status: 'failed', message: expect.stringContaining(`rejected our credentials: check ${names}`) },
    ]);
  });

  it('is down: the line says how the connection failed, and the others are fine', async () => {
    const [clink, linksfield] = [await startClink(), await using(startLinksfield())];
    await clink.close();

    const { exitCode, about } = await consult({ ...clink.env, ...linksfield.env });

    expect(exitCode).toBe(1);
    expect(about('Clink')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/^Clink could not be reached .*ECONNREFUSED/) },
    ]);
    expect(about('Linksfield')).toMatchObject([{ status: 'ok' }]);
  });

  it('hangs: its request ends with its deadline, and the others are fine', async () => {
    const hanging = await answering(() => ({ fault: 'hang' }));
    const clink = await using(startClink());
    const env = { ...clink.env, LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: hanging.url };

    const { exitCode, about } = await consult(env, QUICK);

    expect(exitCode).toBe(1);
    expect(about('Linksfield')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/^Linksfield took too long to answer/) },
    ]);
    expect(about('Clink')).toMatchObject([{ status: 'ok' }]);
    expect(hanging.requests).toHaveLength(1);
  });

  it('hangs in every request: the question ends with the deadline of a lookup', async () => {
    const hanging = await answering(() => ({ fault: 'hang' }));
    const env = { LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: hanging.url };

    const { about } = await consult(env, { deadline: 200, requestDeadline: 60_000 });

    expect(about('Linksfield')).toMatchObject([{ status: 'failed', message: expect.stringContaining('within 0.2 s') }]);
  });

  it('is not asked again after a failure', async () => {
    const broken = await answering(() => ({ status: 503, body: {} }));

    const { about } = await consult({ LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: broken.url });

    expect(about('Linksfield')).toMatchObject([{ status: 'failed', message: expect.stringContaining('503') }]);
    expect(broken.requests).toHaveLength(1);
  });

  it.each([
    [{ success: false, code: 28841105, msg: 'No permissions' }, 'App Mall Open Service'],
    [{ success: false, code: 1114, msg: 'Not in the whitelist' }, "the project's allow list"],
    [{ success: false, code: 28841104, msg: 'Used up' }, 'quota at Tuya is used up'],
  ])('%j becomes advice', async (body, advice) => {
    const tuya = await using(startTuya());
    const refusing = await answering(() => ({ body: { ...body, t: Date.now() } }));

    const { exitCode, about } = await consult({ ...tuya.env, TUYA_BASE_URL: refusing.url });

    expect(exitCode).toBe(1);
    expect(about('Tuya')).toMatchObject([{ status: 'failed', message: expect.stringContaining(advice) }]);
  });

  it('an address with credentials is said before anything is asked', async () => {
    const tuya = await using(startTuya());

    const { exitCode, checks } = await consult({ ...tuya.env, TUYA_BASE_URL: 'https://me:invented@openapi.tuyaeu.com' });

    expect(exitCode).toBe(1);
    expect(checks).toMatchObject([
      { check: 'Settings', status: 'failed', message: expect.stringContaining('TUYA_BASE_URL must hold no user name') },
    ]);
    expect(tuya.requests).toEqual([]);
  });
});

describe('the clock', () => {
  it.each([
    ['behind', 120_000, /2 min behind/],
    ['ahead', -90_000, /9\d s ahead of/],
    ['further behind than Tuya tolerates', 600_000, /10 min behind/],
  ])("ours is %s: Tuya's own time tells, and it is a warning", async (_name, clockOffset, words) => {
    const tuya = await using(startTuya({ clockOffset }));

    const { exitCode, about } = await consult(tuya.env);

    expect(exitCode).toBe(0);
    expect(about('Tuya')).toMatchObject([{ status: 'ok' }]);
    expect(about('Tuya clock')).toMatchObject([{ status: 'warning', message: expect.stringMatching(words) }]);
  });

  it('is compared with the Date header of the others', async () => {
    const date = new Date(Date.now() - 600_000).toUTCString();
    const linksfield = await answering(() => ({ body: EMPTY, headers: { date } }));

    const { exitCode, about } = await consult({ LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: linksfield.url });

    expect(exitCode).toBe(0);
    expect(about('Linksfield clock')).toMatchObject([{ status: 'warning', message: expect.stringContaining('10 min ahead of') }]);
  });

  it('half a minute is no warning, but is told', async () => {
    const dated = () => ({ date: new Date(Date.now() + 30_000).toUTCString() });
    const linksfield = await answering(() => ({ body: EMPTY, headers: dated() }));

    const { checks, about } = await consult({ LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: linksfield.url });

    expect(checks.filter(({ status }) => status === 'warning')).toMatchObject([NO_SLACK]);
    expect(about('Linksfield')[0]?.message).toMatch(/clocks (?:2\d|30) s apart/);
  });

  it('a reply without a time says nothing about it', async () => {
    const linksfield = await answering(() => ({ body: EMPTY, headers: { date: 'someday' } }));

    const { about } = await consult({ LINKSFIELD_PARTNER_CODE: 'P012345', LINKSFIELD_BASE_URL: linksfield.url });

    expect(about('Linksfield')).toMatchObject([{ status: 'ok', message: 'reachable, credentials accepted' }]);
    expect(about('Linksfield clock')).toEqual([]);
  });
});

describe('warnings', () => {
  it("a provider's own remarks about its settings are told and are no failure", async () => {
    const tuya = await using(startTuya());
    const linkbest = await answering(() => ({ body: { Status: 4003, Message: 'No permission on this program', Data: null } }));
    const keys = { LINKBEST_APP_KEY: '2312521', LINKBEST_APP_SECRET: 'invented-secret', LINKBEST_BASE_URL: linkbest.url };

    const { exitCode, about } = await consult({ ...tuya.env, ...keys });

    expect(exitCode).toBe(0);
    expect(about('LinkBest settings')).toMatchObject([
      { status: 'warning', message: expect.stringContaining('LINKBEST_PROGRAM_IDS') },
    ]);
    expect(about('LinkBest')).toMatchObject([{ status: 'warning', message: expect.stringMatching(/made up .*No permission/) }]);
  });

  it('a refused question is a failure when nothing had to be made up for it', async () => {
    const linkbest = await answering(() => ({ body: { Status: 4003, Message: 'No permission on this program', Data: null } }));
    const keys = { LINKBEST_APP_KEY: '2312521', LINKBEST_APP_SECRET: 'invented-secret', LINKBEST_BASE_URL: linkbest.url };

    const { exitCode, about } = await consult({ ...keys, LINKBEST_PROGRAM_IDS: '61' });

    expect(exitCode).toBe(1);
    expect(about('LinkBest')).toMatchObject([
      { status: 'failed', message: expect.stringMatching(/does not let us see this .*4003/) },
    ]);
  });

  it('an answer that may mean "no such order" is a warning', async () => {
    const clink = await answering(() => ({ body: { code: 500, msg: 'System busy', data: null } }));

    const { exitCode, about } = await consult({ CLINK_API_KEY: 'sk_test_invented', CLINK_BASE_URL: clink.url });

    expect(exitCode).toBe(0);
    expect(about('Clink')).toMatchObject([{ status: 'warning', message: expect.stringContaining('no such order') }]);
  });
});
