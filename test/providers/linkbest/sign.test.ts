import { describe, expect, it } from 'vitest';
import { linkBestSettings, signatureVariants } from '../../../src/providers/linkbest/settings.ts';
import { orderRequest, queryContent, signature } from '../../../src/providers/linkbest/sign.ts';

const NOW = 1_596_592_757_999;
const ASKED = { ProgramId: '61', OrderSn: 'T202508280001' };
const SORTED = '{"OrderSn":"T202508280001","ProgramId":"61","Timestamp":"1596592757"}';
const ROUTE = '/2312521/linkbest.open-service.orders.detail.get';
const PATH_BOTH = '68DB56B498BA9595ED162A2AAD1D3BCD';

function settings(switches: Record<string, string> = {}) {
  return linkBestSettings.parse({ LINKBEST_APP_KEY: '2312521', LINKBEST_APP_SECRET: 'test-secret', ...switches });
}

describe('the signature over route and body', () => {
  it.each([
    ['both', PATH_BOTH],
    ['suffix', '5F2497AFC7734D2E582359F4BF2E9625'],
    ['prefix', '63FA0C7EAFB0794C989314EA65C11A23'],
  ])('with the secret as %s', (position, sign) => {
    const request = orderRequest(settings({ LINKBEST_SECRET_POSITION: position }), ASKED, NOW);

    expect(request.body).toBe(`${SORTED.slice(0, -1)},"Sign":"${sign}"}`);
  });

  it('posts JSON to the route of key and service, with nothing in the query string', () => {
    const { method, path, query, headers } = orderRequest(settings(), ASKED, NOW);

    expect({ method, path, query, headers }).toEqual({
      method: 'POST',
      path: ROUTE,
      query: {},
      headers: { 'content-type': 'application/json' },
    });
  });

  it('is written in lower case where the switch says so', () => {
    const { body } = orderRequest(settings({ LINKBEST_SIGN_CASE: 'lower' }), ASKED, NOW);

    expect(body).toContain(`"Sign":"${PATH_BOTH.toLowerCase()}"`);
  });

  it('travels in the query string where the switch says so, beside the bytes that were signed', () => {
    const { body, query } = orderRequest(settings({ LINKBEST_SIGN_LOCATION: 'query' }), ASKED, NOW);

    expect({ body, query }).toEqual({ body: SORTED, query: { Sign: PATH_BOTH } });
  });

  it('travels in a header where the switch says so, beside the bytes that were signed', () => {
    const { body, headers } = orderRequest(settings({ LINKBEST_SIGN_LOCATION: 'header' }), ASKED, NOW);

    expect({ body, headers }).toEqual({ body: SORTED, headers: { 'content-type': 'application/json', Sign: PATH_BOTH } });
  });

  it('leaves slashes and other alphabets as they are', () => {
    const { body } = orderRequest(settings(), { OrderSn: '订单/4567', ProgramId: '61' }, NOW);

    expect(body).toMatch(/^\{"OrderSn":"订单\/4567","ProgramId":"61","Timestamp":"1596592757","Sign":"[0-9A-F]{32}"\}$/);
  });

  it('changes with the second', () => {
    const bodies = [NOW, NOW + 1000].map((now) => orderRequest(settings(), ASKED, now).body);

    expect(bodies[0]).not.toBe(bodies[1]);
  });
});

describe('the signature over public parameters and body', () => {
  it('reproduces the computed vector over an unchanged body', () => {
    const parameters = { Timestamp: '1596592757', Service: 'linkbest.open-service.orders.detail.get', AppKey: '2312521' };
    const content = queryContent(parameters, '{"ProgramId":"61","OrderSn":"T202508280001"}');

    expect(signature(content, settings())).toBe('A0D5B055274E2034FCFA8BE0AA70AB14');
  });

  it('puts the public parameters and the signature into the query string and the two others into the body', () => {
    const chosen = settings({ LINKBEST_SIGN_SCHEME: 'query' });
    const body = '{"OrderSn":"T202508280001","ProgramId":"61"}';
    const parameters = { AppKey: '2312521', Service: 'linkbest.open-service.orders.detail.get', Timestamp: '1596592757' };

    const request = orderRequest(chosen, ASKED, NOW);

    expect(request).toEqual({
      method: 'POST',
      path: ROUTE,
      query: { ...parameters, Sign: signature(queryContent(parameters, body), chosen) },
      headers: { 'content-type': 'application/json' },
      body,
    });
  });

  it('appends the signature to the signed body where the switch says so', () => {
    const chosen = settings({ LINKBEST_SIGN_SCHEME: 'query', LINKBEST_SIGN_LOCATION: 'body' });

    const { body, query } = orderRequest(chosen, ASKED, NOW);

    expect(body).toMatch(/^\{"OrderSn":"T202508280001","ProgramId":"61","Sign":"[0-9A-F]{32}"\}$/);
    expect(Object.keys(query ?? {})).toEqual(['AppKey', 'Service', 'Timestamp']);
  });
});

describe('signatureVariants', () => {
  it('names each of the 36 once, the documented and inferred one first', () => {
    const variants = signatureVariants();

    expect(variants[0]).toEqual({
      LINKBEST_SIGN_SCHEME: 'path',
      LINKBEST_SECRET_POSITION: 'both',
      LINKBEST_SIGN_CASE: 'upper',
      LINKBEST_SIGN_LOCATION: 'body',
    });
    expect(new Set(variants.map((variant) => JSON.stringify(variant))).size).toBe(36);
    expect(variants).toHaveLength(36);
  });

  it('signs each in its own way', () => {
    const requests = signatureVariants().map((variant) => orderRequest(settings({ ...variant }), ASKED, NOW));

    expect(new Set(requests.map((request) => JSON.stringify(request))).size).toBe(36);
  });
});
