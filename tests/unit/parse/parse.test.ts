import { describe, expect, it } from 'vitest';
import type { Expression, Module } from '../../../src-core/ast/nodes.generated.ts';
import { parse } from '../../../src-core/parse/parse.ts';
import type { CompileError, CompileWarning } from '../../../src-core/source/errors.ts';

const expression = (source: string) => (parse(source, 'test.py', 'eval') as Expression).body;
const failure = (source: string): CompileError => {
  try {
    parse(source, 'test.py', 'exec');
  } catch (error) {
    return error as CompileError;
  }
  throw new Error('it parsed');
};

describe('trees', () => {
  it('grows left-recursive operators to the left', () => {
    expect(expression('a - b - c')).toMatchObject({
      _type: 'BinOp',
      left: { _type: 'BinOp', left: { id: 'a' }, right: { id: 'b' } },
      right: { id: 'c' },
    });
  });

  it('counts columns in bytes', () => {
    expect(expression('é + b')).toMatchObject({ right: { col_offset: 5, end_col_offset: 6 } });
  });

  it('brings identifiers to NFKC', () => {
    expect(expression('ﬁ')).toMatchObject({ _type: 'Name', id: 'fi' });
  });

  it('reads soft keywords as names elsewhere', () => {
    const { body } = parse('match = type\nmatch match:\n  case case: pass\n', 'test.py') as Module;
    expect(body.map((statement) => statement._type)).toEqual(['Assign', 'Match']);
  });

  it('joins literals, text of f-strings among them', () => {
    expect(expression('"a" f"b{x}" "c"')).toMatchObject({
      _type: 'JoinedStr',
      values: [{ value: 'ab' }, { _type: 'FormattedValue' }, { value: 'c' }],
    });
  });

  it('keeps characters above U+FFFF as code points', () => {
    expect(expression('"😀\\ud83d"')).toMatchObject({ value: { kind: 'wide', points: Uint32Array.of(0x1f600, 0xd83d) } });
  });
});

describe('errors', () => {
  it('reports the furthest token', () => {
    expect(failure('x = = 1\n')).toMatchObject({
      message: 'invalid syntax',
      lineno: 1,
      offset: 5,
      end_lineno: 1,
      end_offset: 6,
      text: 'x = = 1\n',
    });
  });

  it('explains what it recognises', () => {
    expect(failure('if x = 3:\n  pass\n')).toMatchObject({
      message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
    });
  });

  it('limits depth', () => {
    expect(failure(`${'-'.repeat(100_000)}1\n`)).toMatchObject({ type: 'MemoryError' });
  });
});

describe('warnings', () => {
  it('warns of escapes once, at the line of the literal', () => {
    const warnings: CompileWarning[] = [];
    parse('\nx = ("\\d")\n', 'test.py', 'exec', { warn: (warning) => warnings.push(warning) });
    expect(warnings).toEqual([
      { category: 'SyntaxWarning', message: "invalid escape sequence '\\d'", filename: 'test.py', lineno: 2 },
    ]);
  });
});
