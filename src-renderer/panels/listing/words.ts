/**
 * What each instruction does, in words for the strip under the listing, with how many values it takes off the stack. These are
 * explanations for people; the engine's own stack effects are what the listing's depth column shows.
 * Words follow the `dis` module's reference page; an instruction without an entry is shown by its name alone.
 */
interface Words {
  does: string;
  /** Values taken, of the argument; absent when it depends on more than the argument. */
  pops?: (arg: number) => number;
}

const none = (): number => 0;
const one = (): number => 1;
const two = (): number => 2;
const three = (): number => 3;
const all = (arg: number): number => arg;

const words: Record<string, Words> = {
  NOP: { does: 'does nothing', pops: none },
  RESUME: { does: 'marks where the frame starts or goes on; tracing and interrupts are looked at here', pops: none },
  CACHE: { does: 'is room for an inline cache', pops: none },
  POP_TOP: { does: 'drops the top of the stack', pops: one },
  PUSH_NULL: { does: 'pushes NULL, as a call needs below a plain function', pops: none },
  COPY: { does: 'pushes a copy of a value deeper in the stack', pops: none },
  SWAP: { does: 'exchanges the top with a value deeper in the stack', pops: none },
  END_FOR: { does: 'drops the exhausted iterator and its last result', pops: two },
  END_SEND: { does: 'drops the receiver below the result of a send', pops: two },
  UNARY_NEGATIVE: { does: 'negates the top', pops: one },
  UNARY_NOT: { does: 'replaces the top by its logical opposite', pops: one },
  UNARY_INVERT: { does: 'inverts the bits of the top', pops: one },
  BINARY_OP: { does: 'combines the two topmost values', pops: two },
  BINARY_SUBSCR: { does: 'looks an item up by its key', pops: two },
  BINARY_SLICE: { does: 'takes a slice', pops: three },
  STORE_SLICE: { does: 'stores into a slice', pops: () => 4 },
  STORE_SUBSCR: { does: 'stores an item under a key', pops: three },
  DELETE_SUBSCR: { does: 'deletes an item', pops: two },
  GET_ITER: { does: 'replaces the top by an iterator over it', pops: one },
  GET_YIELD_FROM_ITER: { does: 'replaces the top by what a `yield from` can send to', pops: one },
  FOR_ITER: { does: 'pushes the next value of the iterator, or leaves the loop when there is none', pops: none },
  LOAD_BUILD_CLASS: { does: 'pushes the function that makes classes', pops: none },
  LOAD_CONST: { does: 'pushes a constant', pops: none },
  LOAD_NAME: { does: 'pushes the value of a name: local, then global, then built-in', pops: none },
  LOAD_FAST: { does: 'pushes a local variable', pops: none },
  LOAD_FAST_CHECK: { does: 'pushes a local variable, or raises when it has no value', pops: none },
  LOAD_FAST_AND_CLEAR: { does: 'pushes a local variable and empties its slot', pops: none },
  LOAD_GLOBAL: { does: 'pushes a global or built-in', pops: none },
  LOAD_DEREF: { does: 'pushes what a cell holds', pops: none },
  LOAD_CLOSURE: { does: 'pushes a cell itself', pops: none },
  LOAD_LOCALS: { does: 'pushes the namespace of locals', pops: none },
  LOAD_ATTR: { does: 'looks up an attribute of the top', pops: one },
  LOAD_SUPER_ATTR: { does: 'looks up an attribute through super()', pops: three },
  LOAD_ASSERTION_ERROR: { does: 'pushes AssertionError', pops: none },
  STORE_NAME: { does: 'stores the top under a name', pops: one },
  STORE_FAST: { does: 'stores the top in a local variable', pops: one },
  STORE_GLOBAL: { does: 'stores the top under a global name', pops: one },
  STORE_DEREF: { does: 'stores the top in a cell', pops: one },
  STORE_ATTR: { does: 'stores into an attribute of the top', pops: two },
  DELETE_NAME: { does: 'deletes a name', pops: none },
  DELETE_FAST: { does: 'empties a local variable', pops: none },
  DELETE_GLOBAL: { does: 'deletes a global name', pops: none },
  DELETE_DEREF: { does: 'empties a cell', pops: none },
  DELETE_ATTR: { does: 'deletes an attribute of the top', pops: one },
  MAKE_CELL: { does: 'puts a new cell into a slot of the frame', pops: none },
  COPY_FREE_VARS: { does: "copies the closure's cells into the frame", pops: none },
  BUILD_TUPLE: { does: 'makes a tuple of the topmost values', pops: all },
  BUILD_LIST: { does: 'makes a list of the topmost values', pops: all },
  BUILD_SET: { does: 'makes a set of the topmost values', pops: all },
  BUILD_MAP: { does: 'makes a dict of keys and values', pops: (arg) => 2 * arg },
  BUILD_CONST_KEY_MAP: { does: 'makes a dict of values and a tuple of keys', pops: (arg) => arg + 1 },
  BUILD_STRING: { does: 'joins strings', pops: all },
  BUILD_SLICE: { does: 'makes a slice', pops: all },
  FORMAT_VALUE: { does: 'formats a value for an f-string', pops: (arg) => ((arg & 4) === 4 ? 2 : 1) },
  LIST_APPEND: { does: 'appends the top to a list deeper in the stack', pops: one },
  SET_ADD: { does: 'adds the top to a set deeper in the stack', pops: one },
  MAP_ADD: { does: 'adds key and value to a dict deeper in the stack', pops: two },
  LIST_EXTEND: { does: 'extends a list by the top', pops: one },
  SET_UPDATE: { does: 'updates a set by the top', pops: one },
  DICT_UPDATE: { does: 'updates a dict by the top', pops: one },
  DICT_MERGE: { does: 'merges keyword arguments', pops: one },
  UNPACK_SEQUENCE: { does: 'spreads a sequence over the stack', pops: one },
  UNPACK_EX: { does: 'spreads an iterable with a starred target', pops: one },
  COMPARE_OP: { does: 'compares the two topmost values', pops: two },
  IS_OP: { does: 'asks whether both are one object', pops: two },
  CONTAINS_OP: { does: 'asks whether one is in the other', pops: two },
  CALL: { does: 'calls with the arguments on the stack', pops: (arg) => arg + 2 },
  CALL_FUNCTION_EX: { does: 'calls with an unpacked tuple and perhaps a dict', pops: (arg) => 3 + (arg & 1) },
  KW_NAMES: { does: 'tells the call that follows which arguments are keywords', pops: none },
  MAKE_FUNCTION: { does: 'makes a function of a code object', pops: (arg) => 1 + [1, 2, 4, 8].filter((bit) => arg & bit).length },
  RETURN_VALUE: { does: 'returns the top to the caller', pops: one },
  RETURN_CONST: { does: 'returns a constant to the caller', pops: none },
  RETURN_GENERATOR: { does: 'makes a generator of this frame and returns it', pops: none },
  YIELD_VALUE: { does: 'yields the top; the frame waits', pops: one },
  SEND: { does: 'sends the top to the receiver below it', pops: one },
  JUMP_FORWARD: { does: 'jumps', pops: none },
  JUMP_BACKWARD: { does: 'jumps back; interrupts are looked at here', pops: none },
  JUMP_BACKWARD_NO_INTERRUPT: { does: 'jumps back', pops: none },
  POP_JUMP_IF_FALSE: { does: 'jumps if the top is false', pops: one },
  POP_JUMP_IF_TRUE: { does: 'jumps if the top is true', pops: one },
  POP_JUMP_IF_NONE: { does: 'jumps if the top is None', pops: one },
  POP_JUMP_IF_NOT_NONE: { does: 'jumps if the top is not None', pops: one },
  PUSH_EXC_INFO: { does: 'makes the raised exception the one that is handled', pops: none },
  CHECK_EXC_MATCH: { does: 'asks whether the exception is of a type', pops: one },
  POP_EXCEPT: { does: 'goes back to the exception that was handled before', pops: one },
  RAISE_VARARGS: { does: 'raises', pops: all },
  RERAISE: { does: 'raises the exception on the stack again', pops: one },
  BEFORE_WITH: { does: 'enters a context manager', pops: one },
  WITH_EXCEPT_START: { does: 'tells the context manager of the exception', pops: none },
  IMPORT_NAME: { does: 'imports a module', pops: two },
  IMPORT_FROM: { does: 'takes a name from a module', pops: none },
  GET_LEN: { does: 'pushes the length of the top', pops: none },
  EXTENDED_ARG: { does: 'widens the argument of the next instruction', pops: none },
};

/** What a base instruction does, or '' when there are no words for it. */
export const doesOf = (name: string): string => words[name]?.does ?? '';

/** How many values an instruction takes off the stack, or undefined when that is not known from its argument. */
export const popsOf = (name: string, arg: number): number | undefined => words[name]?.pops?.(arg);
