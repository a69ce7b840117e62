/** Small programs whose code shows a habit of the reference's flow graph that no one would guess, compared with the reference. */
import { beforeAll, describe, expect, it } from 'vitest';
import { disassemble } from '../../../src-core/code/disassemble.ts';
import { compile } from '../../../src-core/compile/compile.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const PROGRAMS: Record<string, string> = {
  'a block that is met twice at once is counted twice, and a dead copy of the exit stays':
    'def f(x):\n  if x:\n    global q\n  if x():\n    return 1\n',
  'a NOP stays where it is the only code of its line': 'def f(x):\n  while x:\n    pass\n  if x:\n    pass\n  else:\n    pass\n',
  'an exit without a line is copied for every jump to it': 'def f(x):\n  for a in x:\n    if a: break\n    if not a: continue\n',
  'small exits are copied, larger ones jumped to':
    'def f(x):\n  try:\n    if x: return 1\n  finally:\n    x()\n  return x(1)(2)(3)\n',
  'loads behind the 64th local are checked in every block': `def f():\n${Array.from({ length: 70 }, (_, i) => `  v${i} = ${i}\n`).join('')}  if v0: v69\n  return v69, v3\n`,
  'deleted names are checked again': 'def f(a):\n  print(a)\n  del a\n  if b: a = 1\n  return a\n',
  'swaps become stores': 'def f():\n  a, b = b, a\n  a, b, c = c, b, a\n  a, a = b, a\n  (a, b), c = d\n',
  'handlers go to the end and come back':
    'def f(x):\n  for a in x:\n    try: a()\n    except E: continue\n    finally: x()\n  return 1\n',
  'conditions that are constant leave their code out':
    'def f():\n  while 1:\n    if 0: a\n    elif "": b\n    else: c\n  return d\n',
  'a tuple of constants is one constant': 'def f(a=(1, (2, "x"), None), *, b=(1, 2)):\n  return (1, (2, "x"), None), -(1)\n',
  'jumps grow prefixes': `def f(x):\n  while x:\n${'    x = x + x * x\n'.repeat(120)}    if x: break\n`,
  'cells of arguments keep their place': 'def f(a, b, *c):\n  def g(): return a, c, d\n  d = b\n  return g\n',
};

describe('layout', () => {
  it.each(Object.entries(PROGRAMS))('%s', (_, source) => {
    const text = (listing: string) => listing.replace(/ at 0x[0-9a-f]+/g, '');
    expect(text(disassemble(compile(source, 'program.py')))).toBe(text(reference.dis(source)));
  });
});
