/**
 * Finds rows of rules that are binary operators of rising precedence (`sum = sum '+' term | term`, `term = ...`), each used by the
 * one before only. They are printed as one method that climbs by precedence, so that an operand without operators does not pass
 * through all of them.
 */
import type { Alternative, Item, Rule } from './grammar.ts';

export interface OperatorChain {
  /** Loosest binding first. */
  rules: Rule[];
  /** Name of the rule of the operands. */
  operand: string;
}

/** The rule of the right operands when `rule` is nothing but left-associative binary operators. */
function operandOf(rule: Rule): string | undefined {
  const last = rule.alternatives[rule.alternatives.length - 1];
  if (rule.alternatives.length < 2 || last.items.length !== 1 || last.items[0].kind !== 'rule' || last.action) return undefined;
  const operand = last.items[0].name;
  const isOperator = ({ items: [left, operator, right], action }: Alternative): boolean =>
    left.kind === 'rule' &&
    left.name === rule.name &&
    operator?.kind === 'token' &&
    right?.kind === 'rule' &&
    right.name === operand &&
    !!action;
  return rule.alternatives.slice(0, -1).every((a) => a.items.length === 3 && isOperator(a)) ? operand : undefined;
}

/** Names of the rules that an alternative refers to. */
function references(alternative: Alternative): string[] {
  const of = (item: Item): string[] => {
    if (item.kind === 'rule') return [item.name];
    if (item.kind === 'group') return item.alternatives.flatMap(references);
    return [...('item' in item ? of(item.item) : []), ...(item.kind === 'gather' ? of(item.separator) : [])];
  };
  return alternative.items.flatMap(of);
}

/** The chains by the name of their first rule; chains of a single rule are left out. */
export function findChains(rules: ReadonlyMap<string, Rule>): Map<string, OperatorChain> {
  const users = new Map<string, Set<string>>();
  for (const rule of rules.values()) {
    for (const name of rule.alternatives.flatMap(references)) {
      if (name !== rule.name) users.set(name, (users.get(name) ?? new Set()).add(rule.name));
    }
  }
  const follower = (rule: Rule): Rule | undefined => {
    const operand = operandOf(rule);
    if (operand === undefined || users.get(operand)!.size > 1) return undefined;
    const next = rules.get(operand)!;
    return operandOf(next) === undefined ? undefined : next;
  };
  const chains = new Map<string, OperatorChain>();
  const followers = new Set([...rules.values()].map(follower));
  for (const rule of rules.values()) {
    if (operandOf(rule) === undefined || followers.has(rule)) continue;
    const chain = [rule];
    for (let next = follower(rule); next; next = follower(next)) chain.push(next);
    if (chain.length > 1) chains.set(rule.name, { rules: chain, operand: operandOf(chain[chain.length - 1])! });
  }
  return chains;
}
