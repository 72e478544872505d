import { expect, it } from 'vitest';
import { createBoltLogger } from '../../../src/slack/transport/logger.ts';

it.each([
  [
    'must be more than 0 characters [json-pointer:/view/blocks/3/text/text]',
    'must be more than 0 characters [json-pointer:/view/blocks/3/text/text]',
  ],
  [
    'invalid block: {"text":"Rowan Ashgrove, rowan@example.com, 12 Chestnut Street"} [json-pointer:/view/blocks/3]',
    'invalid block [json-pointer:/view/blocks/3]',
  ],
  ['failed to match "Rowan Ashgrove"', 'failed to match'],
])('log: of an error that Slack words (%s) no value is kept', (message, expected) => {
  const lines: object[] = [];
  const note = (fields: object) => void lines.push(fields);
  const logger = createBoltLogger({ info: note, warn: note, error: note });

  logger.error(message);

  expect(lines).toEqual([{ said: expected }]);
});
