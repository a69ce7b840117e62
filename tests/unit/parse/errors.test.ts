import { beforeAll, describe, expect, it } from 'vitest';
import { Reference } from '../../support/reference.ts';
import { ACCEPTED } from './accepted.ts';
import { makeMutants } from './mutants.ts';
import { type Case, ourOutcome, theirOutcomes } from './outcome.ts';
import { REJECTED } from './rejected.ts';
import { INVALID_RULES, makeSentences } from './sentences.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
}, 60_000);

/** The first few cases that come out differently, as a text that shows both outcomes. */
function differences(cases: readonly Case[], withTree = false): string {
  const found: string[] = [];
  for (let from = 0; from < cases.length; from += 250) {
    const some = cases.slice(from, from + 250);
    theirOutcomes(reference, some, withTree).forEach((theirs, i) => {
      const ours = JSON.stringify(ourOutcome(some[i], withTree));
      if (ours === JSON.stringify(theirs)) return;
      found.push(`${JSON.stringify(some[i])}\n  ours      ${ours}\n  reference ${JSON.stringify(theirs)}`);
    });
  }
  return [`${found.length} of ${cases.length} differ`, ...found.slice(0, 5)].join('\n');
}

describe('errors and warnings are those of the reference', () => {
  it('on programs that break every rule', () => {
    expect(REJECTED.length).toBeGreaterThan(2500);
    expect(differences(REJECTED)).toBe(`0 of ${REJECTED.length} differ`);
  }, 60_000);

  it('on the same programs in files', () => {
    const cases = REJECTED.filter(({ mode }) => mode === undefined).map((one) => ({ ...one, file: true }));
    cases.push(
      { source: `x = "${'é'.repeat(600)}" a b\n`, file: true },
      { source: `x = ["${'e'.repeat(1200)}",\n a b]\n`, file: true },
    );
    expect(differences(cases)).toBe(`0 of ${cases.length} differ`);
  }, 60_000);

  it('on 5,000 mutants of the library', () => {
    const cases = makeMutants(5000, 20241001).map((source) => ({ source }));
    expect(differences(cases)).toBe('0 of 5000 differ');
  }, 180_000);
});

describe('trees are those of the reference', () => {
  it('on programs that use every corner of the grammar', () => {
    expect(differences(ACCEPTED, true)).toBe(`0 of ${ACCEPTED.length} differ`);
  }, 60_000);

  it('in other modes, with type comments and for older versions', () => {
    const programs = [...ACCEPTED, ...REJECTED];
    const cases = programs.flatMap((one, i): Case[] => [
      { ...one, mode: i % 2 === 0 ? 'single' : 'eval' },
      i % 3 === 0 ? { ...one, typeComments: true } : { ...one, featureVersion: i % 13 },
    ]);
    expect(differences(cases, true)).toBe(`0 of ${cases.length} differ`);
  }, 120_000);

  it('on mutants of the library', () => {
    const cases = makeMutants(500, 7).map((source) => ({ source }));
    expect(differences(cases, true)).toBe('0 of 500 differ');
  }, 120_000);

  it('on programs derived from the grammar, of invalid_* rules too', () => {
    const sources = [...makeSentences(1500, 1), ...INVALID_RULES.flatMap((rule, i) => makeSentences(20, i, rule))];
    const cases = sources.filter((source) => source.length < 3000).map((source) => ({ source }));
    expect(differences(cases, true)).toBe(`0 of ${cases.length} differ`);
  }, 120_000);
});

describe('warnings that are errors', () => {
  it('become SyntaxErrors at their literal', () => {
    const sources = [
      '"\\d"',
      'b"\\d"',
      'x = ("a"\n  "\\d")',
      'f"\\d{a}"',
      'f"{a:\\d}"',
      'f"\\{a}"',
      '"\\400"',
      '1if a else b',
      'f(a, "\\d", b c)',
      'a b "\\d"',
      '"\\d" (',
      '"\\d" )',
      '0x1for x in y',
      '"""a\n\\d"""',
      'f"{"\\d"}"',
      '"\\d"; a b',
    ];
    const cases = sources.map((source) => ({ source, fatal: true }));
    expect(differences(cases)).toBe(`0 of ${cases.length} differ`);
  });
});

describe('what is refused before it is read', () => {
  it('is text that no file could hold', () => {
    const sources = [
      '\0',
      'x\0y',
      '"\0"',
      '#\0',
      '\ud800',
      'x = "\udfff\ud800" b',
      '\u{1f600} \udc80',
      '\ud800\0',
      '\0\ud800',
      'é\udcff',
    ];
    const cases = sources.flatMap((source): Case[] => [{ source }, { source, mode: 'eval' }, { source, mode: 'single' }]);
    expect(differences(cases, true)).toBe(`0 of ${cases.length} differ`);
  });
});

describe('the flag of barry_as_FLUFL', () => {
  it('swaps the operators', () => {
    const sources = [
      '1 <> 2',
      '1 != 2',
      'a <> b != c',
      '(1 != 2',
      "f'{1 <> 2}'",
      "f'{1 != 2}'",
      'a <> b c',
      'a != b c',
      'from __future__ import barry_as_FLUFL\n1 <> 2\n',
      'from __future__ import barry_as_FLUFL\n1 != 2\n',
    ];
    const cases = sources.flatMap((source): Case[] => [
      { source },
      { source, barry: true },
      { source, barry: true, mode: 'eval' },
    ]);
    expect(differences(cases, true)).toBe(`0 of ${cases.length} differ`);
  });
});
