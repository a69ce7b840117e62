/** Bytes that have come and wait for the program. */
export class ByteQueue {
  private readonly parts: Uint8Array[] = [];
  size = 0;

  push(part: Uint8Array): void {
    this.parts.push(part);
    this.size += part.length;
  }

  /** The first bytes, at most `limit`, in memory of their own; with `peek` they stay. */
  take(limit: number, peek: boolean): Uint8Array {
    const out = new Uint8Array(Math.min(limit, this.size));
    let whole = 0;
    let at = 0;
    while (at < out.length) {
      const part = this.parts[whole];
      const count = Math.min(part.length, out.length - at);
      out.set(part.subarray(0, count), at);
      at += count;
      if (count === part.length) whole++;
      else if (!peek) this.parts[whole] = part.subarray(count);
    }
    if (peek) return out;
    this.parts.splice(0, whole);
    this.size -= out.length;
    return out;
  }
}
