/** `import` and `from ... import`. */
import type { Import, ImportFrom } from '../../ast/nodes.generated.ts';
import { TupleConst } from '../../code/const.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { type Location, NO_LOCATION } from '../instruction-sequence.ts';
import type { CodeGenerator } from './generator.ts';
import { at, startsAfter } from './locations.ts';
import { useName } from './names.ts';
import { IMPORT_STAR } from './operators.ts';
import { indexOf } from './unit.ts';

export function importModules(g: CodeGenerator, node: Import): void {
  const loc = at(node);
  for (const { name, asname } of node.names) {
    g.load(loc, 0);
    g.load(loc, null);
    g.name(loc, OP.IMPORT_NAME, name);
    const parts = name.split('.');
    if (asname === undefined) useName(g, loc, parts[0], 'Store');
    else bindSubmodule(g, loc, parts.slice(1), asname);
  }
}

/** `import a.b.c as d`: the package is on the stack, the way to the submodule goes through its attributes. */
function bindSubmodule(g: CodeGenerator, loc: Location, path: readonly string[], asname: string): void {
  path.forEach((attribute, i) => {
    if (i > 0) {
      g.arg(loc, OP.SWAP, 2);
      g.op(loc, OP.POP_TOP);
    }
    g.arg(loc, OP.IMPORT_FROM, indexOf(g.unit.names, attribute));
  });
  useName(g, loc, asname, 'Store');
  if (path.length > 0) g.op(loc, OP.POP_TOP);
}

export function importNames(g: CodeGenerator, node: ImportFrom): void {
  const loc = at(node);
  g.load(loc, node.level ?? 0);
  if (node.module === '__future__' && startsAfter(loc, g.future.location))
    throw g.error(loc, 'from __future__ imports must occur at the beginning of the file');
  g.load(loc, new TupleConst(node.names.map((alias) => alias.name)));
  g.name(loc, OP.IMPORT_NAME, node.module ?? '');
  for (const { name, asname } of node.names) {
    if (name === '*') {
      g.arg(loc, OP.CALL_INTRINSIC_1, IMPORT_STAR);
      g.op(NO_LOCATION, OP.POP_TOP);
      return;
    }
    g.name(loc, OP.IMPORT_FROM, name);
    useName(g, loc, asname ?? name, 'Store');
  }
  g.op(loc, OP.POP_TOP);
}
