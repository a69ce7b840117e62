/**
 * Random programs that are valid Python, made from a seed: every construct of the language inside every other, with a liking for
 * what makes the compiler work hard (jumps out of nested blocks, several statements on a line, duplicated exits, deleted names).
 * They are made to be compiled, not run. Expressions are in random-expression.ts.
 */
import { BINARY, ExpressionGenerator, NAMES, type Scope } from './random-expression.ts';

export class ProgramGenerator extends ExpressionGenerator {
  private readonly lines: string[] = [];
  private budget = 0;

  /** A module with `functions` definitions at its top and some statements between them. */
  module(functions: number): string {
    this.lines.length = 0;
    const scope: Scope = {
      kind: 'module',
      isAsync: false,
      yields: false,
      loop: false,
      exceptStar: false,
      comprehension: false,
      walrus: true,
      level: 0,
      names: NAMES,
    };
    if (this.random.chance(0.1)) this.lines.push('from __future__ import annotations');
    for (let i = 0; i < functions; i++) {
      this.budget = 12 + this.random.below(30);
      this.definition(scope, 0);
      this.budget = 6;
      if (this.random.chance(0.5)) this.statement(scope, 0);
    }
    return `${this.lines.join('\n')}\n`;
  }

  private emit(indent: number, text: string): void {
    this.lines.push('    '.repeat(indent) + text);
  }

  // Statements

  private block(scope: Scope, indent: number): void {
    const count = 1 + this.random.below(3);
    for (let i = 0; i < count; i++) this.statement(scope, indent);
  }

  /** A suite behind a header that ends in a colon: on the same line sometimes. */
  private suite(header: string, scope: Scope, indent: number): void {
    if (this.random.chance(0.2)) {
      const count = 1 + this.random.below(2);
      this.emit(indent, `${header} ${Array.from({ length: count }, () => this.simple(scope)).join('; ')}`);
      return;
    }
    this.emit(indent, header);
    this.block(scope, indent + 1);
  }

  private statement(scope: Scope, indent: number): void {
    if (--this.budget <= 0 || indent > 6 || this.random.chance(0.4)) {
      this.emit(indent, this.simple(scope));
      return;
    }
    const inner = { ...scope };
    switch (this.random.below(14)) {
      case 0:
      case 1:
      case 2:
        return this.conditional(inner, indent);
      case 3:
      case 4:
        return this.loop(inner, indent);
      case 5:
        this.suite(
          `while ${this.random.chance(0.3) ? this.random.pick(['True', '1', '0', 'not 0']) : this.expression(scope, 2)}:`,
          { ...inner, loop: true },
          indent,
        );
        if (this.random.chance(0.3)) this.suite('else:', inner, indent);
        return;
      case 6:
      case 7:
      case 8:
        return this.tryStatement(inner, indent);
      case 9:
        return this.withStatement(inner, indent);
      case 10:
        return this.matchStatement(inner, indent);
      case 11:
        return this.classStatement(inner, indent);
      case 12:
        return this.definition(inner, indent);
      default:
        this.emit(indent, `${this.simple(scope)}; ${this.simple(scope)}`);
    }
  }

  private conditional(scope: Scope, indent: number): void {
    this.suite(`if ${this.condition(scope)}:`, scope, indent);
    while (this.random.chance(0.3)) this.suite(`elif ${this.condition(scope)}:`, scope, indent);
    if (this.random.chance(0.5)) this.suite('else:', scope, indent);
  }

  private condition(scope: Scope): string {
    const { random } = this;
    if (random.chance(0.1)) return random.pick(['0', '1', 'None', '"s"', 'not None', '()']);
    if (random.chance(0.2)) return `${this.name(scope)} is ${random.pick(['', 'not '])}None`;
    return this.expression(scope, 3);
  }

  private loop(scope: Scope, indent: number): void {
    const prefix = scope.isAsync && this.random.chance(0.4) ? 'async ' : '';
    const star = this.random.chance(0.1) ? `*${this.name(scope)}, ` : '';
    this.suite(`${prefix}for ${this.target(scope)} in ${star}${this.expression(scope, 2)}:`, { ...scope, loop: true }, indent);
    if (this.random.chance(0.3)) this.suite('else:', scope, indent);
  }

  private tryStatement(scope: Scope, indent: number): void {
    const { random } = this;
    this.suite('try:', scope, indent);
    const handlers = random.below(3);
    const star = handlers > 0 && random.chance(0.25);
    const inHandler = star ? { ...scope, loop: false, exceptStar: true } : scope;
    for (let i = 0; i < handlers; i++) {
      const bare = !star && i === handlers - 1 && random.chance(0.3);
      const as = random.chance(0.5) ? ` as ${this.name(scope)}` : '';
      this.suite(bare ? 'except:' : `except${star ? '*' : ''} ${this.expression(scope, 1)}${as}:`, inHandler, indent);
    }
    if (handlers > 0 && random.chance(0.3)) this.suite('else:', scope, indent);
    if (handlers === 0 || random.chance(0.4)) this.suite('finally:', scope, indent);
  }

  private withStatement(scope: Scope, indent: number): void {
    const prefix = scope.isAsync && this.random.chance(0.4) ? 'async ' : '';
    const items = Array.from({ length: 1 + this.random.below(2) }, () => {
      const as = this.random.chance(0.5) ? ` as ${this.simpleTarget(scope)}` : '';
      return `${this.expression(scope, 1)}${as}`;
    });
    const list = this.random.chance(0.2) ? `(${items.join(', ')},)` : items.join(', ');
    this.suite(`${prefix}with ${list}:`, scope, indent);
  }

  private matchStatement(scope: Scope, indent: number): void {
    this.emit(indent, `match ${this.expression(scope, 1)}:`);
    const count = 1 + this.random.below(3);
    for (let i = 0; i < count; i++) {
      const captured = new Set<string>();
      const guard = this.random.chance(0.3) ? ` if ${this.expression(scope, 2)}` : '';
      const last = i === count - 1 && this.random.chance(0.5);
      this.suite(`case ${last ? '_' : this.pattern(scope, 2, captured)}${guard}:`, scope, indent + 1);
    }
  }

  private pattern(scope: Scope, depth: number, captured: Set<string>): string {
    const { random } = this;
    const inner = () =>
      depth > 0 && random.chance(0.6) ? this.pattern(scope, depth - 1, captured) : this.capture(scope, captured);
    switch (random.below(7)) {
      case 0:
        return random.pick(['0', '-1', '"s"', '"a" "b"', 'None', 'True', '1+2j', '-1.5-2j', 'b"x"', '1e9']);
      case 1:
        return this.sequencePattern(scope, captured, inner);
      case 2:
        return `{"k": ${inner()}${random.chance(0.3) ? `, **${this.capture(scope, captured, false)}` : ''}}`;
      case 3:
        return `G(${inner()}, k=${inner()})`;
      case 4:
        return random.pick([
          '1 | 2',
          '"s" | None',
          'G.a | H.b',
          '[1, 2] | {"z": 3}',
          '{} | []',
          'G() | H(k=1) | (3, *_)',
          this.alternatives(scope, captured),
        ]);
      case 5: {
        const name = this.capture(scope, captured, false);
        return `(G() as ${name})`;
      }
      default:
        return 'G.attr';
    }
  }

  /** Alternatives that bind the same names in different orders. */
  private alternatives(scope: Scope, captured: Set<string>): string {
    const [a, b] = [this.capture(scope, captured, false), this.capture(scope, captured, false)];
    return `([${a}, ${b}] | {"k": ${b}, "l": ${a}} | G(${a}, 0, ${b}))`;
  }

  private sequencePattern(scope: Scope, captured: Set<string>, inner: () => string): string {
    const { random } = this;
    const items = Array.from({ length: random.below(4) }, inner);
    if (random.chance(0.4)) items.splice(random.below(items.length + 1), 0, `*${this.capture(scope, captured)}`);
    if (random.chance(0.3)) return `(${items.join(', ')}${items.length > 0 ? ',' : ''})`;
    return `[${items.join(', ')}]`;
  }

  private capture(scope: Scope, captured: Set<string>, wildcard = true): string {
    const free = scope.names.filter((name) => !captured.has(name));
    if (wildcard && (free.length === 0 || this.random.chance(0.3))) return '_';
    const name = free.length > 0 ? this.random.pick(free) : `v${captured.size}`;
    captured.add(name);
    return name;
  }

  private classStatement(scope: Scope, indent: number): void {
    const generic = this.random.chance(0.25) ? this.random.pick(['[T]', '[T: (int, str)]', '[*Ts]', '[T, **P]']) : '';
    const bases = this.random.chance(0.4)
      ? `(${this.expression(this.quiet(scope), 1)}${this.random.chance(0.3) ? ', metaclass=G' : ''})`
      : '';
    for (let i = this.random.chance(0.2) ? 1 + this.random.below(2) : 0; i > 0; i--)
      this.emit(indent, `@${this.expression(scope, 1)}`);
    const inside: Scope = {
      ...scope,
      kind: 'class',
      isAsync: false,
      yields: false,
      loop: false,
      exceptStar: false,
      comprehension: false,
      walrus: true,
    };
    this.suite(`class C${generic}${bases}:`, inside, indent);
  }

  private definition(scope: Scope, indent: number): void {
    const { random } = this;
    const isAsync = random.chance(0.25);
    const yields = random.chance(0.3);
    const generic = random.chance(0.12) ? random.pick(['[T]', '[T: int]', '[*Ts, **P]', '[T: (int, str), U]']) : '';
    const names = random.chance(0.08) ? Array.from({ length: 80 }, (_, i) => `n${i}`) : NAMES;
    const nonlocal = scope.kind === 'function' && random.chance(0.3);
    if (nonlocal) this.emit(indent, `q = ${this.expression(scope, 1)}`);
    for (let i = random.chance(0.2) ? 1 + random.below(2) : 0; i > 0; i--) this.emit(indent, `@${this.expression(scope, 1)}`);
    const returns = random.chance(0.2) ? ` -> ${this.expression(this.quiet(scope), 1)}` : '';
    const header = `${isAsync ? 'async ' : ''}def f${scope.level}${generic}(${this.parameters(generic === '' ? scope : this.quiet(scope))})${returns}:`;
    const inside: Scope = {
      kind: 'function',
      isAsync,
      yields,
      loop: false,
      exceptStar: false,
      comprehension: false,
      walrus: true,
      level: scope.level + 1,
      names,
    };
    this.emit(indent, header);
    if (random.chance(0.15)) this.emit(indent + 1, '"""A docstring."""');
    if (random.chance(0.15)) this.emit(indent + 1, 'global G, H');
    if (nonlocal) this.emit(indent + 1, random.pick(['nonlocal q', 'nonlocal q; q += 1', 'nonlocal q; del q']));
    const count = 1 + random.below(5);
    for (let i = 0; i < count; i++) this.statement(inside, indent + 1);
  }

  private parameters(scope: Scope): string {
    const { random } = this;
    const names = ['a', 'b', 'c', 'd', 'e'];
    const out: string[] = [];
    let defaults = false;
    const one = (annotate: boolean) => {
      let text = names.shift() as string;
      if (annotate && random.chance(0.15)) text += `: ${this.expression(this.quiet(scope), 1)}`;
      return text;
    };
    const positional = random.below(3);
    for (let i = 0; i < positional; i++) {
      let text = one(true);
      defaults ||= random.chance(0.25);
      if (defaults) text += `=${this.expression(scope, 1)}`;
      out.push(text);
      if (i === 0 && random.chance(0.15)) out.push('/');
    }
    if (random.chance(0.25)) out.push(`*${one(true)}`);
    else if (random.chance(0.2)) out.push('*', `${one(true)}${random.chance(0.5) ? `=${this.expression(scope, 1)}` : ''}`);
    if (random.chance(0.2)) out.push(`**${one(true)}`);
    return out.join(', ');
  }

  private simple(scope: Scope): string {
    const { random } = this;
    switch (random.below(22)) {
      case 0:
      case 1:
      case 2:
        return `${this.target(scope)} = ${this.expression(scope, 3)}`;
      case 3:
        return `${this.name(scope)} = ${this.simpleTarget(scope)} = ${this.expression(scope, 2)}`;
      case 4:
        return `${this.simpleTarget(scope)} ${random.pick(BINARY)}= ${this.expression(scope, 2)}`;
      case 5:
        return this.annotated(scope);
      case 6:
        return `del ${this.simpleTarget(scope)}`;
      case 7:
        return `assert ${this.expression(scope, 2)}${random.chance(0.5) ? `, ${this.expression(scope, 1)}` : ''}`;
      case 8:
        return random.pick([
          'raise',
          `raise ${this.expression(scope, 1)}`,
          `raise ${this.expression(scope, 1)} from ${this.name(scope)}`,
        ]);
      case 9:
        return random.pick(['import m', 'import m.n as k', 'from m import a, b as q', 'from . import r', 'from ..p import s']);
      case 10:
      case 11:
        if (scope.loop) return random.pick(['break', 'continue']);
        return 'pass';
      case 12:
      case 13:
      case 14:
        return this.leave(scope);
      case 15:
        return 'pass';
      case 16:
        return `${random.pick(['1', '"text"', '...', this.name(scope)])}`;
      case 17:
        return scope.kind === 'function' || scope.level === 0
          ? random.pick([
              'type A[T] = G[T]',
              'type A = G',
              'type A[*T, **P] = (G, T, P)',
              `type A[T: ${this.expression(this.quiet(scope), 1)}] = T`,
            ])
          : 'pass';
      default:
        return this.expression(scope, 3);
    }
  }

  private annotated(scope: Scope): string {
    // `global G` above would make an annotation of G an error: only plain local names are annotated.
    const value = this.random.chance(0.5) ? ` = ${this.expression(scope, 1)}` : '';
    const target = this.random.chance(0.7) ? this.name(scope) : `(${this.name(scope)}.at)`;
    return `${target}: ${this.expression(this.quiet(scope), 1)}${value}`;
  }

  private leave(scope: Scope): string {
    if (scope.kind !== 'function' || scope.exceptStar) return this.expression(scope, 2);
    if (scope.isAsync && scope.yields) return 'return';
    return this.random.pick([
      'return',
      'return None',
      `return ${this.expression(scope, 2)}`,
      'return 5',
      `return *${this.name(scope)}, ${this.expression(scope, 1)}`,
      `return ${this.name(scope)}`,
    ]);
  }
}
