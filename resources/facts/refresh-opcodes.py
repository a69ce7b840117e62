"""Takes the numbers, caches, kinds and families of CPython 3.12's instructions from an installed python3.12.

Usage: python3.12 resources/facts/refresh-opcodes.py > resources/facts/opcodes.json
Numbers of specialised and instrumented instructions are read from the interpreter's own opcode.h.
"""
import json
import opcode
import re
import sys
import sysconfig
from pathlib import Path

include = Path(sysconfig.get_path("include"))
header = (include / "opcode.h").read_text()
numbers = {name: int(number) for name, number in re.findall(r"#define ([A-Z][A-Z0-9_]+)\s+(\d+)$", header, re.M)}
for mark in ("HAVE_ARGUMENT", "MIN_PSEUDO_OPCODE", "MAX_PSEUDO_OPCODE", "MIN_INSTRUMENTED_OPCODE", "ENABLE_SPECIALIZATION"):
    numbers.pop(mark, None)
operators = {name: numbers.pop(name) for name in list(numbers) if name.startswith("NB_")}

by_number = {number: name for name, number in numbers.items()}


def names(codes):
    return [by_number[code] for code in sorted(codes)]



facts = {
    "version": sys.version.split()[0],
    "opcodes": dict(sorted(numbers.items(), key=lambda item: item[1])),
    "have_argument": opcode.HAVE_ARGUMENT,
    "caches": {opcode.opname[i]: n for i, n in enumerate(opcode._inline_cache_entries) if n},
    "cache_format": {name: dict(fields) for name, fields in opcode._cache_format.items()},
    "has_arg": names(opcode.hasarg), "has_const": names(opcode.hasconst), "has_name": names(opcode.hasname), "has_jrel": names(opcode.hasjrel),
    "has_jabs": names(opcode.hasjabs), "has_local": names(opcode.haslocal), "has_free": names(opcode.hasfree),
    "has_exc": names(opcode.hasexc), "compare_ops": list(opcode.cmp_op),
    "binary_ops": [list(pair) for pair in opcode._nb_ops],
    "intrinsics_1": opcode._intrinsic_1_descs, "intrinsics_2": opcode._intrinsic_2_descs,
    "families": opcode._specializations,
}
json.dump(facts, sys.stdout, indent=1)
print()
