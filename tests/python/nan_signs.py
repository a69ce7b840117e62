"""The sign of a NaN: where it comes from and where it is seen."""
import array
import copy
import decimal
import math
import pickle
import struct
from math import copysign


def sign(x):
    assert x != x
    return copysign(1.0, x)


class Float(float):
    pass


class Given:
    def __float__(self):
        return float('-nan')


NEGATIVE = float('-nan')
POSITIVE = float('nan')
assert sign(NEGATIVE) == -1 and sign(POSITIVE) == 1 and sign(math.nan) == 1
assert sign(float(' -NaN ')) == sign(float(b'-nan')) == sign(float.fromhex('-nan')) == sign(Float('-nan')) == -1
assert sign(float('+nan')) == sign(float.fromhex('nan')) == sign(Float('nan')) == 1
assert float(NEGATIVE) is NEGATIVE and sign(float(Float('-nan'))) == -1 and sign(Float(NEGATIVE)) == -1
assert sign(Float(Given())) == sign(float(Given())) == copysign(1, Given()) == -1

# Negation and absolute value; the rest of arithmetic is the processor's affair.
assert sign(-POSITIVE) == -1 and sign(-NEGATIVE) == 1 and sign(--POSITIVE) == 1 and sign(+NEGATIVE) == -1
assert sign(abs(NEGATIVE)) == sign(math.fabs(NEGATIVE)) == 1
assert sign(copysign(POSITIVE, -1.0)) == -1 and sign(copysign(NEGATIVE, 1.0)) == 1 and sign(copysign(NEGATIVE, -0.0)) == -1
assert copysign(2, NEGATIVE) == -2.0 and copysign(-2, POSITIVE) == 2.0 and copysign(3, -1) == -3.0
assert sign(NEGATIVE.real) == sign(NEGATIVE.conjugate()) == sign(NEGATIVE.__getnewargs__()[0]) == -1
assert sign(copy.deepcopy(NEGATIVE)) == -1

# Nothing shows it in text.
assert repr(NEGATIVE) == str(NEGATIVE) == '%f' % NEGATIVE == format(NEGATIVE, '.2e') == NEGATIVE.hex() == 'nan'
assert '%+f' % NEGATIVE == format(NEGATIVE, '+') == '+nan' and repr([NEGATIVE]) == '[nan]'
assert NEGATIVE in [NEGATIVE] and NEGATIVE not in [POSITIVE] and hash(NEGATIVE) == hash(NEGATIVE)

# In bytes.
for code, positive, negative in [
    ('<d', '000000000000f87f', '000000000000f8ff'),
    ('>d', '7ff8000000000000', 'fff8000000000000'),
    ('<f', '0000c07f', '0000c0ff'),
    ('>e', '7e00', 'fe00'),
]:
    assert struct.pack(code, POSITIVE).hex() == positive, code
    assert struct.pack(code, NEGATIVE).hex() == negative, code
    assert sign(struct.unpack(code, bytes.fromhex(negative))[0]) == -1
    assert sign(struct.unpack(code, bytes.fromhex(positive))[0]) == 1
view = memoryview(bytearray(8)).cast('d')
view[0] = NEGATIVE
assert view.tobytes().hex() == '000000000000f8ff' and sign(view[0]) == -1
assert sign(array.array('d', bytes.fromhex('000000000000f8ff'))[0]) == -1
for protocol in range(1, 6):
    assert sign(pickle.loads(pickle.dumps(NEGATIVE, protocol))) == -1 or protocol == 0

# Decimals.
for text in ('nan', 'nan1234', '-nan', '-nan2468'):
    assert sign(float(decimal.Decimal(text))) == (-1 if text[0] == '-' else 1)
assert copysign(1, decimal.Decimal('-nan')) == -1 and str(decimal.Decimal(NEGATIVE)) == 'NaN'

# The parts of complex numbers.
for z, real, imag in [
    (complex('-nan'), -1, None),
    (complex('-nanj'), None, -1),
    (complex('-nan-nanj'), -1, -1),
    (complex('nan-nanj'), 1, -1),
    (complex(NEGATIVE, POSITIVE), -1, 1),
    (complex(1.5, NEGATIVE), None, -1),
    (-complex(NEGATIVE, POSITIVE), 1, -1),
    (complex(POSITIVE, POSITIVE).conjugate(), 1, -1),
    (+complex('-nan'), -1, None),
]:
    assert real is None or sign(z.real) == real, z
    assert imag is None or sign(z.imag) == imag, z
assert repr(complex('-nan-nanj')) == '(nan+nanj)' and complex(2, 3) == 2 + 3j and complex(1j, 2j) == -2 + 1j
