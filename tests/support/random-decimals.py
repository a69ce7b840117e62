"""Random operations on decimals: one line each with operands, context, result, flags or error. SEED and COUNT are set before this text."""
import random
import decimal
from decimal import Context, Decimal, getcontext, localcontext

rng = random.Random(SEED)

ROUNDINGS = [
    'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_DOWN',
    'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP',
]
SIGNALS = [
    decimal.InvalidOperation, decimal.FloatOperation, decimal.DivisionByZero, decimal.Overflow, decimal.Underflow,
    decimal.Subnormal, decimal.Inexact, decimal.Rounded, decimal.Clamped,
]
UNARY = (
    'abs exp ln log10 minus next_minus next_plus normalize plus to_integral_exact to_integral_value sqrt is_canonical is_finite '
    'is_infinite is_nan is_normal is_qnan is_signed is_snan is_subnormal is_zero _apply canonical copy_abs copy_negate logb '
    'logical_invert number_class to_sci_string to_eng_string create_decimal'
).split()
BINARY = (
    'add compare compare_signal divide divide_int divmod max max_mag min min_mag multiply next_toward quantize remainder '
    'remainder_near subtract power compare_total compare_total_mag copy_sign logical_and logical_or logical_xor rotate '
    'same_quantum scaleb shift'
).split()
SPECIAL = ['NaN', '-NaN', 'sNaN', 'NaN123', '-sNaN45678901234', 'Infinity', '-Infinity', '0', '-0', '0E+7', '-0E-400', '1', '-1', '10', '0.1']


def digits(most):
    length = rng.choice([1, 1, 2, 3, 5, 9, 15, 16, 17, 18, 28, 29, 40, rng.randint(1, most)])
    kind = rng.random()
    if kind < 0.1:
        return '9' * length
    if kind < 0.2:
        return '1' + '0' * (length - 1)
    if kind < 0.3:
        return rng.choice('145') + ''.join(rng.choice('059') for _ in range(length - 1))
    return ''.join(rng.choice('0123456789') for _ in range(length))


def number(most=60, largest=999999):
    kind = rng.random()
    if kind < 0.08:
        return rng.choice(SPECIAL)
    text = rng.choice(['', '', '-', '+']) + digits(most)
    if kind < 0.5:
        place = rng.randint(0, len(text))
        if text[place:place + 1] not in ('-', '+'):
            text = text[:place] + '.' + text[place:]
    if kind > 0.3:
        scale = min(largest, rng.choice([3, 10, 30, 400, 6200, 999999]))
        text += rng.choice('eE') + str(rng.randint(-scale, scale))
    return text


def small_number():
    return rng.choice(['', '-']) + str(rng.choice([0, 1, 2, 3, 5, 7, 17, 28, 100, 999])) + rng.choice(['', '', '.5', '.0', 'E+1', '.25'])


def bits():
    return ''.join(rng.choice('01') for _ in range(rng.choice([1, 3, 9, 20, 40])))


def context():
    prec = rng.choice([1, 2, 3, 5, 9, 16, 17, 28, 34, 60])
    emax = rng.choice([0, 5, 96, 384, 6144, 999999, 425000000])
    emin = -rng.choice([0, 5, 95, 383, 6143, 999999, 425000000])
    traps = rng.choice([[], [], [], [decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow], rng.sample(SIGNALS, 3)])
    return Context(
        prec=prec, rounding=rng.choice(ROUNDINGS), Emin=emin, Emax=emax, capitals=rng.choice([0, 1, 1]),
        clamp=rng.choice([0, 0, 1]), flags=[], traps=traps,
    )


def operand(name, which):
    if name.startswith('logical'):
        return bits() if rng.random() < 0.9 else number()
    if name in ('rotate', 'shift', 'scaleb') and which == 1:
        return str(rng.randint(-40, 40)) if rng.random() < 0.8 else number()
    if name == 'power' and which == 1 and rng.random() < 0.8:
        return small_number()
    if name in ('exp',) and rng.random() < 0.7:
        return small_number()
    if name in ('ln', 'log10') and rng.random() < 0.2:
        return '1.' + '0' * rng.randint(1, 30) + digits(5)
    if name == 'quantize' and which == 1 and rng.random() < 0.7:
        return '1e' + str(rng.randint(-30, 10))
    return number()


def show(value):
    if type(value) is tuple:
        return ' '.join(map(repr, value))
    return repr(value)


SPECS = [
    '', 'f', '.0f', '.3f', '.10e', 'E', 'g', '.5G', '%', '.1%', ',', ',.2f', '+.4', ' >30', '*^40.6f', '=+25,.3f', '030,.1f', '<20', 'n', '012', 'x^9e',
]


def once(i):
    ctx = context()
    kind = rng.random()
    if kind < 0.32:
        name = rng.choice(UNARY)
        args = [operand(name, 0)]
    elif kind < 0.85:
        name = rng.choice(BINARY)
        args = [operand(name, 0), operand(name, 1)]
    elif kind < 0.88:
        name = 'fma'
        args = [number(), number(), number()]
    elif kind < 0.91:
        name = 'power'
        args = [str(rng.randint(-50, 50)), str(rng.randint(-2, 60)), str(rng.randint(-9, 999))]
    elif kind < 0.95:
        name = 'format'
        args = [number(largest=2000), rng.choice(SPECS)]
    else:
        name = 'convert'
        args = [number()]
    if name == 'power' and len(args) == 2:
        # The reference has fewer guard digits than a 64-bit build: powers that are exact in truth are not rounded alike upwards or downwards.
        ctx.rounding = 'ROUND_HALF_EVEN'
    head = f'{i} {name} {args} {ctx}'
    try:
        if name == 'format':
            with localcontext(ctx):
                result = format(Decimal(args[0]), args[1])
        elif name == 'convert':
            d = Decimal(args[0])
            result = (d.as_tuple(), float(d) if not d.is_snan() else None, d == d, str(d))
            if d.is_finite() and abs(d.adjusted()) < 500:
                result += (d.as_integer_ratio(), int(d), round(d, 3))
        else:
            operands = args if name == 'create_decimal' else [Decimal(a) for a in args]
            result = getattr(ctx, name)(*operands)
        outcome = show(result)
    except decimal.DecimalException as error:
        outcome = repr(error)
    except (ValueError, OverflowError) as error:
        outcome = f'{type(error).__name__}: {error}'
    print(head, '->', outcome, '|', ' '.join(s.__name__ for s in SIGNALS if ctx.flags[s]))


for i in range(COUNT):
    once(i)
