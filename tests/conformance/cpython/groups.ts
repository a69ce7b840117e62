/** The modules of CPython's regression tests that are run, in five groups; names without `test_`. */
export const GROUPS = {
  'language and compiler':
    'grammar syntax compile peepholer dis code ast symtable tokenize fstring unparse compiler_codegen compiler_assemble marshal ' +
    'py_compile opcodes _opcode',
  execution:
    'generators coroutines asyncgen genexps listcomps yield_from contextlib with exceptions except_star exception_group raise ' +
    'baseexception scope funcattrs extcall call keywordonlyarg positional_only_arg decorators class descr metaclass super ' +
    'subclassinit property patma named_expressions unpack unpack_ex augassign binop compare richcmp type_params builtin types ' +
    'isinstance iter enumerate range slice',
  types:
    'int long float complex bool unicode bytes list tuple dict set memoryview dictviews ordered_dict hash index pow format ' +
    'userdict userlist userstring string_literals',
  library:
    'collections functools itertools operator heapq bisect re json struct math cmath random statistics fractions decimal ' +
    'datetime enum dataclasses typing abc copy pickle weakref string textwrap difflib pprint reprlib io memoryio csv ' +
    'configparser argparse graphlib queue sched shlex calendar base64 binascii zlib hashlib hmac codecs unicodedata context ' +
    'asyncio importlib import pkgutil runpy logging unittest doctest linecache timeit tomllib html htmlparser urlparse uuid ' +
    'threading zipfile array deque defaultdict',
  hooks: 'sys_settrace sys_setprofile monitoring bdb pdb trace cprofile profile pstats frame opcache',
} as const;

export type Group = keyof typeof GROUPS;

export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

export function modulesOf(group: Group): string[] {
  return GROUPS[group].split(' ').map((name) => `test_${name}`);
}

export const ALL_MODULES = GROUP_NAMES.flatMap(modulesOf);

/** `test_grammar`, `grammar` and `test.test_grammar` all name a module. */
export function moduleName(word: string): string {
  const bare = word.replace(/^test\./, '');
  return bare.startsWith('test_') ? bare : `test_${bare}`;
}
