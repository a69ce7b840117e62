# Run by the reference: the tables of East Asian encodings, as JSON by name. `nodes` are what the bytes so far (in hexadecimal) lead
# to, a character for each next byte: the one decoded, or one of the surrogates that stand for MARKS. `encode` lists where
# encoding is not decoding reversed; `pairs` are two characters that are one code, `first` those that may begin one.
import codecs
import json

STATELESS = (
    'gb2312 gbk gb18030 big5hkscs shift_jis cp932 euc_jp shift_jis_2004 shift_jisx0213 euc_jis_2004 euc_jisx0213 euc_kr cp949 johab big5 cp950'
).split()
# Sets of characters that ISO 2022 switches between: the codec and the escape sequence by which they are reached.
SETS = {
    'jisx0208': ('iso2022_jp', b'\x1b$B'), 'jisx0212': ('iso2022_jp_1', b'\x1b$(D'), 'ksx1001': ('iso2022_jp_2', b'\x1b$(C'),
    'gb2312_set': ('iso2022_jp_2', b'\x1b$A'), 'jisx0213_1_2000': ('iso2022_jp_3', b'\x1b$(O'), 'jisx0213_2_2000': ('iso2022_jp_3', b'\x1b$(P'),
    'jisx0213_1_2004': ('iso2022_jp_2004', b'\x1b$(Q'), 'jisx0213_2_2004': ('iso2022_jp_2004', b'\x1b$(P'),
}
# Who encodes into a set without preferring another one.
ENCODERS = {'ksx1001': ('iso2022_kr', b'\x0e'), 'gb2312_set': ('hz', b'~{')}
ERROR, MORE, LONG, ELSEWHERE = 0xD800, 0xD810, 0xD811, 0xD812
COMBINING = '\u309a\u02e5\u02e9\u0300\u0301\u0304\u030c'
CHARACTERS = [chr(c) for c in (*range(0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x2A700), *range(0x2F800, 0x2FA20))]


def is_elsewhere(name, data):
    """Sequences that are computed: the four bytes of GB 18030, the composed syllables of EUC-KR."""
    if name == 'gb18030':
        return len(data) == 2 and 0x30 <= data[1] <= 0x39
    return name == 'euc_kr' and data == b'\xa4\xd4'


def decode_step(name, data):
    decoder = codecs.getincrementaldecoder(name)()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError as error:
        return error.end - error.start
    return text if text else None


def nodes_of(step, name, bytes_):
    nodes, longs, waiting = {}, {}, [b'']
    while waiting:
        prefix = waiting.pop(0)
        row = []
        for byte in range(256):
            data = prefix + bytes([byte])
            found = step(name, data) if byte in bytes_ else 1
            if is_elsewhere(name, data):
                row.append(chr(ELSEWHERE))
            elif found is None:
                waiting.append(data)
                row.append(chr(MORE))
            elif isinstance(found, int):
                row.append(chr(ERROR + found))
            elif len(found) == 1 and found < '\U00010000':
                row.append(found)
            else:
                longs[data.hex()] = found
                row.append(chr(LONG))
        nodes[prefix.hex()] = ''.join(row)
    return nodes, longs


def reversed_nodes(nodes, longs):
    known = {}
    for prefix, row in nodes.items():
        for byte, char in enumerate(row):
            data = bytes.fromhex(prefix) + bytes([byte])
            if '\ud800' <= char <= '\udfff':
                if char != chr(LONG):
                    continue
                char = longs[data.hex()]
            known.setdefault(char, data)
    return known


def squeezed(row):
    """What fills both ends, where the rest begins, the rest."""
    fill = row[0] if row[0] >= '\ud800' else row[-1]
    start = len(row) - len(row.lstrip(fill))
    return [fill, start, row[start:].rstrip(fill)]


def table(name, nodes, longs, encode, waits):
    known = reversed_nodes(nodes, longs)
    different, pairs, first = [], {}, ''
    for char in CHARACTERS:
        data = encode(char)
        if data != known.get(char):
            different.append([char, None if data is None else data.hex()])
        if waits(char):
            first += char
    for char in first:
        for second in COMBINING:
            data = encode(char + second)
            single = encode(char) or b''
            if data is not None and data[:len(single)] != single or not single and data:
                pairs[char + second] = data.hex()
    return {'nodes': {prefix: squeezed(row) for prefix, row in nodes.items()}, 'long': longs, 'encode': different, 'pairs': pairs, 'first': first}


def waits_for_more(name):
    if not any(part in name for part in ('2004', '0213', 'hkscs', '_3')):
        return lambda char: False
    make = codecs.getincrementalencoder(name)

    def waits(char):
        try:
            return not make().encode(char)
        except UnicodeEncodeError:
            return False
    return waits


def encoder(name, read=lambda data: data):
    encode = codecs.getencoder(name)

    def try_encode(text):
        try:
            return read(encode(text)[0])
        except UnicodeEncodeError:
            return None
    return try_encode


def set_step(codec, escape):
    decode = codecs.getdecoder(codec)

    def step(_name, data):
        if len(data) == 1:
            return None
        try:
            return decode(escape + data)[0]
        except UnicodeDecodeError:
            return 2
    return step


def ranges():
    """The characters below U+10000 that GB 18030 numbers: first, last and the number of the first."""
    found, linear = [], 0
    while linear < 39420:
        rest, fourth = divmod(linear, 10)
        rest, third = divmod(rest, 126)
        first, second = divmod(rest, 10)
        char = ord(bytes([first + 0x81, second + 0x30, third + 0x81, fourth + 0x30]).decode('gb18030'))
        if found and found[-1][1] + 1 == char:
            found[-1][1] = char
        else:
            found.append([char, char, linear])
        linear += 1
    return found


tables = {}
for name in STATELESS:
    nodes, longs = nodes_of(decode_step, name, range(256))
    encode = encoder(name)
    computed = {'gb18030': 4, 'euc_kr': 8}.get(name)
    short = encode if computed is None else lambda text: (data := encode(text)) and (None if len(data) == computed else data)
    tables[name] = table(name, nodes, longs, short, waits_for_more(name))
tables['gb18030']['ranges'] = ranges()
for name, (codec, escape) in SETS.items():
    nodes, longs = nodes_of(set_step(codec, escape), name, range(0x21, 0x7F))
    source, start = ENCODERS.get(name, (codec, escape))

    def read(data, start=start):
        data = data.removeprefix(b'\x1b$)C')
        return data[len(start):len(start) + 2] if data.startswith(start) else None
    tables[name] = table(name, nodes, longs, encoder(source, read), waits_for_more(codec) if '0213_1' in name else lambda char: False)
result = json.dumps(tables)
