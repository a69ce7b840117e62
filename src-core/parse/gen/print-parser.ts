/**
 * Prints parser.generated.ts: a class with a method per rule, group and repetition of the grammar. The shape follows CPython's
 * own generator where it can be seen from outside: which rules remember results, which alternatives wait for the second pass,
 * and how much each nested rule adds to the depth that is limited. Left recursion becomes a loop that grows the seed, and an
 * alternative whose first token cannot fit is not tried.
 */
import { EXACT_TYPES, T } from '../../source/token.ts';
import { actionCode } from './action-code.ts';
import { FirstSets } from './first.ts';
import { type Alternative, type Item, type Rule, readGrammar } from './grammar.ts';
import { findChains, type OperatorChain } from './operators.ts';
import { show, showAlternative } from './show.ts';

/** Kind of the first keyword; kinds below are token types. ENDMARKER, whose type is 0, has the kind before. */
const FIRST_KEYWORD = 70;
const ENDMARKER = 69;

function isInvalid(item: Item): boolean {
  return item.kind === 'rule' && item.name.startsWith('invalid_');
}

class Printer {
  private readonly out: string[] = [];
  private readonly rules: Map<string, Rule>;
  private readonly first: FirstSets;
  private readonly kinds = new Map<string, number>();
  private readonly sets = new Map<string, string>();
  private readonly helpers = new Map<string, { name: string; print: () => void }>();
  private readonly pending: (() => void)[] = [];
  private memos = 0;
  private readonly counters = { group: 0, loop: 0, gather: 0 };

  constructor(private readonly list: readonly Rule[]) {
    for (const rule of list) rule.type = rule.type?.replace(/\b(?!string\b|unknown\b)[a-z_]+\b/g, 'ast.$&');
    this.rules = new Map(list.map((rule) => [rule.name, rule]));
    if (this.rules.size !== list.length) throw new Error('grammar: a rule is defined twice');
    for (const [name, type] of Object.entries(T)) this.kinds.set(name, type === T.ENDMARKER ? ENDMARKER : type);
    for (const [text, type] of EXACT_TYPES) this.kinds.set(`'${text}'`, type);
    const words = new Set<string>();
    const collect = (item: Item): void => {
      if (item.kind === 'token' && /^'[A-Za-z]/.test(item.name)) words.add(item.name);
      if (item.kind === 'group') for (const a of item.alternatives) a.items.forEach(collect);
      if ('item' in item) collect(item.item);
      if (item.kind === 'gather') collect(item.separator);
    };
    for (const rule of list) for (const a of rule.alternatives) a.items.forEach(collect);
    for (const word of [...words].sort()) this.kinds.set(word, FIRST_KEYWORD + this.keywords.push(word.slice(1, -1)) - 1);
    this.first = new FirstSets(this.rules);
  }

  private readonly keywords: string[] = [];

  private kind(name: string): number {
    const kind = this.kinds.get(name);
    if (kind === undefined) throw new Error(`grammar: no token ${name}`);
    return kind;
  }

  /** An expression that is true when `k` may begin what has this first set. */
  private test(set: Set<string>, k: string): string {
    const kinds = [...set].map((name) => this.kind(name)).sort((a, b) => a - b);
    if (kinds.length <= 2) return kinds.map((kind) => `${k} === ${kind}`).join(' || ') || 'false';
    const text = kinds.join(', ');
    let name = this.sets.get(text);
    if (!name) this.sets.set(text, (name = `S${this.sets.size}`));
    return `${name}[${k}] === 1`;
  }

  private helper(family: 'group' | 'loop' | 'gather', item: Item, print: (name: string) => void): string {
    const key = show({ ...item, label: undefined });
    let entry = this.helpers.get(key);
    if (!entry) {
      const name = `${family}_${++this.counters[family]}`;
      entry = { name, print: () => print(name) };
      this.helpers.set(key, entry);
      this.pending.push(entry.print);
    }
    return entry.name;
  }

  /** An expression that tries the item and is undefined (or false, when `want` is not set, for a token) when it does not fit. */
  private attempt(item: Item, want: boolean): string {
    switch (item.kind) {
      case 'token':
        switch (item.name) {
          case 'NAME':
            return 'this.takeName()';
          case 'IDENT':
            return 'this.takeIdentifier()';
          case 'NUMBER':
            return 'this.takeNumber()';
          case 'SOFT_KEYWORD':
            return 'this.takeSoftKeyword()';
          default:
            return want ? `this.take(${this.kind(item.name)})` : `this.eat(${this.kind(item.name)})`;
        }
      case 'soft':
        return `this.takeWord('${item.text}')`;
      case 'rule':
        if (!this.rules.has(item.name)) throw new Error(`grammar: no rule ${item.name}`);
        return `this.${item.name}()`;
      case 'group':
        return `this.${this.helper('group', item, (name) => this.printGroup(name, item.alternatives))}()`;
      case 'loop':
        return `this.${this.helper('loop', item, (name) => this.printLoop(name, item.item, item.least))}()`;
      case 'gather':
        return `this.${this.helper('gather', item, (name) => this.printGather(name, item.item, item.separator))}()`;
      default:
        throw new Error(`grammar: ${show(item)} cannot stand here`);
    }
  }

  private isPlainToken(item: Item): boolean {
    return item.kind === 'token' && !['NAME', 'IDENT', 'NUMBER', 'SOFT_KEYWORD'].includes(item.name);
  }

  /** When a look-ahead at `item` asks for nothing but the kind of the next token: that test. */
  private kindTest(item: Item): string | undefined {
    const tokenOnly = (i: Item): boolean =>
      (i.kind === 'token' && i.name !== 'SOFT_KEYWORD') ||
      (i.kind === 'group' && i.alternatives.every((a) => a.items.length === 1 && !a.action && tokenOnly(a.items[0])));
    return tokenOnly(item) ? this.test(this.first.ofItem(item), 'this.peek()') : undefined;
  }

  private printItem(item: Item, fail: string): string[] {
    const bind = item.label ? `const ${item.label} = ` : '';
    switch (item.kind) {
      case 'cut':
        return ['cut = true;'];
      case 'forced':
        return [`${bind}this.force(${this.kind((item.item as { name: string }).name)}, ${JSON.stringify(item.text)});`];
      case 'look': {
        const test = this.kindTest(item.item);
        if (test) return [`if (${item.positive ? `!(${test})` : test}) ${fail}`];
        const call = this.attempt(item.item, true);
        return [
          '{',
          `  const at = this.mark;`,
          `  const seen = ${call} !== undefined;`,
          '  this.mark = at;',
          `  if (${item.positive ? '!seen' : 'seen'}) ${fail}`,
          '}',
        ];
      }
      case 'optional': {
        const inner = item.item;
        if (this.isPlainToken(inner)) return [`${bind}${this.attempt(inner, item.label !== undefined)};`];
        const test = this.first.canBeEmpty(inner) ? undefined : this.test(this.first.ofItem(inner), 'this.peek()');
        if (!item.label) return [test ? `if (${test}) ${this.attempt(inner, false)};` : `${this.attempt(inner, false)};`];
        return [`${bind}${test ? `${test} ? ${this.attempt(inner, true)} : undefined` : this.attempt(inner, true)};`];
      }
      default: {
        if (!item.label && this.isPlainToken(item)) return [`if (!${this.attempt(item, false)}) ${fail}`];
        if (item.kind === 'loop' && item.least === 0) return [`${bind}${this.attempt(item, true)};`];
        if (!item.label) return [`if (${this.attempt(item, true)} === undefined) ${fail}`];
        return [`${bind}${this.attempt(item, true)};`, `if (${item.label} === undefined) ${fail}`];
      }
    }
  }

  /** Lines that try one alternative; on success they leave through `succeed(code)`, on failure they fall out at the end. */
  private printAlternative(
    alternative: Alternative,
    seed: string | undefined,
    succeed: (code: string) => string[],
    typed: boolean,
  ): string[] {
    let { items } = alternative;
    const lines: string[] = [];
    if (seed) {
      if (items[0].label) lines.push(`const ${items[0].label}: ${this.typeOf(items[0])} = ${seed};`);
      items = items.slice(1);
    }
    const solid = alternative.items.filter((item) => item.kind !== 'look' && item.kind !== 'cut');
    let result: string | undefined;
    if (!alternative.action && typed && solid.length === 1) {
      const only = solid[0];
      items = items.map((item) => (item === only ? { ...item, label: 'it' } : item));
      result = 'it';
    }
    for (const item of items) lines.push(...this.printItem(item, 'break attempt;'));
    if (result === undefined) {
      if (alternative.action) {
        const { code, located } = actionCode(alternative.action);
        if (located) lines.push('const to = this.lastToken();');
        result = code;
      } else result = typed && solid.some(isInvalid) ? 'undefined' : 'true as const';
    }
    lines.push(...succeed(result));
    const cut = items.some((item) => item.kind === 'cut');
    return [...(cut ? ['let cut = false as boolean;'] : []), 'attempt: {', ...lines.map((line) => `  ${line}`), '}'];
  }

  private printAlternatives(
    alternatives: readonly Alternative[],
    seed: string | undefined,
    succeed: (code: string) => string[],
    leave: string[],
    typed: boolean,
  ): string[] {
    const lines: string[] = [];
    for (const alternative of alternatives) {
      const rest = seed ? alternative.items.slice(1) : alternative.items;
      const only =
        rest.length === 1 &&
        rest[0].kind === 'rule' &&
        !this.rules.get(rest[0].name)?.type &&
        !alternative.action &&
        isInvalid(rest[0]);
      const body = only ? [`${this.attempt(rest[0], true)};`] : this.printAlternative(alternative, seed, succeed, typed);
      const empty = rest.every((item) => this.first.canBeEmpty(item));
      const tests = empty ? [] : [this.test(this.first.ofItems(rest), 'k')];
      // As the reference has it: an invalid_* rule among other items is tried in the first pass too.
      if (rest.length === 1 && isInvalid(rest[0])) tests.unshift('this.invalidPass');
      const reset = ['this.mark = m;'];
      if (rest.some((item) => item.kind === 'cut')) reset.push(`if (cut) {`, ...leave.map((line) => `  ${line}`), '}');
      const block = [...body, ...reset];
      if (tests.length > 0)
        lines.push(
          `if (${tests.length > 1 ? tests.map((t) => (t.includes('||') ? `(${t})` : t)).join(' && ') : tests[0]}) {`,
          ...block.map((line) => `  ${line}`),
          '}',
        );
      else lines.push('{', ...block.map((line) => `  ${line}`), '}');
    }
    return lines;
  }

  private usesPlace(alternatives: readonly Alternative[]): boolean {
    return alternatives.some((a) => a.action !== undefined && actionCode(a.action).located);
  }

  private emit(comment: string, head: string, lines: readonly string[]): void {
    this.out.push(`  // ${comment}`, `  ${head} {`, ...lines.map((line) => `    ${line}`), '  }', '');
  }

  /** A chain of operators: the method of its first rule, and the climbing one. */
  private printChain({ rules, operand }: OperatorChain): void {
    const [rule] = rules;
    const memo = this.memos++;
    const weight = 2 * rules.length;
    const climb = (least: number): string => (least > rules.length ? `this.${operand}()` : `this.climb_${rule.name}(${least})`);
    const text = rules.map(({ name }) => name).join(', ');
    this.emit(`${text}: the whole chain`, `${rule.name}(): ${rule.type} | undefined`, [
      'this.peek();',
      'const m = this.mark;',
      ...this.recall(memo, rule),
      `if ((this.level += ${weight}) > MAX_LEVEL) this.overflow();`,
      `const made = ${climb(1)};`,
      `this.level -= ${weight};`,
      `return this.keep(${memo}, m, made);`,
    ]);
    const cases = rules.flatMap(({ alternatives }, i) =>
      alternatives
        .slice(0, -1)
        .flatMap(({ items: [left, operator, right], action }) => [
          `  case ${this.kind((operator as { name: string }).name)}: {`,
          `    if (least > ${i + 1}) return seed;`,
          '    const before = this.mark++;',
          `    const ${right.label} = ${climb(i + 2)};`,
          `    if (${right.label} === undefined) {`,
          '      this.mark = before;',
          '      return seed;',
          '    }',
          `    const ${left.label}: ${rule.type} = seed;`,
          '    const to = this.lastToken();',
          `    seed = ${actionCode(action!).code};`,
          '    break;',
          '  }',
        ]),
    );
    this.emit(
      `operators that bind as ${rules.map(({ name }, i) => `${i + 1} ${name}`).join(', ')}`,
      `private climb_${rule.name}(least: number): ${rule.type} | undefined`,
      [
        'const from = this.here();',
        `let seed: ${rule.type} | undefined = this.${operand}();`,
        'if (seed === undefined) return undefined;',
        'for (;;) {',
        '  switch (this.peek()) {',
        ...cases.map((line) => `  ${line}`),
        '    default:',
        '      return seed;',
        '  }',
        '}',
      ],
    );
  }

  /** Lines that return what is remembered for the token at `m`. */
  private recall(memo: number, rule: Rule): string[] {
    return [
      'const row = this.rowOf[m];',
      'if (row !== 0) {',
      `  const slot = row * MEMOS + ${memo};`,
      '  const known = this.memoEnds[slot];',
      '  if (known !== 0) {',
      '    this.mark = known - 1;',
      `    return this.memoNodes[slot] as ${rule.type};`,
      '  }',
      '}',
    ];
  }

  private printRule(rule: Rule): void {
    const recursive = (a: Alternative): boolean => a.items[0].kind === 'rule' && a.items[0].name === rule.name;
    const grow = rule.alternatives.filter(recursive);
    const base = rule.alternatives.filter((a) => !recursive(a));
    const memo = rule.memo || grow.length > 0 ? this.memos++ : -1;
    const weight = grow.length > 0 ? 2 : 1;
    const lines = ['const k = this.peek();', 'const m = this.mark;'];
    if (memo >= 0) lines.push(...this.recall(memo, rule));
    if (rule.frees) lines.push('const rows = this.rows;');
    lines.push(`if ((this.level += ${weight}) > MAX_LEVEL) this.overflow();`);
    if (this.usesPlace(rule.alternatives)) lines.push('const from = this.tokens[m];');
    if (rule.quiet) lines.push('const pass = this.invalidPass;', 'this.invalidPass = false;');
    const free = rule.frees ? ['this.release(m, rows);'] : [];
    const leave = [...(rule.quiet ? ['this.invalidPass = pass;'] : []), `this.level -= ${weight};`];
    const keep = (code: string): string => (memo >= 0 ? `return this.keep(${memo}, m, ${code});` : `return ${code};`);
    const fail = [...leave, keep('undefined')];
    if (grow.length > 0) {
      lines.push(`let seed: ${rule.type} | undefined;`, 'found: {');
      lines.push(
        ...this.printAlternatives(base, undefined, (code) => [`seed = ${code};`, 'break found;'], fail, true).map(
          (line) => `  ${line}`,
        ),
        ...fail.map((line) => `  ${line}`),
        '}',
      );
      lines.push('growing: while (seed !== undefined) {', '  const k = this.peek();', '  const m = this.mark;');
      lines.push(
        ...this.printAlternatives(grow, 'seed', (code) => [`seed = ${code};`, 'continue growing;'], fail, true).map(
          (line) => `  ${line}`,
        ),
        '  break;',
        '}',
      );
      lines.push(...leave, keep('seed'));
    } else {
      const succeed = (code: string): string[] =>
        /^[\w.]+$/.test(code) ? [...free, ...leave, keep(code)] : [`const made = ${code};`, ...free, ...leave, keep('made')];
      lines.push(...this.printAlternatives(rule.alternatives, undefined, succeed, fail, rule.type !== undefined), ...fail);
    }
    const text = rule.alternatives.map(showAlternative).join(' | ');
    this.emit(
      `${rule.name} = ${text.length > 150 ? `${text.slice(0, 147)}...` : text}`,
      `${rule.name}(): ${rule.type ? `${rule.type} | undefined` : 'unknown'}`,
      lines,
    );
  }

  private printGroup(name: string, alternatives: readonly Alternative[]): void {
    const lines = ['const k = this.peek();', 'const m = this.mark;', 'this.level++;'];
    if (this.usesPlace(alternatives)) lines.push('const from = this.tokens[m];');
    const succeed = (code: string): string[] =>
      /^[\w.]+$/.test(code) ? ['this.level--;', `return ${code};`] : [`const made = ${code};`, 'this.level--;', 'return made;'];
    lines.push(
      ...this.printAlternatives(alternatives, undefined, succeed, ['this.level--;', 'return undefined;'], true),
      'this.level--;',
      'return undefined;',
    );
    const text = alternatives.map(showAlternative).join(' | ');
    this.emit(`(${text.length > 150 ? `${text.slice(0, 147)}...` : text})`, `private ${name}()`, lines);
  }

  /** TypeScript type of what an attempt at the item gives. */
  private typeOf(item: Item): string {
    switch (item.kind) {
      case 'token':
        return { NAME: 'ast.Name', IDENT: 'string', NUMBER: 'ast.Constant', SOFT_KEYWORD: 'Token' }[item.name] ?? 'Token';
      case 'soft':
        return 'Token';
      case 'rule':
        return this.rules.get(item.name)?.type ?? 'unknown';
      default:
        return `NonNullable<ReturnType<PythonParser['${this.attempt(item, true).slice(5, -2)}']>>`;
    }
  }

  private printLoop(name: string, item: Item, least: 0 | 1): void {
    const call = this.attempt(item, true);
    const type = this.typeOf(item);
    const test = this.first.canBeEmpty(item) ? 'true' : this.test(this.first.ofItem(item), 'this.peek()');
    this.emit(`${show(item)}${least ? '+' : '*'}`, `${name}(): (${type})[]${least ? ' | undefined' : ''}`, [
      `const items: (${type})[] = [];`,
      'this.level++;',
      `while (${test}) {`,
      '  const m = this.mark;',
      `  const item = ${call};`,
      '  if (item === undefined) {',
      '    this.mark = m;',
      '    break;',
      '  }',
      '  items.push(item);',
      '}',
      'this.level--;',
      `return ${least ? 'items.length === 0 ? undefined : items' : 'items'};`,
    ]);
  }

  private printGather(name: string, item: Item, separator: Item): void {
    const call = this.attempt(item, true);
    const type = this.typeOf(item);
    this.emit(`${show(item)}+{${show(separator)}}`, `${name}(): (${type})[] | undefined`, [
      'const start = this.mark;',
      'this.level++;',
      `const head = ${call};`,
      'if (head === undefined) {',
      '  this.level--;',
      '  this.mark = start;',
      '  return undefined;',
      '}',
      `const items: (${type})[] = [head];`,
      'this.level++;',
      'for (;;) {',
      '  const m = this.mark;',
      `  if (!${this.attempt(separator, false)}) break;`,
      `  const item = ${call};`,
      '  if (item === undefined) {',
      '    this.mark = m;',
      '    break;',
      '  }',
      '  items.push(item);',
      '}',
      'this.level -= 2;',
      'return items;',
    ]);
  }

  print(): string {
    const chains = findChains(this.rules);
    const swallowed = new Set([...chains.values()].flatMap(({ rules }) => rules.slice(1)));
    for (const rule of this.list) {
      const chain = chains.get(rule.name);
      if (chain) this.printChain(chain);
      else if (!swallowed.has(rule)) this.printRule(rule);
    }
    for (let next = this.pending.shift(); next; next = this.pending.shift()) next();
    const types = this.list.flatMap((rule) => rule.type?.match(/(?<![.\w])[A-Z]\w*/g) ?? []);
    const own = [...new Set(types)].filter((name) => !['Token', 'Conversion', 'FormatSpec'].includes(name)).sort();
    const head = [
      '// Generated from parse/python.peg and parse/invalid.peg by parse/gen/print-parser.ts; do not edit.',
      '/* eslint-disable */',
      "import * as ast from '../ast/nodes.generated.ts';",
      "import { ELLIPSIS } from '../code/const.ts';",
      "import type { Token } from '../source/token.ts';",
      "import * as act from './actions.ts';",
      `import type { ${own.join(', ')} } from './actions.ts';`,
      "import * as err from './invalid.ts';",
      "import * as str from './strings.ts';",
      "import type { Conversion, FormatSpec } from './strings.ts';",
      "import { MAX_LEVEL, Packrat, kindSet } from './packrat.ts';",
      '',
      '/** Kinds of the keywords; the kind of any other token is its type, that of ENDMARKER 69. */',
      `export const KEYWORDS: ReadonlyMap<string, number> = new Map([${this.keywords.map((word, i) => `['${word}', ${FIRST_KEYWORD + i}]`).join(', ')}]);`,
      '',
      '/** How many rules remember results. */',
      `export const MEMOS = ${this.memos};`,
      '',
      ...[...this.sets].map(([text, name]) => `const ${name} = kindSet(${text});`),
      '',
      'export class PythonParser extends Packrat {',
    ];
    return [...head, ...this.out.slice(0, -1), '}', ''].join('\n');
  }
}

/** Makes parser.generated.ts. Raises Error at a grammar that refers to what it does not define. */
export function generateParser(valid: string, invalid: string): string {
  return new Printer([...readGrammar(valid), ...readGrammar(invalid)]).print();
}
