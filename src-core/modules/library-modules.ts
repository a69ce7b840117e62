/** The modules that parts of the standard library are built on: containers, callables, text and data formats. */
import type { PyModule } from '../objects/module.ts';
import type { VmThread } from '../vm/thread.ts';
import { makeAbc } from './_abc.ts';
import { makeBisect } from './_bisect.ts';
import { makeCollections } from './_collections/module.ts';
import { makeContextvars } from './_contextvars.ts';
import { makeCsv } from './_csv/module.ts';
import { makeFunctools } from './_functools/module.ts';
import { makeHeapq } from './_heapq.ts';
import { makeJson } from './_json/module.ts';
import { multibyteModules } from './_multibytecodec/module.ts';
import { makeOperator } from './_operator/module.ts';
import { makePickle } from './_pickle/module.ts';
import { makeSre } from './_sre/module.ts';
import { makeString } from './_string.ts';
import { makeItertools } from './itertools/module.ts';

export const libraryModules: readonly [string, (t: VmThread) => PyModule][] = [
  ['itertools', makeItertools],
  ['_abc', makeAbc],
  ['_collections', makeCollections],
  ['_functools', makeFunctools],
  ['_operator', makeOperator],
  ['_sre', makeSre],
  ['_bisect', makeBisect],
  ['_contextvars', makeContextvars],
  ['_csv', makeCsv],
  ['_heapq', makeHeapq],
  ['_json', makeJson],
  ['_pickle', makePickle],
  ...multibyteModules,
  ['_string', makeString],
];
