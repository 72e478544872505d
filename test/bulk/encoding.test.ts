import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/bulk/encoding.ts';

const TEXT = '订单号,ICCID\r\n4567,89852202209089971478\r\n';
/** 订单号 in GBK. */
const ORDER_NUMBER = [0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5];

function utf16(text: string, { mark, big }: { mark: boolean; big: boolean }): Uint8Array {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark, as Excel writes it', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 with its mark, as Excel writes "Unicode text"', utf16(TEXT, { mark: true, big: false })],
    ['big-endian UTF-16 with its mark', utf16(TEXT, { mark: true, big: true })],
    ['UTF-16 without a mark', utf16(TEXT, { mark: false, big: false })],
    ['big-endian UTF-16 without a mark', utf16(TEXT, { mark: false, big: true })],
    ['GBK, as Excel and WPS write it in China', Buffer.from([...ORDER_NUMBER, ...Buffer.from(TEXT.slice(3))])],
  ])('reads %s', (_, bytes) => {
    const decoded = decodeText(bytes);

    expect(decoded).toEqual({ kind: 'text', text: TEXT });
  });

  it('reads Windows-1252, as Excel writes it in western Europe', () => {
    const decoded = decodeText(Buffer.from('Größe;Straße\r\n1;Königstraße 7', 'latin1'));

    expect(decoded).toEqual({ kind: 'text', text: 'Größe;Straße\r\n1;Königstraße 7' });
  });

  it('refuses a file whose lines have different encodings', () => {
    const mixed = Buffer.concat([Buffer.from('订单号,4567\n'), Buffer.from([...ORDER_NUMBER, ...Buffer.from(',4568\n')])]);

    expect(decodeText(mixed)).toEqual({ kind: 'refused', fault: 'mixed_encodings' });
  });

  it.each([
    ['XLSX', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]],
    ['XLS', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ])('knows a workbook: %s', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ kind: 'refused', fault: 'workbook' });
  });

  it.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d]],
    ['a PDF with its compressed part', [...Buffer.from('%PDF-1.7\n'), 0xe2, 0xe3, 0xcf, 0xd3, 0x00, 0x01, 0x02, 0x1f]],
    ['zeros', [0, 0, 0, 0, 0, 0, 0, 0]],
  ])('refuses what is no text: %s', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ kind: 'refused', fault: 'not_text' });
  });
});
