import { describe, expect, it } from 'vitest';
import { compile } from '../../../src-core/compile/compile.ts';
import { Listing } from '../../../src-core/debug/inspect/listing.ts';
import { Registry } from '../../../src-core/debug/registry.ts';
import { PyCode } from '../../../src-core/objects/code.ts';

const SOURCE = 'total = 0\nfor i in range(3):\n    total = total + i\n';

function listed() {
  const registry = new Registry();
  const [entry] = registry.add(compile(SOURCE, 'loop.py'));
  return { registry, entry: entry!, listing: new Listing(entry!, (_line, column) => column) };
}

describe('what a stop tells of a listing', () => {
  it('is all of it once, and then nothing', () => {
    const { listing, entry } = listed();
    const first = listing.changes();
    expect(first.whole).toBe(true);
    expect(first.rows).toHaveLength(entry.source.fields.code.length / 2 - cacheUnits(first.rows));
    expect(listing.changes()).toEqual({ whole: false, rows: [] });
  });

  it('is the rows whose counters, forms or hits a run changed', () => {
    const { registry, entry, listing } = listed();
    const cold = listing.all();
    const live = new PyCode(entry.source);
    registry.attach(live);
    // Loading fills in the counters, and says so.
    const loaded = listing.changes();
    expect(loaded.rows.map((row) => row.offset)).toEqual(
      listing.all().flatMap((row, i) => (row.bytes === cold[i]!.bytes && row.counter === cold[i]!.counter ? [] : [row.offset])),
    );
    const add = cold.find((row) => row.name === 'BINARY_OP')!;
    live.units[add.offset / 2 + 1] = 832;
    expect(listing.changes()).toEqual({ whole: false, rows: [expect.objectContaining({ offset: add.offset, counter: 832 })] });
    live.hits = new Uint32Array(live.units.length);
    expect(listing.changes().rows).toEqual([]);
    live.hits[0] = 7;
    expect(listing.changes().rows).toEqual([expect.objectContaining({ offset: 0, hits: 7 })]);
    expect(listing.all()[0]).toMatchObject({ hits: 7 });
  });

  it('is all of it again when a patched copy takes the place of the code', () => {
    const { registry, entry, listing } = listed();
    listing.all();
    const fresh = compile('x = 1\n', 'loop.py');
    registry.replace(entry.id, fresh, new PyCode(fresh), new PyCode(entry.source));
    expect(listing.changes().whole).toBe(true);
    expect(listing.all().map((row) => row.name)).toEqual(['RESUME', 'LOAD_CONST', 'STORE_NAME', 'RETURN_CONST']);
  });
});

/** Code units that belong to a row beside its own: two hex bytes and a blank each. */
const cacheUnits = (rows: readonly { bytes: string }[]): number =>
  rows.reduce((sum, row) => sum + (row.bytes.length + 1) / 6 - 1, 0);
