import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '../../support/identifiers.ts';

const ICCID = '89852202209089971478';
const OTHER = '89852202209089971486';

function iccids(text: string, asked = false): string[] {
  return findIdentifiers(text, { asked })
    .filter(({ kind }) => kind === 'iccid')
    .map(({ value }) => value);
}

describe('an ICCID is read', () => {
  it.each([
    ['plain, 20 digits', ICCID, ICCID],
    ['plain, 19 digits', '8944476500008878576', '8944476500008878576'],
    ['with a wrong check digit', '89852202209089971479', '89852202209089971479'],
    ['of a card of the United States', '8901260862291477114', '8901260862291477114'],
    ['of a card of the other American range', '89148000000745809013', '89148000000745809013'],
    ['grouped by spaces', '8985 2202 2090 8997 1478', ICCID],
    ['grouped by no-break spaces', '8985\u00a02202\u00a02090\u00a08997\u00a01478', ICCID],
    ['grouped by thin spaces', '8985\u20092202\u20092090\u20098997\u20091478', ICCID],
    ['grouped by figure spaces', '8985\u20072202\u20072090\u20078997\u20071478', ICCID],
    ['grouped by ideographic spaces', '8985\u30002202\u30002090\u30008997\u30001478', ICCID],
    ['grouped by dashes', '8985-2202-2090-8997-1478', ICCID],
    ['grouped by U+2010', '8985\u20102202\u20102090\u20108997\u20101478', ICCID],
    ['grouped by U+2011', '8985\u20112202\u20112090\u20118997\u20111478', ICCID],
    ['grouped by U+2012', '8985\u20122202\u20122090\u20128997\u20121478', ICCID],
    ['grouped by U+2013', '8985\u20132202\u20132090\u20138997\u20131478', ICCID],
    ['grouped by U+2014', '8985\u20142202\u20142090\u20148997\u20141478', ICCID],
    ['grouped by U+2015', '8985\u20152202\u20152090\u20158997\u20151478', ICCID],
    ['grouped by dots', '8985.2202.2090.8997.1478', ICCID],
    ['grouped by six', '898522 022090 899714 78', ICCID],
    ['grouped by fives', '89852 20220 90899 71478', ICCID],
    ['grouped by country and issuer', '89 852 02 2090 8997 147 8', '8985202209089971478'],
    ['digit by digit', '8 9 8 5 2 2 0 2 2 0 9 0 8 9 9 7 1 4 7 8', ICCID],
    ['over the lines of a card', '8985 2202\n2090 8997\n1478', ICCID],
    ['over the lines of a card, with carriage returns', '8985 2202 2090\r\n8997 1478', ICCID],
    ['over lines with dashes at their ends', '8985-2202-\n2090-8997-1478', ICCID],
    ['with trailing F', '8944476500008878576F', '8944476500008878576'],
    ['with trailing FF', '89852202209089971478FF', ICCID],
    ['with trailing f', '8944476500008878576f', '8944476500008878576'],
    ['grouped, with trailing F', '8944 4765 0000 8878 576F', '8944476500008878576'],
    ['with leading F', `F${ICCID}`, ICCID],
    ['with hex letters of China Mobile', '898608070422D0010269', '898608070422D0010269'],
    ['with small hex letters', '898600b5181590001234', '898600B5181590001234'],
    ['with hex letters, grouped', '8986 0807 0422 D001 0269', '898608070422D0010269'],
    ['in full-width digits', '８９８５２２０２２０９０８９９７１４７８', ICCID],
    ['with zero-width characters between', '8985\u200b2202\u200c2090\u20608997\ufeff1478', ICCID],
    ['with a soft hyphen', '8985220220\u00ad9089971478', ICCID],
  ])('%s', (_, text, value) => {
    const found = findIdentifiers(text);

    expect(found).toEqual([{ kind: 'iccid', value, raw: text }]);
  });

  it.each([
    `ICCID: ${ICCID}`,
    `ICCID：${ICCID}`,
    `ICCID:${ICCID}`,
    `ICCID${ICCID}`,
    `iccid_${ICCID}`,
    `+CCID: ${ICCID}`,
    `+QCCID: ${ICCID}`,
    `"iccid": "${ICCID}"`,
    `{"iccid":${ICCID},"a":1}`,
    `https://portal.example/sim?iccid=${ICCID}&tab=2`,
    `<https://portal.example/sim?iccid=${ICCID}|the card>`,
    `<https://portal.example/sims/${ICCID}>`,
    `<tel:${ICCID}|${ICCID}>`,
    `<tel:${ICCID}|8985 2202 2090 8997 1478>`,
    `\`${ICCID}\``,
    `\`\`\`\n${ICCID}\n\`\`\``,
    `*${ICCID}*`,
    `_${ICCID}_`,
    `~${ICCID}~`,
    `name,iccid,qty\nBerlin,${ICCID},1`,
    `Berlin;${ICCID};1`,
    `Berlin\t${ICCID}\t1`,
    `the card (${ICCID}).`,
    `${ICCID}. Thanks!`,
    `${ICCID}，谢谢`,
    `卡号${ICCID}已激活`,
    `“${ICCID}”`,
    `> ${ICCID}`,
    `• ${ICCID}`,
    `1. ${ICCID}`,
    `#${ICCID}`,
    `${ICCID} was activated on 2025-08-28`,
    `8985 2202 2090 8997 1478 2025-08-28`,
    `8985 2202 2090 8997 1478 USD 10.00`,
    `8985 2202 2090 8997 1478 10:30`,
    `2025-08-28 8985 2202 2090 8997 1478`,
    `3 8985 2202 2090 8997 1478`,
  ])('out of %s', (text) => {
    expect(iccids(text)).toEqual([ICCID]);
  });

  it.each([
    ['a dump', '98582220020998794187', ICCID],
    ['a dump with its padding inside', '984474560000888775F6', '8944476500008878576'],
    ['a reply to AT+CRSM', '+CRSM: 144,0,"98582220020998794187"', ICCID],
    ['a dump by bytes', '98 58 22 20 02 09 98 79 41 87', ICCID],
  ])('swapped from %s, and it says so', (_, text, value) => {
    const [found, ...others] = findIdentifiers(text);

    expect(found).toMatchObject({ kind: 'iccid', value, reading: 'swapped' });
    expect(others).toEqual([]);
  });

  it('says nothing of its reading when it was plain', () => {
    expect(findIdentifiers(ICCID)[0]?.reading).toBe(undefined);
  });
});

describe('groups', () => {
  it.each([
    ['20 digits and a 12', '8985 2202 2090 8997 1478 12', ICCID],
    ['20 digits at a border, no good check digit', '8985 2202 2090 8997 1479 12', '89852202209089971479'],
    ['19 at a border with a good check digit, no border at 20', '8944 4765 0000 8878 576 123', '8944476500008878576'],
    ['19 and 20 at borders: 20 passes', '8985 2202 2090 8997 147 8 12', ICCID],
    ['19 and 20 at borders: only 19 passes', '8944 4765 0000 8878 576 9 12', '8944476500008878576'],
    ['19 and 20 at borders: neither passes', '8944 4765 0000 8878 577 1 12', '89444765000088785771'],
    ['19 digits before a date', '8985 2202 2090 8997 147 2025-08-28', '8985220220908997147'],
    ['19 digits before an amount', '8985 2202 2090 8997 147 9.99', '8985220220908997147'],
    ['a long run behind the number', '8985 2202 2090 8997 1478 1234567', ICCID],
  ])('%s', (_, text, value) => {
    expect(iccids(text)).toEqual([value]);
  });

  it.each([
    ['neither 19 nor 20 at a border', '8985 2202 2090 89971 4789 12'],
    ['19 at a border that fails Luhn, none at 20', '8985 2202 2090 8997 147 999'],
    ['a group of seven', '8985220 2209 0899 7147 8'],
    ['a run of ten and another of ten', '8985220220 9089971478'],
    ['a comma between', '8985,2202,2090,8997,1478'],
    ['a tab between', '8985\t2202\t2090\t8997\t1478'],
    ['an empty line between', '8985 2202 2090\n\n8997 1478'],
    ['a word between', '8985 2202 2090 and 8997 1478'],
    ['the rest of a longer dashed number', '1234-8985-2202-2090-8997-1478'],
  ])('none: %s', (_, text) => {
    expect(iccids(text)).toEqual([]);
  });

  it.each([
    ['separated by a space', `${ICCID} ${OTHER}`],
    ['separated by a line end', `${ICCID}\n${OTHER}`],
    ['separated by a comma', `${ICCID},${OTHER}`],
    ['in a column', `iccid\n${ICCID}\n${OTHER}\n`],
    ['in a column with quantities', `${ICCID},1\n${OTHER},2`],
    ['grouped, on one line', '8985 2202 2090 8997 1478 8985 2202 2090 8997 1486'],
    ['grouped, on two lines', '8985 2202 2090 8997 1478\n8985 2202 2090 8997 1486'],
    ['grouped with dashes, on two lines', '8985-2202-2090-8997-1478\n8985-2202-2090-8997-1486'],
    ['in a numbered list', '1. 8985 2202 2090 8997 1478\n2. 8985 2202 2090 8997 1486'],
    ['with quantities on the next lines', '8985 2202 2090 8997 1478\n2 pcs\n8985 2202 2090 8997 1486\n1 pc'],
  ])('two are two: %s', (_, text) => {
    expect(iccids(text)).toEqual([ICCID, OTHER]);
  });

  it('of 19 digits, whatever their check digits, are two on two lines', () => {
    const text = '1. 8985 2202 2090 8997 147\n2. 8985 2202 2090 8997 148\n';

    expect(iccids(text)).toEqual(['8985220220908997147', '8985220220908997148']);
  });
});

describe('16-18 and 21-22 digits', () => {
  const rare = ['8985220220908997', '89852202209089971', '898522022090899714', '898522022090899714786', '8985220220908997147865'];

  it.each(rare)('%s counts behind a label', (number) => {
    expect(iccids(`ICCID: ${number}`)).toEqual([number]);
    expect(iccids(`+CCID: ${number}`)).toEqual([number]);
    expect(iccids(`https://portal.example/?iccid=${number}`)).toEqual([number]);
  });

  it.each(rare)('%s counts where somebody asked', (number) => {
    expect(iccids(number, true)).toEqual([number]);
  });

  it.each(rare)('%s counts nowhere else', (number) => {
    expect(iccids(number)).toEqual([]);
    expect(iccids(`the label is ICCID, the number ${number}`)).toEqual([]);
  });

  it('count in groups too', () => {
    expect(iccids('ICCID: 8985 2202 2090 8997')).toEqual(['8985220220908997']);
    expect(iccids('ICCID: 898522 022090 899714 7865')).toEqual(['8985220220908997147865']);
  });

  it.each(['8986-0315-8100-0000-000X', '8985 2202 2090 8997 14781234'])('are not read out of a longer number: %s', (number) => {
    expect(iccids(`ICCID: ${number}`)).toEqual([]);
  });

  it.each(['89852202209', '898522022090899', '89852202209089971478651'])('%s counts behind no label', (number) => {
    expect(iccids(`ICCID: ${number}`, true)).toEqual([]);
  });

  it('a message id in an address is none, even where somebody asked', () => {
    expect(iccids('https://social.example/status/891234567890123456', true)).toEqual([]);
  });
});
