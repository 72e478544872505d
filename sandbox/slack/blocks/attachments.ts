import type { Json } from '../json.ts';
import type { Fault } from '../refusal.ts';
import { checkBlocks } from './blocks.ts';

const MOST_ATTACHMENTS = 100;

/** Legacy attachments; their nested blocks obey the same rules as a message's. */
export function checkAttachments(attachments: readonly Json[]): Fault[] {
  if (attachments.length > MOST_ATTACHMENTS)
    return [{ place: '/attachments', says: `no more than ${MOST_ATTACHMENTS} items allowed` }];
  return attachments.flatMap(({ blocks }, index) =>
    Array.isArray(blocks) ? checkBlocks(blocks, 'message', `/attachments/${index}/blocks`) : [],
  );
}
