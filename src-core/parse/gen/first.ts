/**
 * What a rule can begin with: whether it can match nothing, and the set of token kinds that its first token may have. Sets err on
 * the large side (look-aheads count as nothing), since they only spare attempts that could not succeed.
 */
import type { Alternative, Item, Rule } from './grammar.ts';

export class FirstSets {
  private readonly nullableRules = new Set<string>();
  private readonly ruleSets = new Map<string, Set<string>>();

  constructor(private readonly rules: Map<string, Rule>) {
    for (const name of rules.keys()) this.ruleSets.set(name, new Set());
    for (let changed = true; changed; ) {
      changed = false;
      for (const rule of rules.values()) {
        if (!this.nullableRules.has(rule.name) && rule.alternatives.some((a) => this.nullable(a))) {
          this.nullableRules.add(rule.name);
          changed = true;
        }
        const set = this.ruleSets.get(rule.name)!;
        const size = set.size;
        for (const alternative of rule.alternatives) for (const kind of this.ofItems(alternative.items)) set.add(kind);
        if (set.size !== size) changed = true;
      }
    }
  }

  private itemNullable(item: Item): boolean {
    switch (item.kind) {
      case 'token':
      case 'soft':
      case 'forced':
        return false;
      case 'rule':
        return this.nullableRules.has(item.name);
      case 'group':
        return item.alternatives.some((a) => this.nullable(a));
      case 'optional':
      case 'look':
      case 'cut':
        return true;
      case 'loop':
        return item.least === 0 || this.itemNullable(item.item);
      case 'gather':
        return this.itemNullable(item.item);
    }
  }

  /** Whether the alternative can succeed without a token. */
  nullable(alternative: Alternative): boolean {
    return alternative.items.every((item) => this.itemNullable(item));
  }

  /** Whether `item`, from which nothing is consumed, could match nothing at all. */
  canBeEmpty(item: Item): boolean {
    return this.itemNullable(item);
  }

  /** Kinds that the first token of `item` may have (names of token types, quoted texts of keywords and operators). */
  ofItem(item: Item): Set<string> {
    switch (item.kind) {
      case 'token':
        return new Set([item.name === 'IDENT' || item.name === 'SOFT_KEYWORD' ? 'NAME' : item.name]);
      case 'soft':
        return new Set(['NAME']);
      case 'rule': {
        const set = this.ruleSets.get(item.name);
        if (!set || !this.rules.has(item.name)) throw new Error(`grammar: no rule ${item.name}`);
        return set;
      }
      case 'group':
        return new Set(item.alternatives.flatMap((a) => [...this.ofItems(a.items)]));
      case 'optional':
      case 'loop':
      case 'gather':
        return this.ofItem(item.item);
      case 'forced':
        return new Set(['*']);
      case 'look':
      case 'cut':
        return new Set();
    }
  }

  /** The same for a row of items. */
  ofItems(items: readonly Item[]): Set<string> {
    const set = new Set<string>();
    for (const item of items) {
      for (const kind of this.ofItem(item)) set.add(kind);
      if (!this.itemNullable(item)) break;
    }
    return set;
  }
}
