/**
 * SyntaxWarnings for code that cannot do what it says: `is` with a literal, a call or a subscript of what has neither. They are
 * issued while the code is generated, so code that is generated twice (in `finally`) warns twice.
 */
import type { Compare, expr } from '../../ast/nodes.generated.ts';
import type { Const } from '../../code/const.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';

/** `"is" with 'int' literal` (CPython Python/compile.c, `check_compare`); the first such link of a chain only. */
export function checkComparison(g: CodeGenerator, node: Compare): void {
  let left = node.left;
  for (let i = 0; i < node.ops.length; i++) {
    const op = node.ops[i];
    const right = node.comparators[i];
    if ((op === 'Is' || op === 'IsNot') && (isLiteral(left) || isLiteral(right))) {
      const type = typeName(isLiteral(left) ? left : right);
      const message =
        op === 'Is' ? `"is" with '${type}' literal. Did you mean "=="?` : `"is not" with '${type}' literal. Did you mean "!="?`;
      g.warn(at(node), message);
      return;
    }
    left = right;
  }
}

/** A constant other than the named ones. */
function isLiteral(node: expr): boolean {
  if (node._type !== 'Constant') return false;
  const { value } = node;
  return value !== null && typeof value !== 'boolean' && !(typeof value === 'object' && value.kind === 'ellipsis');
}

export function checkCallable(g: CodeGenerator, node: expr): void {
  switch (node._type) {
    case 'Constant':
    case 'Tuple':
    case 'List':
    case 'ListComp':
    case 'Dict':
    case 'DictComp':
    case 'Set':
    case 'SetComp':
    case 'GeneratorExp':
    case 'JoinedStr':
    case 'FormattedValue':
      g.warn(at(node), `'${typeName(node)}' object is not callable; perhaps you missed a comma?`);
  }
}

export function checkSubscriptable(g: CodeGenerator, node: expr): void {
  switch (node._type) {
    case 'Constant':
      if (isSequence(node.value)) return;
      break;
    case 'Set':
    case 'SetComp':
    case 'GeneratorExp':
    case 'Lambda':
      break;
    default:
      return;
  }
  g.warn(at(node), `'${typeName(node)}' object is not subscriptable; perhaps you missed a comma?`);
}

/** An index of a sequence display that can be no index. */
export function checkIndex(g: CodeGenerator, node: expr, index: expr): void {
  const type = typeName(index);
  if (type === undefined || type === 'int' || type === 'bool' || type === 'slice') return;
  switch (node._type) {
    case 'Constant':
      if (!isSequence(node.value)) return;
      break;
    case 'Tuple':
    case 'List':
    case 'ListComp':
    case 'JoinedStr':
    case 'FormattedValue':
      break;
    default:
      return;
  }
  g.warn(at(node), `${typeName(node)} indices must be integers or slices, not ${type}; perhaps you missed a comma?`);
}

function isSequence(value: Const): boolean {
  const type = constTypeName(value);
  return type === 'str' || type === 'bytes' || type === 'tuple';
}

/** The type of the value, where the expression alone tells it (`infer_type`). */
function typeName(node: expr): string | undefined {
  switch (node._type) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'Constant':
      return constTypeName(node.value);
    default:
      return undefined;
  }
}

function constTypeName(value: Const): string {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'number':
    case 'bigint':
      return 'int';
    case 'boolean':
      return 'bool';
  }
  if (value === null) return 'NoneType';
  return value.kind === 'wide' ? 'str' : value.kind;
}
