"""decimal as programs use it: construction, operators, contexts, signals, formats, conversions."""
import copy
import decimal
import fractions
import pickle
from decimal import (
    BasicContext, Clamped, Context, Decimal, DefaultContext, DivisionByZero, ExtendedContext, FloatOperation, Inexact,
    InvalidOperation, Overflow, Rounded, Subnormal, Underflow, getcontext, localcontext, setcontext,
)

D = Decimal


def check(actual, expected):
    assert actual == expected and type(actual) is type(expected), f'{actual!r} is not {expected!r}'


def raises(kind, text, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as error:
        assert type(error) is kind, type(error)
        assert text in str(error), str(error)
        return error
    assert False, f'{kind} was not raised'


# Construction.
check(repr(D('1.50')), "Decimal('1.50')")
check(str(D(' 1_000.5\n')), '1000.5')
check(str(D('\u0661\u0662')), '12')
check(str(D((1, (1, 2, 3), -2))), '-1.23')
check(str(D((0, (), 'F'))), 'Infinity')
check(str(D(0.1)), '0.1000000000000000055511151231257827021181583404541015625')
check(str(D(-0.0)), '-0')
check(str(D(10**40)), '1' + '0' * 40)
check(str(D('sNaN012')), 'sNaN12')
check(str(D('1E+3')), '1E+3')
check(str(D('123E-10')), '1.23E-8')
check(D('0E-7').to_eng_string(), '0.0E-6')
raises(InvalidOperation, "[<class 'decimal.ConversionSyntax'>]", D, 'x')
raises(TypeError, 'conversion from dict to Decimal is not supported', D, {})
raises(ValueError, 'argument must be a sequence of length 3', D, (1, 2))
raises(ValueError, 'coefficient must be a tuple of digits', D, (0, (10,), 1))
raises(TypeError, 'function takes at most 2 arguments (3 given)', D, 1, 2, 3)
check(D.from_float(2.5), D('2.5'))
check(D('1').copy_sign(D('-3')), D('-1'))

# Operators mix with ints, not with floats.
check(D('1.1') + 2, D('3.1'))
check(2 - D('1.1'), D('0.9'))
check(str(D(1) / 3), '0.3333333333333333333333333333')
check(D(7) // D(-2), D(-3))
check(D(7) % D(-2), D(1))
check(divmod(D(-7), 2), (D(-3), D(-1)))
check(D(2) ** 10, D(1024))
check(pow(D(3), 5, 7), D(5))
check(str(D(2) ** D('0.5')), '1.414213562373095048801688724')
check(str(-D('0')), '0')
check(bool(D('0.00')), False)
check(abs(D('-2.5')), D('2.5'))
raises(TypeError, "unsupported operand type(s) for +: 'decimal.Decimal' and 'float'", lambda: D(1) + 1.5)
check(D('1.5') == 1.5, True)
check(D('0.1') == 0.1, False)
check(D('0.1') < 0.1, True)
check(D('0.5') == fractions.Fraction(1, 2), True)
check(D(1) == 1 + 0j, True)
check(D('NaN') == D('NaN'), False)
raises(InvalidOperation, '', lambda: D('NaN') < 1)
check(hash(D('1.50')) == hash(1.5) == hash(fractions.Fraction(3, 2)), True)
check(hash(D(10) ** 5), hash(10**5))
raises(TypeError, 'Cannot hash a signaling NaN value', hash, D('sNaN'))
check(len({D('1'), D('1.0'), 1, 1.0}), 1)

# Conversions.
check(int(D('-2.9')), -2)
check(float(D('0.1')), 0.1)
check(complex(D('0.25')), 0.25 + 0j)
check(round(D('2.5')), 2)
check(round(D('2.675'), 2), D('2.68'))
check(D('3.14').as_tuple(), decimal.DecimalTuple(0, (3, 1, 4), -2))
check(D('-0.125').as_integer_ratio(), (-1, 8))
raises(OverflowError, 'cannot convert Infinity to integer', int, D('Infinity'))
raises(ValueError, 'cannot convert NaN to integer ratio', D('NaN').as_integer_ratio)
check(fractions.Fraction(D('0.1')), fractions.Fraction(1, 10))

# Formats.
check(f"{D('1234567.891'):,.2f}", '1,234,567.89')
check(f"{D('1.5'):>8}|{D('1.5'):<8}|{D('1.5'):^8}|{D('-1.5'):=8}", '     1.5|1.5     |  1.5   |-    1.5')
check(f"{D('12'):012,.1f}", '00,000,012.0')
check(f"{D('0.256'):.1%}", '25.6%')
check(f"{D('123456'):.3e}", '1.235e+5')
check(f"{D('NaN'):06}", '   NaN')
check('%s %.2f' % (D('1.50'), D('1.505')), '1.50 1.50')

# Contexts and what they note.
with localcontext(prec=5, rounding=decimal.ROUND_UP) as ctx:
    check(str(D(1) / 7), '0.14286')
    check(ctx.flags[Inexact] and ctx.flags[Rounded], True)
    ctx.clear_flags()
    check(any(ctx.flags.values()), False)
    ctx.traps[Inexact] = True
    error = raises(Inexact, '', lambda: D(1) / 7)
    check(error.args, ([Inexact],))
check(getcontext().prec, 28)
error = raises(DivisionByZero, '', lambda: D(1) / 0)
check(isinstance(error, ZeroDivisionError), True)
raises(InvalidOperation, 'DivisionUndefined', lambda: D(0) / 0)
raises(Overflow, '', lambda: D('9e999999') * 10)
check(D('1e-999999') / 10 ** 30, D('0E-1000026'))
check(sorted(s.__name__ for s, on in getcontext().flags.items() if on and s in (Underflow, Subnormal, Clamped)), ['Clamped', 'Subnormal', 'Underflow'])
ctx = Context(prec=3, traps=[])
check(str(ctx.create_decimal('3.14159')), '3.14')
check(str(ctx.divide(D(1), D(0))), 'Infinity')
check(ctx.flags[DivisionByZero], True)
check(repr(Context(prec=7, flags=[Inexact], traps=[FloatOperation])), 'Context(prec=7, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[Inexact], traps=[FloatOperation])')
check(Context(Emin=-9, Emax=9, prec=4).Etiny(), -12)
check(Context(Emin=-9, Emax=9, prec=4).Etop(), 6)
raises(ValueError, 'valid range for prec is [1, MAX_PREC]', Context, prec=0)
raises(TypeError, 'valid values for rounding are:', Context, rounding='half')
raises(KeyError, 'valid values for signals are:', Context, flags=[ValueError])
raises(AttributeError, 'context attributes cannot be deleted', delattr, ctx, 'prec')
raises(ValueError, 'signal keys cannot be deleted', ctx.flags.__delitem__, Inexact)
with localcontext() as ctx:
    ctx.traps[FloatOperation] = True
    raises(FloatOperation, '', D, 1.5)
    check(D.from_float(1.5), D('1.5'))
before = getcontext()
setcontext(ExtendedContext)
check(getcontext() is not ExtendedContext and getcontext().prec, 9)
setcontext(before)
check((BasicContext.prec, DefaultContext.prec), (9, 28))

# Methods.
check(D('2').sqrt().quantize(D('1.000')), D('1.414'))
check(D('1.00').normalize(), D('1'))
check(str(D('1200').normalize()), '1.2E+3')
check(D(1).exp().quantize(D('1e-10')), D('2.7182818285'))
check(D(10).ln().quantize(D('1e-10')), D('2.3025850930'))
check(D(1000).log10(), D(3))
check(D(2).fma(3, 5), D(11))
check(D(18).remainder_near(5), D(-2))
check(D('101').logical_xor(D('110')), D('11'))
check(D(1234).rotate(1, Context(prec=4)), D(2341))
check(D(1234).shift(-2), D(12))
check(D(3).scaleb(2), D('3E+2'))
check(D('-0').compare_total(D('0')), D(-1))
check(D(1).next_plus(Context(prec=3)), D('1.01'))
check(D('2.5').to_integral_value(rounding=decimal.ROUND_HALF_UP), D(3))
check(D('-1E-1000000').number_class(), '-Subnormal')
check(D(5).max(D('NaN')), D(5))
raises(InvalidOperation, '', D('123456').quantize, D('1e-30'))
check(D('1.5').is_integer() if hasattr(D, 'is_integer') else False, False)

# Copies, pickles, subclasses.
value = D('-1.50')
check(copy.copy(value) is value and copy.deepcopy(value) is value, True)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    again = pickle.loads(pickle.dumps(value, protocol))
    check((str(again), type(again)), ('-1.50', D))
again = pickle.loads(pickle.dumps(Context(prec=11, traps=[Overflow])))
check((again.prec, again.traps[Overflow], again.traps[InvalidOperation]), (11, True, False))


class Money(Decimal):
    """A subclass keeps its class through the constructor, not through operators."""

    def __new__(cls, value, unit='EUR'):
        self = super().__new__(cls, value)
        self.unit = unit
        return self


price = Money('9.99', 'USD')
check((price.unit, type(price), type(price + 1), str(price * 2)), ('USD', Money, Decimal, '19.98'))
check(type(Decimal(price)), Decimal)
print('decimals done')
