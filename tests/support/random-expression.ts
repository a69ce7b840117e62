/**
 * Random expressions and targets, made from a seed: the half of random-program.ts that fits on one line.
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
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly isAsync: boolean;
  /** Whether `yield` may stand here; decided once for each function. */
  readonly yields: boolean;
  readonly loop: boolean;
  /** Inside `except*` nothing may jump out. */
  readonly exceptStar: boolean;
  /** Inside a comprehension, where `yield` may not stand. */
  readonly comprehension: boolean;
  /** Where `:=` may not stand: annotations, bounds, iterables of comprehensions, comprehensions of classes. */
  readonly walrus: boolean;
  readonly level: number;
  readonly names: readonly string[];
}

export const NAMES = ['a', 'b', 'c', 'd', 'e', 'x', 'y', 'z'];
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
export const BINARY = ['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '|', '^'];
const COMPARE = ['<', '<=', '==', '!=', '>', '>=', 'is', 'is not', 'in', 'not in'];

export class ExpressionGenerator {
  protected readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  protected name(scope: Scope): string {
    return this.random.pick(scope.names);
  }

  /** The scope for places where `yield`, `await` and `:=` are not allowed (annotations, bounds, bases of generic classes). */
  protected quiet(scope: Scope): Scope {
    return { ...scope, yields: false, isAsync: false, comprehension: true, walrus: false };
  }

  protected simpleTarget(scope: Scope): string {
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

  protected target(scope: Scope): string {
    const { random } = this;
    if (random.chance(0.6)) return this.simpleTarget(scope);
    const items = Array.from({ length: 2 + random.below(2) }, () =>
      random.chance(0.2) ? `(${this.target(scope)})` : this.simpleTarget(scope),
    );
    if (random.chance(0.25)) items[random.below(items.length)] = `*${this.name(scope)}`;
    return random.chance(0.2) ? `[${items.join(', ')}]` : items.join(', ');
  }

  protected expression(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0 || random.chance(0.25)) return this.atom(scope);
    const sub = () => this.expression(scope, depth - 1);
    switch (random.below(24)) {
      case 0:
      case 1:
        return `(${sub()} ${random.pick(BINARY)} ${sub()})`;
      case 2:
        return `(${random.pick(['-', '+', '~', 'not ', 'not not ', '- -'])}${sub()})`;
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
        if (random.chance(0.25)) return `${this.name(scope)}[${this.subscripts(scope, depth)}]`;
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
        if (!scope.walrus) return sub();
        // Variables of comprehensions may not be bound anew.
        return `(${scope.comprehension ? random.pick(['w', 'v']) : this.name(scope)} := ${sub()})`;
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
      'super().attr',
      'super(G, a).method',
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
    const parameters = this.lambdaParameters(scope, depth);
    return `(lambda ${parameters}: ${this.expression(inside, depth - 1)})`;
  }

  private comprehension(scope: Scope, depth: number): string {
    const { random } = this;
    // In the outermost iterable of a comprehension `:=` may not stand, nor anywhere in one of a class.
    const walrus = scope.walrus && scope.kind === 'function';
    const inside: Scope = { ...scope, comprehension: true, walrus };
    const iterable: Scope = { ...scope, comprehension: true, walrus: false };
    const sub = () => this.expression(inside, depth - 1);
    const some = () => (scope.isAsync && scope.kind === 'function' && random.chance(0.25) ? 'async for' : 'for');
    let clauses = `${some()} ${random.pick(['x', 'y', 'x, y', 'x.a', 'x[0]', '(x, *y)', '_'])} in ${this.expression(iterable, depth - 1)}`;
    if (random.chance(0.3)) clauses += ` if ${sub()}`;
    if (random.chance(0.25)) clauses += ` ${some()} z in ${this.expression(iterable, depth - 1)}`;
    if (random.chance(0.1)) clauses += ` if ${sub()} if ${sub()}`;
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

  private lambdaParameters(scope: Scope, depth: number): string {
    const { random } = this;
    const value = () => this.expression(scope, Math.min(depth - 1, 1));
    return random.pick([
      () => '',
      () => 'x',
      () => 'x, y=1',
      () => '*x',
      () => 'x, **y',
      () => `x=${value()}`,
      () => `x, /, y=${value()}, *, z=${value()}`,
      () => `*, x=${value()}, y, **z`,
    ])();
  }

  /** What stands between brackets: slices and starred items too. */
  private subscripts(scope: Scope, depth: number): string {
    const sub = () => this.expression(scope, depth - 1);
    const item = () => this.random.pick([sub, () => `${sub()}:`, () => ':', () => `::${sub()}`, () => `*${this.name(scope)}`])();
    return `${item()}, ${item()}`;
  }

  /** An f-string; fields may hold further f-strings, and formats further fields. */
  private formatted(scope: Scope, depth: number, quotes = "'"): string {
    const { random } = this;
    const parts = Array.from({ length: 1 + random.below(3) }, () => {
      if (random.chance(0.2)) return random.pick(['text', ' ', '{{', '}}', '%', '\\n', 'é']);
      const conversion = random.pick(['', '', '', '!r', '!s', '!a', ':>10', ':{a}', '!r:{a}.{b}', '=', '=!s', '=:>{a}']);
      const inner =
        random.chance(0.25) && depth > 0 ? this.formatted(scope, depth - 1, '"') : `(${this.expression(scope, depth - 1)})`;
      return `{${random.chance(0.5) ? this.name(scope) : inner}${conversion}}`;
    });
    const prefix = random.chance(0.1) ? 'rf' : 'f';
    const joined = random.chance(0.15) ? ` ${quotes}more${quotes}` : '';
    return `(${prefix}${quotes}${parts.join('')}${quotes}${joined})`;
  }

  protected atom(scope: Scope): string {
    return this.random.chance(0.6)
      ? this.name(scope)
      : this.random.chance(0.25)
        ? this.random.pick(GLOBALS)
        : this.random.pick(CONSTANTS);
  }
}
