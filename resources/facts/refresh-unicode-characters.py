"""Prints resources/facts/unicode-characters.json: what `unicodedata` says about every character, in the current version and in 3.2.0.

Run it with CPython 3.12: `python3.12 refresh-unicode-characters.py > unicode-characters.json`; only the data of that version counts,
which is the same in all of its releases.

A property is a list of runs `length value`, the lengths in base 36 and the values as indices of `values`. Decompositions and numbers
are by character.
"""
import json
import sys
import unicodedata
from fractions import Fraction

old = unicodedata.ucd_3_2_0
POINTS = range(0x110000)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(n):
    text = ""
    while True:
        n, digit = divmod(n, 36)
        text = DIGITS[digit] + text
        if n == 0:
            return text


def runs(function):
    values, out, last, length = [], [], None, 0
    index = {}
    for point in POINTS:
        value = function(chr(point))
        if value not in index:
            index[value] = len(values)
            values.append(value)
        if value == last:
            length += 1
            continue
        if length:
            out.append(base36(length) + " " + base36(index[last]))
        last, length = value, 1
    out.append(base36(length) + " " + base36(index[last]))
    return {"values": values, "runs": ",".join(out)}


def by_character(function):
    return {"%x" % point: value for point in POINTS if (value := function(chr(point))) not in ("", None)}


def number(ucd):
    def of(character):
        value = ucd.numeric(character, None)
        return None if value is None else str(Fraction(value).limit_denominator(1000))
    return of


def corrected(character):
    """What 3.2.0 made of a character whose decomposition was corrected later."""
    before = old.normalize("NFD", character)
    same = before == unicodedata.normalize("NFD", character) or old.category(character) == "Cn"
    return None if same else "%x" % ord(before)


print(json.dumps({
    "version": "%d.%d" % sys.version_info[:2],
    "unicode": unicodedata.unidata_version,
    "category": runs(unicodedata.category),
    "bidirectional": runs(unicodedata.bidirectional),
    "combining": runs(unicodedata.combining),
    "width": runs(unicodedata.east_asian_width),
    "mirrored": runs(unicodedata.mirrored),
    "digit": runs(lambda c: unicodedata.digit(c, -1)),
    "number": by_character(number(unicodedata)),
    "decomposition": by_character(unicodedata.decomposition),
    "old_category": runs(old.category),
    "old_bidirectional": runs(old.bidirectional),
    "old_width": runs(old.east_asian_width),
    "old_mirrored": runs(old.mirrored),
    "old_decimal": runs(lambda c: old.decimal(c, -1)),
    "old_correction": by_character(corrected),
}, separators=(",", ":"), sort_keys=False))
