/** `==`, `<` and so on of decimals with any number (Modules/_decimal/_decimal.c `dec_richcompare`, `convert_op_cmp`), and their hash. */
import { type Int, multiplyInt, negateInt, powerModulo } from '../../base/int.ts';
import { getAttr } from '../../objects/abstract/attr.ts';
import { isInstance } from '../../objects/abstract/compare.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, GE, GT, LE, LT, NE } from '../../objects/type.ts';
import { asInt, NotImplemented, PyComplex, PyFloat, type Value } from '../../objects/value.ts';
import { compareValues } from './compare.ts';
import type { PyDecimalContext } from './context-object.ts';
import { fromFloat, fromInt, operand } from './conversion.ts';
import { FLOAT_OPERATION, INVALID_OPERATION } from './limits.ts';
import { INFINITE, type PyDecimal, SIGNALING, small } from './number.ts';
import { currentContext, note } from './state.ts';

type Pair = [PyDecimal, PyDecimal];

/** Both sides as decimals that compare like them; undefined where the other is no number. */
function comparable(t: Thread, self: PyDecimal, other: Value, op: CompareOp, context: PyDecimalContext): Pair | undefined {
  const known = operand(other);
  if (known !== undefined) return [self, known];
  const equality = op === EQ || op === NE;
  if (other instanceof PyFloat || (other instanceof PyComplex && equality)) {
    const value = other instanceof PyFloat ? other.value : other.real;
    if (other instanceof PyComplex && other.imag !== 0) return undefined;
    if (equality) context.flags |= FLOAT_OPERATION;
    else note(context, FLOAT_OPERATION);
    return [self, fromFloat(value)];
  }
  if (!isInstance(t, other, context.state.rational)) return undefined;
  const numerator = intOf(getAttr(t, other, 'numerator'));
  if (self.kind !== 0) return [self, fromInt(numerator)];
  const denominator = fromInt(intOf(getAttr(t, other, 'denominator')));
  const scaled = small(
    self.negative !== denominator.negative,
    multiplyInt(self.coefficient, denominator.coefficient),
    self.exponent,
  );
  return [scaled, fromInt(numerator)];
}

const intOf = (value: Value): Int => asInt(value) ?? raise.TypeError('argument must be an integer');

/** The slot of comparison. */
export function compareWith(t: Thread, self: PyDecimal, other: Value, op: CompareOp): Value {
  const context = currentContext(t);
  const pair = comparable(t, self, other, op, context);
  if (pair === undefined) return NotImplemented;
  const [a, b] = pair;
  if (a.isNan || b.isNan) {
    if (a.kind === SIGNALING || b.kind === SIGNALING || (op !== EQ && op !== NE)) note(context, INVALID_OPERATION);
    return op === NE;
  }
  const order = compareValues(a, b);
  switch (op) {
    case EQ:
      return order === 0;
    case NE:
      return order !== 0;
    case LE:
      return order <= 0;
    case GE:
      return order >= 0;
    case LT:
      return order < 0;
    default:
      return op === GT && order > 0;
  }
}

const MODULUS = 2n ** 61n - 1n;
/** The inverse of 10 by that modulus. */
const TENTH = 2075258708292324556n;

/** The hash, which is that of an equal int, float or fraction. Raises TypeError of a signaling NaN. */
export function hashDecimal(self: PyDecimal, identity: () => Int): Int {
  if (self.hash === undefined) self.hash = computeHash(self, identity);
  return self.hash;
}

function computeHash(d: PyDecimal, identity: () => Int): Int {
  if (d.kind === SIGNALING) return raise.TypeError('Cannot hash a signaling NaN value');
  if (d.kind === INFINITE) return d.negative ? -314159 : 314159;
  if (d.isNan) return identity();
  const scale = d.exponent >= 0 ? powerModulo(10, d.exponent, MODULUS) : powerModulo(TENTH, negateInt(d.exponent), MODULUS);
  const size = (BigInt(d.coefficient) * BigInt(scale)) % MODULUS;
  const hash = d.negative ? -size : size;
  if (hash === -1n) return -2;
  return hash >= -9007199254740991n && hash <= 9007199254740991n ? Number(hash) : hash;
}
