import { beforeAll, expect, test } from 'vitest';
import { PyByteArray } from '../../../src-core/objects/bytearray/bytearray-object.ts';
import { PySlice } from '../../../src-core/objects/slice.ts';
import { bytearrayType, bytesType } from '../../../src-core/objects/type.ts';
import { PyBytes, PyFloat, PyList, PyTuple, type Value } from '../../../src-core/objects/value.ts';
import { binary, changed, construct, differences, method, type Operation, subscript } from '../../support/operations.ts';
import { Random } from '../../support/random.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const check = (operations: Operation[]) => expect(differences(reference, operations).slice(0, 15)).toEqual([]);
const bytes = (text: string) => new PyBytes(Uint8Array.from(Buffer.from(text, 'latin1')));
const mutable = (text: string) => new PyByteArray(Uint8Array.from(Buffer.from(text, 'latin1')));

function some(random: Random, most = 8): Value {
  const alphabet = random.pick(['ab', 'aB1 ', ' \t\n\r', 'x\xff\x00', '\'"\\', '+-09']);
  const text = Array.from({ length: random.below(most + 1) }, () => random.pick([...alphabet])).join('');
  return random.below(2) ? bytes(text) : mutable(text);
}

const PLAIN = [
  'capitalize',
  'title',
  'lower',
  'upper',
  'swapcase',
  'isascii',
  'islower',
  'isupper',
  'istitle',
  'isspace',
  'isdigit',
  'isalpha',
  'isalnum',
  'strip',
  'lstrip',
  'rstrip',
  'split',
  'rsplit',
  'splitlines',
  'expandtabs',
  'hex',
];

test('methods that bytes and bytearray share', () => {
  const random = new Random(21);
  const operations: Operation[] = [];
  for (let i = 0; i < 1500; i++) {
    const data = some(random, 12);
    const sub = random.below(6) === 0 ? random.pick([97, 300, -1, 'a', new PyFloat(1)] as Value[]) : some(random, 2);
    const bounds = [random.below(16) - 7, random.below(16) - 7].slice(0, random.below(3));
    operations.push(method(data, random.pick(PLAIN)), method(data, 'splitlines', [true]));
    operations.push(
      method(data, random.pick(['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith']), [sub, ...bounds]),
    );
    operations.push(
      method(
        data,
        random.pick(['split', 'rsplit']),
        [random.below(3) ? sub : null, random.below(5) - 1].slice(0, 1 + random.below(2)),
      ),
    );
    operations.push(
      method(data, random.pick(['partition', 'rpartition', 'removeprefix', 'removesuffix', 'strip', 'lstrip', 'rstrip']), [sub]),
    );
    operations.push(method(data, 'replace', [sub, some(random, 3), random.below(5) - 1].slice(0, 2 + random.below(2))));
    operations.push(method(data, 'startswith', [new PyTuple([sub, some(random, 1)])]), binary('in', sub, data));
    operations.push(
      binary(random.pick(['<', '<=', '==', '!=', '>', '>=', '+']), data, sub),
      binary('*', data, random.below(5) - 1),
    );
    operations.push(
      method(data, random.pick(['center', 'ljust', 'rjust']), [
        random.below(16),
        random.pick([bytes('*'), bytes('ab'), 'x', mutable('-')] as Value[]),
      ]),
    );
    operations.push(method(data, random.pick(['center', 'zfill', 'expandtabs']), [random.below(14)]));
    operations.push(
      method(data, 'join', [
        new PyList([data, some(random, 2), random.pick([bytes('x'), 'x', 3] as Value[])].slice(0, random.below(4))),
      ]),
    );
    operations.push(
      method(data, 'translate', [random.pick([null, bytes('x'), 'x'] as Value[]), some(random, 2)]),
      method(data, 'hex', [random.pick([':', bytes('-'), 'é', 'ab', 3] as Value[]), random.below(7) - 3]),
    );
    operations.push(subscript(data, random.below(24) - 12));
    const fields = Array.from({ length: 3 }, (_, k) =>
      random.below(3) === 0 ? null : random.below(20) - 10 || (k === 2 ? 1 : 0),
    );
    operations.push(subscript(data, new PySlice(fields[0], fields[1], fields[2]), fields.map((field) => field ?? '').join(':')));
  }
  check(operations);
});

test('constructors and hexadecimal text', () => {
  const operations: Operation[] = [];
  const sources: Value[] = [
    3,
    0,
    -1,
    10n ** 30n,
    'a',
    null,
    new PyFloat(1.5),
    bytes('ab'),
    mutable('ab'),
    new PyList([1, 2]),
    new PyList([300]),
    new PyList(['a']),
    new PyTuple([65]),
    true,
  ];
  for (const type of [bytesType, bytearrayType]) {
    operations.push(
      construct(type, []),
      construct(type, [], { encoding: 'ascii' }),
      construct(type, [], { errors: 'x' }),
      construct(type, [], { source: bytes('a') }),
      construct(type, [1, 'ascii', 'strict', 4]),
    );
    for (const value of sources)
      operations.push(
        construct(type, [value]),
        construct(type, [value, 'latin-1']),
        construct(type, [value], { errors: 'strict' }),
      );
    operations.push(
      construct(type, ['é', 'ascii', 'replace']),
      construct(type, ['é', 'utf-8']),
      construct(type, ['é', 'ascii']),
      construct(type, ['é', 3]),
    );
    for (const text of ['', '00', '0g', '0', '00 ff\n1A', '0 0', 'a é', 'é', ' ', 'abc'])
      operations.push(method(type, 'fromhex', [text]));
    operations.push(
      method(type, 'fromhex', [bytes('00')]),
      method(type, 'maketrans', [bytes('ab'), bytes('xy')]),
      method(type, 'maketrans', [bytes('a'), bytes('xy')]),
      method(type, 'maketrans', ['a', 'b']),
      method(type, 'maketrans', [bytes('a')]),
    );
  }
  for (const data of [bytes('a'), mutable('a')]) {
    operations.push(
      method(data, 'find'),
      method(data, 'join', [3]),
      method(data, 'split', [bytes('')]),
      method(data, 'isalnum', [3]),
      method(data, 'zfill', ['a']),
      method(data, 'splitlines', [1, 2]),
      method(data, 'decode', ['nonsense']),
      method(data, 'decode', [3]),
      subscript(data, 'b'),
      subscript(data, 5),
      binary('%', data, 1),
      binary('-', data, 1),
    );
  }
  operations.push(
    method(bytes('ab'), '__getnewargs__'),
    method(bytes('ab'), '__bytes__'),
    method(mutable('ab'), '__reduce__'),
    method(mutable('ab'), '__reduce_ex__', [3]),
  );
  check(operations);
});

test('what changes a bytearray', () => {
  const random = new Random(22);
  const operations: Operation[] = [];
  for (let i = 0; i < 3000; i++) {
    const text = Array.from({ length: random.below(10) }, () => random.pick([...'abc\xff'])).join('');
    const byte = random.pick([97, 98, 255, 256, -1, 'a', new PyFloat(1), 10n ** 30n] as Value[]);
    const index = random.below(20) - 10;
    const fields = Array.from({ length: 3 }, (_, k) =>
      random.below(3) === 0 ? null : random.below(16) - 8 || (k === 2 ? 1 : 0),
    );
    const slice = new PySlice(fields[0], fields[1], fields[2]);
    const fresh = random.pick([bytes('xyz'), mutable('q'), new PyList([1, 2]), bytes(''), 'ab', 3, new PyList([300])] as Value[]);
    const name = random.pick([
      'append',
      'remove',
      'insert',
      'pop',
      'extend',
      'reverse',
      'clear',
      'copy',
      '__setitem__',
      '__delitem__',
      '__iadd__',
      '__imul__',
    ]);
    const args: Record<string, Value[]> = {
      append: [byte],
      remove: [byte],
      insert: [index, byte],
      pop: [index].slice(0, random.below(2)),
      extend: [fresh],
      __setitem__: random.below(2) ? [index, byte] : [slice, fresh],
      __delitem__: [random.below(2) ? index : slice],
      __iadd__: [fresh],
      __imul__: [random.below(4)],
    };
    operations.push(changed(mutable(text), name, args[name] ?? []));
  }
  check(operations);
});
