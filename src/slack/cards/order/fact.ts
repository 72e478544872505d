import type { Fact } from '../../../core/order/fields.ts';
import { FACT_KINDS } from '../../../core/order/vocabulary.ts';
import type { Words } from '../../words/words.ts';
import { code, prose } from '../mrkdwn.ts';
import { vendorWord, withLabel } from './status.ts';

/** One word with a digit or an underscore in it, such as `SHOP_CODE`: people copy it. */
const CODE_LIKE = /^(?=\S*[\d_])\S+$/;

/** "*Shop:* iPhone shop": names and ids exactly as the vendor wrote them, ids in a code span. */
export function factText({ name, value }: Fact, words: Words): string {
  return withLabel(words.facts[name], factValue({ name, value }, words) || '—', words);
}

function factValue({ name, value }: Fact, words: Words): string {
  switch (FACT_KINDS[name]) {
    case 'word':
      return vendorWord(value, words);
    case 'name':
      return CODE_LIKE.test(value.trim()) ? code(value) : prose(value);
    case 'id':
      return code(value);
  }
}
