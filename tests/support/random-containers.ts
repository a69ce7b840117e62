/** Random expressions on containers, the same in every run: what both machines are asked. */

/** A source of numbers that a seed decides. */
export function randomSource(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * limit);
  };
}

type Random = (limit: number) => number;
const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)];

const SCALARS = [
  '0',
  '1',
  '2',
  '-1',
  '3',
  '1.0',
  '2.5',
  '-0.0',
  'True',
  'False',
  'None',
  "'a'",
  "'b'",
  "'ab'",
  "''",
  '2**70',
  '(1, 2)',
];

function scalar(random: Random): string {
  return random(3) === 0 ? pick(random, SCALARS) : String(random(9) - 2);
}

function many(random: Random, limit: number, make: (random: Random) => string): string {
  return Array.from({ length: random(limit) }, () => make(random)).join(', ');
}

const list = (random: Random) => `[${many(random, 8, scalar)}]`;
const numbers = (random: Random) => `[${many(random, 8, (r) => String(r(9) - 2))}]`;
/** Items of sets: hashes of other values differ in a 32-bit build, and with them the order. */
const naturals = (random: Random) => `[${many(random, 10, (r) => String(r(40)))}]`;
const tuple = (random: Random) => `tuple(${list(random)})`;
const set = (random: Random) => `${pick(random, ['set', 'frozenset'])}(${naturals(random)})`;
const dict = (random: Random) => `{${many(random, 6, (r) => `${scalar(r)}: ${scalar(r)}`)}}`;
const bound = (random: Random) =>
  random(4) === 0 ? pick(random, ['', '10**20', '-10**20', 'None', "'x'"]) : String(random(12) - 6);
const slice = (random: Random) => `${bound(random)}:${bound(random)}${random(2) ? `:${bound(random)}` : ''}`;
const range = (random: Random) => {
  const base = pick(random, ['', '', '2**64 + ', '-2**53 + ']);
  return `range(${base}${random(9) - 4}, ${base}${random(15) - 4}, ${pick(random, ['1', '2', '-1', '-3', '3'])})`;
};
const sequence = (random: Random) => pick(random, [list, tuple, range])(random);
const iterable = (random: Random) => pick(random, [list, tuple, range, numbers, dict])(random);

type Form = (random: Random) => string;
const FORMS: readonly Form[] = [
  (r) => `${sequence(r)}[${slice(r)}]`,
  (r) => `${sequence(r)}[${bound(r) || 0}]`,
  (r) =>
    `change(${list(r)}, lambda x: x.__setitem__(slice(${bound(r) || 'None'}, ${bound(r) || 'None'}, ${bound(r) || 'None'}), ${iterable(r)}))`,
  (r) =>
    `change(${list(r)}, lambda x: x.__delitem__(slice(${bound(r) || 'None'}, ${bound(r) || 'None'}, ${bound(r) || 'None'})))`,
  (r) =>
    `change(${list(r)}, lambda x: x.${pick(r, ['append', 'remove', 'index', 'count', 'extend', 'pop', '__contains__'])}(${scalar(r)}))`,
  (r) => `change(${list(r)}, lambda x: x.insert(${bound(r) || 0}, ${scalar(r)}))`,
  (r) =>
    `change(${numbers(r)}, lambda x: x.sort(${pick(r, ['', 'reverse=True', 'key=abs', 'key=lambda v: -v', 'key=str, reverse=1'])}))`,
  (r) => `sorted(${list(r)})`,
  (r) => `${sequence(r)} ${pick(r, ['==', '!=', '<', '<=', '>', '>=', '+'])} ${sequence(r)}`,
  (r) => `${sequence(r)} * ${r(6) - 2}`,
  (r) => `${scalar(r)} in ${iterable(r)}`,
  (r) => `${sequence(r)}.${pick(r, ['index', 'count'])}(${scalar(r)})`,
  (r) => `sorted(${set(r)} ${pick(r, ['|', '&', '-', '^'])} ${set(r)})`,
  (r) => `${set(r)} ${pick(r, ['==', '<', '<=', '>', '>=', '!='])} ${set(r)}`,
  (r) => `sorted(${set(r)}.${pick(r, ['union', 'intersection', 'difference', 'symmetric_difference'])}(${naturals(r)}))`,
  (r) => `list(${set(r)})`,
  (r) => `list(${set(r)} ${pick(r, ['|', '&', '-', '^'])} ${set(r)})`,
  (r) =>
    `change(set(${naturals(r)}), lambda x: x.${pick(r, ['add', 'discard', 'remove', 'update', 'difference_update', 'intersection_update'])}(${pick(r, [(q: Random) => String(q(40)), naturals])(r)}))`,
  (r) => dict(r),
  (r) => `${dict(r)} ${pick(r, ['==', '|', '!=', '<'])} ${dict(r)}`,
  (r) =>
    `change(${dict(r)}, lambda x: x.${pick(r, ['get', 'pop', 'setdefault', '__getitem__', '__delitem__', '__contains__', 'update'])}(${scalar(r)}))`,
  (r) => `change(${dict(r)}, lambda x: x.popitem())`,
  (r) => `list(reversed(${dict(r)}.${pick(r, ['keys', 'values', 'items'])}()))`,
  (r) => `sorted(${dict(r)}.keys() ${pick(r, ['|', '&', '-', '^'])} ${dict(r)}.keys(), key=repr)`,
  (r) => `dict.fromkeys(${iterable(r)}, ${scalar(r)})`,
  (r) => `list(${pick(r, ['enumerate', 'reversed', 'iter', 'tuple'])}(${sequence(r)}))`,
  (r) => `list(zip(${iterable(r)}, ${iterable(r)}${pick(r, ['', ', strict=True'])}))`,
  (r) => `${pick(r, ['max', 'min', 'sum', 'any', 'all', 'len', 'list', 'tuple', 'repr', 'bool'])}(${iterable(r)})`,
  (r) => `slice(${bound(r) || 'None'}, ${bound(r) || 'None'}, ${bound(r) || 'None'}).indices(${r(10)})`,
  (r) => `len(${range(r)}), list(${range(r)})[:5], ${range(r)}[${bound(r) || 0}]`,
  (r) => `{${scalar(r)}: 1, ${scalar(r)}: 2}.get(${scalar(r)})`,
];

const HEAD = `
def change(value, action):
    try:
        result = action(value)
    except Exception as error:
        result = type(error).__name__ + ': ' + str(error)
    return value, result

def show(expression):
    try:
        value = repr(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + str(error)
    print(value)

`;

/** A program that prints one line for each of `count` random expressions, and the expressions. */
export function containerProgram(seed: number, count: number): { source: string; expressions: string[] } {
  const random = randomSource(seed);
  const expressions = Array.from({ length: count }, () => pick(random, FORMS)(random));
  return { source: HEAD + expressions.map((text) => `show(lambda: (${text}))\n`).join(''), expressions };
}
