import { describe, expect, it } from 'vitest';
import { writePyc } from '../../../src-core/code/pyc.ts';
import { describeDamage, explainPyc, formatPyc, type PycSpan, plainHeader } from '../../../src-core/code/pyc-layout.ts';
import { compile } from '../../../src-core/compile/compile.ts';
import { libraryModules } from '../../support/library.ts';

const SOURCE = 'x = 1\ndef f(a):\n    return a in {1, 2}, "x", "two words", "two words"\n';

function flat(spans: readonly PycSpan[]): PycSpan[] {
  return spans.flatMap((span) => [span, ...flat(span.parts)]);
}

describe('explainPyc', () => {
  it('gives every byte of a file one meaning', () => {
    for (const { path, bytes } of libraryModules().filter((_, i) => i % 40 === 1)) {
      const data = writePyc(compile(bytes, path), { kind: 'timestamp', mtime: 0, size: bytes.length });
      const { spans } = explainPyc(data, path);
      let at = 0;
      for (const span of spans) {
        expect(span.start).toBe(at);
        at = span.end;
      }
      expect(at).toBe(data.length);
      // Parts follow one another within their whole; between them stand type bytes and sizes only.
      for (const span of flat(spans)) {
        let inside = span.start;
        for (const part of span.parts) {
          expect(part.start).toBeGreaterThanOrEqual(inside);
          expect(part.start - inside).toBeLessThanOrEqual(5);
          inside = part.end;
        }
        expect(inside).toBeLessThanOrEqual(span.end);
      }
    }
  });

  it('names fields, objects and references', () => {
    const data = writePyc(compile(SOURCE, 'f.py'), { kind: 'timestamp', mtime: 1_700_000_000, size: SOURCE.length });
    const layout = explainPyc(data, 'f.pyc');
    const spans = flat(layout.spans);
    const meaning = (role: string) => spans.find((span) => span.role === role)?.meaning;
    expect(meaning('magic')).toBe('3531, Python 3.12');
    expect(meaning('mtime')).toBe('1700000000, 2023-11-14 22:13:20 UTC');
    expect(meaning('code')).toBe('code object <module>, line 1');
    const module = layout.spans[layout.spans.length - 1].parts;
    expect(module.find((span) => span.role === 'co_names')?.meaning).toBe('tuple of 2');
    expect(spans.filter((span) => span.role === 'co_flags').map((span) => span.meaning)).toEqual([
      '0: 0x0',
      '3: OPTIMIZED, NEWLOCALS',
    ]);
    expect(spans.some((span) => span.meaning === "the same as before: 'f.py'")).toBe(true);
    expect(formatPyc(data, layout)).toContain('<module>: line 1,');
    expect(formatPyc(data, layout)).toContain('  f: line 2,');
    expect(plainHeader(layout.header!)).toEqual({ kind: 'timestamp', mtime: 1_700_000_000, size: SOURCE.length });
  });
  it('explains a damaged file up to the damage, and says where that is', () => {
    const data = writePyc(compile(SOURCE, 'f.py'), { kind: 'timestamp', mtime: 0, size: SOURCE.length });
    const { spans } = explainPyc(data, 'f.pyc');
    const all = flat(spans);
    for (let length = 16; length < data.length; length++) {
      const cut = explainPyc(data.subarray(0, length), 'f.pyc');
      expect(cut.code).toBeUndefined();
      expect(cut.damage?.type).toBe('EOFError');
      const { offset } = cut.damage!;
      // The object that is cut begins there, and the file ends within it.
      expect(offset === length || all.some(({ start, end }) => start === offset && end > length)).toBe(true);
      for (const span of flat(cut.spans)) expect(span.end).toBeLessThanOrEqual(length);
    }
    const consts = all.find(({ role }) => role === 'co_consts')!;
    const wrong = Uint8Array.from(data);
    wrong[consts.parts[0].start] = 0x01;
    expect(describeDamage(explainPyc(wrong, 'f.pyc').damage!)).toBe(
      `ValueError: bad marshal data (unknown type code), at offset ${consts.parts[0].start} (0x${consts.parts[0].start.toString(16)}) in co_consts[0]`,
    );
  });

  it('names the version that wrote a foreign file, and what stands behind the code', () => {
    const data = writePyc(compile('', 'f.py'), { kind: 'timestamp', mtime: 0, size: 0 });
    expect(explainPyc(Uint8Array.of(...data, 1, 2), 'f.pyc').trailing).toBe(2);
    const foreign = { 3413: '3.8', 3425: '3.9', 3439: '3.10', 3495: '3.11', 3571: '3.13', 3627: '3.14' };
    for (const [magic, version] of Object.entries(foreign)) {
      const other = Uint8Array.from(data);
      new DataView(other.buffer).setUint16(0, Number(magic), true);
      const { damage, spans, header } = explainPyc(other, 'f.pyc');
      expect(header).toBeUndefined();
      expect(spans.map(({ meaning }) => meaning)).toEqual([`${magic}, Python ${version}`]);
      expect(describeDamage(damage!)).toMatch(
        new RegExp(`^ImportError: bad magic number .*\\(Python ${version}; this is 3\\.12\\)$`),
      );
    }
    expect(explainPyc(Uint8Array.of(1, 2), 'f.pyc').damage?.offset).toBe(0);
    expect(explainPyc(Uint8Array.of(...data.subarray(0, 16), 0x4e), 'f.pyc').damage?.message).toBe("Non-code object in 'f.pyc'");
  });
});
