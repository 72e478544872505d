import { describe, expect, it } from 'vitest';
import { sections } from '../../../../src/slack/cards/blocks/blocks.ts';

describe('sections', () => {
  it.each([
    ['many characters', ['word '.repeat(100)]],
    ['many lines', Array.from({ length: 8 }, (_, line) => `Line ${line}`)],
  ])('sections: one of %s is shown whole, not behind "See more"', (_, lines) => {
    const blocks = sections(lines);

    expect(blocks).toEqual([expect.objectContaining({ expand: true })]);
  });

  it('sections: a short one says nothing of it', () => {
    expect(sections(['Paid', 'Order: 4567'])).toEqual([expect.not.objectContaining({ expand: expect.anything() })]);
  });
});
