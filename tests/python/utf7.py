"""UTF-7 both ways, by pieces and with errors; random text goes there and back."""
import codecs
import random


def check(actual, expected):
    assert actual == expected and type(actual) is type(expected), f'{actual!r} is not {expected!r}'


for text, data in [
    ('', b''), ('abc', b'abc'), ('+', b'+-'), ('a+b', b'a+-b'), ('\u20ac', b'+IKw-'), ('\u20ac-', b'+IKw--'), ('\u20acA', b'+IKw-A'), ('\u20ac.', b'+IKw.'),
    ('\U000abcde', b'+2m/c3g-'), ('~\\', b'+AH4AXA-'), ('\0', b'+AAA-'), ('\ud801', b'+2AE-'), ('a\u20acb\u20acc', b'a+IKw-b+IKw-c'), ('[]{}', b'[]{}'), ('\u20ac+\u20ac', b'+IKwAKyCs-'),
]:
    check(text.encode('utf-7'), data)
    check(data.decode('utf-7'), text)

BAD = [b'+', b'+A', b'+AA', b'+AAA', b'+@', b'\x80', b'a\xffb', b'a\x80b', b'+IKx-', b'+IK', b'+2AE', b'+2AEA', b'+2AEa\xff', b'+IKw', b'+IKw\x80x', b'+-+', b'+a-b', b'+IKwA-']
for data in BAD:
    for errors in ['strict', 'replace', 'ignore', 'backslashreplace', 'surrogateescape']:
        try:
            result = data.decode('utf-7', errors)
        except UnicodeDecodeError as error:
            result = f'{error} {error.encoding} {error.start} {error.end} {error.reason}'
        print(data, errors, ascii(result))

rng = random.Random(7)
for _ in range(300):
    text = ''.join(rng.choice('ab+-/.~ \n\u00e9\u20ac\U0001f40d\ud800') for _ in range(rng.randint(0, 12)))
    data = text.encode('utf-7')
    print(ascii(text), data)
    decoder = codecs.getincrementaldecoder('utf-7')()
    pieces = [decoder.decode(data[i:i + 1]) for i in range(len(data))]
    pieces.append(decoder.decode(b'', True))
    assert ''.join(pieces) == data.decode('utf-7'), text
    print(ascii(data.decode('utf-7')), codecs.utf_7_decode(data[:5], 'replace'), codecs.utf_7_decode(data, 'strict', True)[1])
check(codecs.utf_7_encode('a\u20ac'), (b'a+IKw-', 2))
print('utf7 done')
