import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

const unmatched: string[] = [];

/** No test reaches a real network; a request that no mock expected fails the test that sent it. */
beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  nock.emitter.on('no match', noteUnmatched);
});

afterEach(() => {
  const unused = nock.pendingMocks();
  const unexpected = unmatched.splice(0);
  nock.cleanAll();
  expect({ unused, unexpected }).toEqual({ unused: [], unexpected: [] });
});

afterAll(() => {
  nock.emitter.off('no match', noteUnmatched);
  nock.restore();
});

function noteUnmatched(request: Request): void {
  const { hostname } = new URL(request.url);
  if (hostname !== '127.0.0.1') unmatched.push(hostname);
}
