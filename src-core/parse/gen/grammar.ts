/**
 * Reads the notation of python.peg and invalid.peg (described at the top of python.peg) into rules. What the rules mean for a
 * parser is first.ts; how they are printed, print-parser.ts.
 */

export type Item =
  | { kind: 'token'; name: string; label?: string }
  | { kind: 'soft'; text: string; label?: string }
  | { kind: 'rule'; name: string; label?: string }
  | { kind: 'group'; alternatives: Alternative[]; label?: string }
  | { kind: 'optional'; item: Item; label?: string }
  | { kind: 'loop'; item: Item; least: 0 | 1; label?: string }
  | { kind: 'gather'; item: Item; separator: Item; label?: string }
  | { kind: 'look'; item: Item; positive: boolean; label?: string }
  | { kind: 'forced'; item: Item; text: string; label?: string }
  | { kind: 'cut'; label?: string };

export interface Alternative {
  items: Item[];
  action: string | undefined;
}

export interface Rule {
  name: string;
  /** TypeScript type of its result; undefined for a rule that only ever raises. */
  type: string | undefined;
  memo: boolean;
  quiet: boolean;
  frees: boolean;
  alternatives: Alternative[];
}

/** Reads the items and actions of one rule's body. */
class BodyReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly rule: string,
  ) {}

  private fail(what: string): never {
    throw new Error(`grammar: ${this.rule}: ${what} at ${JSON.stringify(this.text.slice(this.at, this.at + 30))}`);
  }

  private space(): void {
    while (this.at < this.text.length && /\s/.test(this.text[this.at])) this.at++;
  }

  private next(text: string): boolean {
    this.space();
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private comes(text: string): boolean {
    this.space();
    return this.text.startsWith(text, this.at);
  }

  alternatives(end: '' | ')'): Alternative[] {
    const list = [this.alternative()];
    while (this.next('|')) list.push(this.alternative());
    if (end === '' ? this.at < this.text.length : !this.next(end)) this.fail('unexpected text');
    return list;
  }

  private alternative(): Alternative {
    const items: Item[] = [];
    let action: string | undefined;
    for (;;) {
      this.space();
      if (this.at >= this.text.length || this.comes('|') || this.comes(')')) break;
      if (this.next('-> ')) {
        action = this.action();
        break;
      }
      items.push(this.item());
    }
    return { items, action };
  }

  /** The text of an action: up to the end of its line, or to what closes its group or begins the next alternative of it. */
  private action(): string {
    const from = this.at;
    let depth = 0;
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at];
      if (c === "'" || c === '"') {
        do this.at += this.text[this.at] === '\\' ? 2 : 1;
        while (this.text[this.at] !== c);
      } else if ('([{'.includes(c)) depth++;
      else if (')]}'.includes(c)) {
        if (depth-- === 0) break;
      } else if (depth === 0 && (c === '\n' || (this.text.startsWith(' | ', this.at) && !this.text.startsWith(' || ', this.at))))
        break;
    }
    return this.text.slice(from, this.at).trim();
  }

  private item(): Item {
    const label = /^(\w+):(?=[\w('"&])/.exec(this.text.slice(this.at));
    if (label) this.at += label[0].length;
    const item = this.unlabelled();
    if (label) item.label = label[1];
    return item;
  }

  private unlabelled(): Item {
    if (this.next('^')) return { kind: 'cut' };
    if (this.next('&&')) {
      const item = this.atom();
      return {
        kind: 'forced',
        item,
        text: item.kind === 'token' ? item.name.slice(1, -1) : this.fail('only a token can be forced'),
      };
    }
    if (this.next('&')) return { kind: 'look', item: this.atom(), positive: true };
    if (this.next('!')) return { kind: 'look', item: this.atom(), positive: false };
    const item = this.atom();
    const sign = this.text[this.at];
    if (sign === '?') {
      this.at++;
      return { kind: 'optional', item };
    }
    if (sign === '*' || sign === '+') {
      this.at++;
      if (sign === '+' && this.text[this.at] === '{') {
        this.at++;
        const separator = this.atom();
        if (!this.next('}')) this.fail('a separator does not end');
        return { kind: 'gather', item, separator };
      }
      return { kind: 'loop', item, least: sign === '+' ? 1 : 0 };
    }
    return item;
  }

  private atom(): Item {
    if (this.next('(')) {
      return { kind: 'group', alternatives: this.alternatives(')') };
    }
    const match = /^(?:'[^']+'|"[^"]+"|\w+)/.exec(this.text.slice(this.at));
    if (!match) this.fail('an item is missing');
    this.at += match[0].length;
    const text = match[0];
    if (text[0] === "'") return { kind: 'token', name: text };
    if (text[0] === '"') return { kind: 'soft', text: text.slice(1, -1) };
    return /^[A-Z_]+$/.test(text) ? { kind: 'token', name: text } : { kind: 'rule', name: text };
  }
}

/** Reads grammar text. Raises Error with the rule's name at text that it does not understand. */
export function readGrammar(text: string): Rule[] {
  const rules: Rule[] = [];
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  for (const chunk of lines.join('\n').split(/\n(?=\w)/)) {
    if (chunk.trim() === '') continue;
    const head = /^(\w+)(?:: (.+?))?( memo| quiet| frees)?\n\s+= /.exec(chunk.trimStart());
    if (!head) throw new Error(`grammar: not a rule: ${chunk.slice(0, 60)}`);
    const body = chunk.trimStart().slice(head[0].length).trimEnd();
    const alternatives = new BodyReader(body, head[1]).alternatives('');
    rules.push({
      name: head[1],
      type: head[2],
      memo: head[3] === ' memo',
      quiet: head[3] === ' quiet',
      frees: head[3] === ' frees',
      alternatives,
    });
  }
  return rules;
}
