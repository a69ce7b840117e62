/** The top of a compilation: a module, a single interactive statement, or an expression. */
import type { mod } from '../../ast/nodes.generated.ts';
import type { CodeObject } from '../../code/code-object.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { FutureFeatures } from '../1-future.ts';
import type { SymbolTable } from '../2-symtable/entry.ts';
import { hasAnnotations, statementsWithDocstring } from './classes.ts';
import { visit } from './expressions.ts';
import { CodeGenerator, type CodegenOptions } from './generator.ts';
import { line } from './locations.ts';
import { visitBody } from './statements.ts';

/**
 * The code object of `mod`, which has been through constant folding; `table` is its symbol table. Every block inside is handed to
 * `options.assemble` as soon as it is complete, inner blocks first. Raises SyntaxError (CPython Python/compile.c,
 * `compiler_mod`).
 */
export function generateCode(
  mod: mod,
  table: SymbolTable,
  filename: string,
  future: FutureFeatures,
  options: CodegenOptions,
): CodeObject {
  const g = new CodeGenerator(table, filename, future, options);
  g.enter('<module>', 'module', mod, 1);
  const loc = line(1);
  switch (mod._type) {
    case 'Module':
      statementsWithDocstring(g, loc, mod.body);
      return g.leave();
    case 'Interactive':
      if (hasAnnotations(mod.body)) g.op(loc, OP.SETUP_ANNOTATIONS);
      g.interactive = true;
      visitBody(g, mod.body);
      return g.leave();
    case 'Expression':
      visit(g, mod.body);
      return g.leave(true);
    case 'FunctionType':
      throw new Error('a function type has no code');
  }
}
