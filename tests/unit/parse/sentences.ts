/**
 * Programs derived at random from the grammar itself, from its invalid_* rules too: what such a rule describes is just what it
 * explains. The same seed makes the same programs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Alternative, type Item, type Rule, readGrammar } from '../../../src-core/parse/gen/grammar.ts';
import { randomNumbers } from './mutants.ts';

const folder = join(import.meta.dirname, '../../../src-core/parse');
const grammar = new Map<string, Rule>(
  ['python.peg', 'invalid.peg']
    .flatMap((name) => readGrammar(readFileSync(join(folder, name), 'utf8')))
    .map((rule) => [rule.name, rule]),
);

/** The least number of nested rules that a rule needs to come to an end. */
const heights = new Map<string, number>();

function heightOfItem(item: Item): number {
  switch (item.kind) {
    case 'token':
    case 'soft':
    case 'cut':
    case 'look':
      return 0;
    case 'rule':
      return heights.get(item.name) ?? Number.POSITIVE_INFINITY;
    case 'group':
      return Math.min(...item.alternatives.map(heightOf));
    case 'optional':
      return 0;
    case 'loop':
      return item.least === 0 ? 0 : heightOfItem(item.item);
    default:
      return heightOfItem(item.item);
  }
}

function heightOf(alternative: Alternative): number {
  return Math.max(0, ...alternative.items.map(heightOfItem));
}

/** The alternatives that are Python; all of them for a rule that has none. */
function soundOf(rule: Rule): Alternative[] {
  const sound = rule.alternatives.filter(
    (a) => !a.items.some((item) => item.kind === 'rule' && item.name.startsWith('invalid_')),
  );
  return sound.length > 0 ? sound : rule.alternatives;
}

for (let changed = true; changed; ) {
  changed = false;
  for (const rule of grammar.values()) {
    const height = 1 + Math.min(...soundOf(rule).map(heightOf));
    if (height < (heights.get(rule.name) ?? Number.POSITIVE_INFINITY)) {
      heights.set(rule.name, height);
      changed = true;
    }
  }
}

const TERMINALS: Readonly<Record<string, readonly string[]>> = {
  NAME: ['a', 'b', 'f', 'x1', 'é', 'match', '_', 'print', 'type', 'case'],
  IDENT: ['a', 'b', 'self', 'é', 'case', '_'],
  NUMBER: ['1', '2.5', '3j', '0x1f'],
  STRING: ['"s"', "'t'", 'b"u"', 'r"\\v"', '"\\x41"'],
  FSTRING_START: ['f"'],
  FSTRING_MIDDLE: ['m', ' ', '{{', '\\n'],
  FSTRING_END: ['"'],
  ASYNC: ['async'],
  AWAIT: ['await'],
  ENDMARKER: [''],
  TYPE_COMMENT: [''],
  SOFT_KEYWORD: ['match', 'case', 'type', '_'],
};

class Writer {
  text = '';
  private indent = 0;
  private quotes = 0;

  constructor(private readonly random: () => number) {}

  private pick<R>(list: readonly R[]): R {
    return list[Math.floor(this.random() * list.length)];
  }

  rule(name: string, budget: number): void {
    const rule = grammar.get(name)!;
    const alternatives = this.random() < 0.01 ? rule.alternatives : soundOf(rule);
    const fitting = alternatives.filter((a) => heightOf(a) < budget);
    const least = Math.min(...alternatives.map(heightOf));
    this.alternative(this.pick(fitting.length > 0 ? fitting : alternatives.filter((a) => heightOf(a) === least)), budget - 1);
  }

  private alternative(alternative: Alternative, budget: number): void {
    for (const item of alternative.items) this.item(item, budget);
  }

  private item(item: Item, budget: number): void {
    switch (item.kind) {
      case 'token':
        return this.token(item.name);
      case 'soft':
        return this.write(item.text);
      case 'rule':
        return this.rule(item.name, budget);
      case 'group': {
        const fitting = item.alternatives.filter((a) => heightOf(a) <= budget);
        return this.alternative(this.pick(fitting.length > 0 ? fitting : item.alternatives), budget);
      }
      case 'optional':
        if (this.random() < 0.4 && heightOfItem(item.item) <= budget) this.item(item.item, budget);
        return;
      case 'loop': {
        let times = item.least + (this.random() < 0.3 && heightOfItem(item.item) <= budget ? 1 : 0);
        while (times-- > 0) this.item(item.item, budget);
        return;
      }
      case 'gather': {
        this.item(item.item, budget);
        while (this.random() < 0.3) {
          this.item(item.separator, budget);
          this.item(item.item, budget);
        }
        return;
      }
      case 'forced':
        return this.item(item.item, budget);
      case 'look':
      case 'cut':
    }
  }

  private token(name: string): void {
    if (name === 'NEWLINE') {
      this.text += `\n${'  '.repeat(this.indent)}`;
    } else if (name === 'INDENT') {
      this.indent++;
      this.text += '  ';
    } else if (name === 'DEDENT') {
      this.indent--;
      if (this.text.endsWith('  ')) this.text = this.text.slice(0, -2);
    } else if (name === 'FSTRING_START') {
      // Strings within strings take turns with their quotes.
      this.write(this.quotes++ % 2 === 0 ? 'f"' : "f'");
    } else if (name === 'FSTRING_END') {
      this.text += --this.quotes % 2 === 0 ? '"' : "'";
    } else if (name === 'FSTRING_MIDDLE') {
      this.text += this.pick(TERMINALS[name]);
    } else if (name[0] === "'") {
      this.write(name.slice(1, -1));
    } else {
      this.write(this.pick(TERMINALS[name]));
    }
  }

  private write(word: string): void {
    const glued = this.quotes > 0 || this.text === '' || /[\s([{.]$/.test(this.text) || /^[)\]},.:;([]/.test(word);
    this.text += (glued && !(/\w$/.test(this.text) && /^\w/.test(word)) ? '' : ' ') + word;
  }
}

/** `count` programs derived from rule `start`. */
export function makeSentences(count: number, seed: number, start = 'statement'): string[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const writer = new Writer(random);
    writer.rule(start, 12 + Math.floor(random() * 16));
    return `${writer.text.trimEnd()}\n`;
  });
}

/** Rules that say what is wrong. */
export const INVALID_RULES: readonly string[] = [...grammar.keys()].filter((name) => name.startsWith('invalid_'));
