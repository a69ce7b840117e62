/**
 * What parsing a text comes to, as a value that can be compared: ours, and the reference's for many texts at once. An outcome is
 * a list of warnings and either `null` (accepted) or all fields of the error; and the tree of what is accepted, when asked for.
 */
import { dump } from '../../../src-core/ast/dump.ts';
import { type ParseMode, type ParseOptions, parse } from '../../../src-core/parse/parse.ts';
import { checkSourceText } from '../../../src-core/source/decode.ts';
import { CompileError } from '../../../src-core/source/errors.ts';
import { programLines } from '../../../src-core/source/program-text.ts';
import type { Reference } from '../../support/reference.ts';

export type Failure = [
  type: string,
  message: string,
  lineno: number | null,
  offset: number | null,
  end_lineno: number | null,
  end_offset: number | null,
  text: string | null,
];
export type Warned = [category: string, message: string, lineno: number];

export interface Outcome {
  failure: Failure | null;
  warnings: Warned[];
  /** `ast.dump(tree, include_attributes=True)` */
  tree?: string;
}

export interface Case {
  source: string;
  mode?: ParseMode;
  typeComments?: boolean;
  featureVersion?: number;
  /** Warnings are errors. */
  fatal?: boolean;
  /** The source is that of a file. */
  file?: boolean;
  /** `<>` in the place of `!=`. */
  barry?: boolean;
}

export const FILENAME = '<case>';

export function ourOutcome(
  { source, mode = 'exec', typeComments, featureVersion, fatal, file, barry }: Case,
  withTree = false,
): Outcome {
  const warnings: Warned[] = [];
  const options: ParseOptions = { typeComments, featureVersion, barry, ...(file ? { programText: programLines(source) } : {}) };
  try {
    const tree = parse(checkSourceText(source, FILENAME), FILENAME, mode, {
      ...options,
      warn: ({ category, message, lineno }) => (fatal ? 'error' : warnings.push([category, message, lineno])),
    });
    return { failure: null, warnings, ...(withTree ? { tree: dump(tree, { includeAttributes: true }) } : {}) };
  } catch (e) {
    if (!(e instanceof CompileError)) throw e;
    return { failure: [e.type, e.message, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text], warnings };
  }
}

const CODE = `
import ast, warnings

def outcome(case):
    flags = ast.PyCF_ONLY_AST | (ast.PyCF_TYPE_COMMENTS if case.get("typeComments") else 0) | (0x400000 if case.get("barry") else 0)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("error" if case.get("fatal") else "always")
        failure, tree = None, None
        name = "<case>"
        if case.get("file"):
            name = "/tmp/case.py"
            with open(name, "wb") as file:
                file.write(case["source"].encode())
        try:
            tree = compile(case["source"], name, case.get("mode", "exec"), flags, True, _feature_version=case.get("featureVersion", -1))
        except SyntaxError as e:
            failure = [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text]
        except Exception as e:
            failure = [type(e).__name__, str(e), None, None, None, None, None]
    outcome = {"failure": failure, "warnings": [[w.category.__name__, str(w.message), w.lineno] for w in seen]}
    if with_tree and failure is None:
        outcome["tree"] = ast.dump(tree, include_attributes=True)
    return outcome

result = [outcome(case) for case in cases]
`;

/** The reference's outcomes, in the order of the cases. */
export function theirOutcomes(reference: Reference, cases: readonly Case[], withTree = false): Outcome[] {
  return reference.answer<Outcome[]>(CODE, { cases, with_tree: withTree });
}
