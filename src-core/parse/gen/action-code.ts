/**
 * Turns the actions of the grammar into TypeScript: who makes a node, who calls a function and of which file, where the place of the
 * alternative goes.
 */

/** AST classes with small letters, which an action makes like those with capitals. */
const SMALL_CLASSES = 'arg|keyword|alias|withitem|match_case|comprehension';
/** Functions that actions use and that are not in actions.ts, by the file that holds them. */
const MODULES: Readonly<Record<string, RegExp>> = {
  err: /^(?:raise\w*|exprName|isLegacyStatement|insideBrackets|lastOfComprehension|first|last)$/,
  str: /^(?:constantFromMiddle|constantFromString|decodedConstant|formattedValue|conversion|formatSpec|joinedStr|concatenate)$/,
};
const moduleOf = (call: string): string => Object.keys(MODULES).find((name) => MODULES[name].test(call)) ?? 'act';
/** The action as TypeScript; `@` becomes the place. */
export function actionCode(text: string): { code: string; located: boolean } {
  let code = text.replace(
    new RegExp(
      `(?<![.\\w'"])(${SMALL_CLASSES}|[A-Z]\\w*)\\(|(?<![.\\w'"])([a-z]\\w*)\\((\\)?)|'(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"`,
      'g',
    ),
    (whole, node?: string, call?: string, empty?: string) => {
      if (node) return `new ast.${node}(`;
      if (call) return `${moduleOf(call)}.${call}(this${empty ? ')' : ', '}`;
      return whole;
    },
  );
  const located = /@(?=[),])/.test(code);
  if (located) code = code.replace(/@(?=[),])/, 'from.lineno, from.col_offset, to.end_lineno, to.end_col_offset');
  return { code, located };
}
