/** The native modules of numbers, binary data and characters, by name. */
import type { PyModule } from '../objects/module.ts';
import { makeCmath } from './cmath/module.ts';
import { makeMath } from './math/module.ts';

export const numericModules: [string, () => PyModule][] = [
  ['cmath', makeCmath],
  ['math', makeMath],
];
