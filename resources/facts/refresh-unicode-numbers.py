"""Writes unicode-numbers.json: the code points with a digit value and those with a numeric value, as ranges [first, last].

Run it with a Python 3.12; the tables are those of its unicodedata (Unicode 15.0)."""
import json
import pathlib
import sys
import unicodedata


def ranges(has):
    out = []
    for point in range(0x110000):
        if not has(chr(point)):
            continue
        if out and out[-1][1] == point - 1:
            out[-1][1] = point
        else:
            out.append([point, point])
    return out


facts = {
    "version": "%d.%d" % sys.version_info[:2],
    "unicode": unicodedata.unidata_version,
    "digit": ranges(str.isdigit),
    "numeric": ranges(str.isnumeric),
}
path = pathlib.Path(__file__).with_name("unicode-numbers.json")
path.write_text(json.dumps(facts) + "\n")
