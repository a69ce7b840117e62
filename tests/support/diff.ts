/** Readable differences between two texts: the lines around the first places where they part. */

/** A short unified-like diff: up to `limit` lines from the first difference on, with two lines before it. */
export function diffText(ours: string, theirs: string, limit = 12): string {
  const a = ours.split('\n');
  const b = theirs.split('\n');
  let first = 0;
  while (first < a.length && first < b.length && a[first] === b[first]) first++;
  // A common tail keeps an inserted line from showing everything after it as changed.
  let tail = 0;
  while (tail < a.length - first && tail < b.length - first && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const out = [`@@ line ${first + 1} (ours -, reference +)`];
  for (const line of a.slice(Math.max(0, first - 2), first)) out.push(`  ${shorten(line)}`);
  const minus = a.slice(first, a.length - tail);
  const plus = b.slice(first, b.length - tail);
  for (const line of minus.slice(0, limit)) out.push(`- ${shorten(line)}`);
  if (minus.length > limit) out.push(`- ... ${minus.length - limit} more`);
  for (const line of plus.slice(0, limit)) out.push(`+ ${shorten(line)}`);
  if (plus.length > limit) out.push(`+ ... ${plus.length - limit} more`);
  return out.join('\n');
}

const shorten = (line: string) => (line.length > 300 ? `${line.slice(0, 300)} ... (${line.length} characters)` : line);
