/** The types of the module, bare: what writes and what reads need to know them. */
import { typeIn } from '../native-type.ts';

export const picklerType = typeIn('_pickle', 'Pickler');
export const unpicklerType = typeIn('_pickle', 'Unpickler');
export const picklerMemoType = typeIn('_pickle', 'PicklerMemoProxy');
export const unpicklerMemoType = typeIn('_pickle', 'UnpicklerMemoProxy');
