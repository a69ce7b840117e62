"""Writes charmaps.json: the single-byte encodings of CPython and the names that mean them.

Run with the reference version of CPython (3.12): python3.12 resources/facts/refresh-charmaps.py
"""
import codecs, encodings, encodings.aliases, importlib, json, os, pkgutil, sys

tables = {}
for info in pkgutil.iter_modules(encodings.__path__):
    module = importlib.import_module("encodings." + info.name) if info.name not in ("mbcs", "oem", "aliases") else None
    table = getattr(module, "decoding_table", None)
    if isinstance(table, str):
        tables[info.name] = table.ljust(256, "\ufffe")
aliases = {name: name for name in tables}
special = {"utf_8": "utf-8", "ascii": "ascii", "latin_1": "latin-1", "utf_8_sig": "utf-8-sig"}
aliases.update(special)
for alias, target in encodings.aliases.aliases.items():
    if target in tables or target in special:
        aliases[alias] = special.get(target, target)
others = sorted(
    info.name for info in pkgutil.iter_modules(encodings.__path__) if info.name not in tables and info.name not in special and info.name != "aliases"
)
for name in others:
    aliases.setdefault(name, name)
for alias, target in encodings.aliases.aliases.items():
    aliases.setdefault(alias, target)
facts = {"version": "%d.%d" % sys.version_info[:2], "aliases": dict(sorted(aliases.items())), "tables": tables}
with open(os.path.join(os.path.dirname(__file__), "charmaps.json"), "w", encoding="ascii") as out:
    json.dump(facts, out, indent=1)
    out.write("\n")
