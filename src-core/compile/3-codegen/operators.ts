/**
 * Arguments of the instructions that carry an operator or an intrinsic function, by the names that the AST uses. The numbers come
 * from the opcode tables; only the comparison masks are laid down here.
 */
import type { cmpop, operator } from '../../ast/nodes.generated.ts';
import { BINARY_OPS, COMPARE_OPS, INTRINSICS_1, INTRINSICS_2 } from '../../code/opcodes.generated.ts';

function indexOf(table: readonly string[], name: string): number {
  const index = table.indexOf(name);
  if (index < 0) throw new Error(`no such entry in the opcode tables: ${name}`);
  return index;
}

const unary = (name: string) => indexOf(INTRINSICS_1, `INTRINSIC_${name}`);
const binary = (name: string) => indexOf(INTRINSICS_2, `INTRINSIC_${name}`);

/** Arguments of CALL_INTRINSIC_1. */
export const PRINT = unary('PRINT');
export const IMPORT_STAR = unary('IMPORT_STAR');
export const STOPITERATION_ERROR = unary('STOPITERATION_ERROR');
export const ASYNC_GEN_WRAP = unary('ASYNC_GEN_WRAP');
export const UNARY_POSITIVE = unary('UNARY_POSITIVE');
export const LIST_TO_TUPLE = unary('LIST_TO_TUPLE');
export const TYPEVAR = unary('TYPEVAR');
export const PARAMSPEC = unary('PARAMSPEC');
export const TYPEVARTUPLE = unary('TYPEVARTUPLE');
export const SUBSCRIPT_GENERIC = unary('SUBSCRIPT_GENERIC');
export const TYPEALIAS = unary('TYPEALIAS');

/** Arguments of CALL_INTRINSIC_2. */
export const PREP_RERAISE_STAR = binary('PREP_RERAISE_STAR');
export const TYPEVAR_WITH_BOUND = binary('TYPEVAR_WITH_BOUND');
export const TYPEVAR_WITH_CONSTRAINTS = binary('TYPEVAR_WITH_CONSTRAINTS');
export const SET_FUNCTION_TYPE_PARAMS = binary('SET_FUNCTION_TYPE_PARAMS');

const SYMBOLS: Readonly<Record<operator, string>> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  Mod: '%',
  Pow: '**',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  FloorDiv: '//',
};

const symbols = BINARY_OPS.map(([, symbol]) => symbol);
const plain = new Map<operator, number>();
const inplace = new Map<operator, number>();
for (const [name, symbol] of Object.entries(SYMBOLS) as [operator, string][]) {
  plain.set(name, indexOf(symbols, symbol));
  inplace.set(name, indexOf(symbols, `${symbol}=`));
}

/** The argument of BINARY_OP. */
export function binaryOperator(op: operator, augmented: boolean): number {
  return (augmented ? inplace : plain).get(op)!;
}

// What a specialised comparison tests (CPython pycore_code.h): bit 0 unordered, 1 less, 2 greater, 3 equal.
const MASKS: Readonly<Record<string, number>> = { '<': 2, '<=': 2 | 8, '==': 8, '!=': 1 | 2 | 4, '>': 4, '>=': 4 | 8 };
const RICH: Readonly<Partial<Record<cmpop, string>>> = { Lt: '<', LtE: '<=', Eq: '==', NotEq: '!=', Gt: '>', GtE: '>=' };

/** The argument of COMPARE_OP: operator number above four bits of mask. Undefined for `is` and `in`, which are other instructions. */
export function richComparison(op: cmpop): number | undefined {
  const symbol = RICH[op];
  return symbol === undefined ? undefined : (indexOf(COMPARE_OPS, symbol) << 4) | MASKS[symbol];
}
