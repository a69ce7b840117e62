/**
 * Random programs that are valid Python, made from a seed: every construct of the language inside every other, with a liking for
 * what makes the compiler work hard (jumps out of nested blocks, several statements on a line, duplicated exits, deleted names).
 * They are made to be compiled, not run.
 */

/** A small generator of random numbers with a seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
}

/** What may be written at a place. */
interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly isAsync: boolean;
  /** Whether `yield` may stand here; decided once for each function. */
  readonly yields: boolean;
  readonly loop: boolean;
  /** Inside `except*` nothing may jump out. */
  readonly exceptStar: boolean;
  /** Inside a comprehension, where neither `yield` nor (in classes) `:=` may stand. */
  readonly comprehension: boolean;
  readonly level: number;
  readonly names: readonly string[];
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'x', 'y', 'z'];
const GLOBALS = ['G', 'len', 'print', 'H'];
const CONSTANTS = [
  '0',
  '1',
  '-1',
  '255',
  '3.5',
  '1j',
  '"s"',
  "'two words'",
  'b"b"',
  'None',
  'True',
  'False',
  '...',
  '10**5',
  '""',
  '()',
];
const BINARY = ['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '|', '^'];
const COMPARE = ['<', '<=', '==', '!=', '>', '>=', 'is', 'is not', 'in', 'not in'];

export class ProgramGenerator {
  private readonly random: Random;
  private readonly lines: string[] = [];
  private budget = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

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

  private name(scope: Scope): string {
    return this.random.pick(scope.names);
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
    this.suite(`${prefix}for ${this.target(scope)} in ${this.expression(scope, 2)}:`, { ...scope, loop: true }, indent);
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
    this.suite(`${prefix}with ${items.join(', ')}:`, scope, indent);
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
        return random.pick(['0', '-1', '"s"', 'None', 'True', '1+2j', 'b"x"']);
      case 1:
        return `[${[inner(), inner()].join(', ')}${random.chance(0.3) ? `, *${this.capture(scope, captured)}` : ''}]`;
      case 2:
        return `{"k": ${inner()}${random.chance(0.3) ? `, **${this.capture(scope, captured, false)}` : ''}}`;
      case 3:
        return `G(${inner()}, k=${inner()})`;
      case 4:
        return random.pick(['1 | 2', '"s" | None', 'G.a | H.b', '[1, 2] | {"z": 3}']);
      case 5: {
        const name = this.capture(scope, captured, false);
        return `(G() as ${name})`;
      }
      default:
        return 'G.attr';
    }
  }

  private capture(scope: Scope, captured: Set<string>, wildcard = true): string {
    const free = scope.names.filter((name) => !captured.has(name));
    if (wildcard && (free.length === 0 || this.random.chance(0.3))) return '_';
    const name = free.length > 0 ? this.random.pick(free) : `v${captured.size}`;
    captured.add(name);
    return name;
  }

  private classStatement(scope: Scope, indent: number): void {
    const generic = this.random.chance(0.2) ? '[T]' : '';
    const bases = this.random.chance(0.4)
      ? `(${this.expression(this.quiet(scope), 1)}${this.random.chance(0.3) ? ', metaclass=G' : ''})`
      : '';
    if (this.random.chance(0.2)) this.emit(indent, `@${this.expression(scope, 1)}`);
    const inside: Scope = {
      ...scope,
      kind: 'class',
      isAsync: false,
      yields: false,
      loop: false,
      exceptStar: false,
      comprehension: false,
    };
    this.suite(`class C${generic}${bases}:`, inside, indent);
  }

  /** The scope for places where `yield`, `await` and `:=` are not allowed (annotations, bounds, bases of generic classes). */
  private quiet(scope: Scope): Scope {
    return { ...scope, yields: false, isAsync: false, comprehension: true };
  }

  private definition(scope: Scope, indent: number): void {
    const { random } = this;
    const isAsync = random.chance(0.25);
    const yields = random.chance(0.3);
    const generic = random.chance(0.12) ? random.pick(['[T]', '[T: int]', '[*Ts, **P]', '[T: (int, str), U]']) : '';
    const names = random.chance(0.08) ? Array.from({ length: 80 }, (_, i) => `n${i}`) : NAMES;
    if (random.chance(0.2)) this.emit(indent, `@${this.expression(scope, 1)}`);
    const returns = random.chance(0.2) ? ` -> ${this.expression(this.quiet(scope), 1)}` : '';
    const header = `${isAsync ? 'async ' : ''}def f${scope.level}${generic}(${this.parameters(generic === '' ? scope : this.quiet(scope))})${returns}:`;
    const inside: Scope = {
      kind: 'function',
      isAsync,
      yields,
      loop: false,
      exceptStar: false,
      comprehension: false,
      level: scope.level + 1,
      names,
    };
    this.emit(indent, header);
    if (random.chance(0.15)) this.emit(indent + 1, '"""A docstring."""');
    if (random.chance(0.15)) this.emit(indent + 1, 'global G, H');
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
        return scope.kind === 'function' || scope.level === 0 ? 'type A[T] = G[T]' : 'pass';
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
      `return ${this.name(scope)}`,
    ]);
  }

  private simpleTarget(scope: Scope): string {
    const { random } = this;
    switch (random.below(5)) {
      case 0:
        return `${this.name(scope)}.attr`;
      case 1:
        return `${this.name(scope)}[${this.expression(scope, 1)}]`;
      case 2:
        return `${this.name(scope)}[${this.name(scope)}:${this.name(scope)}]`;
      default:
        return this.name(scope);
    }
  }

  private target(scope: Scope): string {
    const { random } = this;
    if (random.chance(0.6)) return this.simpleTarget(scope);
    const items = Array.from({ length: 2 + random.below(2) }, () =>
      random.chance(0.2) ? `(${this.target(scope)})` : this.simpleTarget(scope),
    );
    if (random.chance(0.25)) items[random.below(items.length)] = `*${this.name(scope)}`;
    return random.chance(0.2) ? `[${items.join(', ')}]` : items.join(', ');
  }

  // Expressions

  private expression(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0 || random.chance(0.25)) return this.atom(scope);
    const sub = () => this.expression(scope, depth - 1);
    switch (random.below(24)) {
      case 0:
      case 1:
        return `(${sub()} ${random.pick(BINARY)} ${sub()})`;
      case 2:
        return `(${random.pick(['-', '+', '~', 'not '])}${sub()})`;
      case 3:
      case 4:
        return `(${[sub(), sub(), ...(random.chance(0.3) ? [sub()] : [])].join(random.pick([' and ', ' or ']))})`;
      case 5:
        return `(${sub()} ${random.pick(COMPARE)} ${this.atom(scope)}${random.chance(0.3) ? ` ${random.pick(COMPARE)} ${this.atom(scope)}` : ''})`;
      case 6:
      case 7:
        return `(${sub()} if ${sub()} else ${sub()})`;
      case 8:
      case 9:
      case 10:
        return this.call(scope, depth);
      case 11:
        return `${this.name(scope)}.attr`;
      case 12:
        return `${this.name(scope)}[${random.chance(0.5) ? sub() : `${sub()}:${sub()}${random.chance(0.3) ? `:${sub()}` : ''}`}]`;
      case 13:
        return `(${this.items(scope, depth)},)`;
      case 14:
        return `[${this.items(scope, depth)}]`;
      case 15:
        return `{${this.items(scope, depth)}}`;
      case 16:
        return `{${[`${sub()}: ${sub()}`, random.chance(0.3) ? `**${this.name(scope)}` : `"k": ${sub()}`].join(', ')}}`;
      case 17:
        return this.lambda(scope, depth);
      case 18:
      case 19:
        return this.comprehension(scope, depth);
      case 20:
        return this.formatted(scope, depth);
      case 21:
        if (scope.comprehension) return sub();
        return `(${this.name(scope)} := ${sub()})`;
      case 22:
        if (!scope.yields || scope.comprehension) return sub();
        return scope.isAsync ? `(yield ${sub()})` : random.pick([`(yield ${sub()})`, '(yield)', `(yield from ${sub()})`]);
      default:
        return scope.isAsync && !scope.comprehension ? `(await ${sub()})` : sub();
    }
  }

  private items(scope: Scope, depth: number): string {
    const count = 1 + this.random.below(3);
    if (this.random.chance(0.2)) return Array.from({ length: 4 }, () => this.random.pick(['1', '"q"', 'None', '2.0'])).join(', ');
    return Array.from({ length: count }, () =>
      this.random.chance(0.12) ? `*${this.name(scope)}` : this.expression(scope, depth - 1),
    ).join(', ');
  }

  private call(scope: Scope, depth: number): string {
    const { random } = this;
    const callee = random.pick([
      this.random.pick(GLOBALS),
      this.name(scope),
      `${this.name(scope)}.method`,
      'super().method',
      'len',
    ]);
    const args = Array.from({ length: random.below(4) }, () => this.expression(scope, depth - 1));
    if (random.chance(0.12)) args.push(`*${this.name(scope)}`);
    if (random.chance(0.2)) args.push(`k=${this.expression(scope, depth - 1)}`);
    if (random.chance(0.1)) args.push(`**${this.name(scope)}`);
    return `${callee}(${args.join(', ')})`;
  }

  private lambda(scope: Scope, depth: number): string {
    const inside = { ...scope, kind: 'function' as const, isAsync: false, yields: false, comprehension: scope.comprehension };
    const parameters = this.random.pick(['', 'x', 'x, y=1', '*x', 'x, **y']);
    return `(lambda ${parameters}: ${this.expression(inside, depth - 1)})`;
  }

  private comprehension(scope: Scope, depth: number): string {
    const { random } = this;
    const inside: Scope = { ...scope, comprehension: true, isAsync: false };
    const sub = () => this.expression(inside, depth - 1);
    let clauses = `for ${random.pick(['x', 'y', 'x, y'])} in ${this.expression({ ...scope, comprehension: true }, depth - 1)}`;
    if (random.chance(0.3)) clauses += ` if ${sub()}`;
    if (random.chance(0.25)) clauses += ` for z in ${sub()}`;
    switch (random.below(4)) {
      case 0:
        return `[${sub()} ${clauses}]`;
      case 1:
        return `{${sub()} ${clauses}}`;
      case 2:
        return `{${sub()}: ${sub()} ${clauses}}`;
      default:
        return `(${sub()} ${clauses})`;
    }
  }

  private formatted(scope: Scope, depth: number): string {
    const parts = Array.from({ length: 1 + this.random.below(2) }, () => {
      const conversion = this.random.pick(['', '', '!r', '!s', ':>10', ':{a}']);
      return `t {${this.name(scope)}${conversion}}`;
    });
    if (this.random.chance(0.3)) parts.push(`{(${this.atom(scope)})=}`);
    void depth;
    return `f'${parts.join('').replaceAll("'", '"')}'`;
  }

  private atom(scope: Scope): string {
    return this.random.chance(0.6)
      ? this.name(scope)
      : this.random.chance(0.25)
        ? this.random.pick(GLOBALS)
        : this.random.pick(CONSTANTS);
  }
}
