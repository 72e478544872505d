/** Text in a charset that Node decodes but does not encode, of one or two bytes a character, such as `gbk`. */
export function encode(text: string, charset: string): Buffer {
  const wanted = new Set(text);
  const decoder = new TextDecoder(charset);
  const codes = new Map<string, Buffer>();
  for (let code = 0; code < 0x10000 && codes.size < wanted.size; code++) {
    const bytes = Buffer.from(code < 0x80 ? [code] : [code >> 8, code & 0xff]);
    const character = decoder.decode(bytes);
    if (wanted.has(character) && !codes.has(character)) codes.set(character, bytes);
  }
  return Buffer.concat(Array.from(text, (character) => codes.get(character) ?? Buffer.from('?')));
}
