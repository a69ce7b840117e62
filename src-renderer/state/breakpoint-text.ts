/**
 * Breakpoints as one line of text: how those without a place in the source are made, and how the rules of any are written
 * (`if x > 3 hits >= 2 log x is {x}`).
 */
import { type BreakpointSpec, MACHINE_EVENTS } from '../../src-core/protocol/breakpoint-shapes.ts';
import type { CodeView } from '../../src-core/protocol/shapes.ts';

export const PLACE_HINT = [
  'function NAME · raised, uncaught or user-unhandled CLASS … (-CLASS leaves one out)',
  'write, read or use of x, a.b or a[0] · machine EVENT:',
  MACHINE_EVENTS.join(', '),
].join('\n');

export const RULES_HINT =
  'if EXPRESSION · hits >= 5, == 5 or % 10 · log text with {expressions}; each may be left out, in this order.';

type Rules = Pick<BreakpointSpec, 'condition' | 'hits' | 'log'>;

/** Reads rules; what is left out is not set. */
export function parseRules(text: string): Rules | string {
  const match = /^\s*(?:if\s+(?<condition>.*?))?\s*(?:\bhits\s+(?<hits>[<>=%\s]*\d+))?\s*(?:\blog\s+(?<log>.*))?\s*$/su.exec(
    text,
  );
  if (!match) return RULES_HINT;
  const rules: Rules = {};
  const { condition, hits, log } = match.groups as Record<string, string | undefined>;
  if (condition?.trim()) rules.condition = condition.trim();
  if (hits?.trim()) rules.hits = hits.trim();
  if (log?.trim()) rules.log = log.trim();
  return rules;
}

export function rulesText({ condition, hits, log }: Rules): string {
  return [condition && `if ${condition}`, hits && `hits ${hits}`, log && `log ${log}`].filter(Boolean).join(' ');
}

/** Reads a breakpoint that has no place in the source, or says what is wrong. Names are those of `code`, the file that of `file`. */
export function parsePlace(text: string, file: string, code: CodeView | null): BreakpointSpec | string {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const first = rest[0];
  switch (word) {
    case 'function':
      return first ? { kind: 'function', name: first, enabled: true } : 'Which function? Its qualified name, as in Class.method.';
    case 'raised':
    case 'uncaught':
    case 'user-unhandled': {
      const classes = rest.filter((name) => !name.startsWith('-'));
      const except = rest.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
      return {
        kind: 'exception',
        when: word,
        enabled: true,
        ...(classes.length > 0 ? { classes } : {}),
        ...(except.length > 0 ? { except } : {}),
      };
    }
    case 'machine': {
      const event = MACHINE_EVENTS.find((each) => each === first);
      if (event === undefined) return `A machine event is one of ${MACHINE_EVENTS.join(', ')}.`;
      return { kind: 'machine', event, enabled: true, ...(rest[1] ? { filter: rest[1] } : {}) };
    }
    case 'read':
    case 'write':
    case 'use': {
      const what = rest.filter((part) => part !== 'of').join(' ');
      return dataOf(word === 'use' ? 'both' : word, what, file, code);
    }
    default:
      return PLACE_HINT;
  }
}

function dataOf(access: 'read' | 'write' | 'both', what: string, file: string, code: CodeView | null): BreakpointSpec | string {
  const base = { kind: 'data' as const, access, enabled: true };
  const item = /^(.*)\[([^[\]]+)\]$/.exec(what);
  if (item) return { ...base, target: { scope: 'item', file, owner: item[1]!, key: item[2]! } };
  const attribute = /^(.*)\.([\p{L}_][\p{L}\p{N}_]*)$/u.exec(what);
  if (attribute) return { ...base, target: { scope: 'attribute', file, owner: attribute[1]!, name: attribute[2]! } };
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(what)) return 'What is watched is a name, an attribute as in a.b or an item as in a[0].';
  const { qualname } = code ?? {};
  if (code && qualname && qualname !== '<module>') {
    if (code.cellvars.includes(what) || code.freevars.includes(what))
      return { ...base, target: { scope: 'cell', file, qualname: ownerOf(code, what), name: what } };
    if (code.varnames.includes(what)) return { ...base, target: { scope: 'local', file, qualname, name: what } };
  }
  return { ...base, target: { scope: 'global', file, name: what } };
}

/** The function that has the cell: of a free variable, the one around. */
function ownerOf(code: CodeView, name: string): string {
  if (code.cellvars.includes(name)) return code.qualname;
  return code.qualname.replace(/\.<locals>\.[^.]*$/, '');
}
