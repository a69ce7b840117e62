// Generated from parse/python.peg and parse/invalid.peg by parse/gen/print-parser.ts; do not edit.
/* eslint-disable */
import * as ast from '../ast/nodes.generated.ts';
import { ELLIPSIS } from '../code/const.ts';
import type { Token } from '../source/token.ts';
import * as act from './actions.ts';
import type { CallArguments, Comparison, KeyPattern, KeyValue, KeywordPattern, ParamWithDefault, SlashWithDefault, StarEtc } from './actions.ts';
import * as err from './invalid.ts';
import * as str from './strings.ts';
import type { Conversion, FormatSpec } from './strings.ts';
import { MAX_LEVEL, Packrat, kindSet } from './packrat.ts';

/** Kinds of the keywords; the kind of any other token is its type, that of ENDMARKER 69. */
export const KEYWORDS: ReadonlyMap<string, number> = new Map([['False', 70], ['None', 71], ['True', 72], ['and', 73], ['as', 74], ['assert', 75], ['break', 76], ['class', 77], ['continue', 78], ['def', 79], ['del', 80], ['elif', 81], ['else', 82], ['except', 83], ['finally', 84], ['for', 85], ['from', 86], ['global', 87], ['if', 88], ['import', 89], ['in', 90], ['is', 91], ['lambda', 92], ['nonlocal', 93], ['not', 94], ['or', 95], ['pass', 96], ['raise', 97], ['return', 98], ['try', 99], ['while', 100], ['with', 101], ['yield', 102]]);

/** How many rules remember results. */
export const MEMOS = 23;

const S0 = kindSet(1, 2, 3, 7, 9, 14, 15, 16, 25, 31, 49, 52, 56, 57, 61, 70, 71, 72, 75, 76, 77, 78, 79, 80, 85, 86, 87, 88, 89, 92, 93, 94, 96, 97, 98, 99, 100, 101, 102);
const S1 = kindSet(1, 2, 3, 7, 9, 14, 15, 16, 25, 31, 49, 52, 56, 57, 61, 69, 70, 71, 72, 75, 76, 77, 78, 79, 80, 85, 86, 87, 88, 89, 92, 93, 94, 96, 97, 98, 99, 100, 101, 102);
const S2 = kindSet(1, 2, 3, 4, 7, 9, 14, 15, 16, 25, 31, 49, 52, 56, 57, 61, 69, 70, 71, 72, 75, 76, 77, 78, 79, 80, 85, 86, 87, 88, 89, 92, 93, 94, 96, 97, 98, 99, 100, 101, 102);
const S3 = kindSet(1, 2, 3, 7, 9, 14, 15, 25, 31, 52, 56, 61, 70, 71, 72, 92, 94);
const S4 = kindSet(1, 2, 3, 7, 9, 14, 15, 16, 25, 31, 35, 52, 56, 61, 70, 71, 72, 92, 94);
const S5 = kindSet(1, 49, 57, 77, 79, 85, 88, 99, 100, 101);
const S6 = kindSet(1, 2, 3, 7, 9, 14, 15, 16, 25, 31, 52, 56, 61, 70, 71, 72, 75, 76, 78, 80, 86, 87, 89, 92, 93, 94, 96, 97, 98, 102);
const S7 = kindSet(1, 2, 3, 7, 9, 14, 15, 16, 25, 31, 52, 56, 61, 70, 71, 72, 92, 94, 102);
const S8 = kindSet(1, 2, 3, 7, 9, 14, 15, 16, 25, 31, 52, 56, 61, 70, 71, 72, 92, 94);
const S9 = kindSet(49, 57, 79);
const S10 = kindSet(1, 2, 3, 7, 9, 25, 52, 61, 70, 71, 72);
const S11 = kindSet(1, 2, 3, 7, 9, 16, 25, 52, 61, 70, 71, 72);
const S12 = kindSet(1, 7, 16, 17, 35);
const S13 = kindSet(1, 7, 16, 17);
const S14 = kindSet(1, 16, 35);
const S15 = kindSet(8, 11, 12);
const S16 = kindSet(1, 2, 3, 7, 9, 15, 16, 25, 61, 70, 71, 72);
const S17 = kindSet(1, 2, 3, 7, 9, 15, 25, 61, 70, 71, 72);
const S18 = kindSet(2, 3, 15, 61, 70, 71, 72);
const S19 = kindSet(7, 22, 23);
const S20 = kindSet(1, 2, 3, 15, 61, 70, 71, 72);
const S21 = kindSet(1, 2, 3, 7, 9, 14, 15, 25, 31, 52, 56, 61, 70, 71, 72, 94);
const S22 = kindSet(1, 2, 3, 7, 9, 14, 15, 25, 31, 52, 56, 61, 70, 71, 72);
const S23 = kindSet(1, 2, 3, 7, 9, 25, 52, 56, 61, 70, 71, 72);
const S24 = kindSet(7, 9, 25);
const S25 = kindSet(1, 2, 3, 7, 9, 11, 14, 15, 25, 31, 52, 56, 61, 70, 71, 72, 92, 94);
const S26 = kindSet(1, 2, 3, 7, 9, 11, 14, 15, 16, 25, 31, 52, 56, 61, 70, 71, 72, 92, 94);
const S27 = kindSet(1, 2, 3, 7, 9, 14, 15, 25, 31, 35, 52, 56, 61, 70, 71, 72, 92, 94);
const S28 = kindSet(1, 7, 9);
const S29 = kindSet(70, 71, 72);
const S30 = kindSet(1, 2, 3, 7, 9, 16, 25, 52, 61, 70, 71, 72, 102);
const S31 = kindSet(11, 22, 26, 54);
const S32 = kindSet(11, 26, 54);
const S33 = kindSet(20, 21, 27, 28, 29, 30, 90, 91, 94);
const S34 = kindSet(1, 2, 3, 4, 7, 9, 14, 15, 16, 25, 31, 52, 56, 61, 70, 71, 72, 75, 76, 78, 80, 86, 87, 89, 92, 93, 94, 96, 97, 98, 102);

export class PythonParser extends Packrat {
  // file = a:statements? ENDMARKER -> makeModule(a)
  file(): ast.mod | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S1[k] === 1) {
      attempt: {
        const a = S0[this.peek()] === 1 ? this.statements() : undefined;
        if (!this.eat(69)) break attempt;
        const made = act.makeModule(this, a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // interactive = a:statement_newline -> Interactive(a)
  interactive(): ast.mod | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S2[k] === 1) {
      attempt: {
        const a = this.statement_newline();
        if (a === undefined) break attempt;
        const made = new ast.Interactive(a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // eval = a:expressions NEWLINE* ENDMARKER -> Expression(a)
  eval(): ast.mod | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S3[k] === 1) {
      attempt: {
        const a = this.expressions();
        if (a === undefined) break attempt;
        this.loop_1();
        if (!this.eat(69)) break attempt;
        const made = new ast.Expression(a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // func_type = '(' a:type_expressions? ')' '->' b:expression NEWLINE* ENDMARKER -> FunctionType(a ?? [], b)
  func_type(): ast.mod | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = S4[this.peek()] === 1 ? this.type_expressions() : undefined;
        if (!this.eat(8)) break attempt;
        if (!this.eat(51)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        this.loop_1();
        if (!this.eat(69)) break attempt;
        const made = new ast.FunctionType(a ?? [], b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // statements = a:statement+ -> flatten(a)
  statements(): ast.stmt[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S0[k] === 1) {
      attempt: {
        const a = this.loop_2();
        if (a === undefined) break attempt;
        const made = act.flatten(this, a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // statement = a:compound_stmt -> [a] | a:simple_stmts -> a
  statement(): ast.stmt[] | undefined {
    const k = this.peek();
    const m = this.mark;
    const rows = this.rows;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S5[k] === 1) {
      attempt: {
        const a = this.compound_stmt();
        if (a === undefined) break attempt;
        const made = [a];
        this.release(m, rows);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S6[k] === 1) {
      attempt: {
        const a = this.simple_stmts();
        if (a === undefined) break attempt;
        this.release(m, rows);
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // statement_newline = a:compound_stmt NEWLINE -> [a] | simple_stmts | NEWLINE -> [Pass(@)] | ENDMARKER -> endOfInteractive()
  statement_newline(): ast.stmt[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S5[k] === 1) {
      attempt: {
        const a = this.compound_stmt();
        if (a === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        const made = [a];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S6[k] === 1) {
      attempt: {
        const it = this.simple_stmts();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 4) {
      attempt: {
        if (!this.eat(4)) break attempt;
        const to = this.lastToken();
        const made = [new ast.Pass(from.lineno, from.col_offset, to.end_lineno, to.end_col_offset)];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 69) {
      attempt: {
        if (!this.eat(69)) break attempt;
        const made = act.endOfInteractive(this);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // simple_stmts = a:simple_stmt !';' NEWLINE -> [a] | a:simple_stmt+{';'} ';'? NEWLINE -> a
  simple_stmts(): ast.stmt[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S6[k] === 1) {
      attempt: {
        const a = this.simple_stmt();
        if (a === undefined) break attempt;
        if (this.peek() === 13) break attempt;
        if (!this.eat(4)) break attempt;
        const made = [a];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S6[k] === 1) {
      attempt: {
        const a = this.gather_1();
        if (a === undefined) break attempt;
        this.eat(13);
        if (!this.eat(4)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // simple_stmt = assignment | &"type" type_alias | e:star_expressions -> Expr(e, @) | &'return' return_stmt | &('import' | 'from') import_stmt | &'raise' raise_stmt...
  simple_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 0;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.stmt;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S7[k] === 1) {
      attempt: {
        const it = this.assignment();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        {
          const at = this.mark;
          const seen = this.takeWord('type') !== undefined;
          this.mark = at;
          if (!seen) break attempt;
        }
        const it = this.type_alias();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (S8[k] === 1) {
      attempt: {
        const e = this.star_expressions();
        if (e === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Expr(e, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(0, m, made);
      }
      this.mark = m;
    }
    if (k === 98) {
      attempt: {
        if (!(this.peek() === 98)) break attempt;
        const it = this.return_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (k === 86 || k === 89) {
      attempt: {
        if (!(this.peek() === 86 || this.peek() === 89)) break attempt;
        const it = this.import_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (k === 97) {
      attempt: {
        if (!(this.peek() === 97)) break attempt;
        const it = this.raise_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (k === 96) {
      attempt: {
        if (!this.eat(96)) break attempt;
        const to = this.lastToken();
        const made = new ast.Pass(from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(0, m, made);
      }
      this.mark = m;
    }
    if (k === 80) {
      attempt: {
        if (!(this.peek() === 80)) break attempt;
        const it = this.del_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (k === 102) {
      attempt: {
        if (!(this.peek() === 102)) break attempt;
        const it = this.yield_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (k === 75) {
      attempt: {
        if (!(this.peek() === 75)) break attempt;
        const it = this.assert_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (k === 76) {
      attempt: {
        if (!this.eat(76)) break attempt;
        const to = this.lastToken();
        const made = new ast.Break(from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(0, m, made);
      }
      this.mark = m;
    }
    if (k === 78) {
      attempt: {
        if (!this.eat(78)) break attempt;
        const to = this.lastToken();
        const made = new ast.Continue(from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(0, m, made);
      }
      this.mark = m;
    }
    if (k === 87) {
      attempt: {
        if (!(this.peek() === 87)) break attempt;
        const it = this.global_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    if (k === 93) {
      attempt: {
        if (!(this.peek() === 93)) break attempt;
        const it = this.nonlocal_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(0, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(0, m, undefined);
  }

  // compound_stmt = &('def' | '@' | ASYNC) function_def | &'if' if_stmt | &('class' | '@') class_def | &('with' | ASYNC) with_stmt | &('for' | ASYNC) for_stmt | &'try'...
  compound_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S9[k] === 1) {
      attempt: {
        if (!(S9[this.peek()] === 1)) break attempt;
        const it = this.function_def();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 88) {
      attempt: {
        if (!(this.peek() === 88)) break attempt;
        const it = this.if_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 49 || k === 77) {
      attempt: {
        if (!(this.peek() === 49 || this.peek() === 77)) break attempt;
        const it = this.class_def();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 57 || k === 101) {
      attempt: {
        if (!(this.peek() === 57 || this.peek() === 101)) break attempt;
        const it = this.with_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 57 || k === 85) {
      attempt: {
        if (!(this.peek() === 57 || this.peek() === 85)) break attempt;
        const it = this.for_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 99) {
      attempt: {
        if (!(this.peek() === 99)) break attempt;
        const it = this.try_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 100) {
      attempt: {
        if (!(this.peek() === 100)) break attempt;
        const it = this.while_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.match_stmt();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // assignment = a:NAME ':' b:expression c:('=' d:annotated_rhs -> d)? -> since(6, 'Variable annotation syntax is', AnnAssign(withContext(a, 'Store'), b, c, 1, @)) ...
  assignment(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const c = this.peek() === 22 ? this.group_1() : undefined;
        const to = this.lastToken();
        const made = act.since(this, 6, 'Variable annotation syntax is', new ast.AnnAssign(act.withContext(this, a, 'Store'), b, c, 1, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S10[k] === 1) {
      attempt: {
        const a = this.group_2();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const c = this.peek() === 22 ? this.group_1() : undefined;
        const to = this.lastToken();
        const made = act.since(this, 6, 'Variable annotations syntax is', new ast.AnnAssign(a, b, c, 0, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S11[k] === 1) {
      attempt: {
        const a = this.loop_3();
        if (a === undefined) break attempt;
        const b = this.group_3();
        if (b === undefined) break attempt;
        if (this.peek() === 22) break attempt;
        const tc = this.take(59);
        const to = this.lastToken();
        const made = new ast.Assign(a, b, act.typeComment(this, tc), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S10[k] === 1) {
      let cut = false as boolean;
      attempt: {
        const a = this.single_target();
        if (a === undefined) break attempt;
        const b = this.augassign();
        if (b === undefined) break attempt;
        cut = true;
        const c = this.group_3();
        if (c === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.AugAssign(a, b, c, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
      if (cut) {
        this.level -= 1;
        return undefined;
      }
    }
    if (this.invalidPass && S7[k] === 1) {
      this.invalid_assignment();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // annotated_rhs = yield_expr | star_expressions
  annotated_rhs(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 102) {
      attempt: {
        const it = this.yield_expr();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (S8[k] === 1) {
      attempt: {
        const it = this.star_expressions();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // augassign = '+=' -> 'Add' | '-=' -> 'Sub' | '*=' -> 'Mult' | '@=' -> since(5, "The '@' operator is", 'MatMult') | '/=' -> 'Div' | '%=' -> 'Mod' | '&=' -> 'BitA...
  augassign(): ast.operator | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 36) {
      attempt: {
        if (!this.eat(36)) break attempt;
        const made = 'Add';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 37) {
      attempt: {
        if (!this.eat(37)) break attempt;
        const made = 'Sub';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 38) {
      attempt: {
        if (!this.eat(38)) break attempt;
        const made = 'Mult';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 50) {
      attempt: {
        if (!this.eat(50)) break attempt;
        const made = act.since(this, 5, "The '@' operator is", 'MatMult');
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 39) {
      attempt: {
        if (!this.eat(39)) break attempt;
        const made = 'Div';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 40) {
      attempt: {
        if (!this.eat(40)) break attempt;
        const made = 'Mod';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 41) {
      attempt: {
        if (!this.eat(41)) break attempt;
        const made = 'BitAnd';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 42) {
      attempt: {
        if (!this.eat(42)) break attempt;
        const made = 'BitOr';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 43) {
      attempt: {
        if (!this.eat(43)) break attempt;
        const made = 'BitXor';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 44) {
      attempt: {
        if (!this.eat(44)) break attempt;
        const made = 'LShift';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 45) {
      attempt: {
        if (!this.eat(45)) break attempt;
        const made = 'RShift';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 46) {
      attempt: {
        if (!this.eat(46)) break attempt;
        const made = 'Pow';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 48) {
      attempt: {
        if (!this.eat(48)) break attempt;
        const made = 'FloorDiv';
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // return_stmt = 'return' a:star_expressions? -> Return(a, @)
  return_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 98) {
      attempt: {
        if (!this.eat(98)) break attempt;
        const a = S8[this.peek()] === 1 ? this.star_expressions() : undefined;
        const to = this.lastToken();
        const made = new ast.Return(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // raise_stmt = 'raise' a:expression b:('from' z:expression -> z)? -> Raise(a, b, @) | 'raise' -> Raise(undefined, undefined, @)
  raise_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 97) {
      attempt: {
        if (!this.eat(97)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const b = this.peek() === 86 ? this.group_4() : undefined;
        const to = this.lastToken();
        const made = new ast.Raise(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 97) {
      attempt: {
        if (!this.eat(97)) break attempt;
        const to = this.lastToken();
        const made = new ast.Raise(undefined, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // global_stmt = 'global' a:IDENT+{','} -> Global(a, @)
  global_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 87) {
      attempt: {
        if (!this.eat(87)) break attempt;
        const a = this.gather_2();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Global(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // nonlocal_stmt = 'nonlocal' a:IDENT+{','} -> Nonlocal(a, @)
  nonlocal_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 93) {
      attempt: {
        if (!this.eat(93)) break attempt;
        const a = this.gather_2();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Nonlocal(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // del_stmt = 'del' a:del_targets &(';' | NEWLINE) -> Delete(a, @) | invalid_del_stmt
  del_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 80) {
      attempt: {
        if (!this.eat(80)) break attempt;
        const a = this.del_targets();
        if (a === undefined) break attempt;
        if (!(this.peek() === 4 || this.peek() === 13)) break attempt;
        const to = this.lastToken();
        const made = new ast.Delete(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 80) {
      this.invalid_del_stmt();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // yield_stmt = y:yield_expr -> Expr(y, @)
  yield_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 102) {
      attempt: {
        const y = this.yield_expr();
        if (y === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Expr(y, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // assert_stmt = 'assert' a:expression b:(',' z:expression -> z)? -> Assert(a, b, @)
  assert_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 75) {
      attempt: {
        if (!this.eat(75)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const b = this.peek() === 12 ? this.group_5() : undefined;
        const to = this.lastToken();
        const made = new ast.Assert(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // import_stmt = invalid_import | import_name | import_from
  import_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && k === 89) {
      this.invalid_import();
      this.mark = m;
    }
    if (k === 89) {
      attempt: {
        const it = this.import_name();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 86) {
      attempt: {
        const it = this.import_from();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // import_name = 'import' a:dotted_as_names -> Import(a, @)
  import_name(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 89) {
      attempt: {
        if (!this.eat(89)) break attempt;
        const a = this.dotted_as_names();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Import(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // import_from = 'from' a:('.' | '...')* b:dotted_name 'import' c:import_from_targets -> ImportFrom(b, c, countDots(a), @) | 'from' a:('.' | '...')+ 'import' b:impo...
  import_from(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 86) {
      attempt: {
        if (!this.eat(86)) break attempt;
        const a = this.loop_4();
        const b = this.dotted_name();
        if (b === undefined) break attempt;
        if (!this.eat(89)) break attempt;
        const c = this.import_from_targets();
        if (c === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.ImportFrom(b, c, act.countDots(this, a), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 86) {
      attempt: {
        if (!this.eat(86)) break attempt;
        const a = this.loop_5();
        if (a === undefined) break attempt;
        if (!this.eat(89)) break attempt;
        const b = this.import_from_targets();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.ImportFrom(undefined, b, act.countDots(this, a), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // import_from_targets = '(' a:import_from_as_names ','? ')' -> a | import_from_as_names !',' | '*' -> [alias('*', undefined, @)] | invalid_import_from_targets
  import_from_targets(): ast.alias[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.import_from_as_names();
        if (a === undefined) break attempt;
        this.eat(12);
        if (!this.eat(8)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.import_from_as_names();
        if (it === undefined) break attempt;
        if (this.peek() === 12) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const to = this.lastToken();
        const made = [new ast.alias('*', undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset)];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 1) {
      this.invalid_import_from_targets();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // import_from_as_names = a:import_from_as_name+{','} -> a
  import_from_as_names(): ast.alias[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.gather_3();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // import_from_as_name = a:IDENT b:('as' z:IDENT -> z)? -> alias(a, b, @)
  import_from_as_name(): ast.alias | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        const b = this.peek() === 74 ? this.group_6() : undefined;
        const to = this.lastToken();
        const made = new ast.alias(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // dotted_as_names = a:dotted_as_name+{','} -> a
  dotted_as_names(): ast.alias[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.gather_4();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // dotted_as_name = a:dotted_name b:('as' z:IDENT -> z)? -> alias(a, b, @)
  dotted_as_name(): ast.alias | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.dotted_name();
        if (a === undefined) break attempt;
        const b = this.peek() === 74 ? this.group_6() : undefined;
        const to = this.lastToken();
        const made = new ast.alias(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // dotted_name = a:dotted_name '.' b:IDENT -> a + '.' + b | IDENT
  dotted_name(): string | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 1;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as string;
      }
    }
    if ((this.level += 2) > MAX_LEVEL) this.overflow();
    let seed: string | undefined;
    found: {
      if (k === 1) {
        attempt: {
          const it = this.takeIdentifier();
          if (it === undefined) break attempt;
          seed = it;
          break found;
        }
        this.mark = m;
      }
      this.level -= 2;
      return this.keep(1, m, undefined);
    }
    growing: while (seed !== undefined) {
      const k = this.peek();
      const m = this.mark;
      if (k === 23) {
        attempt: {
          const a: string = seed;
          if (!this.eat(23)) break attempt;
          const b = this.takeIdentifier();
          if (b === undefined) break attempt;
          seed = a + '.' + b;
          continue growing;
        }
        this.mark = m;
      }
      break;
    }
    this.level -= 2;
    return this.keep(1, m, seed);
  }

  // block = NEWLINE INDENT a:statements DEDENT -> a | simple_stmts | invalid_block
  block(): ast.stmt[] | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 2;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.stmt[];
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 4) {
      attempt: {
        if (!this.eat(4)) break attempt;
        if (!this.eat(5)) break attempt;
        const a = this.statements();
        if (a === undefined) break attempt;
        if (!this.eat(6)) break attempt;
        this.level -= 1;
        return this.keep(2, m, a);
      }
      this.mark = m;
    }
    if (S6[k] === 1) {
      attempt: {
        const it = this.simple_stmts();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(2, m, it);
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 4) {
      this.invalid_block();
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(2, m, undefined);
  }

  // decorators = a:('@' f:named_expression NEWLINE -> f)+ -> a
  decorators(): ast.expr[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 49) {
      attempt: {
        const a = this.loop_6();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // class_def = a:decorators b:class_def_raw -> decorateClass(a, b) | class_def_raw
  class_def(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 49) {
      attempt: {
        const a = this.decorators();
        if (a === undefined) break attempt;
        const b = this.class_def_raw();
        if (b === undefined) break attempt;
        const made = act.decorateClass(this, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 77) {
      attempt: {
        const it = this.class_def_raw();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // class_def_raw = invalid_class_def_raw | 'class' a:IDENT t:type_params? b:('(' z:arguments? ')' -> z)? ':' c:block -> ClassDef(a, b?.args ?? [], b?.keywords ?? [], ...
  class_def_raw(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && k === 77) {
      this.invalid_class_def_raw();
      this.mark = m;
    }
    if (k === 77) {
      attempt: {
        if (!this.eat(77)) break attempt;
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        const t = this.peek() === 9 ? this.type_params() : undefined;
        const b = this.peek() === 7 ? this.group_7() : undefined;
        if (!this.eat(11)) break attempt;
        const c = this.block();
        if (c === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.ClassDef(a, b?.args ?? [], b?.keywords ?? [], c, [], t ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // function_def = d:decorators f:function_def_raw -> decorateFunction(d, f) | function_def_raw
  function_def(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 49) {
      attempt: {
        const d = this.decorators();
        if (d === undefined) break attempt;
        const f = this.function_def_raw();
        if (f === undefined) break attempt;
        const made = act.decorateFunction(this, d, f);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 57 || k === 79) {
      attempt: {
        const it = this.function_def_raw();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // function_def_raw = invalid_def_raw | 'def' n:IDENT t:type_params? &&'(' params:params? ')' a:('->' z:expression -> z)? &&':' tc:func_type_comment? b:block -> Function...
  function_def_raw(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && (k === 57 || k === 79)) {
      this.invalid_def_raw();
      this.mark = m;
    }
    if (k === 79) {
      attempt: {
        if (!this.eat(79)) break attempt;
        const n = this.takeIdentifier();
        if (n === undefined) break attempt;
        const t = this.peek() === 9 ? this.type_params() : undefined;
        this.force(7, "(");
        const params = S12[this.peek()] === 1 ? this.params() : undefined;
        if (!this.eat(8)) break attempt;
        const a = this.peek() === 51 ? this.group_8() : undefined;
        this.force(11, ":");
        const tc = this.peek() === 4 || this.peek() === 59 ? this.func_type_comment() : undefined;
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.FunctionDef(n, params ?? act.emptyArguments(this), b, [], a, act.typeComment(this, tc), t ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 57) {
      attempt: {
        if (!this.eat(57)) break attempt;
        if (!this.eat(79)) break attempt;
        const n = this.takeIdentifier();
        if (n === undefined) break attempt;
        const t = this.peek() === 9 ? this.type_params() : undefined;
        this.force(7, "(");
        const params = S12[this.peek()] === 1 ? this.params() : undefined;
        if (!this.eat(8)) break attempt;
        const a = this.peek() === 51 ? this.group_8() : undefined;
        this.force(11, ":");
        const tc = this.peek() === 4 || this.peek() === 59 ? this.func_type_comment() : undefined;
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = act.since(this, 5, 'Async functions are', new ast.AsyncFunctionDef(n, params ?? act.emptyArguments(this), b, [], a, act.typeComment(this, tc), t ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // params = invalid_parameters | parameters
  params(): ast.arguments | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && S13[k] === 1) {
      this.invalid_parameters();
      this.mark = m;
    }
    if (S14[k] === 1) {
      attempt: {
        const it = this.parameters();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // parameters = a:slash_no_default b:param_no_default* c:param_with_default* d:star_etc? -> since(8, 'Positional-only parameters are', makeArguments(a, undefined, ...
  parameters(): ast.arguments | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.slash_no_default();
        if (a === undefined) break attempt;
        const b = this.loop_7();
        const c = this.loop_8();
        const d = this.peek() === 16 || this.peek() === 35 ? this.star_etc() : undefined;
        const made = act.since(this, 8, 'Positional-only parameters are', act.makeArguments(this, a, undefined, b, c, d));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.slash_with_default();
        if (a === undefined) break attempt;
        const b = this.loop_8();
        const c = this.peek() === 16 || this.peek() === 35 ? this.star_etc() : undefined;
        const made = act.since(this, 8, 'Positional-only parameters are', act.makeArguments(this, undefined, a, undefined, b, c));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.loop_9();
        if (a === undefined) break attempt;
        const b = this.loop_8();
        const c = this.peek() === 16 || this.peek() === 35 ? this.star_etc() : undefined;
        const made = act.makeArguments(this, undefined, undefined, a, b, c);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.loop_10();
        if (a === undefined) break attempt;
        const b = this.peek() === 16 || this.peek() === 35 ? this.star_etc() : undefined;
        const made = act.makeArguments(this, undefined, undefined, undefined, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16 || k === 35) {
      attempt: {
        const a = this.star_etc();
        if (a === undefined) break attempt;
        const made = act.makeArguments(this, undefined, undefined, undefined, undefined, a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // slash_no_default = a:param_no_default+ '/' ',' -> a | a:param_no_default+ '/' &')' -> a
  slash_no_default(): ast.arg[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.loop_9();
        if (a === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        if (!this.eat(12)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.loop_9();
        if (a === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        if (!(this.peek() === 8)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // slash_with_default = a:param_no_default* b:param_with_default+ '/' ',' -> slashWithDefault(a, b) | a:param_no_default* b:param_with_default+ '/' &')' -> slashWithDefaul...
  slash_with_default(): SlashWithDefault | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.loop_7();
        const b = this.loop_10();
        if (b === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        if (!this.eat(12)) break attempt;
        const made = act.slashWithDefault(this, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.loop_7();
        const b = this.loop_10();
        if (b === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        if (!(this.peek() === 8)) break attempt;
        const made = act.slashWithDefault(this, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_etc = invalid_star_etc | '*' a:param_no_default b:param_maybe_default* c:kwds? -> starEtc(a, b, c) | '*' a:param_no_default_star_annotation b:param_maybe...
  star_etc(): StarEtc | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && k === 16) {
      this.invalid_star_etc();
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.param_no_default();
        if (a === undefined) break attempt;
        const b = this.loop_11();
        const c = this.peek() === 35 ? this.kwds() : undefined;
        const made = act.starEtc(this, a, b, c);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.param_no_default_star_annotation();
        if (a === undefined) break attempt;
        const b = this.loop_11();
        const c = this.peek() === 35 ? this.kwds() : undefined;
        const made = act.starEtc(this, a, b, c);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (!this.eat(12)) break attempt;
        const b = this.loop_12();
        if (b === undefined) break attempt;
        const c = this.peek() === 35 ? this.kwds() : undefined;
        const made = act.starEtc(this, undefined, b, c);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        const a = this.kwds();
        if (a === undefined) break attempt;
        const made = act.starEtc(this, undefined, undefined, a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // kwds = invalid_kwds | '**' a:param_no_default -> a
  kwds(): ast.arg | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && k === 35) {
      this.invalid_kwds();
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        const a = this.param_no_default();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // param_no_default = a:param ',' tc:TYPE_COMMENT? -> argWithComment(a, tc) | a:param tc:TYPE_COMMENT? &')' -> argWithComment(a, tc)
  param_no_default(): ast.arg | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.param();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const tc = this.take(59);
        const made = act.argWithComment(this, a, tc);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.param();
        if (a === undefined) break attempt;
        const tc = this.take(59);
        if (!(this.peek() === 8)) break attempt;
        const made = act.argWithComment(this, a, tc);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // param_no_default_star_annotation = a:param_star_annotation ',' tc:TYPE_COMMENT? -> argWithComment(a, tc) | a:param_star_annotation tc:TYPE_COMMENT? &')' -> argWithComment(a, tc)
  param_no_default_star_annotation(): ast.arg | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.param_star_annotation();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const tc = this.take(59);
        const made = act.argWithComment(this, a, tc);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.param_star_annotation();
        if (a === undefined) break attempt;
        const tc = this.take(59);
        if (!(this.peek() === 8)) break attempt;
        const made = act.argWithComment(this, a, tc);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // param_with_default = a:param c:default ',' tc:TYPE_COMMENT? -> paramWithDefault(a, c, tc) | a:param c:default tc:TYPE_COMMENT? &')' -> paramWithDefault(a, c, tc)
  param_with_default(): ParamWithDefault | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.param();
        if (a === undefined) break attempt;
        const c = this.default();
        if (c === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const tc = this.take(59);
        const made = act.paramWithDefault(this, a, c, tc);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.param();
        if (a === undefined) break attempt;
        const c = this.default();
        if (c === undefined) break attempt;
        const tc = this.take(59);
        if (!(this.peek() === 8)) break attempt;
        const made = act.paramWithDefault(this, a, c, tc);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // param_maybe_default = a:param c:default? ',' tc:TYPE_COMMENT? -> paramWithDefault(a, c, tc) | a:param c:default? tc:TYPE_COMMENT? &')' -> paramWithDefault(a, c, tc)
  param_maybe_default(): ParamWithDefault | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.param();
        if (a === undefined) break attempt;
        const c = this.peek() === 22 ? this.default() : undefined;
        if (!this.eat(12)) break attempt;
        const tc = this.take(59);
        const made = act.paramWithDefault(this, a, c, tc);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.param();
        if (a === undefined) break attempt;
        const c = this.peek() === 22 ? this.default() : undefined;
        const tc = this.take(59);
        if (!(this.peek() === 8)) break attempt;
        const made = act.paramWithDefault(this, a, c, tc);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // param = a:IDENT b:annotation? -> arg(a, b, undefined, @)
  param(): ast.arg | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        const b = this.peek() === 11 ? this.annotation() : undefined;
        const to = this.lastToken();
        const made = new ast.arg(a, b, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // param_star_annotation = a:IDENT b:star_annotation -> arg(a, b, undefined, @)
  param_star_annotation(): ast.arg | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        const b = this.star_annotation();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.arg(a, b, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // annotation = ':' a:expression -> a
  annotation(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 11) {
      attempt: {
        if (!this.eat(11)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_annotation = ':' a:star_expression -> a
  star_annotation(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 11) {
      attempt: {
        if (!this.eat(11)) break attempt;
        const a = this.star_expression();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // default = '=' a:expression -> a | invalid_default
  default(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 22) {
      attempt: {
        if (!this.eat(22)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 22) {
      this.invalid_default();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // if_stmt = invalid_if_stmt | 'if' a:named_expression ':' b:block c:elif_stmt -> If(a, b, [c], @) | 'if' a:named_expression ':' b:block c:else_block? -> If(a, ...
  if_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && k === 88) {
      this.invalid_if_stmt();
      this.mark = m;
    }
    if (k === 88) {
      attempt: {
        if (!this.eat(88)) break attempt;
        const a = this.named_expression();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const c = this.elif_stmt();
        if (c === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.If(a, b, [c], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 88) {
      attempt: {
        if (!this.eat(88)) break attempt;
        const a = this.named_expression();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const c = this.peek() === 82 ? this.else_block() : undefined;
        const to = this.lastToken();
        const made = new ast.If(a, b, c ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // elif_stmt = invalid_elif_stmt | 'elif' a:named_expression ':' b:block c:elif_stmt -> If(a, b, [c], @) | 'elif' a:named_expression ':' b:block c:else_block? -> ...
  elif_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && k === 81) {
      this.invalid_elif_stmt();
      this.mark = m;
    }
    if (k === 81) {
      attempt: {
        if (!this.eat(81)) break attempt;
        const a = this.named_expression();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const c = this.elif_stmt();
        if (c === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.If(a, b, [c], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 81) {
      attempt: {
        if (!this.eat(81)) break attempt;
        const a = this.named_expression();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const c = this.peek() === 82 ? this.else_block() : undefined;
        const to = this.lastToken();
        const made = new ast.If(a, b, c ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // else_block = invalid_else_stmt | 'else' &&':' b:block -> b
  else_block(): ast.stmt[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && k === 82) {
      this.invalid_else_stmt();
      this.mark = m;
    }
    if (k === 82) {
      attempt: {
        if (!this.eat(82)) break attempt;
        this.force(11, ":");
        const b = this.block();
        if (b === undefined) break attempt;
        this.level -= 1;
        return b;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // while_stmt = invalid_while_stmt | 'while' a:named_expression ':' b:block c:else_block? -> While(a, b, c ?? [], @)
  while_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && k === 100) {
      this.invalid_while_stmt();
      this.mark = m;
    }
    if (k === 100) {
      attempt: {
        if (!this.eat(100)) break attempt;
        const a = this.named_expression();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const c = this.peek() === 82 ? this.else_block() : undefined;
        const to = this.lastToken();
        const made = new ast.While(a, b, c ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // for_stmt = invalid_for_stmt | 'for' t:star_targets 'in' ^ ex:star_expressions ':' tc:TYPE_COMMENT? b:block el:else_block? -> For(t, ex, b, el ?? [], typeComme...
  for_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && (k === 57 || k === 85)) {
      this.invalid_for_stmt();
      this.mark = m;
    }
    if (k === 85) {
      let cut = false as boolean;
      attempt: {
        if (!this.eat(85)) break attempt;
        const t = this.star_targets();
        if (t === undefined) break attempt;
        if (!this.eat(90)) break attempt;
        cut = true;
        const ex = this.star_expressions();
        if (ex === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const tc = this.take(59);
        const b = this.block();
        if (b === undefined) break attempt;
        const el = this.peek() === 82 ? this.else_block() : undefined;
        const to = this.lastToken();
        const made = new ast.For(t, ex, b, el ?? [], act.typeComment(this, tc), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
      if (cut) {
        this.level -= 1;
        return undefined;
      }
    }
    if (k === 57) {
      let cut = false as boolean;
      attempt: {
        if (!this.eat(57)) break attempt;
        if (!this.eat(85)) break attempt;
        const t = this.star_targets();
        if (t === undefined) break attempt;
        if (!this.eat(90)) break attempt;
        cut = true;
        const ex = this.star_expressions();
        if (ex === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const tc = this.take(59);
        const b = this.block();
        if (b === undefined) break attempt;
        const el = this.peek() === 82 ? this.else_block() : undefined;
        const to = this.lastToken();
        const made = act.since(this, 5, 'Async for loops are', new ast.AsyncFor(t, ex, b, el ?? [], act.typeComment(this, tc), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
      if (cut) {
        this.level -= 1;
        return undefined;
      }
    }
    if (this.invalidPass && (k === 57 || k === 85)) {
      this.invalid_for_target();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // with_stmt = invalid_with_stmt_indent | 'with' '(' a:with_item+{','} ','? ')' ':' b:block -> With(a, b, undefined, @) | 'with' a:with_item+{','} ':' tc:TYPE_COM...
  with_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && (k === 57 || k === 101)) {
      this.invalid_with_stmt_indent();
      this.mark = m;
    }
    if (k === 101) {
      attempt: {
        if (!this.eat(101)) break attempt;
        if (!this.eat(7)) break attempt;
        const a = this.gather_5();
        if (a === undefined) break attempt;
        this.eat(12);
        if (!this.eat(8)) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.With(a, b, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 101) {
      attempt: {
        if (!this.eat(101)) break attempt;
        const a = this.gather_5();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const tc = this.take(59);
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.With(a, b, act.typeComment(this, tc), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 57) {
      attempt: {
        if (!this.eat(57)) break attempt;
        if (!this.eat(101)) break attempt;
        if (!this.eat(7)) break attempt;
        const a = this.gather_5();
        if (a === undefined) break attempt;
        this.eat(12);
        if (!this.eat(8)) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = act.since(this, 5, 'Async with statements are', new ast.AsyncWith(a, b, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 57) {
      attempt: {
        if (!this.eat(57)) break attempt;
        if (!this.eat(101)) break attempt;
        const a = this.gather_5();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const tc = this.take(59);
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = act.since(this, 5, 'Async with statements are', new ast.AsyncWith(a, b, act.typeComment(this, tc), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && (k === 57 || k === 101)) {
      this.invalid_with_stmt();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // with_item = e:expression 'as' t:star_target &(',' | ')' | ':') -> withitem(e, t) | invalid_with_item | e:expression -> withitem(e, undefined)
  with_item(): ast.withitem | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S3[k] === 1) {
      attempt: {
        const e = this.expression();
        if (e === undefined) break attempt;
        if (!this.eat(74)) break attempt;
        const t = this.star_target();
        if (t === undefined) break attempt;
        if (!(S15[this.peek()] === 1)) break attempt;
        const made = new ast.withitem(e, t);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && S3[k] === 1) {
      this.invalid_with_item();
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const e = this.expression();
        if (e === undefined) break attempt;
        const made = new ast.withitem(e, undefined);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // try_stmt = invalid_try_stmt | 'try' &&':' b:block f:finally_block -> Try(b, [], [], f, @) | 'try' &&':' b:block ex:except_block+ el:else_block? f:finally_bloc...
  try_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && k === 99) {
      this.invalid_try_stmt();
      this.mark = m;
    }
    if (k === 99) {
      attempt: {
        if (!this.eat(99)) break attempt;
        this.force(11, ":");
        const b = this.block();
        if (b === undefined) break attempt;
        const f = this.finally_block();
        if (f === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Try(b, [], [], f, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 99) {
      attempt: {
        if (!this.eat(99)) break attempt;
        this.force(11, ":");
        const b = this.block();
        if (b === undefined) break attempt;
        const ex = this.loop_13();
        if (ex === undefined) break attempt;
        const el = this.peek() === 82 ? this.else_block() : undefined;
        const f = this.peek() === 84 ? this.finally_block() : undefined;
        const to = this.lastToken();
        const made = new ast.Try(b, ex, el ?? [], f ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 99) {
      attempt: {
        if (!this.eat(99)) break attempt;
        this.force(11, ":");
        const b = this.block();
        if (b === undefined) break attempt;
        const ex = this.loop_14();
        if (ex === undefined) break attempt;
        const el = this.peek() === 82 ? this.else_block() : undefined;
        const f = this.peek() === 84 ? this.finally_block() : undefined;
        const to = this.lastToken();
        const made = act.since(this, 11, 'Exception groups are', new ast.TryStar(b, ex, el ?? [], f ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // except_block = invalid_except_stmt_indent | 'except' e:expression t:('as' z:IDENT -> z)? ':' b:block -> ExceptHandler(e, t, b, @) | 'except' ':' b:block -> Except...
  except_block(): ast.excepthandler | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && k === 83) {
      this.invalid_except_stmt_indent();
      this.mark = m;
    }
    if (k === 83) {
      attempt: {
        if (!this.eat(83)) break attempt;
        const e = this.expression();
        if (e === undefined) break attempt;
        const t = this.peek() === 74 ? this.group_6() : undefined;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.ExceptHandler(e, t, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 83) {
      attempt: {
        if (!this.eat(83)) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.ExceptHandler(undefined, undefined, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 83) {
      this.invalid_except_stmt();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // except_star_block = invalid_except_star_stmt_indent | 'except' '*' e:expression t:('as' z:IDENT -> z)? ':' b:block -> ExceptHandler(e, t, b, @) | invalid_except_stmt
  except_star_block(): ast.excepthandler | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && k === 83) {
      this.invalid_except_star_stmt_indent();
      this.mark = m;
    }
    if (k === 83) {
      attempt: {
        if (!this.eat(83)) break attempt;
        if (!this.eat(16)) break attempt;
        const e = this.expression();
        if (e === undefined) break attempt;
        const t = this.peek() === 74 ? this.group_6() : undefined;
        if (!this.eat(11)) break attempt;
        const b = this.block();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.ExceptHandler(e, t, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 83) {
      this.invalid_except_stmt();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // finally_block = invalid_finally_stmt | 'finally' &&':' a:block -> a
  finally_block(): ast.stmt[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && k === 84) {
      this.invalid_finally_stmt();
      this.mark = m;
    }
    if (k === 84) {
      attempt: {
        if (!this.eat(84)) break attempt;
        this.force(11, ":");
        const a = this.block();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // match_stmt = "match" subject:subject_expr ':' NEWLINE INDENT cases:case_block+ DEDENT -> since(10, 'Pattern matching is', Match(subject, cases, @)) | invalid_ma...
  match_stmt(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        if (this.takeWord('match') === undefined) break attempt;
        const subject = this.subject_expr();
        if (subject === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (!this.eat(5)) break attempt;
        const cases = this.loop_15();
        if (cases === undefined) break attempt;
        if (!this.eat(6)) break attempt;
        const to = this.lastToken();
        const made = act.since(this, 10, 'Pattern matching is', new ast.Match(subject, cases, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 1) {
      this.invalid_match_stmt();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // subject_expr = value:star_named_expression ',' values:star_named_expressions? -> Tuple([value, ...(values ?? [])], 'Load', @) | named_expression
  subject_expr(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S8[k] === 1) {
      attempt: {
        const value = this.star_named_expression();
        if (value === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const values = S8[this.peek()] === 1 ? this.star_named_expressions() : undefined;
        const to = this.lastToken();
        const made = new ast.Tuple([value, ...(values ?? [])], 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.named_expression();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // case_block = invalid_case_block | "case" pattern:patterns guard:guard? ':' body:block -> match_case(pattern, guard, body)
  case_block(): ast.match_case | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && k === 1) {
      this.invalid_case_block();
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        if (this.takeWord('case') === undefined) break attempt;
        const pattern = this.patterns();
        if (pattern === undefined) break attempt;
        const guard = this.peek() === 88 ? this.guard() : undefined;
        if (!this.eat(11)) break attempt;
        const body = this.block();
        if (body === undefined) break attempt;
        const made = new ast.match_case(pattern, guard, body);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // guard = 'if' guard:named_expression -> guard
  guard(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 88) {
      attempt: {
        if (!this.eat(88)) break attempt;
        const guard = this.named_expression();
        if (guard === undefined) break attempt;
        this.level -= 1;
        return guard;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // patterns = patterns:open_sequence_pattern -> MatchSequence(patterns ?? [], @) | pattern
  patterns(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S16[k] === 1) {
      attempt: {
        const patterns = this.open_sequence_pattern();
        if (patterns === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchSequence(patterns ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S17[k] === 1) {
      attempt: {
        const it = this.pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // pattern = as_pattern | or_pattern
  pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S17[k] === 1) {
      attempt: {
        const it = this.as_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (S17[k] === 1) {
      attempt: {
        const it = this.or_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // as_pattern = pattern:or_pattern 'as' target:pattern_capture_target -> MatchAs(pattern, target, @) | invalid_as_pattern
  as_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S17[k] === 1) {
      attempt: {
        const pattern = this.or_pattern();
        if (pattern === undefined) break attempt;
        if (!this.eat(74)) break attempt;
        const target = this.pattern_capture_target();
        if (target === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchAs(pattern, target, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && S17[k] === 1) {
      this.invalid_as_pattern();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // or_pattern = patterns:closed_pattern+{'|'} -> patterns.length === 1 ? patterns[0] : MatchOr(patterns, @)
  or_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S17[k] === 1) {
      attempt: {
        const patterns = this.gather_6();
        if (patterns === undefined) break attempt;
        const to = this.lastToken();
        const made = patterns.length === 1 ? patterns[0] : new ast.MatchOr(patterns, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // closed_pattern = literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern | sequence_pattern | mapping_pattern | class_pattern
  closed_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 3;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.pattern;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S18[k] === 1) {
      attempt: {
        const it = this.literal_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(3, m, it);
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.capture_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(3, m, it);
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.wildcard_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(3, m, it);
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.value_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(3, m, it);
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        const it = this.group_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(3, m, it);
      }
      this.mark = m;
    }
    if (k === 7 || k === 9) {
      attempt: {
        const it = this.sequence_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(3, m, it);
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        const it = this.mapping_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(3, m, it);
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.class_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(3, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(3, m, undefined);
  }

  // literal_pattern = value:signed_number !('+' | '-') -> MatchValue(value, @) | value:complex_number -> MatchValue(value, @) | value:strings -> MatchValue(value, @) | '...
  literal_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 2 || k === 15) {
      attempt: {
        const value = this.signed_number();
        if (value === undefined) break attempt;
        if (this.peek() === 14 || this.peek() === 15) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchValue(value, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 2 || k === 15) {
      attempt: {
        const value = this.complex_number();
        if (value === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchValue(value, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 3 || k === 61) {
      attempt: {
        const value = this.strings();
        if (value === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchValue(value, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 71) {
      attempt: {
        if (!this.eat(71)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchSingleton(null, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 72) {
      attempt: {
        if (!this.eat(72)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchSingleton(true, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 70) {
      attempt: {
        if (!this.eat(70)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchSingleton(false, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // literal_expr = signed_number !('+' | '-') | complex_number | strings | 'None' -> Constant(null, undefined, @) | 'True' -> Constant(true, undefined, @) | 'False' -...
  literal_expr(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 2 || k === 15) {
      attempt: {
        const it = this.signed_number();
        if (it === undefined) break attempt;
        if (this.peek() === 14 || this.peek() === 15) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 2 || k === 15) {
      attempt: {
        const it = this.complex_number();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 3 || k === 61) {
      attempt: {
        const it = this.strings();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 71) {
      attempt: {
        if (!this.eat(71)) break attempt;
        const to = this.lastToken();
        const made = new ast.Constant(null, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 72) {
      attempt: {
        if (!this.eat(72)) break attempt;
        const to = this.lastToken();
        const made = new ast.Constant(true, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 70) {
      attempt: {
        if (!this.eat(70)) break attempt;
        const to = this.lastToken();
        const made = new ast.Constant(false, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // complex_number = real:signed_real_number '+' imag:imaginary_number -> BinOp(real, 'Add', imag, @) | real:signed_real_number '-' imag:imaginary_number -> BinOp(real,...
  complex_number(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 2 || k === 15) {
      attempt: {
        const real = this.signed_real_number();
        if (real === undefined) break attempt;
        if (!this.eat(14)) break attempt;
        const imag = this.imaginary_number();
        if (imag === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.BinOp(real, 'Add', imag, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 2 || k === 15) {
      attempt: {
        const real = this.signed_real_number();
        if (real === undefined) break attempt;
        if (!this.eat(15)) break attempt;
        const imag = this.imaginary_number();
        if (imag === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.BinOp(real, 'Sub', imag, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // signed_number = NUMBER | '-' number:NUMBER -> UnaryOp('USub', number, @)
  signed_number(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 2) {
      attempt: {
        const it = this.takeNumber();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 15) {
      attempt: {
        if (!this.eat(15)) break attempt;
        const number = this.takeNumber();
        if (number === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.UnaryOp('USub', number, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // signed_real_number = real_number | '-' real:real_number -> UnaryOp('USub', real, @)
  signed_real_number(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 2) {
      attempt: {
        const it = this.real_number();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 15) {
      attempt: {
        if (!this.eat(15)) break attempt;
        const real = this.real_number();
        if (real === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.UnaryOp('USub', real, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // real_number = real:NUMBER -> ensureReal(real)
  real_number(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 2) {
      attempt: {
        const real = this.takeNumber();
        if (real === undefined) break attempt;
        const made = act.ensureReal(this, real);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // imaginary_number = imag:NUMBER -> ensureImaginary(imag)
  imaginary_number(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 2) {
      attempt: {
        const imag = this.takeNumber();
        if (imag === undefined) break attempt;
        const made = act.ensureImaginary(this, imag);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // capture_pattern = target:pattern_capture_target -> MatchAs(undefined, target, @)
  capture_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const target = this.pattern_capture_target();
        if (target === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchAs(undefined, target, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // pattern_capture_target = !"_" name:IDENT !('.' | '(' | '=') -> name
  pattern_capture_target(): string | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        {
          const at = this.mark;
          const seen = this.takeWord('_') !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const name = this.takeIdentifier();
        if (name === undefined) break attempt;
        if (S19[this.peek()] === 1) break attempt;
        this.level -= 1;
        return name;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // wildcard_pattern = "_" -> MatchAs(undefined, undefined, @)
  wildcard_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        if (this.takeWord('_') === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchAs(undefined, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // value_pattern = attr:attr !('.' | '(' | '=') -> MatchValue(attr, @)
  value_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const attr = this.attr();
        if (attr === undefined) break attempt;
        if (S19[this.peek()] === 1) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchValue(attr, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // attr = value:attr '.' name:IDENT -> Attribute(value, name, 'Load', @) | value:NAME '.' name:IDENT -> Attribute(value, name, 'Load', @)
  attr(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 4;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 2) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    let seed: ast.expr | undefined;
    found: {
      if (k === 1) {
        attempt: {
          const value = this.takeName();
          if (value === undefined) break attempt;
          if (!this.eat(23)) break attempt;
          const name = this.takeIdentifier();
          if (name === undefined) break attempt;
          const to = this.lastToken();
          seed = new ast.Attribute(value, name, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break found;
        }
        this.mark = m;
      }
      this.level -= 2;
      return this.keep(4, m, undefined);
    }
    growing: while (seed !== undefined) {
      const k = this.peek();
      const m = this.mark;
      if (k === 23) {
        attempt: {
          const value: ast.expr = seed;
          if (!this.eat(23)) break attempt;
          const name = this.takeIdentifier();
          if (name === undefined) break attempt;
          const to = this.lastToken();
          seed = new ast.Attribute(value, name, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      break;
    }
    this.level -= 2;
    return this.keep(4, m, seed);
  }

  // name_or_attr = attr | NAME
  name_or_attr(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const it = this.attr();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.takeName();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // group_pattern = '(' pattern:pattern ')' -> pattern
  group_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const pattern = this.pattern();
        if (pattern === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        this.level -= 1;
        return pattern;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // sequence_pattern = '[' patterns:maybe_sequence_pattern? ']' -> MatchSequence(patterns ?? [], @) | '(' patterns:open_sequence_pattern? ')' -> MatchSequence(patterns ??...
  sequence_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 9) {
      attempt: {
        if (!this.eat(9)) break attempt;
        const patterns = S16[this.peek()] === 1 ? this.maybe_sequence_pattern() : undefined;
        if (!this.eat(10)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchSequence(patterns ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const patterns = S16[this.peek()] === 1 ? this.open_sequence_pattern() : undefined;
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchSequence(patterns ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // open_sequence_pattern = pattern:maybe_star_pattern ',' patterns:maybe_sequence_pattern? -> [pattern, ...(patterns ?? [])]
  open_sequence_pattern(): ast.pattern[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S16[k] === 1) {
      attempt: {
        const pattern = this.maybe_star_pattern();
        if (pattern === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const patterns = S16[this.peek()] === 1 ? this.maybe_sequence_pattern() : undefined;
        const made = [pattern, ...(patterns ?? [])];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // maybe_sequence_pattern = patterns:maybe_star_pattern+{','} ','? -> patterns
  maybe_sequence_pattern(): ast.pattern[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S16[k] === 1) {
      attempt: {
        const patterns = this.gather_7();
        if (patterns === undefined) break attempt;
        this.eat(12);
        this.level -= 1;
        return patterns;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // maybe_star_pattern = star_pattern | pattern
  maybe_star_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 16) {
      attempt: {
        const it = this.star_pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (S17[k] === 1) {
      attempt: {
        const it = this.pattern();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_pattern = '*' target:pattern_capture_target -> MatchStar(target, @) | '*' wildcard_pattern -> MatchStar(undefined, @)
  star_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 5;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.pattern;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const target = this.pattern_capture_target();
        if (target === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchStar(target, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(5, m, made);
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (this.wildcard_pattern() === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchStar(undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(5, m, made);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(5, m, undefined);
  }

  // mapping_pattern = '{' '}' -> MatchMapping([], [], undefined, @) | '{' rest:double_star_pattern ','? '}' -> MatchMapping([], [], rest, @) | '{' items:items_pattern ',...
  mapping_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        if (!this.eat(26)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchMapping([], [], undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const rest = this.double_star_pattern();
        if (rest === undefined) break attempt;
        this.eat(12);
        if (!this.eat(26)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchMapping([], [], rest, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const items = this.items_pattern();
        if (items === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const rest = this.double_star_pattern();
        if (rest === undefined) break attempt;
        this.eat(12);
        if (!this.eat(26)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchMapping(items.map((pair) => pair.key), items.map((pair) => pair.pattern), rest, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const items = this.items_pattern();
        if (items === undefined) break attempt;
        this.eat(12);
        if (!this.eat(26)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchMapping(items.map((pair) => pair.key), items.map((pair) => pair.pattern), undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // items_pattern = key_value_pattern+{','}
  items_pattern(): KeyPattern[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S20[k] === 1) {
      attempt: {
        const it = this.gather_8();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // key_value_pattern = key:(literal_expr | attr) ':' pattern:pattern -> ({ key, pattern })
  key_value_pattern(): KeyPattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S20[k] === 1) {
      attempt: {
        const key = this.group_9();
        if (key === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const pattern = this.pattern();
        if (pattern === undefined) break attempt;
        const made = ({ key, pattern });
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // double_star_pattern = '**' target:pattern_capture_target -> target
  double_star_pattern(): string | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        const target = this.pattern_capture_target();
        if (target === undefined) break attempt;
        this.level -= 1;
        return target;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // class_pattern = cls:name_or_attr '(' ')' -> MatchClass(cls, [], [], [], @) | cls:name_or_attr '(' patterns:positional_patterns ','? ')' -> MatchClass(cls, patterns...
  class_pattern(): ast.pattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const cls = this.name_or_attr();
        if (cls === undefined) break attempt;
        if (!this.eat(7)) break attempt;
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchClass(cls, [], [], [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const cls = this.name_or_attr();
        if (cls === undefined) break attempt;
        if (!this.eat(7)) break attempt;
        const patterns = this.positional_patterns();
        if (patterns === undefined) break attempt;
        this.eat(12);
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchClass(cls, patterns, [], [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const cls = this.name_or_attr();
        if (cls === undefined) break attempt;
        if (!this.eat(7)) break attempt;
        const keywords = this.keyword_patterns();
        if (keywords === undefined) break attempt;
        this.eat(12);
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchClass(cls, [], keywords.map((pair) => pair.key), keywords.map((pair) => pair.pattern), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const cls = this.name_or_attr();
        if (cls === undefined) break attempt;
        if (!this.eat(7)) break attempt;
        const patterns = this.positional_patterns();
        if (patterns === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const keywords = this.keyword_patterns();
        if (keywords === undefined) break attempt;
        this.eat(12);
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.MatchClass(cls, patterns, keywords.map((pair) => pair.key), keywords.map((pair) => pair.pattern), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 1) {
      this.invalid_class_pattern();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // positional_patterns = args:pattern+{','} -> args
  positional_patterns(): ast.pattern[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S17[k] === 1) {
      attempt: {
        const args = this.gather_9();
        if (args === undefined) break attempt;
        this.level -= 1;
        return args;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // keyword_patterns = keyword_pattern+{','}
  keyword_patterns(): KeywordPattern[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const it = this.gather_10();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // keyword_pattern = key:IDENT '=' pattern:pattern -> ({ key, pattern })
  keyword_pattern(): KeywordPattern | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const key = this.takeIdentifier();
        if (key === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const pattern = this.pattern();
        if (pattern === undefined) break attempt;
        const made = ({ key, pattern });
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // type_alias = "type" n:NAME t:type_params? '=' b:expression -> since(12, 'Type statement is', TypeAlias(withContext(n, 'Store'), t ?? [], b, @))
  type_alias(): ast.stmt | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        if (this.takeWord('type') === undefined) break attempt;
        const n = this.takeName();
        if (n === undefined) break attempt;
        const t = this.peek() === 9 ? this.type_params() : undefined;
        if (!this.eat(22)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = act.since(this, 12, 'Type statement is', new ast.TypeAlias(act.withContext(this, n, 'Store'), t ?? [], b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // type_params = '[' t:type_param_seq ']' -> since(12, 'Type parameter lists are', t)
  type_params(): ast.type_param[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 9) {
      attempt: {
        if (!this.eat(9)) break attempt;
        const t = this.type_param_seq();
        if (t === undefined) break attempt;
        if (!this.eat(10)) break attempt;
        const made = act.since(this, 12, 'Type parameter lists are', t);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // type_param_seq = a:type_param+{','} ','? -> a
  type_param_seq(): ast.type_param[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S14[k] === 1) {
      attempt: {
        const a = this.gather_11();
        if (a === undefined) break attempt;
        this.eat(12);
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // type_param = a:IDENT b:type_param_bound? -> TypeVar(a, b, @) | '*' NAME colon:':' e:expression -> raiseFrom(colon, e._type === 'Tuple' ? "cannot use constraints...
  type_param(): ast.type_param | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 6;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.type_param;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        const b = this.peek() === 11 ? this.type_param_bound() : undefined;
        const to = this.lastToken();
        const made = new ast.TypeVar(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(6, m, made);
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (this.takeName() === undefined) break attempt;
        const colon = this.take(11);
        if (colon === undefined) break attempt;
        const e = this.expression();
        if (e === undefined) break attempt;
        const made = err.raiseFrom(this, colon, e._type === 'Tuple' ? "cannot use constraints with TypeVarTuple" : "cannot use bound with TypeVarTuple");
        this.level -= 1;
        return this.keep(6, m, made);
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.TypeVarTuple(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(6, m, made);
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        if (this.takeName() === undefined) break attempt;
        const colon = this.take(11);
        if (colon === undefined) break attempt;
        const e = this.expression();
        if (e === undefined) break attempt;
        const made = err.raiseFrom(this, colon, e._type === 'Tuple' ? "cannot use constraints with ParamSpec" : "cannot use bound with ParamSpec");
        this.level -= 1;
        return this.keep(6, m, made);
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.ParamSpec(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(6, m, made);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(6, m, undefined);
  }

  // type_param_bound = ':' e:expression -> e
  type_param_bound(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 11) {
      attempt: {
        if (!this.eat(11)) break attempt;
        const e = this.expression();
        if (e === undefined) break attempt;
        this.level -= 1;
        return e;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // expressions = a:expression b:(',' c:expression -> c)+ ','? -> Tuple([a, ...b], 'Load', @) | a:expression ',' -> Tuple([a], 'Load', @) | expression
  expressions(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S3[k] === 1) {
      attempt: {
        const a = this.expression();
        if (a === undefined) break attempt;
        const b = this.loop_16();
        if (b === undefined) break attempt;
        this.eat(12);
        const to = this.lastToken();
        const made = new ast.Tuple([a, ...b], 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const a = this.expression();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const to = this.lastToken();
        const made = new ast.Tuple([a], 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.expression();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // expression = invalid_expression | invalid_legacy_expression | a:disjunction 'if' b:disjunction 'else' c:expression -> IfExp(b, a, c, @) | disjunction | lambdef
  expression(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 7;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && S3[k] === 1) {
      this.invalid_expression();
      this.mark = m;
    }
    if (this.invalidPass && k === 1) {
      this.invalid_legacy_expression();
      this.mark = m;
    }
    if (S21[k] === 1) {
      attempt: {
        const a = this.disjunction();
        if (a === undefined) break attempt;
        if (!this.eat(88)) break attempt;
        const b = this.disjunction();
        if (b === undefined) break attempt;
        if (!this.eat(82)) break attempt;
        const c = this.expression();
        if (c === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.IfExp(b, a, c, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(7, m, made);
      }
      this.mark = m;
    }
    if (S21[k] === 1) {
      attempt: {
        const it = this.disjunction();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(7, m, it);
      }
      this.mark = m;
    }
    if (k === 92) {
      attempt: {
        const it = this.lambdef();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(7, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(7, m, undefined);
  }

  // yield_expr = 'yield' 'from' a:expression -> YieldFrom(a, @) | 'yield' a:star_expressions? -> Yield(a, @)
  yield_expr(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 102) {
      attempt: {
        if (!this.eat(102)) break attempt;
        if (!this.eat(86)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.YieldFrom(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 102) {
      attempt: {
        if (!this.eat(102)) break attempt;
        const a = S8[this.peek()] === 1 ? this.star_expressions() : undefined;
        const to = this.lastToken();
        const made = new ast.Yield(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_expressions = a:star_expression b:(',' c:star_expression -> c)+ ','? -> Tuple([a, ...b], 'Load', @) | a:star_expression ',' -> Tuple([a], 'Load', @) | star_expre...
  star_expressions(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S8[k] === 1) {
      attempt: {
        const a = this.star_expression();
        if (a === undefined) break attempt;
        const b = this.loop_17();
        if (b === undefined) break attempt;
        this.eat(12);
        const to = this.lastToken();
        const made = new ast.Tuple([a, ...b], 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S8[k] === 1) {
      attempt: {
        const a = this.star_expression();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const to = this.lastToken();
        const made = new ast.Tuple([a], 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S8[k] === 1) {
      attempt: {
        const it = this.star_expression();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_expression = '*' a:bitwise_or -> Starred(a, 'Load', @) | expression
  star_expression(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 8;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Starred(a, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(8, m, made);
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.expression();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(8, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(8, m, undefined);
  }

  // star_named_expressions = a:star_named_expression+{','} ','? -> a
  star_named_expressions(): ast.expr[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S8[k] === 1) {
      attempt: {
        const a = this.gather_12();
        if (a === undefined) break attempt;
        this.eat(12);
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_named_expression = '*' a:bitwise_or -> Starred(a, 'Load', @) | named_expression
  star_named_expression(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Starred(a, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.named_expression();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // assignment_expression = a:NAME ':=' ^ b:expression -> since(8, 'Assignment expressions are', NamedExpr(withContext(a, 'Store'), b, @))
  assignment_expression(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      let cut = false as boolean;
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        if (!this.eat(53)) break attempt;
        cut = true;
        const b = this.expression();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = act.since(this, 8, 'Assignment expressions are', new ast.NamedExpr(act.withContext(this, a, 'Store'), b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return made;
      }
      this.mark = m;
      if (cut) {
        this.level -= 1;
        return undefined;
      }
    }
    this.level -= 1;
    return undefined;
  }

  // named_expression = assignment_expression | invalid_named_expression | expression !':='
  named_expression(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const it = this.assignment_expression();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (this.invalidPass && S3[k] === 1) {
      this.invalid_named_expression();
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.expression();
        if (it === undefined) break attempt;
        if (this.peek() === 53) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // disjunction = a:conjunction b:('or' c:conjunction -> c)+ -> BoolOp('Or', [a, ...b], @) | conjunction
  disjunction(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 9;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S21[k] === 1) {
      attempt: {
        const a = this.conjunction();
        if (a === undefined) break attempt;
        const b = this.loop_18();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.BoolOp('Or', [a, ...b], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(9, m, made);
      }
      this.mark = m;
    }
    if (S21[k] === 1) {
      attempt: {
        const it = this.conjunction();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(9, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(9, m, undefined);
  }

  // conjunction = a:inversion b:('and' c:inversion -> c)+ -> BoolOp('And', [a, ...b], @) | inversion
  conjunction(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 10;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S21[k] === 1) {
      attempt: {
        const a = this.inversion();
        if (a === undefined) break attempt;
        const b = this.loop_19();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.BoolOp('And', [a, ...b], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(10, m, made);
      }
      this.mark = m;
    }
    if (S21[k] === 1) {
      attempt: {
        const it = this.inversion();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(10, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(10, m, undefined);
  }

  // inversion = 'not' a:inversion -> UnaryOp('Not', a, @) | comparison
  inversion(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 11;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 94) {
      attempt: {
        if (!this.eat(94)) break attempt;
        const a = this.inversion();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.UnaryOp('Not', a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(11, m, made);
      }
      this.mark = m;
    }
    if (S22[k] === 1) {
      attempt: {
        const it = this.comparison();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(11, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(11, m, undefined);
  }

  // comparison = a:bitwise_or b:compare_op_bitwise_or_pair+ -> Compare(a, b.map((pair) => pair.op), b.map((pair) => pair.right), @) | bitwise_or
  comparison(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S22[k] === 1) {
      attempt: {
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const b = this.loop_20();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Compare(a, b.map((pair) => pair.op), b.map((pair) => pair.right), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S22[k] === 1) {
      attempt: {
        const it = this.bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // compare_op_bitwise_or_pair = eq_bitwise_or | noteq_bitwise_or | lte_bitwise_or | lt_bitwise_or | gte_bitwise_or | gt_bitwise_or | notin_bitwise_or | in_bitwise_or | isnot_bitwi...
  compare_op_bitwise_or_pair(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 27) {
      attempt: {
        const it = this.eq_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 28) {
      attempt: {
        const it = this.noteq_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 29) {
      attempt: {
        const it = this.lte_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 20) {
      attempt: {
        const it = this.lt_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 30) {
      attempt: {
        const it = this.gte_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 21) {
      attempt: {
        const it = this.gt_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 94) {
      attempt: {
        const it = this.notin_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 90) {
      attempt: {
        const it = this.in_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 91) {
      attempt: {
        const it = this.isnot_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 91) {
      attempt: {
        const it = this.is_bitwise_or();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // eq_bitwise_or = '==' a:bitwise_or -> comparison('Eq', a)
  eq_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 27) {
      attempt: {
        if (!this.eat(27)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'Eq', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // noteq_bitwise_or = (tok:'!=' -> checkNotEqual(tok)) a:bitwise_or -> comparison('NotEq', a)
  noteq_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 28) {
      attempt: {
        if (this.group_10() === undefined) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'NotEq', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lte_bitwise_or = '<=' a:bitwise_or -> comparison('LtE', a)
  lte_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 29) {
      attempt: {
        if (!this.eat(29)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'LtE', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lt_bitwise_or = '<' a:bitwise_or -> comparison('Lt', a)
  lt_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 20) {
      attempt: {
        if (!this.eat(20)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'Lt', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // gte_bitwise_or = '>=' a:bitwise_or -> comparison('GtE', a)
  gte_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 30) {
      attempt: {
        if (!this.eat(30)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'GtE', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // gt_bitwise_or = '>' a:bitwise_or -> comparison('Gt', a)
  gt_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 21) {
      attempt: {
        if (!this.eat(21)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'Gt', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // notin_bitwise_or = 'not' 'in' a:bitwise_or -> comparison('NotIn', a)
  notin_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 94) {
      attempt: {
        if (!this.eat(94)) break attempt;
        if (!this.eat(90)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'NotIn', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // in_bitwise_or = 'in' a:bitwise_or -> comparison('In', a)
  in_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 90) {
      attempt: {
        if (!this.eat(90)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'In', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // isnot_bitwise_or = 'is' 'not' a:bitwise_or -> comparison('IsNot', a)
  isnot_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 91) {
      attempt: {
        if (!this.eat(91)) break attempt;
        if (!this.eat(94)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'IsNot', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // is_bitwise_or = 'is' a:bitwise_or -> comparison('Is', a)
  is_bitwise_or(): Comparison | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 91) {
      attempt: {
        if (!this.eat(91)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = act.comparison(this, 'Is', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // bitwise_or, bitwise_xor, bitwise_and, shift_expr, sum, term: the whole chain
  bitwise_or(): ast.expr | undefined {
    this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 12;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 12) > MAX_LEVEL) this.overflow();
    const made = this.climb_bitwise_or(1);
    this.level -= 12;
    return this.keep(12, m, made);
  }

  // operators that bind as 1 bitwise_or, 2 bitwise_xor, 3 bitwise_and, 4 shift_expr, 5 sum, 6 term
  private climb_bitwise_or(least: number): ast.expr | undefined {
    const from = this.here();
    let seed: ast.expr | undefined = this.factor();
    if (seed === undefined) return undefined;
    for (;;) {
      switch (this.peek()) {
        case 18: {
          if (least > 1) return seed;
          const before = this.mark++;
          const b = this.climb_bitwise_or(2);
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'BitOr', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 32: {
          if (least > 2) return seed;
          const before = this.mark++;
          const b = this.climb_bitwise_or(3);
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'BitXor', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 19: {
          if (least > 3) return seed;
          const before = this.mark++;
          const b = this.climb_bitwise_or(4);
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'BitAnd', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 33: {
          if (least > 4) return seed;
          const before = this.mark++;
          const b = this.climb_bitwise_or(5);
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'LShift', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 34: {
          if (least > 4) return seed;
          const before = this.mark++;
          const b = this.climb_bitwise_or(5);
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'RShift', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 14: {
          if (least > 5) return seed;
          const before = this.mark++;
          const b = this.climb_bitwise_or(6);
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'Add', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 15: {
          if (least > 5) return seed;
          const before = this.mark++;
          const b = this.climb_bitwise_or(6);
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'Sub', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 16: {
          if (least > 6) return seed;
          const before = this.mark++;
          const b = this.factor();
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'Mult', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 17: {
          if (least > 6) return seed;
          const before = this.mark++;
          const b = this.factor();
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'Div', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 47: {
          if (least > 6) return seed;
          const before = this.mark++;
          const b = this.factor();
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'FloorDiv', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 24: {
          if (least > 6) return seed;
          const before = this.mark++;
          const b = this.factor();
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = new ast.BinOp(a, 'Mod', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          break;
        }
        case 49: {
          if (least > 6) return seed;
          const before = this.mark++;
          const b = this.factor();
          if (b === undefined) {
            this.mark = before;
            return seed;
          }
          const a: ast.expr = seed;
          const to = this.lastToken();
          seed = act.since(this, 5, "The '@' operator is", new ast.BinOp(a, 'MatMult', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
          break;
        }
        default:
          return seed;
      }
    }
  }

  // factor = '+' a:factor -> UnaryOp('UAdd', a, @) | '-' a:factor -> UnaryOp('USub', a, @) | '~' a:factor -> UnaryOp('Invert', a, @) | power
  factor(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 13;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 14) {
      attempt: {
        if (!this.eat(14)) break attempt;
        const a = this.factor();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.UnaryOp('UAdd', a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(13, m, made);
      }
      this.mark = m;
    }
    if (k === 15) {
      attempt: {
        if (!this.eat(15)) break attempt;
        const a = this.factor();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.UnaryOp('USub', a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(13, m, made);
      }
      this.mark = m;
    }
    if (k === 31) {
      attempt: {
        if (!this.eat(31)) break attempt;
        const a = this.factor();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.UnaryOp('Invert', a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(13, m, made);
      }
      this.mark = m;
    }
    if (S23[k] === 1) {
      attempt: {
        const it = this.power();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(13, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(13, m, undefined);
  }

  // power = a:await_primary '**' b:factor -> BinOp(a, 'Pow', b, @) | await_primary
  power(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S23[k] === 1) {
      attempt: {
        const a = this.await_primary();
        if (a === undefined) break attempt;
        if (!this.eat(35)) break attempt;
        const b = this.factor();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.BinOp(a, 'Pow', b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S23[k] === 1) {
      attempt: {
        const it = this.await_primary();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // await_primary = AWAIT a:primary -> since(5, 'Await expressions are', Await(a, @)) | primary
  await_primary(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 14;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 56) {
      attempt: {
        if (!this.eat(56)) break attempt;
        const a = this.primary();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = act.since(this, 5, 'Await expressions are', new ast.Await(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset));
        this.level -= 1;
        return this.keep(14, m, made);
      }
      this.mark = m;
    }
    if (S10[k] === 1) {
      attempt: {
        const it = this.primary();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(14, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(14, m, undefined);
  }

  // primary = a:primary '.' b:IDENT -> Attribute(a, b, 'Load', @) | a:primary b:genexp -> Call(a, [b], [], @) | a:primary '(' b:arguments? ')' -> Call(a, b?.args...
  primary(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 15;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 2) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    let seed: ast.expr | undefined;
    found: {
      if (S10[k] === 1) {
        attempt: {
          const it = this.atom();
          if (it === undefined) break attempt;
          seed = it;
          break found;
        }
        this.mark = m;
      }
      this.level -= 2;
      return this.keep(15, m, undefined);
    }
    growing: while (seed !== undefined) {
      const k = this.peek();
      const m = this.mark;
      if (k === 23) {
        attempt: {
          const a: ast.expr = seed;
          if (!this.eat(23)) break attempt;
          const b = this.takeIdentifier();
          if (b === undefined) break attempt;
          const to = this.lastToken();
          seed = new ast.Attribute(a, b, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      if (S24[k] === 1) {
        attempt: {
          const a: ast.expr = seed;
          const b = this.genexp();
          if (b === undefined) break attempt;
          const to = this.lastToken();
          seed = new ast.Call(a, [b], [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      if (k === 7) {
        attempt: {
          const a: ast.expr = seed;
          if (!this.eat(7)) break attempt;
          const b = S4[this.peek()] === 1 ? this.arguments() : undefined;
          if (!this.eat(8)) break attempt;
          const to = this.lastToken();
          seed = new ast.Call(a, b?.args ?? [], b?.keywords ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      if (k === 9) {
        attempt: {
          const a: ast.expr = seed;
          if (!this.eat(9)) break attempt;
          const b = this.slices();
          if (b === undefined) break attempt;
          if (!this.eat(10)) break attempt;
          const to = this.lastToken();
          seed = new ast.Subscript(a, b, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      break;
    }
    this.level -= 2;
    return this.keep(15, m, seed);
  }

  // slices = a:slice !',' -> a | a:(slice | starred_expression)+{','} ','? -> Tuple(a, 'Load', @)
  slices(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S25[k] === 1) {
      attempt: {
        const a = this.slice();
        if (a === undefined) break attempt;
        if (this.peek() === 12) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    if (S26[k] === 1) {
      attempt: {
        const a = this.gather_13();
        if (a === undefined) break attempt;
        this.eat(12);
        const to = this.lastToken();
        const made = new ast.Tuple(a, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // slice = a:expression? ':' b:expression? c:(':' d:expression? -> d)? -> Slice(a, b, c, @) | a:named_expression -> a
  slice(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S25[k] === 1) {
      attempt: {
        const a = S3[this.peek()] === 1 ? this.expression() : undefined;
        if (!this.eat(11)) break attempt;
        const b = S3[this.peek()] === 1 ? this.expression() : undefined;
        const c = this.peek() === 11 ? this.group_11() : undefined;
        const to = this.lastToken();
        const made = new ast.Slice(a, b, c, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const a = this.named_expression();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // atom = NAME | 'True' -> Constant(true, undefined, @) | 'False' -> Constant(false, undefined, @) | 'None' -> Constant(null, undefined, @) | &(STRING | FSTR...
  atom(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const it = this.takeName();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 72) {
      attempt: {
        if (!this.eat(72)) break attempt;
        const to = this.lastToken();
        const made = new ast.Constant(true, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 70) {
      attempt: {
        if (!this.eat(70)) break attempt;
        const to = this.lastToken();
        const made = new ast.Constant(false, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 71) {
      attempt: {
        if (!this.eat(71)) break attempt;
        const to = this.lastToken();
        const made = new ast.Constant(null, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 3 || k === 61) {
      attempt: {
        if (!(this.peek() === 3 || this.peek() === 61)) break attempt;
        const it = this.strings();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 2) {
      attempt: {
        const it = this.takeNumber();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (S24[k] === 1) {
      attempt: {
        if (!(this.peek() === 7)) break attempt;
        const it = this.group_12();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (S24[k] === 1) {
      attempt: {
        if (!(this.peek() === 9)) break attempt;
        const it = this.group_13();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (S24[k] === 1) {
      attempt: {
        if (!(this.peek() === 25)) break attempt;
        const it = this.group_14();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 52) {
      attempt: {
        if (!this.eat(52)) break attempt;
        const to = this.lastToken();
        const made = new ast.Constant(ELLIPSIS, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // group = '(' a:(yield_expr | named_expression) ')' -> a | invalid_group
  group(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.group_15();
        if (a === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 7) {
      this.invalid_group();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambdef = 'lambda' a:lambda_params? ':' b:expression -> Lambda(a ?? emptyArguments(), b, @)
  lambdef(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 92) {
      attempt: {
        if (!this.eat(92)) break attempt;
        const a = S12[this.peek()] === 1 ? this.lambda_params() : undefined;
        if (!this.eat(11)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Lambda(a ?? act.emptyArguments(this), b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_params = invalid_lambda_parameters | lambda_parameters
  lambda_params(): ast.arguments | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && S13[k] === 1) {
      this.invalid_lambda_parameters();
      this.mark = m;
    }
    if (S14[k] === 1) {
      attempt: {
        const it = this.lambda_parameters();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_parameters = a:lambda_slash_no_default b:lambda_param_no_default* c:lambda_param_with_default* d:lambda_star_etc? -> since(8, 'Positional-only parameters are', ...
  lambda_parameters(): ast.arguments | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.lambda_slash_no_default();
        if (a === undefined) break attempt;
        const b = this.loop_21();
        const c = this.loop_22();
        const d = this.peek() === 16 || this.peek() === 35 ? this.lambda_star_etc() : undefined;
        const made = act.since(this, 8, 'Positional-only parameters are', act.makeArguments(this, a, undefined, b, c, d));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.lambda_slash_with_default();
        if (a === undefined) break attempt;
        const b = this.loop_22();
        const c = this.peek() === 16 || this.peek() === 35 ? this.lambda_star_etc() : undefined;
        const made = act.since(this, 8, 'Positional-only parameters are', act.makeArguments(this, undefined, a, undefined, b, c));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.loop_23();
        if (a === undefined) break attempt;
        const b = this.loop_22();
        const c = this.peek() === 16 || this.peek() === 35 ? this.lambda_star_etc() : undefined;
        const made = act.makeArguments(this, undefined, undefined, a, b, c);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.loop_24();
        if (a === undefined) break attempt;
        const b = this.peek() === 16 || this.peek() === 35 ? this.lambda_star_etc() : undefined;
        const made = act.makeArguments(this, undefined, undefined, undefined, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16 || k === 35) {
      attempt: {
        const a = this.lambda_star_etc();
        if (a === undefined) break attempt;
        const made = act.makeArguments(this, undefined, undefined, undefined, undefined, a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_slash_no_default = a:lambda_param_no_default+ '/' ',' -> a | a:lambda_param_no_default+ '/' &':' -> a
  lambda_slash_no_default(): ast.arg[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.loop_23();
        if (a === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        if (!this.eat(12)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.loop_23();
        if (a === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        if (!(this.peek() === 11)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_slash_with_default = a:lambda_param_no_default* b:lambda_param_with_default+ '/' ',' -> slashWithDefault(a, b) | a:lambda_param_no_default* b:lambda_param_with_default+...
  lambda_slash_with_default(): SlashWithDefault | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.loop_21();
        const b = this.loop_24();
        if (b === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        if (!this.eat(12)) break attempt;
        const made = act.slashWithDefault(this, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.loop_21();
        const b = this.loop_24();
        if (b === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        if (!(this.peek() === 11)) break attempt;
        const made = act.slashWithDefault(this, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_star_etc = invalid_lambda_star_etc | '*' a:lambda_param_no_default b:lambda_param_maybe_default* c:lambda_kwds? -> starEtc(a, b, c) | '*' ',' b:lambda_param_m...
  lambda_star_etc(): StarEtc | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && k === 16) {
      this.invalid_lambda_star_etc();
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.lambda_param_no_default();
        if (a === undefined) break attempt;
        const b = this.loop_25();
        const c = this.peek() === 35 ? this.lambda_kwds() : undefined;
        const made = act.starEtc(this, a, b, c);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (!this.eat(12)) break attempt;
        const b = this.loop_26();
        if (b === undefined) break attempt;
        const c = this.peek() === 35 ? this.lambda_kwds() : undefined;
        const made = act.starEtc(this, undefined, b, c);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        const a = this.lambda_kwds();
        if (a === undefined) break attempt;
        const made = act.starEtc(this, undefined, undefined, a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_kwds = invalid_lambda_kwds | '**' a:lambda_param_no_default -> a
  lambda_kwds(): ast.arg | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (this.invalidPass && k === 35) {
      this.invalid_lambda_kwds();
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        const a = this.lambda_param_no_default();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_param_no_default = a:lambda_param ',' -> a | a:lambda_param &':' -> a
  lambda_param_no_default(): ast.arg | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.lambda_param();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.lambda_param();
        if (a === undefined) break attempt;
        if (!(this.peek() === 11)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_param_with_default = a:lambda_param c:default ',' -> paramWithDefault(a, c, undefined) | a:lambda_param c:default &':' -> paramWithDefault(a, c, undefined)
  lambda_param_with_default(): ParamWithDefault | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.lambda_param();
        if (a === undefined) break attempt;
        const c = this.default();
        if (c === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const made = act.paramWithDefault(this, a, c, undefined);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.lambda_param();
        if (a === undefined) break attempt;
        const c = this.default();
        if (c === undefined) break attempt;
        if (!(this.peek() === 11)) break attempt;
        const made = act.paramWithDefault(this, a, c, undefined);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_param_maybe_default = a:lambda_param c:default? ',' -> paramWithDefault(a, c, undefined) | a:lambda_param c:default? &':' -> paramWithDefault(a, c, undefined)
  lambda_param_maybe_default(): ParamWithDefault | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.lambda_param();
        if (a === undefined) break attempt;
        const c = this.peek() === 22 ? this.default() : undefined;
        if (!this.eat(12)) break attempt;
        const made = act.paramWithDefault(this, a, c, undefined);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.lambda_param();
        if (a === undefined) break attempt;
        const c = this.peek() === 22 ? this.default() : undefined;
        if (!(this.peek() === 11)) break attempt;
        const made = act.paramWithDefault(this, a, c, undefined);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // lambda_param = a:IDENT -> arg(a, undefined, undefined, @)
  lambda_param(): ast.arg | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.arg(a, undefined, undefined, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // fstring_middle = fstring_replacement_field | t:FSTRING_MIDDLE -> constantFromMiddle(t)
  fstring_middle(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 25) {
      attempt: {
        const it = this.fstring_replacement_field();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 62) {
      attempt: {
        const t = this.take(62);
        if (t === undefined) break attempt;
        const made = str.constantFromMiddle(this, t);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // fstring_replacement_field = '{' a:(yield_expr | star_expressions) debug:'='? conversion:fstring_conversion? format:fstring_full_format_spec? rbrace:'}' -> formattedValue(a, de...
  fstring_replacement_field(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.group_3();
        if (a === undefined) break attempt;
        const debug = this.take(22);
        const conversion = this.peek() === 54 ? this.fstring_conversion() : undefined;
        const format = this.peek() === 11 ? this.fstring_full_format_spec() : undefined;
        const rbrace = this.take(26);
        if (rbrace === undefined) break attempt;
        const to = this.lastToken();
        const made = str.formattedValue(this, a, debug, conversion, format, rbrace, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 25) {
      this.invalid_replacement_field();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // fstring_conversion = mark:'!' conv:NAME -> conversion(mark, conv)
  fstring_conversion(): Conversion | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 54) {
      attempt: {
        const mark = this.take(54);
        if (mark === undefined) break attempt;
        const conv = this.takeName();
        if (conv === undefined) break attempt;
        const made = str.conversion(this, mark, conv);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // fstring_full_format_spec = colon:':' spec:fstring_format_spec* -> formatSpec(colon, spec, @)
  fstring_full_format_spec(): FormatSpec | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 11) {
      attempt: {
        const colon = this.take(11);
        if (colon === undefined) break attempt;
        const spec = this.loop_27();
        const to = this.lastToken();
        const made = str.formatSpec(this, colon, spec, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // fstring_format_spec = t:FSTRING_MIDDLE -> decodedConstant(t) | fstring_replacement_field
  fstring_format_spec(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 62) {
      attempt: {
        const t = this.take(62);
        if (t === undefined) break attempt;
        const made = str.decodedConstant(this, t);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        const it = this.fstring_replacement_field();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // fstring = a:FSTRING_START b:fstring_middle* c:FSTRING_END -> joinedStr(a, b, c)
  fstring(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 61) {
      attempt: {
        const a = this.take(61);
        if (a === undefined) break attempt;
        const b = this.loop_28();
        const c = this.take(63);
        if (c === undefined) break attempt;
        const made = str.joinedStr(this, a, b, c);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // string = s:STRING -> constantFromString(s)
  string(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 3) {
      attempt: {
        const s = this.take(3);
        if (s === undefined) break attempt;
        const made = str.constantFromString(this, s);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // strings = a:(fstring | string)+ -> concatenate(a, @)
  strings(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 16;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 3 || k === 61) {
      attempt: {
        const a = this.loop_29();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = str.concatenate(this, a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(16, m, made);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(16, m, undefined);
  }

  // list = '[' a:star_named_expressions? ']' -> List(a ?? [], 'Load', @)
  list(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 9) {
      attempt: {
        if (!this.eat(9)) break attempt;
        const a = S8[this.peek()] === 1 ? this.star_named_expressions() : undefined;
        if (!this.eat(10)) break attempt;
        const to = this.lastToken();
        const made = new ast.List(a ?? [], 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // tuple = '(' a:(y:star_named_expression ',' z:star_named_expressions? -> [y, ...(z ?? [])])? ')' -> Tuple(a ?? [], 'Load', @)
  tuple(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = S8[this.peek()] === 1 ? this.group_16() : undefined;
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.Tuple(a ?? [], 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // set = '{' a:star_named_expressions '}' -> Set(a, @)
  set(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.star_named_expressions();
        if (a === undefined) break attempt;
        if (!this.eat(26)) break attempt;
        const to = this.lastToken();
        const made = new ast.Set(a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // dict = '{' a:double_starred_kvpairs? '}' -> Dict(keysOf(a), valuesOf(a), @) | '{' invalid_double_starred_kvpairs '}'
  dict(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = S27[this.peek()] === 1 ? this.double_starred_kvpairs() : undefined;
        if (!this.eat(26)) break attempt;
        const to = this.lastToken();
        const made = new ast.Dict(act.keysOf(this, a), act.valuesOf(this, a), from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        if (this.invalid_double_starred_kvpairs() === undefined) break attempt;
        if (!this.eat(26)) break attempt;
        this.level -= 1;
        return undefined;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // double_starred_kvpairs = a:double_starred_kvpair+{','} ','? -> a
  double_starred_kvpairs(): KeyValue[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S27[k] === 1) {
      attempt: {
        const a = this.gather_14();
        if (a === undefined) break attempt;
        this.eat(12);
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // double_starred_kvpair = '**' a:bitwise_or -> ({ key: undefined, value: a }) | kvpair
  double_starred_kvpair(): KeyValue | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const made = ({ key: undefined, value: a });
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.kvpair();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // kvpair = a:expression ':' b:expression -> ({ key: a, value: b })
  kvpair(): KeyValue | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S3[k] === 1) {
      attempt: {
        const a = this.expression();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const made = ({ key: a, value: b });
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // for_if_clauses = a:for_if_clause+ -> a
  for_if_clauses(): ast.comprehension[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 57 || k === 85) {
      attempt: {
        const a = this.loop_30();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // for_if_clause = ASYNC 'for' a:star_targets 'in' ^ b:disjunction c:('if' z:disjunction -> z)* -> since(6, 'Async comprehensions are', comprehension(a, b, c, 1)) | '...
  for_if_clause(): ast.comprehension | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 57) {
      let cut = false as boolean;
      attempt: {
        if (!this.eat(57)) break attempt;
        if (!this.eat(85)) break attempt;
        const a = this.star_targets();
        if (a === undefined) break attempt;
        if (!this.eat(90)) break attempt;
        cut = true;
        const b = this.disjunction();
        if (b === undefined) break attempt;
        const c = this.loop_31();
        const made = act.since(this, 6, 'Async comprehensions are', new ast.comprehension(a, b, c, 1));
        this.level -= 1;
        return made;
      }
      this.mark = m;
      if (cut) {
        this.level -= 1;
        return undefined;
      }
    }
    if (k === 85) {
      let cut = false as boolean;
      attempt: {
        if (!this.eat(85)) break attempt;
        const a = this.star_targets();
        if (a === undefined) break attempt;
        if (!this.eat(90)) break attempt;
        cut = true;
        const b = this.disjunction();
        if (b === undefined) break attempt;
        const c = this.loop_31();
        const made = new ast.comprehension(a, b, c, 0);
        this.level -= 1;
        return made;
      }
      this.mark = m;
      if (cut) {
        this.level -= 1;
        return undefined;
      }
    }
    if (this.invalidPass && (k === 57 || k === 85)) {
      this.invalid_for_target();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // listcomp = '[' a:named_expression b:for_if_clauses ']' -> ListComp(a, b, @) | invalid_comprehension
  listcomp(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 9) {
      attempt: {
        if (!this.eat(9)) break attempt;
        const a = this.named_expression();
        if (a === undefined) break attempt;
        const b = this.for_if_clauses();
        if (b === undefined) break attempt;
        if (!this.eat(10)) break attempt;
        const to = this.lastToken();
        const made = new ast.ListComp(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && S24[k] === 1) {
      this.invalid_comprehension();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // setcomp = '{' a:named_expression b:for_if_clauses '}' -> SetComp(a, b, @) | invalid_comprehension
  setcomp(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.named_expression();
        if (a === undefined) break attempt;
        const b = this.for_if_clauses();
        if (b === undefined) break attempt;
        if (!this.eat(26)) break attempt;
        const to = this.lastToken();
        const made = new ast.SetComp(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && S24[k] === 1) {
      this.invalid_comprehension();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // genexp = '(' a:(assignment_expression | expression !':=') b:for_if_clauses ')' -> GeneratorExp(a, b, @) | invalid_comprehension
  genexp(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.group_17();
        if (a === undefined) break attempt;
        const b = this.for_if_clauses();
        if (b === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.GeneratorExp(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && S24[k] === 1) {
      this.invalid_comprehension();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // dictcomp = '{' a:kvpair b:for_if_clauses '}' -> DictComp(a.key!, a.value, b, @) | invalid_dict_comprehension
  dictcomp(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.kvpair();
        if (a === undefined) break attempt;
        const b = this.for_if_clauses();
        if (b === undefined) break attempt;
        if (!this.eat(26)) break attempt;
        const to = this.lastToken();
        const made = new ast.DictComp(a.key!, a.value, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 25) {
      this.invalid_dict_comprehension();
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // arguments = a:args ','? &')' -> a | invalid_arguments
  arguments(): CallArguments | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 17;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as CallArguments;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S4[k] === 1) {
      attempt: {
        const a = this.args();
        if (a === undefined) break attempt;
        this.eat(12);
        if (!(this.peek() === 8)) break attempt;
        this.level -= 1;
        return this.keep(17, m, a);
      }
      this.mark = m;
    }
    if (this.invalidPass && S4[k] === 1) {
      this.invalid_arguments();
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(17, m, undefined);
  }

  // args = a:(starred_expression | (assignment_expression | expression !':=') !'=')+{','} b:(',' k:kwargs -> k)? -> collectCall(a, b) | a:kwargs -> collectCal...
  args(): CallArguments | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S8[k] === 1) {
      attempt: {
        const a = this.gather_15();
        if (a === undefined) break attempt;
        const b = this.peek() === 12 ? this.group_18() : undefined;
        const made = act.collectCall(this, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S4[k] === 1) {
      attempt: {
        const a = this.kwargs();
        if (a === undefined) break attempt;
        const made = act.collectCall(this, [], a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // kwargs = a:kwarg_or_starred+{','} ',' b:kwarg_or_double_starred+{','} -> [...a, ...b] | kwarg_or_starred+{','} | kwarg_or_double_starred+{','}
  kwargs(): (ast.keyword | ast.expr)[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S4[k] === 1) {
      attempt: {
        const a = this.gather_16();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const b = this.gather_17();
        if (b === undefined) break attempt;
        const made = [...a, ...b];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S4[k] === 1) {
      attempt: {
        const it = this.gather_16();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (S27[k] === 1) {
      attempt: {
        const it = this.gather_17();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // starred_expression = invalid_starred_expression | '*' a:expression -> Starred(a, 'Load', @) | '*' -> raiseLast("Invalid star expression")
  starred_expression(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && k === 16) {
      this.invalid_starred_expression();
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Starred(a, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const made = err.raiseLast(this, "Invalid star expression");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // kwarg_or_starred = invalid_kwarg | a:IDENT '=' b:expression -> keyword(a, b, @) | a:starred_expression -> a
  kwarg_or_starred(): ast.keyword | ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && S27[k] === 1) {
      this.invalid_kwarg();
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.keyword(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        const a = this.starred_expression();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // kwarg_or_double_starred = invalid_kwarg | a:IDENT '=' b:expression -> keyword(a, b, @) | '**' a:expression -> keyword(undefined, a, @)
  kwarg_or_double_starred(): ast.keyword | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (this.invalidPass && S27[k] === 1) {
      this.invalid_kwarg();
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.takeIdentifier();
        if (a === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.keyword(a, b, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.keyword(undefined, a, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_targets = a:star_target !',' -> a | a:star_target b:(',' c:star_target -> c)* ','? -> Tuple([a, ...b], 'Store', @)
  star_targets(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S11[k] === 1) {
      attempt: {
        const a = this.star_target();
        if (a === undefined) break attempt;
        if (this.peek() === 12) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    if (S11[k] === 1) {
      attempt: {
        const a = this.star_target();
        if (a === undefined) break attempt;
        const b = this.loop_32();
        this.eat(12);
        const to = this.lastToken();
        const made = new ast.Tuple([a, ...b], 'Store', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_targets_list_seq = a:star_target+{','} ','? -> a
  star_targets_list_seq(): ast.expr[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S11[k] === 1) {
      attempt: {
        const a = this.gather_18();
        if (a === undefined) break attempt;
        this.eat(12);
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_targets_tuple_seq = a:star_target b:(',' c:star_target -> c)+ ','? -> [a, ...b] | a:star_target ',' -> [a]
  star_targets_tuple_seq(): ast.expr[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S11[k] === 1) {
      attempt: {
        const a = this.star_target();
        if (a === undefined) break attempt;
        const b = this.loop_33();
        if (b === undefined) break attempt;
        this.eat(12);
        const made = [a, ...b];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S11[k] === 1) {
      attempt: {
        const a = this.star_target();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const made = [a];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // star_target = '*' a:(!'*' star_target) -> Starred(withContext(a, 'Store'), 'Store', @) | target_with_star_atom
  star_target(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 18;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.group_19();
        if (a === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.Starred(act.withContext(this, a, 'Store'), 'Store', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(18, m, made);
      }
      this.mark = m;
    }
    if (S10[k] === 1) {
      attempt: {
        const it = this.target_with_star_atom();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(18, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(18, m, undefined);
  }

  // target_with_star_atom = a:t_primary '.' b:IDENT !t_lookahead -> Attribute(a, b, 'Store', @) | a:t_primary '[' b:slices ']' !t_lookahead -> Subscript(a, b, 'Store', @) | st...
  target_with_star_atom(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 19;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S10[k] === 1) {
      attempt: {
        const a = this.t_primary();
        if (a === undefined) break attempt;
        if (!this.eat(23)) break attempt;
        const b = this.takeIdentifier();
        if (b === undefined) break attempt;
        {
          const at = this.mark;
          const seen = this.t_lookahead() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const to = this.lastToken();
        const made = new ast.Attribute(a, b, 'Store', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(19, m, made);
      }
      this.mark = m;
    }
    if (S10[k] === 1) {
      attempt: {
        const a = this.t_primary();
        if (a === undefined) break attempt;
        if (!this.eat(9)) break attempt;
        const b = this.slices();
        if (b === undefined) break attempt;
        if (!this.eat(10)) break attempt;
        {
          const at = this.mark;
          const seen = this.t_lookahead() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const to = this.lastToken();
        const made = new ast.Subscript(a, b, 'Store', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(19, m, made);
      }
      this.mark = m;
    }
    if (S28[k] === 1) {
      attempt: {
        const it = this.star_atom();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(19, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(19, m, undefined);
  }

  // star_atom = a:NAME -> withContext(a, 'Store') | '(' a:target_with_star_atom ')' -> withContext(a, 'Store') | '(' a:star_targets_tuple_seq? ')' -> Tuple(a ?? []...
  star_atom(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        const made = act.withContext(this, a, 'Store');
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.target_with_star_atom();
        if (a === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        const made = act.withContext(this, a, 'Store');
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = S11[this.peek()] === 1 ? this.star_targets_tuple_seq() : undefined;
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.Tuple(a ?? [], 'Store', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 9) {
      attempt: {
        if (!this.eat(9)) break attempt;
        const a = S11[this.peek()] === 1 ? this.star_targets_list_seq() : undefined;
        if (!this.eat(10)) break attempt;
        const to = this.lastToken();
        const made = new ast.List(a ?? [], 'Store', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // single_target = single_subscript_attribute_target | a:NAME -> withContext(a, 'Store') | '(' a:single_target ')' -> a
  single_target(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S10[k] === 1) {
      attempt: {
        const it = this.single_subscript_attribute_target();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        const made = act.withContext(this, a, 'Store');
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.single_target();
        if (a === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // single_subscript_attribute_target = a:t_primary '.' b:IDENT !t_lookahead -> Attribute(a, b, 'Store', @) | a:t_primary '[' b:slices ']' !t_lookahead -> Subscript(a, b, 'Store', @)
  single_subscript_attribute_target(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S10[k] === 1) {
      attempt: {
        const a = this.t_primary();
        if (a === undefined) break attempt;
        if (!this.eat(23)) break attempt;
        const b = this.takeIdentifier();
        if (b === undefined) break attempt;
        {
          const at = this.mark;
          const seen = this.t_lookahead() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const to = this.lastToken();
        const made = new ast.Attribute(a, b, 'Store', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S10[k] === 1) {
      attempt: {
        const a = this.t_primary();
        if (a === undefined) break attempt;
        if (!this.eat(9)) break attempt;
        const b = this.slices();
        if (b === undefined) break attempt;
        if (!this.eat(10)) break attempt;
        {
          const at = this.mark;
          const seen = this.t_lookahead() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const to = this.lastToken();
        const made = new ast.Subscript(a, b, 'Store', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // t_primary = a:t_primary '.' b:IDENT &t_lookahead -> Attribute(a, b, 'Load', @) | a:t_primary '[' b:slices ']' &t_lookahead -> Subscript(a, b, 'Load', @) | a:t_...
  t_primary(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 20;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 2) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    let seed: ast.expr | undefined;
    found: {
      if (S10[k] === 1) {
        attempt: {
          const a = this.atom();
          if (a === undefined) break attempt;
          {
            const at = this.mark;
            const seen = this.t_lookahead() !== undefined;
            this.mark = at;
            if (!seen) break attempt;
          }
          seed = a;
          break found;
        }
        this.mark = m;
      }
      this.level -= 2;
      return this.keep(20, m, undefined);
    }
    growing: while (seed !== undefined) {
      const k = this.peek();
      const m = this.mark;
      if (k === 23) {
        attempt: {
          const a: ast.expr = seed;
          if (!this.eat(23)) break attempt;
          const b = this.takeIdentifier();
          if (b === undefined) break attempt;
          {
            const at = this.mark;
            const seen = this.t_lookahead() !== undefined;
            this.mark = at;
            if (!seen) break attempt;
          }
          const to = this.lastToken();
          seed = new ast.Attribute(a, b, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      if (k === 9) {
        attempt: {
          const a: ast.expr = seed;
          if (!this.eat(9)) break attempt;
          const b = this.slices();
          if (b === undefined) break attempt;
          if (!this.eat(10)) break attempt;
          {
            const at = this.mark;
            const seen = this.t_lookahead() !== undefined;
            this.mark = at;
            if (!seen) break attempt;
          }
          const to = this.lastToken();
          seed = new ast.Subscript(a, b, 'Load', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      if (S24[k] === 1) {
        attempt: {
          const a: ast.expr = seed;
          const b = this.genexp();
          if (b === undefined) break attempt;
          {
            const at = this.mark;
            const seen = this.t_lookahead() !== undefined;
            this.mark = at;
            if (!seen) break attempt;
          }
          const to = this.lastToken();
          seed = new ast.Call(a, [b], [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      if (k === 7) {
        attempt: {
          const a: ast.expr = seed;
          if (!this.eat(7)) break attempt;
          const b = S4[this.peek()] === 1 ? this.arguments() : undefined;
          if (!this.eat(8)) break attempt;
          {
            const at = this.mark;
            const seen = this.t_lookahead() !== undefined;
            this.mark = at;
            if (!seen) break attempt;
          }
          const to = this.lastToken();
          seed = new ast.Call(a, b?.args ?? [], b?.keywords ?? [], from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
          continue growing;
        }
        this.mark = m;
      }
      break;
    }
    this.level -= 2;
    return this.keep(20, m, seed);
  }

  // t_lookahead = '(' | '[' | '.'
  t_lookahead(): Token | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 7) {
      attempt: {
        const it = this.take(7);
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 9) {
      attempt: {
        const it = this.take(9);
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 23) {
      attempt: {
        const it = this.take(23);
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // del_targets = a:del_target+{','} ','? -> a
  del_targets(): ast.expr[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S10[k] === 1) {
      attempt: {
        const a = this.gather_19();
        if (a === undefined) break attempt;
        this.eat(12);
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // del_target = a:t_primary '.' b:IDENT !t_lookahead -> Attribute(a, b, 'Del', @) | a:t_primary '[' b:slices ']' !t_lookahead -> Subscript(a, b, 'Del', @) | del_t_...
  del_target(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 21;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as ast.expr;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (S10[k] === 1) {
      attempt: {
        const a = this.t_primary();
        if (a === undefined) break attempt;
        if (!this.eat(23)) break attempt;
        const b = this.takeIdentifier();
        if (b === undefined) break attempt;
        {
          const at = this.mark;
          const seen = this.t_lookahead() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const to = this.lastToken();
        const made = new ast.Attribute(a, b, 'Del', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(21, m, made);
      }
      this.mark = m;
    }
    if (S10[k] === 1) {
      attempt: {
        const a = this.t_primary();
        if (a === undefined) break attempt;
        if (!this.eat(9)) break attempt;
        const b = this.slices();
        if (b === undefined) break attempt;
        if (!this.eat(10)) break attempt;
        {
          const at = this.mark;
          const seen = this.t_lookahead() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const to = this.lastToken();
        const made = new ast.Subscript(a, b, 'Del', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return this.keep(21, m, made);
      }
      this.mark = m;
    }
    if (S28[k] === 1) {
      attempt: {
        const it = this.del_t_atom();
        if (it === undefined) break attempt;
        this.level -= 1;
        return this.keep(21, m, it);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(21, m, undefined);
  }

  // del_t_atom = a:NAME -> withContext(a, 'Del') | '(' a:del_target ')' -> withContext(a, 'Del') | '(' a:del_targets? ')' -> Tuple(a ?? [], 'Del', @) | '[' a:del_ta...
  del_t_atom(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    if (k === 1) {
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        const made = act.withContext(this, a, 'Del');
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.del_target();
        if (a === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        const made = act.withContext(this, a, 'Del');
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = S10[this.peek()] === 1 ? this.del_targets() : undefined;
        if (!this.eat(8)) break attempt;
        const to = this.lastToken();
        const made = new ast.Tuple(a ?? [], 'Del', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 9) {
      attempt: {
        if (!this.eat(9)) break attempt;
        const a = S10[this.peek()] === 1 ? this.del_targets() : undefined;
        if (!this.eat(10)) break attempt;
        const to = this.lastToken();
        const made = new ast.List(a ?? [], 'Del', from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // type_expressions = a:expression+{','} ',' '*' b:expression ',' '**' c:expression -> [...a, b, c] | a:expression+{','} ',' '*' b:expression -> [...a, b] | a:expression...
  type_expressions(): ast.expr[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S3[k] === 1) {
      attempt: {
        const a = this.gather_20();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (!this.eat(16)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (!this.eat(35)) break attempt;
        const c = this.expression();
        if (c === undefined) break attempt;
        const made = [...a, b, c];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const a = this.gather_20();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (!this.eat(16)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const made = [...a, b];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const a = this.gather_20();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (!this.eat(35)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const made = [...a, b];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (!this.eat(35)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const made = [a, b];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const made = [a];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const made = [a];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const a = this.gather_20();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // func_type_comment = NEWLINE t:TYPE_COMMENT &(NEWLINE INDENT) -> t | invalid_double_type_comments | TYPE_COMMENT
  func_type_comment(): Token | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 4) {
      attempt: {
        if (!this.eat(4)) break attempt;
        const t = this.take(59);
        if (t === undefined) break attempt;
        {
          const at = this.mark;
          const seen = this.group_20() !== undefined;
          this.mark = at;
          if (!seen) break attempt;
        }
        this.level -= 1;
        return t;
      }
      this.mark = m;
    }
    if (this.invalidPass && k === 59) {
      this.invalid_double_type_comments();
      this.mark = m;
    }
    if (k === 59) {
      attempt: {
        const it = this.take(59);
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_arguments = (((starred_expression | (assignment_expression | expression !':=') !'=')+{','} ',' kwargs) | kwargs) a:',' (starred_expression !'=')+{','} -> raise...
  invalid_arguments(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S4[k] === 1) {
      attempt: {
        if (this.group_21() === undefined) break attempt;
        const a = this.take(12);
        if (a === undefined) break attempt;
        if (this.gather_21() === undefined) break attempt;
        const made = err.raiseFrom(this, a, "iterable argument unpacking follows keyword argument unpacking");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const a = this.expression();
        if (a === undefined) break attempt;
        const b = this.for_if_clauses();
        if (b === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (S4[this.peek()] === 1) this.group_22();
        const made = err.raiseRange(this, a, err.lastOfComprehension(this, b), "Generator expression must be parenthesized");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        const b = this.take(22);
        if (b === undefined) break attempt;
        if (this.expression() === undefined) break attempt;
        if (this.for_if_clauses() === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S4[k] === 1) {
      attempt: {
        if (S4[this.peek()] === 1) this.group_23();
        const a = this.takeName();
        if (a === undefined) break attempt;
        const b = this.take(22);
        if (b === undefined) break attempt;
        if (!(this.peek() === 8 || this.peek() === 12)) break attempt;
        const made = err.raiseRange(this, a, b, "expected argument value expression");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S4[k] === 1) {
      attempt: {
        const a = this.args();
        if (a === undefined) break attempt;
        const b = this.for_if_clauses();
        if (b === undefined) break attempt;
        const made = err.raiseUnparenthesized(this, a, b);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S4[k] === 1) {
      attempt: {
        if (this.args() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const b = this.for_if_clauses();
        if (b === undefined) break attempt;
        const made = err.raiseRange(this, a, err.lastOfComprehension(this, b), "Generator expression must be parenthesized");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S4[k] === 1) {
      attempt: {
        const a = this.args();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (this.args() === undefined) break attempt;
        const made = err.raiseArgumentOrder(this, a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_kwarg = a:('True' | 'False' | 'None') b:'=' -> raiseRange(a, b, "cannot assign to %s", a.string) | a:NAME b:'=' expression for_if_clauses -> raiseRange(a, ...
  invalid_kwarg(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S29[k] === 1) {
      attempt: {
        const a = this.group_24();
        if (a === undefined) break attempt;
        const b = this.take(22);
        if (b === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "cannot assign to %s", a.string);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        const b = this.take(22);
        if (b === undefined) break attempt;
        if (this.expression() === undefined) break attempt;
        if (this.for_if_clauses() === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        {
          const at = this.mark;
          const seen = this.group_25() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const a = this.expression();
        if (a === undefined) break attempt;
        const b = this.take(22);
        if (b === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "expression cannot contain assignment, perhaps you meant \"==\"?");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        const a = this.take(35);
        if (a === undefined) break attempt;
        if (this.expression() === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "cannot assign to keyword argument unpacking");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // expression_without_invalid = a:disjunction 'if' b:disjunction 'else' c:expression -> IfExp(b, a, c, @) | disjunction | lambdef
  expression_without_invalid(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    const from = this.tokens[m];
    const pass = this.invalidPass;
    this.invalidPass = false;
    if (S21[k] === 1) {
      attempt: {
        const a = this.disjunction();
        if (a === undefined) break attempt;
        if (!this.eat(88)) break attempt;
        const b = this.disjunction();
        if (b === undefined) break attempt;
        if (!this.eat(82)) break attempt;
        const c = this.expression();
        if (c === undefined) break attempt;
        const to = this.lastToken();
        const made = new ast.IfExp(b, a, c, from.lineno, from.col_offset, to.end_lineno, to.end_col_offset);
        this.invalidPass = pass;
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S21[k] === 1) {
      attempt: {
        const it = this.disjunction();
        if (it === undefined) break attempt;
        this.invalidPass = pass;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 92) {
      attempt: {
        const it = this.lambdef();
        if (it === undefined) break attempt;
        this.invalidPass = pass;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.invalidPass = pass;
    this.level -= 1;
    return undefined;
  }

  // invalid_legacy_expression = a:NAME !'(' b:star_expressions -> isLegacyStatement(a) ? raiseRange(a, b, "Missing parentheses in call to '%s'. Did you mean %s(...)?", a.id, a.id)...
  invalid_legacy_expression(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        if (this.peek() === 7) break attempt;
        const b = this.star_expressions();
        if (b === undefined) break attempt;
        const made = err.isLegacyStatement(this, a) ? err.raiseRange(this, a, b, "Missing parentheses in call to '%s'. Did you mean %s(...)?", a.id, a.id) : undefined;
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_expression = !(NAME STRING | SOFT_KEYWORD) a:disjunction b:expression_without_invalid -> isLegacyStatement(a) || !insideBrackets() ? undefined : raiseRange(a, b...
  invalid_expression(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S21[k] === 1) {
      attempt: {
        {
          const at = this.mark;
          const seen = this.group_26() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const a = this.disjunction();
        if (a === undefined) break attempt;
        const b = this.expression_without_invalid();
        if (b === undefined) break attempt;
        const made = err.isLegacyStatement(this, a) || !err.insideBrackets(this) ? undefined : err.raiseRange(this, a, b, "invalid syntax. Perhaps you forgot a comma?");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S21[k] === 1) {
      attempt: {
        const a = this.disjunction();
        if (a === undefined) break attempt;
        if (!this.eat(88)) break attempt;
        const b = this.disjunction();
        if (b === undefined) break attempt;
        if (this.peek() === 11 || this.peek() === 82) break attempt;
        const made = err.raiseRange(this, a, b, "expected 'else' after 'if' expression");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 92) {
      attempt: {
        const a = this.take(92);
        if (a === undefined) break attempt;
        if (S12[this.peek()] === 1) this.lambda_params();
        const b = this.take(11);
        if (b === undefined) break attempt;
        if (!(this.peek() === 62)) break attempt;
        const made = err.raiseRange(this, a, b, "f-string: lambda expressions are not allowed without parentheses");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_named_expression = a:expression ':=' expression -> raiseAt(a, "cannot use assignment expressions with %s", exprName(a)) | a:NAME '=' b:bitwise_or !('=' | ':=') -> rai...
  invalid_named_expression(): unknown {
    const k = this.peek();
    const m = this.mark;
    const row = this.rowOf[m];
    if (row !== 0) {
      const slot = row * MEMOS + 22;
      const known = this.memoEnds[slot];
      if (known !== 0) {
        this.mark = known - 1;
        return this.memoNodes[slot] as undefined;
      }
    }
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S3[k] === 1) {
      attempt: {
        const a = this.expression();
        if (a === undefined) break attempt;
        if (!this.eat(53)) break attempt;
        if (this.expression() === undefined) break attempt;
        const made = err.raiseAt(this, a, "cannot use assignment expressions with %s", err.exprName(this, a));
        this.level -= 1;
        return this.keep(22, m, made);
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.takeName();
        if (a === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const b = this.bitwise_or();
        if (b === undefined) break attempt;
        if (this.peek() === 22 || this.peek() === 53) break attempt;
        const made = err.raiseRange(this, a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        this.level -= 1;
        return this.keep(22, m, made);
      }
      this.mark = m;
    }
    if (S22[k] === 1) {
      attempt: {
        {
          const at = this.mark;
          const seen = this.group_27() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const a = this.bitwise_or();
        if (a === undefined) break attempt;
        const b = this.take(22);
        if (b === undefined) break attempt;
        if (this.bitwise_or() === undefined) break attempt;
        if (this.peek() === 22 || this.peek() === 53) break attempt;
        const made = err.raiseAt(this, a, "cannot assign to %s here. Maybe you meant '==' instead of '='?", err.exprName(this, a));
        this.level -= 1;
        return this.keep(22, m, made);
      }
      this.mark = m;
    }
    this.level -= 1;
    return this.keep(22, m, undefined);
  }

  // invalid_assignment = a:invalid_ann_assign_target ':' expression -> raiseAt(a, "only single target (not %s) can be annotated", exprName(a)) | a:star_named_expression ','...
  invalid_assignment(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 7 || k === 9) {
      attempt: {
        const a = this.invalid_ann_assign_target();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (this.expression() === undefined) break attempt;
        const made = err.raiseAt(this, a, "only single target (not %s) can be annotated", err.exprName(this, a));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S8[k] === 1) {
      attempt: {
        const a = this.star_named_expression();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        this.loop_34();
        if (!this.eat(11)) break attempt;
        if (this.expression() === undefined) break attempt;
        const made = err.raiseAt(this, a, "only single target (not tuple) can be annotated");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const a = this.expression();
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (this.expression() === undefined) break attempt;
        const made = err.raiseAt(this, a, "illegal target for annotation");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S8[k] === 1) {
      attempt: {
        this.loop_35();
        const a = this.star_expressions();
        if (a === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const made = err.raiseInvalidTarget(this, 'star', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S30[k] === 1) {
      attempt: {
        this.loop_35();
        const a = this.yield_expr();
        if (a === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const made = err.raiseAt(this, a, "assignment to yield expression not possible");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S8[k] === 1) {
      attempt: {
        const a = this.star_expressions();
        if (a === undefined) break attempt;
        if (this.augassign() === undefined) break attempt;
        if (this.group_3() === undefined) break attempt;
        const made = err.raiseAt(this, a, "'%s' is an illegal expression for augmented assignment", err.exprName(this, a));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_ann_assign_target = list | tuple | '(' a:invalid_ann_assign_target ')' -> a
  invalid_ann_assign_target(): ast.expr | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 9) {
      attempt: {
        const it = this.list();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        const it = this.tuple();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.invalid_ann_assign_target();
        if (a === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_del_stmt = 'del' a:star_expressions -> raiseInvalidTarget('del', a)
  invalid_del_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 80) {
      attempt: {
        if (!this.eat(80)) break attempt;
        const a = this.star_expressions();
        if (a === undefined) break attempt;
        const made = err.raiseInvalidTarget(this, 'del', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_block = NEWLINE !INDENT -> raiseIndentation("expected an indented block")
  invalid_block(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 4) {
      attempt: {
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_comprehension = ('[' | '(' | '{') a:starred_expression for_if_clauses -> raiseAt(a, "iterable unpacking cannot be used in comprehension") | ('[' | '{') a:star_name...
  invalid_comprehension(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S24[k] === 1) {
      attempt: {
        if (this.group_28() === undefined) break attempt;
        const a = this.starred_expression();
        if (a === undefined) break attempt;
        if (this.for_if_clauses() === undefined) break attempt;
        const made = err.raiseAt(this, a, "iterable unpacking cannot be used in comprehension");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 9 || k === 25) {
      attempt: {
        if (this.group_29() === undefined) break attempt;
        const a = this.star_named_expression();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const b = this.star_named_expressions();
        if (b === undefined) break attempt;
        if (this.for_if_clauses() === undefined) break attempt;
        const made = err.raiseRange(this, a, err.last(this, b), "did you forget parentheses around the comprehension target?");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 9 || k === 25) {
      attempt: {
        if (this.group_29() === undefined) break attempt;
        const a = this.star_named_expression();
        if (a === undefined) break attempt;
        const b = this.take(12);
        if (b === undefined) break attempt;
        if (this.for_if_clauses() === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "did you forget parentheses around the comprehension target?");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_dict_comprehension = '{' a:'**' bitwise_or for_if_clauses '}' -> raiseAt(a, "dict unpacking cannot be used in dict comprehension")
  invalid_dict_comprehension(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.take(35);
        if (a === undefined) break attempt;
        if (this.bitwise_or() === undefined) break attempt;
        if (this.for_if_clauses() === undefined) break attempt;
        if (!this.eat(26)) break attempt;
        const made = err.raiseAt(this, a, "dict unpacking cannot be used in dict comprehension");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_parameters = a:'/' ',' -> raiseAt(a, "at least one argument must precede /") | (slash_no_default | slash_with_default) param_maybe_default* a:'/' -> raiseAt(a, ...
  invalid_parameters(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 17) {
      attempt: {
        const a = this.take(17);
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const made = err.raiseAt(this, a, "at least one argument must precede /");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        if (this.group_30() === undefined) break attempt;
        this.loop_11();
        const a = this.take(17);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "/ may appear only once");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        if (this.peek() === 1) this.slash_no_default();
        this.loop_7();
        if (this.invalid_parameters_helper() === undefined) break attempt;
        const a = this.param_no_default();
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "parameter without a default follows parameter with a default");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1 || k === 7) {
      attempt: {
        this.loop_7();
        const a = this.take(7);
        if (a === undefined) break attempt;
        if (this.loop_9() === undefined) break attempt;
        this.eat(12);
        const b = this.take(8);
        if (b === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "Function parameters cannot be parenthesized");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1 || k === 16) {
      attempt: {
        if (this.peek() === 1) this.group_30();
        this.loop_11();
        if (!this.eat(16)) break attempt;
        if (this.group_31() === undefined) break attempt;
        this.loop_11();
        const a = this.take(17);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "/ must be ahead of *");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        if (this.loop_12() === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        const a = this.take(16);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "expected comma between / and *");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_default = a:'=' &(')' | ',') -> raiseAt(a, "expected default value expression")
  invalid_default(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 22) {
      attempt: {
        const a = this.take(22);
        if (a === undefined) break attempt;
        if (!(this.peek() === 8 || this.peek() === 12)) break attempt;
        const made = err.raiseAt(this, a, "expected default value expression");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_star_etc = a:'*' (')' | ',' (')' | '**')) -> raiseAt(a, "named arguments must follow bare *") | '*' ',' TYPE_COMMENT -> raiseLast("bare * has associated type ...
  invalid_star_etc(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 16) {
      attempt: {
        const a = this.take(16);
        if (a === undefined) break attempt;
        if (this.group_32() === undefined) break attempt;
        const made = err.raiseAt(this, a, "named arguments must follow bare *");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (!this.eat(12)) break attempt;
        if (!this.eat(59)) break attempt;
        const made = err.raiseLast(this, "bare * has associated type comment");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (this.param() === undefined) break attempt;
        const a = this.take(22);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "var-positional argument cannot have default value");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (this.group_33() === undefined) break attempt;
        this.loop_11();
        const a = this.take(16);
        if (a === undefined) break attempt;
        if (this.group_33() === undefined) break attempt;
        const made = err.raiseAt(this, a, "* argument may appear only once");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_kwds = '**' param a:'=' -> raiseAt(a, "var-keyword argument cannot have default value") | '**' param ',' a:param -> raiseAt(a, "arguments cannot follow va...
  invalid_kwds(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        if (this.param() === undefined) break attempt;
        const a = this.take(22);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "var-keyword argument cannot have default value");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        if (this.param() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const a = this.param();
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "arguments cannot follow var-keyword argument");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        if (this.param() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const a = this.group_34();
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "arguments cannot follow var-keyword argument");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_parameters_helper = a:slash_with_default -> [a] | param_with_default+
  invalid_parameters_helper(): unknown[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.slash_with_default();
        if (a === undefined) break attempt;
        const made = [a];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.loop_10();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_lambda_parameters = a:'/' ',' -> raiseAt(a, "at least one argument must precede /") | (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default*...
  invalid_lambda_parameters(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 17) {
      attempt: {
        const a = this.take(17);
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const made = err.raiseAt(this, a, "at least one argument must precede /");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        if (this.group_35() === undefined) break attempt;
        this.loop_25();
        const a = this.take(17);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "/ may appear only once");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        if (this.peek() === 1) this.lambda_slash_no_default();
        this.loop_21();
        if (this.invalid_lambda_parameters_helper() === undefined) break attempt;
        const a = this.lambda_param_no_default();
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "parameter without a default follows parameter with a default");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1 || k === 7) {
      attempt: {
        this.loop_21();
        const a = this.take(7);
        if (a === undefined) break attempt;
        if (this.gather_22() === undefined) break attempt;
        this.eat(12);
        const b = this.take(8);
        if (b === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "Lambda expression parameters cannot be parenthesized");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1 || k === 16) {
      attempt: {
        if (this.peek() === 1) this.group_35();
        this.loop_25();
        if (!this.eat(16)) break attempt;
        if (this.group_36() === undefined) break attempt;
        this.loop_25();
        const a = this.take(17);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "/ must be ahead of *");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        if (this.loop_26() === undefined) break attempt;
        if (!this.eat(17)) break attempt;
        const a = this.take(16);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "expected comma between / and *");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_lambda_parameters_helper = a:lambda_slash_with_default -> [a] | lambda_param_with_default+
  invalid_lambda_parameters_helper(): unknown[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        const a = this.lambda_slash_with_default();
        if (a === undefined) break attempt;
        const made = [a];
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.loop_24();
        if (it === undefined) break attempt;
        this.level -= 1;
        return it;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_lambda_star_etc = '*' (':' | ',' (':' | '**')) -> raiseLast("named arguments must follow bare *") | '*' lambda_param a:'=' -> raiseAt(a, "var-positional argument can...
  invalid_lambda_star_etc(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (this.group_37() === undefined) break attempt;
        const made = err.raiseLast(this, "named arguments must follow bare *");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (this.lambda_param() === undefined) break attempt;
        const a = this.take(22);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "var-positional argument cannot have default value");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        if (!this.eat(16)) break attempt;
        if (this.group_38() === undefined) break attempt;
        this.loop_25();
        const a = this.take(16);
        if (a === undefined) break attempt;
        if (this.group_38() === undefined) break attempt;
        const made = err.raiseAt(this, a, "* argument may appear only once");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_lambda_kwds = '**' lambda_param a:'=' -> raiseAt(a, "var-keyword argument cannot have default value") | '**' lambda_param ',' a:lambda_param -> raiseAt(a, "argum...
  invalid_lambda_kwds(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        if (this.lambda_param() === undefined) break attempt;
        const a = this.take(22);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "var-keyword argument cannot have default value");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        if (this.lambda_param() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const a = this.lambda_param();
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "arguments cannot follow var-keyword argument");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        if (!this.eat(35)) break attempt;
        if (this.lambda_param() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const a = this.group_34();
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "arguments cannot follow var-keyword argument");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_double_type_comments = TYPE_COMMENT NEWLINE TYPE_COMMENT NEWLINE INDENT -> raiseLast("Cannot have two type comments on def")
  invalid_double_type_comments(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 59) {
      attempt: {
        if (!this.eat(59)) break attempt;
        if (!this.eat(4)) break attempt;
        if (!this.eat(59)) break attempt;
        if (!this.eat(4)) break attempt;
        if (!this.eat(5)) break attempt;
        const made = err.raiseLast(this, "Cannot have two type comments on def");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_with_item = expression 'as' a:expression &(',' | ')' | ':') -> raiseInvalidTarget('star', a)
  invalid_with_item(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S3[k] === 1) {
      attempt: {
        if (this.expression() === undefined) break attempt;
        if (!this.eat(74)) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        if (!(S15[this.peek()] === 1)) break attempt;
        const made = err.raiseInvalidTarget(this, 'star', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_for_target = ASYNC? 'for' a:star_expressions -> raiseInvalidTarget('for', a)
  invalid_for_target(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 57 || k === 85) {
      attempt: {
        this.eat(57);
        if (!this.eat(85)) break attempt;
        const a = this.star_expressions();
        if (a === undefined) break attempt;
        const made = err.raiseInvalidTarget(this, 'for', a);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_group = '(' a:starred_expression ')' -> raiseAt(a, "cannot use starred expression here") | '(' a:'**' expression ')' -> raiseAt(a, "cannot use double starr...
  invalid_group(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.starred_expression();
        if (a === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        const made = err.raiseAt(this, a, "cannot use starred expression here");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const a = this.take(35);
        if (a === undefined) break attempt;
        if (this.expression() === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        const made = err.raiseAt(this, a, "cannot use double starred expression here");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_import = a:'import' dotted_name+{','} 'from' dotted_name -> raiseFrom(a, "Did you mean to use 'from ... import ...' instead?")
  invalid_import(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 89) {
      attempt: {
        const a = this.take(89);
        if (a === undefined) break attempt;
        if (this.gather_23() === undefined) break attempt;
        if (!this.eat(86)) break attempt;
        if (this.dotted_name() === undefined) break attempt;
        const made = err.raiseFrom(this, a, "Did you mean to use 'from ... import ...' instead?");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_import_from_targets = import_from_as_names ',' NEWLINE -> raiseLast("trailing comma not allowed without surrounding parentheses")
  invalid_import_from_targets(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        if (this.import_from_as_names() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "trailing comma not allowed without surrounding parentheses");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_with_stmt = ASYNC? 'with' (expression ('as' star_target)?)+{','} NEWLINE -> raiseLast("expected ':'") | ASYNC? 'with' '(' (expressions ('as' star_target)?)+{',...
  invalid_with_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 57 || k === 101) {
      attempt: {
        this.eat(57);
        if (!this.eat(101)) break attempt;
        if (this.gather_24() === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 57 || k === 101) {
      attempt: {
        this.eat(57);
        if (!this.eat(101)) break attempt;
        if (!this.eat(7)) break attempt;
        if (this.gather_25() === undefined) break attempt;
        this.eat(12);
        if (!this.eat(8)) break attempt;
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_with_stmt_indent = ASYNC? a:'with' (expression ('as' star_target)?)+{','} ':' NEWLINE !INDENT -> raiseIndentation("expected an indented block after 'with' statement o...
  invalid_with_stmt_indent(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 57 || k === 101) {
      attempt: {
        this.eat(57);
        const a = this.take(101);
        if (a === undefined) break attempt;
        if (this.gather_24() === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'with' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 57 || k === 101) {
      attempt: {
        this.eat(57);
        const a = this.take(101);
        if (a === undefined) break attempt;
        if (!this.eat(7)) break attempt;
        if (this.gather_25() === undefined) break attempt;
        this.eat(12);
        if (!this.eat(8)) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'with' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_try_stmt = a:'try' ':' NEWLINE !INDENT -> raiseIndentation("expected an indented block after 'try' statement on line %d", a.lineno) | 'try' ':' block !('excep...
  invalid_try_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 99) {
      attempt: {
        const a = this.take(99);
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'try' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 99) {
      attempt: {
        if (!this.eat(99)) break attempt;
        if (!this.eat(11)) break attempt;
        if (this.block() === undefined) break attempt;
        if (this.peek() === 83 || this.peek() === 84) break attempt;
        const made = err.raiseLast(this, "expected 'except' or 'finally' block");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 99) {
      attempt: {
        if (!this.eat(99)) break attempt;
        if (!this.eat(11)) break attempt;
        this.loop_36();
        if (this.loop_13() === undefined) break attempt;
        const a = this.take(83);
        if (a === undefined) break attempt;
        const b = this.take(16);
        if (b === undefined) break attempt;
        if (this.expression() === undefined) break attempt;
        if (this.peek() === 74) this.group_39();
        if (!this.eat(11)) break attempt;
        const made = err.raiseRange(this, a, b, "cannot have both 'except' and 'except*' on the same 'try'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 99) {
      attempt: {
        if (!this.eat(99)) break attempt;
        if (!this.eat(11)) break attempt;
        this.loop_36();
        if (this.loop_14() === undefined) break attempt;
        const a = this.take(83);
        if (a === undefined) break attempt;
        if (S3[this.peek()] === 1) this.group_40();
        if (!this.eat(11)) break attempt;
        const made = err.raiseAt(this, a, "cannot have both 'except' and 'except*' on the same 'try'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_except_stmt = 'except' '*'? a:expression ',' expressions ('as' NAME)? ':' -> raiseFrom(a, "multiple exception types must be parenthesized") | a:'except' '*'? exp...
  invalid_except_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 83) {
      attempt: {
        if (!this.eat(83)) break attempt;
        this.eat(16);
        const a = this.expression();
        if (a === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (this.expressions() === undefined) break attempt;
        if (this.peek() === 74) this.group_39();
        if (!this.eat(11)) break attempt;
        const made = err.raiseFrom(this, a, "multiple exception types must be parenthesized");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 83) {
      attempt: {
        const a = this.take(83);
        if (a === undefined) break attempt;
        this.eat(16);
        if (this.expression() === undefined) break attempt;
        if (this.peek() === 74) this.group_39();
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 83) {
      attempt: {
        const a = this.take(83);
        if (a === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 83) {
      attempt: {
        const a = this.take(83);
        if (a === undefined) break attempt;
        if (!this.eat(16)) break attempt;
        if (this.group_41() === undefined) break attempt;
        const made = err.raiseLast(this, "expected one or more exception types");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_finally_stmt = a:'finally' ':' NEWLINE !INDENT -> raiseIndentation("expected an indented block after 'finally' statement on line %d", a.lineno)
  invalid_finally_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 84) {
      attempt: {
        const a = this.take(84);
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'finally' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_except_stmt_indent = a:'except' expression ('as' NAME)? ':' NEWLINE !INDENT -> raiseIndentation("expected an indented block after 'except' statement on line %d", a.line...
  invalid_except_stmt_indent(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 83) {
      attempt: {
        const a = this.take(83);
        if (a === undefined) break attempt;
        if (this.expression() === undefined) break attempt;
        if (this.peek() === 74) this.group_39();
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'except' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 83) {
      attempt: {
        const a = this.take(83);
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'except' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_except_star_stmt_indent = a:'except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT -> raiseIndentation("expected an indented block after 'except*' statement on line %d", a...
  invalid_except_star_stmt_indent(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 83) {
      attempt: {
        const a = this.take(83);
        if (a === undefined) break attempt;
        if (!this.eat(16)) break attempt;
        if (this.expression() === undefined) break attempt;
        if (this.peek() === 74) this.group_39();
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'except*' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_match_stmt = "match" subject_expr NEWLINE -> since(10, 'Pattern matching is', raiseLast("expected ':'")) | a:"match" subject:subject_expr ':' NEWLINE !INDENT ->...
  invalid_match_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        if (this.takeWord('match') === undefined) break attempt;
        if (this.subject_expr() === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        const made = act.since(this, 10, 'Pattern matching is', err.raiseLast(this, "expected ':'"));
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.takeWord('match');
        if (a === undefined) break attempt;
        const subject = this.subject_expr();
        if (subject === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'match' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_case_block = "case" patterns guard? NEWLINE -> raiseLast("expected ':'") | a:"case" patterns guard? ':' NEWLINE !INDENT -> raiseIndentation("expected an indente...
  invalid_case_block(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        if (this.takeWord('case') === undefined) break attempt;
        if (this.patterns() === undefined) break attempt;
        if (this.peek() === 88) this.guard();
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const a = this.takeWord('case');
        if (a === undefined) break attempt;
        if (this.patterns() === undefined) break attempt;
        if (this.peek() === 88) this.guard();
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'case' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_as_pattern = or_pattern 'as' a:"_" -> raiseAt(a, "cannot use '_' as a target") | or_pattern 'as' !NAME a:expression -> raiseAt(a, "invalid pattern target")
  invalid_as_pattern(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S17[k] === 1) {
      attempt: {
        if (this.or_pattern() === undefined) break attempt;
        if (!this.eat(74)) break attempt;
        const a = this.takeWord('_');
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "cannot use '_' as a target");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S17[k] === 1) {
      attempt: {
        if (this.or_pattern() === undefined) break attempt;
        if (!this.eat(74)) break attempt;
        if (this.peek() === 1) break attempt;
        const a = this.expression();
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "invalid pattern target");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_class_pattern = name_or_attr '(' a:invalid_class_argument_pattern -> raiseRange(first(a), last(a), "positional patterns follow keyword patterns")
  invalid_class_pattern(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 1) {
      attempt: {
        if (this.name_or_attr() === undefined) break attempt;
        if (!this.eat(7)) break attempt;
        const a = this.invalid_class_argument_pattern();
        if (a === undefined) break attempt;
        const made = err.raiseRange(this, err.first(this, a), err.last(this, a), "positional patterns follow keyword patterns");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_class_argument_pattern = (positional_patterns ',')? keyword_patterns ',' a:positional_patterns -> a
  invalid_class_argument_pattern(): ast.pattern[] | undefined {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S17[k] === 1) {
      attempt: {
        if (S17[this.peek()] === 1) this.group_42();
        if (this.keyword_patterns() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const a = this.positional_patterns();
        if (a === undefined) break attempt;
        this.level -= 1;
        return a;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_if_stmt = 'if' named_expression NEWLINE -> raiseLast("expected ':'") | a:'if' named_expression ':' NEWLINE !INDENT -> raiseIndentation("expected an indented ...
  invalid_if_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 88) {
      attempt: {
        if (!this.eat(88)) break attempt;
        if (this.named_expression() === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 88) {
      attempt: {
        const a = this.take(88);
        if (a === undefined) break attempt;
        if (this.named_expression() === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'if' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_elif_stmt = 'elif' named_expression NEWLINE -> raiseLast("expected ':'") | a:'elif' named_expression ':' NEWLINE !INDENT -> raiseIndentation("expected an inden...
  invalid_elif_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 81) {
      attempt: {
        if (!this.eat(81)) break attempt;
        if (this.named_expression() === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 81) {
      attempt: {
        const a = this.take(81);
        if (a === undefined) break attempt;
        if (this.named_expression() === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'elif' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_else_stmt = a:'else' ':' NEWLINE !INDENT -> raiseIndentation("expected an indented block after 'else' statement on line %d", a.lineno)
  invalid_else_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 82) {
      attempt: {
        const a = this.take(82);
        if (a === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'else' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_while_stmt = 'while' named_expression NEWLINE -> raiseLast("expected ':'") | a:'while' named_expression ':' NEWLINE !INDENT -> raiseIndentation("expected an ind...
  invalid_while_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 100) {
      attempt: {
        if (!this.eat(100)) break attempt;
        if (this.named_expression() === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 100) {
      attempt: {
        const a = this.take(100);
        if (a === undefined) break attempt;
        if (this.named_expression() === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'while' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_for_stmt = ASYNC? 'for' star_targets 'in' star_expressions NEWLINE -> raiseLast("expected ':'") | ASYNC? a:'for' star_targets 'in' star_expressions ':' NEWLIN...
  invalid_for_stmt(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 57 || k === 85) {
      attempt: {
        this.eat(57);
        if (!this.eat(85)) break attempt;
        if (this.star_targets() === undefined) break attempt;
        if (!this.eat(90)) break attempt;
        if (this.star_expressions() === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 57 || k === 85) {
      attempt: {
        this.eat(57);
        const a = this.take(85);
        if (a === undefined) break attempt;
        if (this.star_targets() === undefined) break attempt;
        if (!this.eat(90)) break attempt;
        if (this.star_expressions() === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after 'for' statement on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_def_raw = ASYNC? a:'def' NAME type_params? '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT -> raiseIndentation("expected an indented block after funct...
  invalid_def_raw(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 57 || k === 79) {
      attempt: {
        this.eat(57);
        const a = this.take(79);
        if (a === undefined) break attempt;
        if (this.takeName() === undefined) break attempt;
        if (this.peek() === 9) this.type_params();
        if (!this.eat(7)) break attempt;
        if (S12[this.peek()] === 1) this.params();
        if (!this.eat(8)) break attempt;
        if (this.peek() === 51) this.group_43();
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after function definition on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_class_def_raw = 'class' NAME type_params? ('(' arguments? ')')? NEWLINE -> raiseLast("expected ':'") | a:'class' NAME type_params? ('(' arguments? ')')? ':' NEWLIN...
  invalid_class_def_raw(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 77) {
      attempt: {
        if (!this.eat(77)) break attempt;
        if (this.takeName() === undefined) break attempt;
        if (this.peek() === 9) this.type_params();
        if (this.peek() === 7) this.group_44();
        if (!this.eat(4)) break attempt;
        const made = err.raiseLast(this, "expected ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 77) {
      attempt: {
        const a = this.take(77);
        if (a === undefined) break attempt;
        if (this.takeName() === undefined) break attempt;
        if (this.peek() === 9) this.type_params();
        if (this.peek() === 7) this.group_44();
        if (!this.eat(11)) break attempt;
        if (!this.eat(4)) break attempt;
        if (this.peek() === 5) break attempt;
        const made = err.raiseIndentation(this, "expected an indented block after class definition on line %d", a.lineno);
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_double_starred_kvpairs = double_starred_kvpair+{','} ',' invalid_kvpair | expression ':' a:'*' bitwise_or -> raiseFrom(a, "cannot use a starred expression in a dictionary v...
  invalid_double_starred_kvpairs(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S27[k] === 1) {
      attempt: {
        if (this.gather_14() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (this.invalid_kvpair() === undefined) break attempt;
        const made = true as const;
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        if (this.expression() === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const a = this.take(16);
        if (a === undefined) break attempt;
        if (this.bitwise_or() === undefined) break attempt;
        const made = err.raiseFrom(this, a, "cannot use a starred expression in a dictionary value");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        if (this.expression() === undefined) break attempt;
        const a = this.take(11);
        if (a === undefined) break attempt;
        if (!(this.peek() === 12 || this.peek() === 26)) break attempt;
        const made = err.raiseAt(this, a, "expression expected after dictionary key and ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_kvpair = a:expression !':' -> raiseAfterKey(a, "':' expected after dictionary key") | expression ':' a:'*' bitwise_or -> raiseFrom(a, "cannot use a starred ...
  invalid_kvpair(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (S3[k] === 1) {
      attempt: {
        const a = this.expression();
        if (a === undefined) break attempt;
        if (this.peek() === 11) break attempt;
        const made = err.raiseAfterKey(this, a, "':' expected after dictionary key");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        if (this.expression() === undefined) break attempt;
        if (!this.eat(11)) break attempt;
        const a = this.take(16);
        if (a === undefined) break attempt;
        if (this.bitwise_or() === undefined) break attempt;
        const made = err.raiseFrom(this, a, "cannot use a starred expression in a dictionary value");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        if (this.expression() === undefined) break attempt;
        const a = this.take(11);
        if (a === undefined) break attempt;
        if (!(this.peek() === 12 || this.peek() === 26)) break attempt;
        const made = err.raiseAt(this, a, "expression expected after dictionary key and ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_starred_expression = a:'*' expression '=' b:expression -> raiseRange(a, b, "cannot assign to iterable argument unpacking")
  invalid_starred_expression(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 16) {
      attempt: {
        const a = this.take(16);
        if (a === undefined) break attempt;
        if (this.expression() === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const b = this.expression();
        if (b === undefined) break attempt;
        const made = err.raiseRange(this, a, b, "cannot assign to iterable argument unpacking");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_replacement_field = '{' a:'=' -> raiseAt(a, "f-string: valid expression required before '='") | '{' a:'!' -> raiseAt(a, "f-string: valid expression required before '!'...
  invalid_replacement_field(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.take(22);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "f-string: valid expression required before '='");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.take(54);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "f-string: valid expression required before '!'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.take(11);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "f-string: valid expression required before ':'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        const a = this.take(26);
        if (a === undefined) break attempt;
        const made = err.raiseAt(this, a, "f-string: valid expression required before '}'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        {
          const at = this.mark;
          const seen = this.group_3() !== undefined;
          this.mark = at;
          if (seen) break attempt;
        }
        const made = err.raiseAtNext(this, "f-string: expecting a valid expression after '{'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        if (this.group_3() === undefined) break attempt;
        if (S31[this.peek()] === 1) break attempt;
        const made = err.raiseAtNext(this, "f-string: expecting '=', or '!', or ':', or '}'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        if (this.group_3() === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        if (S32[this.peek()] === 1) break attempt;
        const made = err.raiseAtNext(this, "f-string: expecting '!', or ':', or '}'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        if (this.group_3() === undefined) break attempt;
        this.eat(22);
        if (this.invalid_conversion_character() === undefined) break attempt;
        const made = true as const;
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        if (this.group_3() === undefined) break attempt;
        this.eat(22);
        if (this.peek() === 54) this.group_45();
        if (this.peek() === 11 || this.peek() === 26) break attempt;
        const made = err.raiseAtNext(this, "f-string: expecting ':' or '}'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        if (this.group_3() === undefined) break attempt;
        this.eat(22);
        if (this.peek() === 54) this.group_45();
        if (!this.eat(11)) break attempt;
        this.loop_27();
        if (this.peek() === 26) break attempt;
        const made = err.raiseAtNext(this, "f-string: expecting '}', or format specs");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        if (!this.eat(25)) break attempt;
        if (this.group_3() === undefined) break attempt;
        this.eat(22);
        if (this.peek() === 54) this.group_45();
        if (this.peek() === 26) break attempt;
        const made = err.raiseAtNext(this, "f-string: expecting '}'");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // invalid_conversion_character = '!' &(':' | '}') -> raiseAtNext("f-string: missing conversion character") | '!' !NAME -> raiseAtNext("f-string: invalid conversion character")
  invalid_conversion_character(): unknown {
    const k = this.peek();
    const m = this.mark;
    if ((this.level += 1) > MAX_LEVEL) this.overflow();
    if (k === 54) {
      attempt: {
        if (!this.eat(54)) break attempt;
        if (!(this.peek() === 11 || this.peek() === 26)) break attempt;
        const made = err.raiseAtNext(this, "f-string: missing conversion character");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    if (k === 54) {
      attempt: {
        if (!this.eat(54)) break attempt;
        if (this.peek() === 1) break attempt;
        const made = err.raiseAtNext(this, "f-string: invalid conversion character");
        this.level -= 1;
        return made;
      }
      this.mark = m;
    }
    this.level -= 1;
    return undefined;
  }

  // NEWLINE*
  loop_1(): (Token)[] {
    const items: (Token)[] = [];
    this.level++;
    while (this.peek() === 4) {
      const m = this.mark;
      const item = this.take(4);
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // statement+
  loop_2(): (ast.stmt[])[] | undefined {
    const items: (ast.stmt[])[] = [];
    this.level++;
    while (S0[this.peek()] === 1) {
      const m = this.mark;
      const item = this.statement();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // simple_stmt+{';'}
  gather_1(): (ast.stmt)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.simple_stmt();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.stmt)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(13)) break;
      const item = this.simple_stmt();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // ('=' d:annotated_rhs -> d)
  private group_1() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 22) {
      attempt: {
        if (!this.eat(22)) break attempt;
        const d = this.annotated_rhs();
        if (d === undefined) break attempt;
        this.level--;
        return d;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('(' b:single_target ')' -> b | single_subscript_attribute_target)
  private group_2() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const b = this.single_target();
        if (b === undefined) break attempt;
        if (!this.eat(8)) break attempt;
        this.level--;
        return b;
      }
      this.mark = m;
    }
    if (S10[k] === 1) {
      attempt: {
        const it = this.single_subscript_attribute_target();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (z:star_targets '=' -> z)+
  loop_3(): (NonNullable<ReturnType<PythonParser['group_46']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_46']>>)[] = [];
    this.level++;
    while (S11[this.peek()] === 1) {
      const m = this.mark;
      const item = this.group_46();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // (yield_expr | star_expressions)
  private group_3() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 102) {
      attempt: {
        const it = this.yield_expr();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S8[k] === 1) {
      attempt: {
        const it = this.star_expressions();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('from' z:expression -> z)
  private group_4() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 86) {
      attempt: {
        if (!this.eat(86)) break attempt;
        const z = this.expression();
        if (z === undefined) break attempt;
        this.level--;
        return z;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // IDENT+{','}
  gather_2(): (string)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.takeIdentifier();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (string)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.takeIdentifier();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (',' z:expression -> z)
  private group_5() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 12) {
      attempt: {
        if (!this.eat(12)) break attempt;
        const z = this.expression();
        if (z === undefined) break attempt;
        this.level--;
        return z;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('.' | '...')*
  loop_4(): (NonNullable<ReturnType<PythonParser['group_47']>>)[] {
    const items: (NonNullable<ReturnType<PythonParser['group_47']>>)[] = [];
    this.level++;
    while (this.peek() === 23 || this.peek() === 52) {
      const m = this.mark;
      const item = this.group_47();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // ('.' | '...')+
  loop_5(): (NonNullable<ReturnType<PythonParser['group_47']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_47']>>)[] = [];
    this.level++;
    while (this.peek() === 23 || this.peek() === 52) {
      const m = this.mark;
      const item = this.group_47();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // import_from_as_name+{','}
  gather_3(): (ast.alias)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.import_from_as_name();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.alias)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.import_from_as_name();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // ('as' z:IDENT -> z)
  private group_6() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 74) {
      attempt: {
        if (!this.eat(74)) break attempt;
        const z = this.takeIdentifier();
        if (z === undefined) break attempt;
        this.level--;
        return z;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // dotted_as_name+{','}
  gather_4(): (ast.alias)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.dotted_as_name();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.alias)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.dotted_as_name();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // ('@' f:named_expression NEWLINE -> f)+
  loop_6(): (NonNullable<ReturnType<PythonParser['group_48']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_48']>>)[] = [];
    this.level++;
    while (this.peek() === 49) {
      const m = this.mark;
      const item = this.group_48();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // ('(' z:arguments? ')' -> z)
  private group_7() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        const z = S4[this.peek()] === 1 ? this.arguments() : undefined;
        if (!this.eat(8)) break attempt;
        this.level--;
        return z;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('->' z:expression -> z)
  private group_8() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 51) {
      attempt: {
        if (!this.eat(51)) break attempt;
        const z = this.expression();
        if (z === undefined) break attempt;
        this.level--;
        return z;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // param_no_default*
  loop_7(): (ast.arg)[] {
    const items: (ast.arg)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.param_no_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // param_with_default*
  loop_8(): (ParamWithDefault)[] {
    const items: (ParamWithDefault)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.param_with_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // param_no_default+
  loop_9(): (ast.arg)[] | undefined {
    const items: (ast.arg)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.param_no_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // param_with_default+
  loop_10(): (ParamWithDefault)[] | undefined {
    const items: (ParamWithDefault)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.param_with_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // param_maybe_default*
  loop_11(): (ParamWithDefault)[] {
    const items: (ParamWithDefault)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.param_maybe_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // param_maybe_default+
  loop_12(): (ParamWithDefault)[] | undefined {
    const items: (ParamWithDefault)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.param_maybe_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // with_item+{','}
  gather_5(): (ast.withitem)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.with_item();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.withitem)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.with_item();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // except_block+
  loop_13(): (ast.excepthandler)[] | undefined {
    const items: (ast.excepthandler)[] = [];
    this.level++;
    while (this.peek() === 83) {
      const m = this.mark;
      const item = this.except_block();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // except_star_block+
  loop_14(): (ast.excepthandler)[] | undefined {
    const items: (ast.excepthandler)[] = [];
    this.level++;
    while (this.peek() === 83) {
      const m = this.mark;
      const item = this.except_star_block();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // case_block+
  loop_15(): (ast.match_case)[] | undefined {
    const items: (ast.match_case)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.case_block();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // closed_pattern+{'|'}
  gather_6(): (ast.pattern)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.closed_pattern();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.pattern)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(18)) break;
      const item = this.closed_pattern();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // maybe_star_pattern+{','}
  gather_7(): (ast.pattern)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.maybe_star_pattern();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.pattern)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.maybe_star_pattern();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // key_value_pattern+{','}
  gather_8(): (KeyPattern)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.key_value_pattern();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (KeyPattern)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.key_value_pattern();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (literal_expr | attr)
  private group_9() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S18[k] === 1) {
      attempt: {
        const it = this.literal_expr();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.attr();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // pattern+{','}
  gather_9(): (ast.pattern)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.pattern();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.pattern)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.pattern();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // keyword_pattern+{','}
  gather_10(): (KeywordPattern)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.keyword_pattern();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (KeywordPattern)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.keyword_pattern();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // type_param+{','}
  gather_11(): (ast.type_param)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.type_param();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.type_param)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.type_param();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (',' c:expression -> c)+
  loop_16(): (NonNullable<ReturnType<PythonParser['group_49']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_49']>>)[] = [];
    this.level++;
    while (this.peek() === 12) {
      const m = this.mark;
      const item = this.group_49();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // (',' c:star_expression -> c)+
  loop_17(): (NonNullable<ReturnType<PythonParser['group_50']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_50']>>)[] = [];
    this.level++;
    while (this.peek() === 12) {
      const m = this.mark;
      const item = this.group_50();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // star_named_expression+{','}
  gather_12(): (ast.expr)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.star_named_expression();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.expr)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.star_named_expression();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // ('or' c:conjunction -> c)+
  loop_18(): (NonNullable<ReturnType<PythonParser['group_51']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_51']>>)[] = [];
    this.level++;
    while (this.peek() === 95) {
      const m = this.mark;
      const item = this.group_51();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // ('and' c:inversion -> c)+
  loop_19(): (NonNullable<ReturnType<PythonParser['group_52']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_52']>>)[] = [];
    this.level++;
    while (this.peek() === 73) {
      const m = this.mark;
      const item = this.group_52();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // compare_op_bitwise_or_pair+
  loop_20(): (Comparison)[] | undefined {
    const items: (Comparison)[] = [];
    this.level++;
    while (S33[this.peek()] === 1) {
      const m = this.mark;
      const item = this.compare_op_bitwise_or_pair();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // (tok:'!=' -> checkNotEqual(tok))
  private group_10() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 28) {
      attempt: {
        const tok = this.take(28);
        if (tok === undefined) break attempt;
        const made = act.checkNotEqual(this, tok);
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (slice | starred_expression)+{','}
  gather_13(): (NonNullable<ReturnType<PythonParser['group_53']>>)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.group_53();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (NonNullable<ReturnType<PythonParser['group_53']>>)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.group_53();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (':' d:expression? -> d)
  private group_11() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 11) {
      attempt: {
        if (!this.eat(11)) break attempt;
        const d = S3[this.peek()] === 1 ? this.expression() : undefined;
        this.level--;
        return d;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (tuple | group | genexp)
  private group_12() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 7) {
      attempt: {
        const it = this.tuple();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        const it = this.group();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S24[k] === 1) {
      attempt: {
        const it = this.genexp();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (list | listcomp)
  private group_13() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 9) {
      attempt: {
        const it = this.list();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S24[k] === 1) {
      attempt: {
        const it = this.listcomp();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (dict | set | dictcomp | setcomp)
  private group_14() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 25) {
      attempt: {
        const it = this.dict();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        const it = this.set();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        const it = this.dictcomp();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S24[k] === 1) {
      attempt: {
        const it = this.setcomp();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (yield_expr | named_expression)
  private group_15() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 102) {
      attempt: {
        const it = this.yield_expr();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.named_expression();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // lambda_param_no_default*
  loop_21(): (ast.arg)[] {
    const items: (ast.arg)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.lambda_param_no_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // lambda_param_with_default*
  loop_22(): (ParamWithDefault)[] {
    const items: (ParamWithDefault)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.lambda_param_with_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // lambda_param_no_default+
  loop_23(): (ast.arg)[] | undefined {
    const items: (ast.arg)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.lambda_param_no_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // lambda_param_with_default+
  loop_24(): (ParamWithDefault)[] | undefined {
    const items: (ParamWithDefault)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.lambda_param_with_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // lambda_param_maybe_default*
  loop_25(): (ParamWithDefault)[] {
    const items: (ParamWithDefault)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.lambda_param_maybe_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // lambda_param_maybe_default+
  loop_26(): (ParamWithDefault)[] | undefined {
    const items: (ParamWithDefault)[] = [];
    this.level++;
    while (this.peek() === 1) {
      const m = this.mark;
      const item = this.lambda_param_maybe_default();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // fstring_format_spec*
  loop_27(): (ast.expr)[] {
    const items: (ast.expr)[] = [];
    this.level++;
    while (this.peek() === 25 || this.peek() === 62) {
      const m = this.mark;
      const item = this.fstring_format_spec();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // fstring_middle*
  loop_28(): (ast.expr)[] {
    const items: (ast.expr)[] = [];
    this.level++;
    while (this.peek() === 25 || this.peek() === 62) {
      const m = this.mark;
      const item = this.fstring_middle();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // (fstring | string)+
  loop_29(): (NonNullable<ReturnType<PythonParser['group_54']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_54']>>)[] = [];
    this.level++;
    while (this.peek() === 3 || this.peek() === 61) {
      const m = this.mark;
      const item = this.group_54();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // (y:star_named_expression ',' z:star_named_expressions? -> [y, ...(z ?? [])])
  private group_16() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S8[k] === 1) {
      attempt: {
        const y = this.star_named_expression();
        if (y === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const z = S8[this.peek()] === 1 ? this.star_named_expressions() : undefined;
        const made = [y, ...(z ?? [])];
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // double_starred_kvpair+{','}
  gather_14(): (KeyValue)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.double_starred_kvpair();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (KeyValue)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.double_starred_kvpair();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // for_if_clause+
  loop_30(): (ast.comprehension)[] | undefined {
    const items: (ast.comprehension)[] = [];
    this.level++;
    while (this.peek() === 57 || this.peek() === 85) {
      const m = this.mark;
      const item = this.for_if_clause();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // ('if' z:disjunction -> z)*
  loop_31(): (NonNullable<ReturnType<PythonParser['group_55']>>)[] {
    const items: (NonNullable<ReturnType<PythonParser['group_55']>>)[] = [];
    this.level++;
    while (this.peek() === 88) {
      const m = this.mark;
      const item = this.group_55();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // (assignment_expression | expression !':=')
  private group_17() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 1) {
      attempt: {
        const it = this.assignment_expression();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.expression();
        if (it === undefined) break attempt;
        if (this.peek() === 53) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (starred_expression | (assignment_expression | expression !':=') !'=')+{','}
  gather_15(): (NonNullable<ReturnType<PythonParser['group_56']>>)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.group_56();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (NonNullable<ReturnType<PythonParser['group_56']>>)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.group_56();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (',' k:kwargs -> k)
  private group_18() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 12) {
      attempt: {
        if (!this.eat(12)) break attempt;
        const k = this.kwargs();
        if (k === undefined) break attempt;
        this.level--;
        return k;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // kwarg_or_starred+{','}
  gather_16(): (ast.keyword | ast.expr)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.kwarg_or_starred();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.keyword | ast.expr)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.kwarg_or_starred();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // kwarg_or_double_starred+{','}
  gather_17(): (ast.keyword)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.kwarg_or_double_starred();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.keyword)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.kwarg_or_double_starred();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (',' c:star_target -> c)*
  loop_32(): (NonNullable<ReturnType<PythonParser['group_57']>>)[] {
    const items: (NonNullable<ReturnType<PythonParser['group_57']>>)[] = [];
    this.level++;
    while (this.peek() === 12) {
      const m = this.mark;
      const item = this.group_57();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // star_target+{','}
  gather_18(): (ast.expr)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.star_target();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.expr)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.star_target();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (',' c:star_target -> c)+
  loop_33(): (NonNullable<ReturnType<PythonParser['group_57']>>)[] | undefined {
    const items: (NonNullable<ReturnType<PythonParser['group_57']>>)[] = [];
    this.level++;
    while (this.peek() === 12) {
      const m = this.mark;
      const item = this.group_57();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items.length === 0 ? undefined : items;
  }

  // (!'*' star_target)
  private group_19() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S11[k] === 1) {
      attempt: {
        if (this.peek() === 16) break attempt;
        const it = this.star_target();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // del_target+{','}
  gather_19(): (ast.expr)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.del_target();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.expr)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.del_target();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // expression+{','}
  gather_20(): (ast.expr)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.expression();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.expr)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.expression();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (NEWLINE INDENT)
  private group_20() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 4) {
      attempt: {
        if (!this.eat(4)) break attempt;
        if (!this.eat(5)) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (((starred_expression | (assignment_expression | expression !':=') !'=')+{','} ',' kwargs) | kwargs)
  private group_21() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S8[k] === 1) {
      attempt: {
        const it = this.group_58();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S4[k] === 1) {
      attempt: {
        const it = this.kwargs();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (starred_expression !'=')+{','}
  gather_21(): (NonNullable<ReturnType<PythonParser['group_59']>>)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.group_59();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (NonNullable<ReturnType<PythonParser['group_59']>>)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.group_59();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (args | expression for_if_clauses)
  private group_22() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S4[k] === 1) {
      attempt: {
        const it = this.args();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        if (this.expression() === undefined) break attempt;
        if (this.for_if_clauses() === undefined) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (args ',')
  private group_23() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S4[k] === 1) {
      attempt: {
        if (this.args() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('True' | 'False' | 'None')
  private group_24() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 72) {
      attempt: {
        const it = this.take(72);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 70) {
      attempt: {
        const it = this.take(70);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 71) {
      attempt: {
        const it = this.take(71);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (NAME '=')
  private group_25() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 1) {
      attempt: {
        if (this.takeName() === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (NAME STRING | SOFT_KEYWORD)
  private group_26() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 1) {
      attempt: {
        if (this.takeName() === undefined) break attempt;
        if (!this.eat(3)) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.takeSoftKeyword();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (list | tuple | genexp | 'True' | 'None' | 'False')
  private group_27() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 9) {
      attempt: {
        const it = this.list();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        const it = this.tuple();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S24[k] === 1) {
      attempt: {
        const it = this.genexp();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 72) {
      attempt: {
        const it = this.take(72);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 71) {
      attempt: {
        const it = this.take(71);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 70) {
      attempt: {
        const it = this.take(70);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // star_named_expressions*
  loop_34(): (ast.expr[])[] {
    const items: (ast.expr[])[] = [];
    this.level++;
    while (S8[this.peek()] === 1) {
      const m = this.mark;
      const item = this.star_named_expressions();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // (star_targets '=')*
  loop_35(): (NonNullable<ReturnType<PythonParser['group_60']>>)[] {
    const items: (NonNullable<ReturnType<PythonParser['group_60']>>)[] = [];
    this.level++;
    while (S11[this.peek()] === 1) {
      const m = this.mark;
      const item = this.group_60();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // ('[' | '(' | '{')
  private group_28() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 9) {
      attempt: {
        const it = this.take(9);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 7) {
      attempt: {
        const it = this.take(7);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        const it = this.take(25);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('[' | '{')
  private group_29() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 9) {
      attempt: {
        const it = this.take(9);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 25) {
      attempt: {
        const it = this.take(25);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (slash_no_default | slash_with_default)
  private group_30() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 1) {
      attempt: {
        const it = this.slash_no_default();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.slash_with_default();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (',' | param_no_default)
  private group_31() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 12) {
      attempt: {
        const it = this.take(12);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.param_no_default();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (')' | ',' (')' | '**'))
  private group_32() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 8) {
      attempt: {
        const it = this.take(8);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 12) {
      attempt: {
        if (!this.eat(12)) break attempt;
        if (this.group_61() === undefined) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (param_no_default | ',')
  private group_33() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 1) {
      attempt: {
        const it = this.param_no_default();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 12) {
      attempt: {
        const it = this.take(12);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('*' | '**' | '/')
  private group_34() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 16) {
      attempt: {
        const it = this.take(16);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        const it = this.take(35);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 17) {
      attempt: {
        const it = this.take(17);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (lambda_slash_no_default | lambda_slash_with_default)
  private group_35() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 1) {
      attempt: {
        const it = this.lambda_slash_no_default();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.lambda_slash_with_default();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // lambda_param+{','}
  gather_22(): (ast.arg)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.lambda_param();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (ast.arg)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.lambda_param();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (',' | lambda_param_no_default)
  private group_36() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 12) {
      attempt: {
        const it = this.take(12);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 1) {
      attempt: {
        const it = this.lambda_param_no_default();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (':' | ',' (':' | '**'))
  private group_37() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 11) {
      attempt: {
        const it = this.take(11);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 12) {
      attempt: {
        if (!this.eat(12)) break attempt;
        if (this.group_62() === undefined) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (lambda_param_no_default | ',')
  private group_38() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 1) {
      attempt: {
        const it = this.lambda_param_no_default();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 12) {
      attempt: {
        const it = this.take(12);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // dotted_name+{','}
  gather_23(): (string)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.dotted_name();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (string)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.dotted_name();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (expression ('as' star_target)?)+{','}
  gather_24(): (NonNullable<ReturnType<PythonParser['group_63']>>)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.group_63();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (NonNullable<ReturnType<PythonParser['group_63']>>)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.group_63();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // (expressions ('as' star_target)?)+{','}
  gather_25(): (NonNullable<ReturnType<PythonParser['group_64']>>)[] | undefined {
    const start = this.mark;
    this.level++;
    const head = this.group_64();
    if (head === undefined) {
      this.level--;
      this.mark = start;
      return undefined;
    }
    const items: (NonNullable<ReturnType<PythonParser['group_64']>>)[] = [head];
    this.level++;
    for (;;) {
      const m = this.mark;
      if (!this.eat(12)) break;
      const item = this.group_64();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level -= 2;
    return items;
  }

  // block*
  loop_36(): (ast.stmt[])[] {
    const items: (ast.stmt[])[] = [];
    this.level++;
    while (S34[this.peek()] === 1) {
      const m = this.mark;
      const item = this.block();
      if (item === undefined) {
        this.mark = m;
        break;
      }
      items.push(item);
    }
    this.level--;
    return items;
  }

  // ('as' NAME)
  private group_39() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 74) {
      attempt: {
        if (!this.eat(74)) break attempt;
        if (this.takeName() === undefined) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (expression ('as' NAME)?)
  private group_40() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S3[k] === 1) {
      attempt: {
        if (this.expression() === undefined) break attempt;
        if (this.peek() === 74) this.group_39();
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (NEWLINE | ':')
  private group_41() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 4) {
      attempt: {
        const it = this.take(4);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 11) {
      attempt: {
        const it = this.take(11);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (positional_patterns ',')
  private group_42() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S17[k] === 1) {
      attempt: {
        if (this.positional_patterns() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('->' expression)
  private group_43() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 51) {
      attempt: {
        if (!this.eat(51)) break attempt;
        if (this.expression() === undefined) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('(' arguments? ')')
  private group_44() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 7) {
      attempt: {
        if (!this.eat(7)) break attempt;
        if (S4[this.peek()] === 1) this.arguments();
        if (!this.eat(8)) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('!' NAME)
  private group_45() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 54) {
      attempt: {
        if (!this.eat(54)) break attempt;
        if (this.takeName() === undefined) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (z:star_targets '=' -> z)
  private group_46() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S11[k] === 1) {
      attempt: {
        const z = this.star_targets();
        if (z === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        this.level--;
        return z;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('.' | '...')
  private group_47() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 23) {
      attempt: {
        const it = this.take(23);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 52) {
      attempt: {
        const it = this.take(52);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('@' f:named_expression NEWLINE -> f)
  private group_48() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 49) {
      attempt: {
        if (!this.eat(49)) break attempt;
        const f = this.named_expression();
        if (f === undefined) break attempt;
        if (!this.eat(4)) break attempt;
        this.level--;
        return f;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (',' c:expression -> c)
  private group_49() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 12) {
      attempt: {
        if (!this.eat(12)) break attempt;
        const c = this.expression();
        if (c === undefined) break attempt;
        this.level--;
        return c;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (',' c:star_expression -> c)
  private group_50() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 12) {
      attempt: {
        if (!this.eat(12)) break attempt;
        const c = this.star_expression();
        if (c === undefined) break attempt;
        this.level--;
        return c;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('or' c:conjunction -> c)
  private group_51() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 95) {
      attempt: {
        if (!this.eat(95)) break attempt;
        const c = this.conjunction();
        if (c === undefined) break attempt;
        this.level--;
        return c;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('and' c:inversion -> c)
  private group_52() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 73) {
      attempt: {
        if (!this.eat(73)) break attempt;
        const c = this.inversion();
        if (c === undefined) break attempt;
        this.level--;
        return c;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (slice | starred_expression)
  private group_53() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S25[k] === 1) {
      attempt: {
        const it = this.slice();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 16) {
      attempt: {
        const it = this.starred_expression();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (fstring | string)
  private group_54() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 61) {
      attempt: {
        const it = this.fstring();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 3) {
      attempt: {
        const it = this.string();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('if' z:disjunction -> z)
  private group_55() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 88) {
      attempt: {
        if (!this.eat(88)) break attempt;
        const z = this.disjunction();
        if (z === undefined) break attempt;
        this.level--;
        return z;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (starred_expression | (assignment_expression | expression !':=') !'=')
  private group_56() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 16) {
      attempt: {
        const it = this.starred_expression();
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (S3[k] === 1) {
      attempt: {
        const it = this.group_17();
        if (it === undefined) break attempt;
        if (this.peek() === 22) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (',' c:star_target -> c)
  private group_57() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 12) {
      attempt: {
        if (!this.eat(12)) break attempt;
        const c = this.star_target();
        if (c === undefined) break attempt;
        this.level--;
        return c;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ((starred_expression | (assignment_expression | expression !':=') !'=')+{','} ',' kwargs)
  private group_58() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S8[k] === 1) {
      attempt: {
        if (this.gather_15() === undefined) break attempt;
        if (!this.eat(12)) break attempt;
        if (this.kwargs() === undefined) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (starred_expression !'=')
  private group_59() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 16) {
      attempt: {
        const it = this.starred_expression();
        if (it === undefined) break attempt;
        if (this.peek() === 22) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (star_targets '=')
  private group_60() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S11[k] === 1) {
      attempt: {
        if (this.star_targets() === undefined) break attempt;
        if (!this.eat(22)) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (')' | '**')
  private group_61() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 8) {
      attempt: {
        const it = this.take(8);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        const it = this.take(35);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (':' | '**')
  private group_62() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 11) {
      attempt: {
        const it = this.take(11);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    if (k === 35) {
      attempt: {
        const it = this.take(35);
        if (it === undefined) break attempt;
        this.level--;
        return it;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (expression ('as' star_target)?)
  private group_63() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S3[k] === 1) {
      attempt: {
        if (this.expression() === undefined) break attempt;
        if (this.peek() === 74) this.group_65();
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // (expressions ('as' star_target)?)
  private group_64() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (S3[k] === 1) {
      attempt: {
        if (this.expressions() === undefined) break attempt;
        if (this.peek() === 74) this.group_65();
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }

  // ('as' star_target)
  private group_65() {
    const k = this.peek();
    const m = this.mark;
    this.level++;
    if (k === 74) {
      attempt: {
        if (!this.eat(74)) break attempt;
        if (this.star_target() === undefined) break attempt;
        const made = true as const;
        this.level--;
        return made;
      }
      this.mark = m;
    }
    this.level--;
    return undefined;
  }
}
