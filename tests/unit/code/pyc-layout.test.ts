import { describe, expect, it } from 'vitest';
import { writePyc } from '../../../src-core/code/pyc.ts';
import { explainPyc, formatPyc, type PycSpan, pycToJson } from '../../../src-core/code/pyc-layout.ts';
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
    expect(JSON.parse(pycToJson(layout)).header).toEqual({ kind: 'timestamp', mtime: 1_700_000_000, size: SOURCE.length });
  });
});
