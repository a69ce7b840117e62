/**
 * Makes vm/interp.generated.ts, the interpreter loop, from the instruction declarations. Bodies marked hot are copied into their
 * case with the functions of ops/dsl.ts replaced by the loop's own variables; all others are called.
 *
 * Laws checked here: the number and name of every instruction are CPython's; a specialised form has the caches and the stack
 * effect of its family; a guard comes before any effect; `case` labels are literals.
 */
import ts from 'typescript';
import { type Declaration, type Declarations, readDeclarations, type StackItem } from './declarations.ts';

/** Instructions that the loop itself dispatches. */
const DISPATCHED = new Set(['EXTENDED_ARG', 'INSTRUMENTED_INSTRUCTION', 'INSTRUMENTED_LINE']);
const SYNC = 'frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;';
const SYNC_EXPRESSION = 'frame.lasti = ip - 1, frame.ip = ip, frame.sp = sp, m.ticks = ticks';
const RELOAD =
  'frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;';

/** What `enter` does, in the loop's own variables; `pushFrame` says when it cannot be done. */
const ENTER = `frame.returnOffset = 0; frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp;
if (m.depth >= m.depthLimit) { m.ticks = ticks; m.pushFrame(CALLEE); ticks = m.ticks; }
else { m.depth++; CALLEE.previous = frame; m.frame = CALLEE; }
frame = CALLEE; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = 0; sp = code.nlocalsplus`;
/** What `leave` does: short for a plain function called by another. */
const LEAVE = `const value = VALUE;
if (!frame.plain) {
${SYNC} m.returnValue(frame, value); ticks = m.ticks;
if (m.result !== undefined) { tmp = m.result; m.result = undefined; return tmp; }
${RELOAD}
} else {
frame.lasti = ip - 1; m.depth--; frame.cleared = true; frame = frame.previous; m.frame = frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; stack[sp++] = value;
}`;

/** An expression that can stand behind a minus sign. */
const operand = (text: string) => (/^\w+$/.test(text) ? text : `(${text})`);

/** Text of a dsl function inside of the loop, from the texts of its arguments. */
const MACROS: Record<string, (args: string[]) => string> = {
  local: ([i]) => `stack[${i}]`,
  setLocal: ([i, v]) => `stack[${i}] = ${v}`,
  constant: ([i]) => `consts[${i}]`,
  jumpBy: ([n]) => `ip += ${n}`,
  secondOfTwo: () => '(ip++, ticks++)',
  takeJump: ([n]) => `(frame.jumpFrom = ip - 1, ip += ${n}, frame.jumpTo = ip)`,
  again: () => `(${SYNC_EXPRESSION}, m.instrument(frame), ticks = m.ticks, ip--)`,
  cache: ([k]) => `units[ip + ${k}]`,
  cache32: ([k]) => `(units[ip + ${k}] + units[ip + ${k} + 1] * 65536)`,
  cacheRef: ([k]) => `code.refs[ip + ${k}]`,
  peek: ([n]) => `stack[sp - ${operand(n)}]`,
  poke: ([n, v]) => `stack[sp - ${operand(n)}] = ${v}`,
  // The value is read before the stack grows.
  push: ([v]) => `(tmp = ${v}, stack[sp++] = tmp)`,
  shrink: ([n]) => `sp -= ${n}`,
  nextUnit: ([k]) => `units[ip + ${k}]`,
  enter: ([callee]) => ENTER.replaceAll('CALLEE', callee),
  leave: ([value]) => LEAVE.replace('VALUE', value),
  evalBreaker: () => `if (--m.countdown < 0) { ${SYNC} m.handleEvalBreaker(); ticks = m.ticks; ${RELOAD} }`,
  // What is raised then is raised by the jump, to which `ip` still points.
  jumpBackward: ([n]) =>
    `if (--m.countdown < 0) { ${SYNC} frame.jumpFrom = ip - 1; frame.jumpTo = frame.ip = ip - ${n}; m.handleEvalBreaker(); ticks = m.ticks; ${RELOAD} } ` +
    `else { frame.jumpFrom = ip - 1; ip -= ${n}; frame.jumpTo = ip; }`,
};

function sum(items: StackItem[]): string {
  let fixed = 0;
  const terms: string[] = [];
  for (const item of items) {
    if (item.condition) terms.push(`(${item.condition} ? 1 : 0)`);
    else if (item.count) terms.push(`(${item.count})`);
    else fixed++;
  }
  return [...(fixed || terms.length === 0 ? [String(fixed)] : []), ...terms].join(' + ');
}

/** JS expressions that read the inputs from the stack, bottom first. */
function readInputs(inputs: StackItem[]): string[] {
  return inputs.map((item, i) => {
    const above = sum(inputs.slice(i + 1));
    const below = sum(inputs.slice(i));
    if (item.count) return `stack.slice(sp - (${below}), sp - (${above}))`;
    const read = `stack[sp - (${below})]`;
    return item.condition ? `((${item.condition}) ? ${read} : undefined)` : read;
  });
}

/** Statements that put the result of a body onto the stack in place of the inputs. */
function writeOutputs(inputs: StackItem[], outputs: StackItem[], result: string): string {
  const out = [`sp -= ${sum(inputs)};`];
  if (inputs.length === 0) out.pop();
  const values = outputs.filter((item) => item.name !== 'null');
  let n = 0;
  for (const item of outputs) {
    if (item.name === 'null') out.push(`if (${item.condition}) stack[sp++] = undefined;`);
    else if (item.condition) throw new Error('a conditional output needs a raw body');
    else out.push(values.length > 1 ? `stack[sp++] = ${result}[${n++}];` : `stack[sp++] = ${result};`);
  }
  return out.join(' ');
}

interface Context {
  declaration: Declaration;
  base: number | undefined;
  imports: Map<string, string>;
}

/** Notes where the identifiers of a hot body come from, so that the generated file imports them too. */
function noteImports(context: Context, node: ts.Node): void {
  const { source, file } = context.declaration;
  const visit = (n: ts.Node): void => {
    if (ts.isTypeNode(n)) return;
    if (ts.isIdentifier(n) && !(ts.isPropertyAccessExpression(n.parent) && n.parent.name === n)) {
      const origin = originOf(source, file, n.text);
      if (origin) context.imports.set(n.text, origin);
    }
    ts.forEachChild(n, visit);
  };
  visit(node);
}

function originOf(source: ts.SourceFile, file: string, name: string): string | undefined {
  for (const statement of source.statements) {
    if (
      ts.isImportDeclaration(statement) &&
      statement.importClause?.namedBindings &&
      ts.isNamedImports(statement.importClause.namedBindings)
    ) {
      const path = (statement.moduleSpecifier as ts.StringLiteral).text;
      if (path === './dsl.ts') continue;
      for (const element of statement.importClause.namedBindings.elements) {
        if (element.name.text === name) return path.startsWith('./') ? `../ops/${path.slice(2)}` : path;
      }
    } else if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return `../ops/${file}`;
  }
  return undefined;
}

/** The text of a node of a hot body with dsl functions replaced. */
function rewrite(context: Context, node: ts.Node): string {
  const { source, name } = context.declaration;
  const edits: { start: number; end: number; text: string }[] = [];
  const visit = (n: ts.Node): void => {
    const text = replacement(context, n);
    if (text !== undefined) edits.push({ start: n.getStart(source), end: n.getEnd(), text });
    else ts.forEachChild(n, visit);
  };
  visit(node);
  let out = '';
  let at = node.getStart(source);
  for (const edit of edits) {
    out += source.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  out += source.text.slice(at, node.getEnd());
  if (/\bm\.frame!/.test(out)) throw new Error(`${name}: m.frame in a hot body was not replaced`);
  return out;
}

function replacement(context: Context, n: ts.Node): string | undefined {
  if (ts.isIdentifier(n) && n.text === 'oparg') return 'arg';
  if (ts.isNonNullExpression(n) && n.expression.getText() === 'm.frame') return 'frame';
  if (ts.isReturnStatement(n) && n.expression?.getText() === 'DEOPT') return `{ op = ${context.base}; continue redispatch; }`;
  if (!ts.isCallExpression(n)) return undefined;
  const callee = n.expression.getText();
  const macro = MACROS[callee];
  if (macro) return macro(n.arguments.slice(1).map((a) => rewrite(context, a)));
  if (n.arguments[0]?.getText() === 'm') {
    const args = n.arguments.map((a) => rewrite(context, a)).join(', ');
    return `(${SYNC_EXPRESSION}, tmp = ${callee}(${args}), ticks = m.ticks, tmp)`;
  }
  return undefined;
}

function hotCase(context: Context, caches: number): string {
  const { declaration: d } = context;
  const body = d.body as ts.ArrowFunction;
  if (!ts.isArrowFunction(body)) throw new Error(`${d.name}: a hot body must be an arrow function in place`);
  noteImports(context, body.body);
  const names = body.parameters.slice(2).map((p) => p.name.getText());
  const inputs = readInputs(d.inputs);
  const lines = d.raw ? [] : names.map((name, i) => `const ${name} = ${inputs[i]};`);
  let result = 'undefined';
  if (ts.isBlock(body.body)) {
    const { statements } = body.body;
    const last = statements[statements.length - 1];
    for (const statement of statements) {
      if (statement === last && ts.isReturnStatement(statement)) {
        if (statement.expression) result = rewrite(context, statement.expression);
      } else lines.push(rewrite(context, statement));
    }
  } else {
    result = rewrite(context, body.body);
    if (d.raw || d.outputs.length === 0) {
      if (result !== 'undefined') lines.push(`${result};`);
    }
  }
  if (d.raw) return lines.join('\n');
  if (d.outputs.some((o) => o.name !== 'null')) {
    const simple = /^\w+$/.test(result);
    if (!simple) lines.push(`const result = ${result};`);
    lines.push(writeOutputs(d.inputs, d.outputs, simple ? result : 'result'));
  } else {
    const total = sum(d.inputs);
    if (total !== '0') {
      // A jump decided by the popped value must not see the stack change, a guard that fails must find its inputs.
      const guarded = lines.some((line) => line.includes('continue redispatch'));
      lines.splice(guarded ? lines.length : names.length, 0, `sp -= ${total};`);
    }
  }
  if (caches) lines.push(`ip += ${caches};`);
  return lines.join('\n');
}

/**
 * The function of an instruction outside of the loop. It works on the frame, which the loop has brought up to date; its answer is
 * the opcode to run in its place, or -1.
 */
function outsideFunction(d: Declaration, base: number | undefined, caches: number, generic: boolean): string {
  const guard = base === undefined ? '' : `if (res === DEOPT) return ${base};`;
  const wanted = d.outputs.some((o) => o.name !== 'null');
  const lines: string[] = [];
  if (generic)
    lines.push(
      'const { code, ip } = frame; const { units } = code;',
      `if (units[ip] < 16) { m.specialize(${d.opcode}, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }`,
      'units[ip] -= 16;',
    );
  if (d.raw) lines.push(`${base === undefined ? '' : 'const res = '}B${d.opcode}(m, frame, arg);`, guard);
  else {
    const inputs = readInputs(d.inputs);
    const args = ['m', 'arg', ...inputs].join(', ');
    const outputs = writeOutputs(d.inputs, d.outputs, 'res');
    if (inputs.length > 0 || outputs) lines.push('const stack = frame.localsplus; let sp = frame.sp;');
    lines.push(`${wanted || base !== undefined ? 'const res = ' : ''}B${d.opcode}(${args});`, guard);
    if (outputs) lines.push(outputs, 'frame.sp = sp;');
    if (caches) lines.push(`frame.ip += ${caches};`);
  }
  return `function I${d.opcode}(m, frame, arg) { // ${d.name}\n${lines.filter(Boolean).join('\n')}\nreturn -1;\n}`;
}

function checkLaws(declarations: Declarations, numbers: Record<string, number>): void {
  for (const d of declarations.instructions) {
    if (numbers[d.name] !== d.opcode) throw new Error(`${d.name} has the number ${numbers[d.name]} in CPython, not ${d.opcode}`);
  }
  const byNumber = new Map(declarations.instructions.map((d) => [d.opcode, d]));
  for (const family of declarations.families) {
    for (const form of family.forms)
      if (!byNumber.has(form)) throw new Error(`form ${form} of family ${family.opcode} is not declared`);
  }
}

/** The text of interp.generated.ts. */
export function generateLoop(folder: string, facts: string): string {
  const declarations = readDeclarations(folder);
  checkLaws(declarations, (JSON.parse(facts) as { opcodes: Record<string, number> }).opcodes);
  const base = new Map(declarations.families.flatMap((f) => f.forms.map((form) => [form, f.opcode] as const)));
  const caches = new Map(declarations.families.flatMap((f) => [f.opcode, ...f.forms].map((n) => [n, f.caches] as const)));
  const generic = new Set(declarations.families.map((f) => f.opcode));
  const imports = new Map<string, string>();
  const cases: string[] = [];
  const outside: string[] = [];
  /** Named one by one, these keep the labels dense: V8 then dispatches by a table, without them by comparing one after the other. */
  const labels: string[] = [];
  const table: string[] = new Array(256).fill('unknownOpcode');
  for (const d of [...declarations.instructions].sort((a, b) => a.opcode - b.opcode)) {
    if (DISPATCHED.has(d.name)) continue;
    const context: Context = { declaration: d, base: base.get(d.opcode), imports };
    const size = caches.get(d.opcode) ?? 0;
    if (d.hot) {
      if (generic.has(d.opcode)) throw new Error(`${d.name}: the general form of a family is not copied into the loop`);
      cases.push(`case ${d.opcode}: { // ${d.name}\n${hotCase(context, size)}\ncontinue next;\n}`);
      continue;
    }
    outside.push(
      `const B${d.opcode} = INSTRUCTIONS[${d.opcode}].body;`,
      outsideFunction(d, context.base, size, generic.has(d.opcode)),
    );
    table[d.opcode] = `I${d.opcode}`;
    labels.push(`case ${d.opcode}:`);
  }
  const byPath = new Map<string, string[]>();
  for (const [name, path] of imports) byPath.set(path, [...(byPath.get(path) ?? []), name]);
  const importLines = [...byPath].sort().map(([path, names]) => `import { ${names.sort().join(', ')} } from '${path}';`);
  return `// @ts-nocheck
// Generated from the declarations in ops/*.ts by ops/gen/generate-loop.ts; do not edit.
import '../ops/all.ts';
import { DEOPT, INSTRUCTIONS } from '../ops/dsl.ts';
import { unknownOpcode } from '../ops/unknown-opcode.ts';
${importLines.join('\n')}

${outside.join('\n')}

/** By opcode: what runs an instruction outside of the loop. */
const OUTSIDE = [
${table.join(',\n')}
];

/**
 * Runs the frame \`m.frame\`, entered by native code, until it returns or yields; answers the value. Raises what it does not handle.
 */
export function run(m) {
let frame = m.frame;
let code = frame.code;
let units = code.units;
let consts = code.consts;
let stack = frame.localsplus;
let ip = frame.ip;
let sp = frame.sp;
let ticks = m.ticks;
let op = 0;
let arg = 0;
let tmp;
for (;;) {
try {
next: for (;;) {
const unit = units[ip++];
op = unit & 255;
arg = unit >> 8;
ticks++;
redispatch: for (;;) {
switch (op) {
${cases.join('\n')}
case 144: { // EXTENDED_ARG
arg = (arg << 8) | (units[ip] >> 8);
op = units[ip++] & 255;
continue redispatch;
}
case 253: { // INSTRUMENTED_INSTRUCTION
${SYNC}
op = m.instructionEvent(frame, ip - 1);
ticks = m.ticks;
${RELOAD}
continue redispatch;
}
case 254: { // INSTRUMENTED_LINE
tmp = frame.lasti;
${SYNC}
op = m.lineEvent(frame, ip - 1, tmp);
ticks = m.ticks;
${RELOAD}
if (op < 0) continue next;
continue redispatch;
}
case 255: { // the debugger's hook
tmp = frame.lasti;
${SYNC}
op = m.hooked(frame, ip - 1, tmp);
ticks = m.ticks;
${RELOAD}
if (op < 0) continue next;
frame.lasti = tmp;
continue redispatch;
}
${labels.join(' ')}
default: {
${SYNC}
op = OUTSIDE[op](m, frame, arg, op);
}
}
ticks = m.ticks;
if (op >= 0) continue redispatch;
if (m.result !== undefined) { tmp = m.result; m.result = undefined; return tmp; }
if (m.frame !== frame || frame.code !== code) { ${RELOAD} } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
}
} catch (error) {
if (error === m.escaping) { m.escaping = undefined; throw error; }
if (m.ticks < ticks) m.ticks = ticks;
if (m.placed) m.placed = false;
else if (!m.reraising) frame.lasti = ip - 1;
frame.sp = sp;
m.unwind(frame, error);
ticks = m.ticks;
${RELOAD}
}
}
}
`;
}
