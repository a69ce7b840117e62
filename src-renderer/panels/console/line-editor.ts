/**
 * One line of input on a terminal: cursor keys, Home, End, word deletion, history. It writes its own echo through `write` and
 * hands over whole lines; it knows neither xterm nor Python.
 */
const ESC = '\x1b';
const WORD = /\S*\s*$/;

export class LineEditor {
  text = '';
  cursor = 0;
  #prompt = '';
  #active = false;
  #back = -1;
  #kept = '';

  constructor(
    private readonly write: (text: string) => void,
    private readonly submit: (line: string) => void,
    private readonly history: () => readonly string[],
  ) {}

  get active(): boolean {
    return this.#active;
  }

  /** Shows a prompt and takes keys until a line is handed over. */
  begin(prompt: string): void {
    this.#prompt = prompt;
    this.#active = true;
    this.#back = -1;
    this.text = '';
    this.cursor = 0;
    this.#draw();
  }

  /** Takes the line off the screen, so that output may stand there; `restore` puts it back under it. */
  hide(): void {
    if (this.#active) this.write(`\r${ESC}[2K`);
  }
  restore(): void {
    if (this.#active) this.#draw();
  }

  end(): void {
    this.hide();
    this.#active = false;
  }

  /** What the terminal got from keyboard or clipboard. */
  feed(data: string): void {
    if (!this.#active) return;
    if (data.startsWith(ESC)) return this.#escape(data);
    for (const char of data) {
      if (char === '\r' || char === '\n') this.#enter();
      else if (char === '\x7f' || char === '\b') this.#cut(this.cursor - 1, this.cursor);
      else if (char === '\x01') this.#move(0);
      else if (char === '\x05') this.#move(this.text.length);
      else if (char === '\x15') this.#cut(0, this.cursor);
      else if (char === '\x0b') this.#cut(this.cursor, this.text.length);
      else if (char === '\x17') this.#cut(this.text.slice(0, this.cursor).search(WORD), this.cursor);
      else if (char === '\x03') this.#abandon();
      else if (char === '\t') this.#insert('    ');
      else if (char >= ' ') this.#insert(char);
    }
  }

  #escape(data: string): void {
    switch (data.slice(1)) {
      case '[A':
        return this.#recall(1);
      case '[B':
        return this.#recall(-1);
      case '[C':
        return this.#move(this.cursor + 1);
      case '[D':
        return this.#move(this.cursor - 1);
      case '[H':
      case 'OH':
        return this.#move(0);
      case '[F':
      case 'OF':
        return this.#move(this.text.length);
      case '[3~':
        return this.#cut(this.cursor, this.cursor + 1);
    }
  }

  #draw(): void {
    const back = this.text.length - this.cursor;
    this.write(`\r${ESC}[2K${this.#prompt}${this.text}${back > 0 ? `${ESC}[${back}D` : ''}`);
  }
  #insert(text: string): void {
    this.text = this.text.slice(0, this.cursor) + text + this.text.slice(this.cursor);
    this.cursor += text.length;
    this.#draw();
  }
  #cut(from: number, to: number): void {
    if (from < 0) return;
    this.text = this.text.slice(0, from) + this.text.slice(to);
    this.cursor = from;
    this.#draw();
  }
  #move(to: number): void {
    this.cursor = Math.min(Math.max(to, 0), this.text.length);
    this.#draw();
  }
  #recall(step: number): void {
    const lines = this.history();
    const back = Math.min(this.#back + step, lines.length - 1);
    if (back === this.#back || back < -1) return;
    if (this.#back === -1) this.#kept = this.text;
    this.#back = back;
    this.text = back === -1 ? this.#kept : lines[lines.length - 1 - back]!;
    this.cursor = this.text.length;
    this.#draw();
  }
  #abandon(): void {
    this.write('^C\r\n');
    this.begin(this.#prompt);
  }
  #enter(): void {
    const line = this.text;
    this.#move(this.text.length);
    this.write('\r\n');
    this.#active = false;
    this.submit(line);
  }
}
