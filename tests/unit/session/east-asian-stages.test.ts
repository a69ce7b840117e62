/** Every stage reads sources in East Asian encodings, with the tables of the library's archive: as the same text in UTF-8. */
import { expect, it } from 'vitest';
import { openLibraryFile } from '../../../scripts/library.ts';
import { compileToPyc, headerFor } from '../../../src-core/session/pyc-files.ts';
import { stages } from '../../../src-core/session/stages.ts';

const NIHON = { euc_jp: [0xc6, 0xfc, 0xcb, 0xdc], shift_jis: [0x93, 0xfa, 0x96, 0x7b], gb18030: [0xc8, 0xd5, 0xb1, 0xbe] };

function source(encoding: string, text: readonly number[]): Uint8Array {
  const encode = (part: string) => [...new TextEncoder().encode(part)];
  return Uint8Array.from([...encode(`# coding: ${encoding}\nname = "`), ...text, ...encode('"\nprint(name)\n')]);
}

const { piece: pieces } = openLibraryFile();
const plain = source('utf-8', [...new TextEncoder().encode('日本')]);

it.each(Object.entries(NIHON))('%s', (encoding, text) => {
  const bytes = source(encoding, text);
  for (const stage of ['ast', 'symtable', 'cfg', 'dis'] as const)
    expect(stages[stage](bytes, 'name.py', { pieces })).toEqual(stages[stage](plain, 'name.py'));
  const tokens = stages.tokens(bytes, 'name.py', { pieces });
  expect(tokens.error).toBe('');
  expect(tokens.text).toContain(`'"日本"'`);
  const header = headerFor(bytes, 'unchecked-hash', 0);
  expect(compileToPyc(bytes, 'name.py', 0, header, pieces).error).toBe('');
  // Without the tables they are refused in words.
  expect(stages.dis(bytes, 'name.py').error).toContain(encoding);
});
