/** "Just my code": which code objects are the user's own. */
import type { PyCode } from '../objects/code.ts';
import type { CodeRules } from '../protocol/step-shapes.ts';

const asPattern = (glob: string): RegExp => new RegExp(`^${glob.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '.*')}$`);

export class MyCode {
  private rules: CodeRules = { justMyCode: false, rules: [] };
  private patterns: { pattern: RegExp; mine: boolean }[] = [];
  private known = new WeakMap<PyCode, boolean>();
  private folder = '';

  set(rules: CodeRules): void {
    this.rules = rules;
    this.patterns = rules.rules.map(({ pattern, mine }) => ({ pattern: asPattern(pattern), mine }));
    this.known = new WeakMap();
  }

  /** The program that runs now: what lies in its folder is the user's. */
  programIs(path: string): void {
    this.folder = path.replace(/[\\/][^\\/]*$/, '');
    this.known = new WeakMap();
  }

  /** May a step stop in this code. */
  stopsIn(code: PyCode): boolean {
    return !this.rules.justMyCode || this.isMine(code);
  }

  isMine(code: PyCode): boolean {
    const known = this.known.get(code);
    if (known !== undefined) return known;
    const mine = this.fileIsMine(code.source.fields.filename);
    this.known.set(code, mine);
    return mine;
  }

  private fileIsMine(file: string): boolean {
    const rule = this.patterns.find(({ pattern }) => pattern.test(file));
    if (rule) return rule.mine;
    if (file.startsWith('<')) return file === '<string>' || file === '<console>';
    return file.startsWith(`${this.folder}/`) || file.startsWith(`${this.folder}\\`);
  }
}
