/** The AST optimiser: which expressions become constants and which constants, against the reference's compiler. */
import { beforeAll, describe, expect, it } from 'vitest';
import { reprConst } from '../../../src-core/ast/const-repr.ts';
import { dump } from '../../../src-core/ast/dump.ts';
import { foldAst } from '../../../src-core/ast/fold.ts';
import type { Expression } from '../../../src-core/ast/nodes.generated.ts';
import { parse } from '../../../src-core/parse/parse.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const THEIRS = `
import dis, warnings
warnings.simplefilter("ignore")
result = []
for source in sources:
    code = compile(source, "<s>", "eval", dont_inherit=True)
    ops = [i for i in dis.get_instructions(code) if i.opname != "RESUME"]
    constant = len(ops) == 1 and ops[0].opname == "RETURN_CONST"
    result.append((type(ops[0].argval).__name__ + " " + repr(ops[0].argval)) if constant else "not a constant")
`;

const kinds: Record<string, string> = { number: 'int', bigint: 'int', boolean: 'bool', string: 'str' };

function ours(source: string): string {
  const { body } = foldAst(parse(source, '<s>', 'eval') as Expression);
  if (body._type !== 'Constant') return 'not a constant';
  const { value } = body;
  const kind = value === null ? 'NoneType' : (kinds[typeof value] ?? (value as { kind: string }).kind);
  return `${kind === 'wide' ? 'str' : kind} ${reprConst(value)}`;
}

function compare(sources: string[]): void {
  const theirs = reference.answer<string[]>(THEIRS, { sources });
  expect(sources.map((source) => `${source}: ${ours(source)}`)).toEqual(sources.map((source, i) => `${source}: ${theirs[i]}`));
}

describe('constant folding', () => {
  it('operators', () => {
    compare(
      `1+2 7-10 -5//3 -5%3 5//-3 5%-3 7.5//2 -7.5%2 1/3 10**20/10**19 1/0 1//0 1%0 1.0/0 0.0//0 2**10 2**127 2**128 2**-1 10**-3 0**-1 0**0
      0**200 1**128 1**129 2.0**0.5 (-8)**2 0.0**-1 1<<127 1<<128 1<<-1 0<<1000 0<<-1 5>>1 -5>>1 5>>-1 5>>10**30 6&3 6|3 6^3
      True+True True&False True|False True^True True&1 True*3 -True +True not() notNone not'' not'a' not0.0 ~5 ~-1 -0 -0.0 -0j +1.5 ~1.5 -'a' not... 
      1e308*10 1e308**2 1e999-1e999 10**400*1.0 2**64*2**64 2**63*2**64 2**100+2**100 2**100-2**100 (2**100)//3 (2**100)%7 -(2**100)//3
      1j*1j 1j+1 1-1j 1j/2 1/1j 1j/0 1j**2 1j**-2 1j**0 2j**100 0j**-1 1j//1 1j%1 (1+2j)*(3-4j) (1+2j)/(3-4j)
      'a'+'b' 'a'*3 3*'a' 'a'*-1 'a'*0 ''*10 'ab'*2048 'ab'*2049 'a'*4096 'a'*4097 b'a'+b'b' b'a'*5 b'a'*4097 'a'+b'a' 'a'-'b' ''*10**30
      (1,)+(2,) (1,2)*3 (1,)*256 (1,)*257 ((1,)*200,)*3 ((1,)*200,)*6 ()*10**30 (1,2)*-1 (1,2)*0 (1,(2,3)) () (1,) (x,1)
      'abc'[1] 'abc'[-1] 'abc'[3] 'abc'[True] b'abc'[0] (1,2,3)[1] (1,2)[5] 'abc'[1.0] 'abc'['a'] 'abc'[10**30] 'abc'[0:1] '\u{1f600}a'[0] '\u{1f600}a'[1]
      '\u{1f600}'*2 'a'+'\u{1f600}' '\u{1f600}'*0 1if(2)else(3) 1and(2) 1<2 1==1 None+1 ...+1 (None,...,True) __debug__ not__debug__ 5@3
      1.5+2 2*1.5 1.5-True 3//1.5 3%-1.5 -3.5//1 0.0*-1 -0.0+0 0.0-0.0 5e-324/2 1e16+1 0.1+0.2 1e22*10 3.0**3 2**0.5 10.0**308 10.0**309
      9007199254740992+1 9007199254740991+1 -9007199254740991-1 94906267*94906267 3037000500*3037000500 4611686018427387904*4 -1<<53 1<<53 9007199254740993>>1
      0x7fffffff&-1 0xffffffff&-1 0xffffffff|1<<40 -1^0xffffffff 1e300*1e300 7**45 7**46 (-7)**45 (-2)**127 (-2)**128`
        .split(/\s+/)
        .map((source) => source.replace(/^not(?=\S)/, 'not ')),
    );
  });

  it('random arithmetic', () => {
    let seed = 7;
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    const leaves = [
      '0',
      '1',
      '2',
      '7',
      '-3',
      '255',
      '1.5',
      '-0.25',
      '1e10',
      '2**40',
      '10**17',
      'True',
      'False',
      '3j',
      '9007199254740991',
      '-1',
      '0.1',
    ];
    const operators = ['+', '-', '*', '/', '//', '%', '&', '|', '^', '<<', '>>'];
    const make = (depth: number): string =>
      depth === 0 || random(4) === 0
        ? leaves[random(leaves.length)]
        : `(${make(depth - 1)}${operators[random(operators.length)]}${make(depth - 1)})`;
    compare(Array.from({ length: 3000 }, () => make(3)));
  });
});

describe('folding of shapes', () => {
  const show = (source: string, options = {}) =>
    dump(foldAst(parse(source, '<s>'), options)).slice('Module(body=['.length, -'], type_ignores=[])'.length);

  it('turns formats into f-strings', () => {
    expect(show("'a%%%s-%5r.%-7.3a' % (x, y, z)")).toBe(
      "Expr(value=JoinedStr(values=[Constant(value='a%'), FormattedValue(value=Name(id='x', ctx=Load()), conversion=115), Constant(value='-'), " +
        "FormattedValue(value=Name(id='y', ctx=Load()), conversion=114, format_spec=Constant(value='>5')), Constant(value='.'), " +
        "FormattedValue(value=Name(id='z', ctx=Load()), conversion=97, format_spec=Constant(value='7.3'))]))",
    );
    for (const source of [
      "'%d' % (x,)",
      "'%s' % (x, y)",
      "'%s%s' % (x,)",
      "'%s' % (*x,)",
      "'%s' % x",
      "'%' % (x,)",
      "'%100s' % (x,)",
    ]) {
      expect(show(source)).toContain('BinOp');
    }
  });

  it('looks through displays', () => {
    expect(show('x in [1, 2]')).toContain('Constant(value=(1, 2))');
    expect(show('x in [1, y]')).toContain('Tuple(elts');
    expect(show('x not in {1, 2, 1.0, True}')).toContain('Constant(value=frozenset({1, 2}))');
    expect(show('for x in [1, 2]: pass')).toContain('Constant(value=(1, 2))');
    expect(show('[x for x in {1}]')).toContain('frozenset({1})');
    expect(show('x == [1]')).toContain('List');
    expect(show('not x in y')).toBe(
      "Expr(value=Compare(left=Name(id='x', ctx=Load()), ops=[NotIn()], comparators=[Name(id='y', ctx=Load())]))",
    );
    expect(show('not x == y')).toContain('UnaryOp');
  });

  it('keeps docstrings and annotations what they are', () => {
    expect(show("'a' + 'b'")).toBe("Expr(value=JoinedStr(values=[Constant(value='ab')]))");
    expect(show("'a'")).toBe("Expr(value=Constant(value='a'))");
    expect(show('x: 1 + 1', { futureAnnotations: true })).toContain('BinOp');
    expect(show('x: 1 + 1')).toContain('Constant(value=2)');
    expect(show('__debug__', { optimize: 1 })).toContain('False');
  });
});
