import { describe, expect, it } from 'vitest';
import { disputeStatus, isRisky, riskStatus } from '../../src/providers/shared-words.ts';

describe('words for disputes', () => {
  it.each([
    ['needs_response', 'in_dispute', 'bad'],
    ['UNDER_REVIEW', 'in_dispute', 'bad'],
    ['Waiting for seller response', 'in_dispute', 'bad'],
    ['won', undefined, 'neutral'],
    ['warning_closed', undefined, 'neutral'],
    ['prevented', undefined, 'neutral'],
    ['withdrawn', undefined, 'neutral'],
    ['lost', undefined, 'bad'],
    ['in orbit', undefined, 'neutral'],
    ['none', 'none', 'neutral'],
  ])('%s', (word, meaning, tone) => {
    expect(disputeStatus(word)).toEqual([{ name: 'dispute', word, meaning, tone }]);
  });
});

describe('words for risk', () => {
  it.each(['normal', 'Low', 'very low', 'SAFE', 'not_assessed', 'none', '低', undefined])('%s is calm', (word) => {
    expect(isRisky(word)).toBe(false);
  });

  it.each(['high', 'elevated', 'highest', 'amber'])('%s is pointed out', (word) => {
    expect(isRisky(word)).toBe(true);
  });

  it('are shown as they are', () => {
    expect(riskStatus('safe')).toEqual([{ name: 'risk', word: 'safe', meaning: undefined, tone: 'good' }]);
  });
});
