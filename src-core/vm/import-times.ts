/** What `-X importtime` prints: how long each import takes, with and without those that it brings about (Python/import.c). */

const HEADER = 'import time: self [us] | cumulative | imported package\n';

export class ImportTimes {
  /** Imports that run, outermost first: when they began, and the time of those within. */
  private readonly running: { name: string; began: bigint; within: bigint }[] = [];
  private started = false;

  /** `now` is in nanoseconds. */
  constructor(
    private readonly now: () => bigint,
    private readonly write: (text: string) => void,
  ) {}

  begin(name: string): void {
    if (!this.started) this.write(HEADER);
    this.started = true;
    this.running.push({ name, began: this.now(), within: 0n });
  }

  /** The import that began last has ended, well or badly. */
  end(): void {
    const done = this.running.pop();
    if (done === undefined) return;
    const all = this.now() - done.began;
    const microseconds = (time: bigint, width: number) => ((time + 999n) / 1000n).toString().padStart(width);
    const depth = ' '.repeat(this.running.length * 2);
    this.write(`import time: ${microseconds(all - done.within, 9)} | ${microseconds(all, 10)} | ${depth}${done.name}\n`);
    const outer = this.running.at(-1);
    if (outer !== undefined) outer.within += all;
  }
}
