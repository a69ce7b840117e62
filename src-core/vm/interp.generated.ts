// @ts-nocheck
// Generated from the declarations in ops/*.ts by ops/gen/generate-loop.ts; do not edit.
import '../ops/all.ts';
import { DEOPT, INSTRUCTIONS } from '../ops/dsl.ts';
import { unknownOpcode } from '../ops/unknown-opcode.ts';
import { addInt, multiplyInt, subtractInt } from '../base/int.ts';
import { isTrue } from '../objects/abstract/number.ts';
import { PyDict } from '../objects/dict.ts';
import { PyInstance } from '../objects/instance.ts';
import { PyListIter } from '../objects/list/list-iter.ts';
import { raiseWith } from '../objects/raise.ts';
import { PyRangeIter } from '../objects/range/range-iter.ts';
import { joinTwo } from '../objects/str/text.ts';
import { PyTupleIter } from '../objects/tuple/tuple-iter.ts';
import { dictType, listType, tupleType, typeOf } from '../objects/type.ts';
import { PyFloat, PyList, PyTuple, sameStr } from '../objects/value.ts';
import { isFloat, isInt, isStr } from '../ops/arithmetic.ts';
import { newFrame } from '../ops/calls.ts';
import { floatSign, isCompact } from '../ops/compare.ts';
import { PyFunction } from '../ops/function.ts';
import { unboundCell } from '../ops/unbound.ts';

const B0 = INSTRUCTIONS[0].body;
function I0(m, frame, arg) { // CACHE
B0(m, arg);
return -1;
}
const B3 = INSTRUCTIONS[3].body;
function I3(m, frame, arg) { // INTERPRETER_EXIT
const stack = frame.localsplus; let sp = frame.sp;
B3(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
const B5 = INSTRUCTIONS[5].body;
function I5(m, frame, arg) { // END_SEND
const stack = frame.localsplus; let sp = frame.sp;
const res = B5(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B10 = INSTRUCTIONS[10].body;
function I10(m, frame, arg) { // BINARY_OP_INPLACE_ADD_UNICODE
const res = B10(m, frame, arg);
if (res === DEOPT) return 122;
return -1;
}
const B11 = INSTRUCTIONS[11].body;
function I11(m, frame, arg) { // UNARY_NEGATIVE
const stack = frame.localsplus; let sp = frame.sp;
const res = B11(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B12 = INSTRUCTIONS[12].body;
function I12(m, frame, arg) { // UNARY_NOT
const stack = frame.localsplus; let sp = frame.sp;
const res = B12(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B15 = INSTRUCTIONS[15].body;
function I15(m, frame, arg) { // UNARY_INVERT
const stack = frame.localsplus; let sp = frame.sp;
const res = B15(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B20 = INSTRUCTIONS[20].body;
function I20(m, frame, arg) { // BINARY_SUBSCR_GETITEM
const res = B20(m, frame, arg);
if (res === DEOPT) return 25;
return -1;
}
const B24 = INSTRUCTIONS[24].body;
function I24(m, frame, arg) { // CALL_PY_WITH_DEFAULTS
const res = B24(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B25 = INSTRUCTIONS[25].body;
function I25(m, frame, arg) { // BINARY_SUBSCR
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(25, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
const stack = frame.localsplus; let sp = frame.sp;
const res = B25(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
frame.ip += 1;
return -1;
}
const B26 = INSTRUCTIONS[26].body;
function I26(m, frame, arg) { // BINARY_SLICE
const stack = frame.localsplus; let sp = frame.sp;
const res = B26(m, arg, stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
sp -= 3; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B27 = INSTRUCTIONS[27].body;
function I27(m, frame, arg) { // STORE_SLICE
const stack = frame.localsplus; let sp = frame.sp;
B27(m, arg, stack[sp - (4)], stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
sp -= 4;
frame.sp = sp;
return -1;
}
const B28 = INSTRUCTIONS[28].body;
function I28(m, frame, arg) { // CALL_BOUND_METHOD_EXACT_ARGS
const res = B28(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B29 = INSTRUCTIONS[29].body;
function I29(m, frame, arg) { // CALL_BUILTIN_CLASS
const res = B29(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B30 = INSTRUCTIONS[30].body;
function I30(m, frame, arg) { // GET_LEN
const stack = frame.localsplus; let sp = frame.sp;
const res = B30(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B31 = INSTRUCTIONS[31].body;
function I31(m, frame, arg) { // MATCH_MAPPING
const stack = frame.localsplus; let sp = frame.sp;
const res = B31(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B32 = INSTRUCTIONS[32].body;
function I32(m, frame, arg) { // MATCH_SEQUENCE
const stack = frame.localsplus; let sp = frame.sp;
const res = B32(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B33 = INSTRUCTIONS[33].body;
function I33(m, frame, arg) { // MATCH_KEYS
const stack = frame.localsplus; let sp = frame.sp;
const res = B33(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res[0]; stack[sp++] = res[1]; stack[sp++] = res[2];
frame.sp = sp;
return -1;
}
const B34 = INSTRUCTIONS[34].body;
function I34(m, frame, arg) { // CALL_BUILTIN_FAST_WITH_KEYWORDS
const res = B34(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B35 = INSTRUCTIONS[35].body;
function I35(m, frame, arg) { // PUSH_EXC_INFO
const stack = frame.localsplus; let sp = frame.sp;
const res = B35(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B36 = INSTRUCTIONS[36].body;
function I36(m, frame, arg) { // CHECK_EXC_MATCH
const stack = frame.localsplus; let sp = frame.sp;
const res = B36(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B37 = INSTRUCTIONS[37].body;
function I37(m, frame, arg) { // CHECK_EG_MATCH
const stack = frame.localsplus; let sp = frame.sp;
const res = B37(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B38 = INSTRUCTIONS[38].body;
function I38(m, frame, arg) { // CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS
const res = B38(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B39 = INSTRUCTIONS[39].body;
function I39(m, frame, arg) { // CALL_NO_KW_BUILTIN_FAST
const res = B39(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B40 = INSTRUCTIONS[40].body;
function I40(m, frame, arg) { // CALL_NO_KW_BUILTIN_O
const res = B40(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B41 = INSTRUCTIONS[41].body;
function I41(m, frame, arg) { // CALL_NO_KW_ISINSTANCE
const res = B41(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B42 = INSTRUCTIONS[42].body;
function I42(m, frame, arg) { // CALL_NO_KW_LEN
const res = B42(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B43 = INSTRUCTIONS[43].body;
function I43(m, frame, arg) { // CALL_NO_KW_LIST_APPEND
const res = B43(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B44 = INSTRUCTIONS[44].body;
function I44(m, frame, arg) { // CALL_NO_KW_METHOD_DESCRIPTOR_FAST
const res = B44(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B45 = INSTRUCTIONS[45].body;
function I45(m, frame, arg) { // CALL_NO_KW_METHOD_DESCRIPTOR_NOARGS
const res = B45(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B46 = INSTRUCTIONS[46].body;
function I46(m, frame, arg) { // CALL_NO_KW_METHOD_DESCRIPTOR_O
const res = B46(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B47 = INSTRUCTIONS[47].body;
function I47(m, frame, arg) { // CALL_NO_KW_STR_1
const res = B47(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B48 = INSTRUCTIONS[48].body;
function I48(m, frame, arg) { // CALL_NO_KW_TUPLE_1
const res = B48(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B49 = INSTRUCTIONS[49].body;
function I49(m, frame, arg) { // WITH_EXCEPT_START
B49(m, frame, arg);
return -1;
}
const B50 = INSTRUCTIONS[50].body;
function I50(m, frame, arg) { // GET_AITER
const stack = frame.localsplus; let sp = frame.sp;
const res = B50(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B51 = INSTRUCTIONS[51].body;
function I51(m, frame, arg) { // GET_ANEXT
const stack = frame.localsplus; let sp = frame.sp;
const res = B51(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B52 = INSTRUCTIONS[52].body;
function I52(m, frame, arg) { // BEFORE_ASYNC_WITH
const stack = frame.localsplus; let sp = frame.sp;
const res = B52(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B53 = INSTRUCTIONS[53].body;
function I53(m, frame, arg) { // BEFORE_WITH
B53(m, frame, arg);
return -1;
}
const B54 = INSTRUCTIONS[54].body;
function I54(m, frame, arg) { // END_ASYNC_FOR
B54(m, frame, arg);
return -1;
}
const B55 = INSTRUCTIONS[55].body;
function I55(m, frame, arg) { // CLEANUP_THROW
B55(m, frame, arg);
return -1;
}
const B56 = INSTRUCTIONS[56].body;
function I56(m, frame, arg) { // CALL_NO_KW_TYPE_1
const res = B56(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
const B60 = INSTRUCTIONS[60].body;
function I60(m, frame, arg) { // STORE_SUBSCR
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(60, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
const stack = frame.localsplus; let sp = frame.sp;
B60(m, arg, stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
sp -= 3;
frame.sp = sp;
frame.ip += 1;
return -1;
}
const B61 = INSTRUCTIONS[61].body;
function I61(m, frame, arg) { // DELETE_SUBSCR
const stack = frame.localsplus; let sp = frame.sp;
B61(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2;
frame.sp = sp;
return -1;
}
const B65 = INSTRUCTIONS[65].body;
function I65(m, frame, arg) { // FOR_ITER_GEN
const res = B65(m, frame, arg);
if (res === DEOPT) return 93;
return -1;
}
const B66 = INSTRUCTIONS[66].body;
function I66(m, frame, arg) { // LOAD_SUPER_ATTR_ATTR
const res = B66(m, frame, arg);
if (res === DEOPT) return 141;
return -1;
}
const B67 = INSTRUCTIONS[67].body;
function I67(m, frame, arg) { // LOAD_SUPER_ATTR_METHOD
const res = B67(m, frame, arg);
if (res === DEOPT) return 141;
return -1;
}
const B68 = INSTRUCTIONS[68].body;
function I68(m, frame, arg) { // GET_ITER
const stack = frame.localsplus; let sp = frame.sp;
const res = B68(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B69 = INSTRUCTIONS[69].body;
function I69(m, frame, arg) { // GET_YIELD_FROM_ITER
const stack = frame.localsplus; let sp = frame.sp;
const res = B69(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B70 = INSTRUCTIONS[70].body;
function I70(m, frame, arg) { // LOAD_ATTR_CLASS
const stack = frame.localsplus; let sp = frame.sp;
const res = B70(m, arg, stack[sp - (1)]);
if (res === DEOPT) return 106;
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
frame.sp = sp;
frame.ip += 9;
return -1;
}
const B71 = INSTRUCTIONS[71].body;
function I71(m, frame, arg) { // LOAD_BUILD_CLASS
const stack = frame.localsplus; let sp = frame.sp;
const res = B71(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B72 = INSTRUCTIONS[72].body;
function I72(m, frame, arg) { // LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN
const res = B72(m, frame, arg);
if (res === DEOPT) return 106;
return -1;
}
const B74 = INSTRUCTIONS[74].body;
function I74(m, frame, arg) { // LOAD_ASSERTION_ERROR
const stack = frame.localsplus; let sp = frame.sp;
const res = B74(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B75 = INSTRUCTIONS[75].body;
function I75(m, frame, arg) { // RETURN_GENERATOR
B75(m, frame, arg);
return -1;
}
const B76 = INSTRUCTIONS[76].body;
function I76(m, frame, arg) { // LOAD_ATTR_MODULE
const stack = frame.localsplus; let sp = frame.sp;
const res = B76(m, arg, stack[sp - (1)]);
if (res === DEOPT) return 106;
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
frame.sp = sp;
frame.ip += 9;
return -1;
}
const B77 = INSTRUCTIONS[77].body;
function I77(m, frame, arg) { // LOAD_ATTR_PROPERTY
const res = B77(m, frame, arg);
if (res === DEOPT) return 106;
return -1;
}
const B78 = INSTRUCTIONS[78].body;
function I78(m, frame, arg) { // LOAD_ATTR_SLOT
const stack = frame.localsplus; let sp = frame.sp;
const res = B78(m, arg, stack[sp - (1)]);
if (res === DEOPT) return 106;
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
frame.sp = sp;
frame.ip += 9;
return -1;
}
const B79 = INSTRUCTIONS[79].body;
function I79(m, frame, arg) { // LOAD_ATTR_WITH_HINT
const stack = frame.localsplus; let sp = frame.sp;
const res = B79(m, arg, stack[sp - (1)]);
if (res === DEOPT) return 106;
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
frame.sp = sp;
frame.ip += 9;
return -1;
}
const B80 = INSTRUCTIONS[80].body;
function I80(m, frame, arg) { // LOAD_ATTR_METHOD_LAZY_DICT
const res = B80(m, frame, arg);
if (res === DEOPT) return 106;
return -1;
}
const B85 = INSTRUCTIONS[85].body;
function I85(m, frame, arg) { // SETUP_ANNOTATIONS
B85(m, arg);
return -1;
}
const B87 = INSTRUCTIONS[87].body;
function I87(m, frame, arg) { // LOAD_LOCALS
const stack = frame.localsplus; let sp = frame.sp;
const res = B87(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B89 = INSTRUCTIONS[89].body;
function I89(m, frame, arg) { // POP_EXCEPT
const stack = frame.localsplus; let sp = frame.sp;
B89(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
const B90 = INSTRUCTIONS[90].body;
function I90(m, frame, arg) { // STORE_NAME
const stack = frame.localsplus; let sp = frame.sp;
B90(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
const B91 = INSTRUCTIONS[91].body;
function I91(m, frame, arg) { // DELETE_NAME
B91(m, arg);
return -1;
}
const B92 = INSTRUCTIONS[92].body;
function I92(m, frame, arg) { // UNPACK_SEQUENCE
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(92, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
B92(m, frame, arg);
return -1;
}
const B93 = INSTRUCTIONS[93].body;
function I93(m, frame, arg) { // FOR_ITER
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(93, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
B93(m, frame, arg);
return -1;
}
const B94 = INSTRUCTIONS[94].body;
function I94(m, frame, arg) { // UNPACK_EX
B94(m, frame, arg);
return -1;
}
const B95 = INSTRUCTIONS[95].body;
function I95(m, frame, arg) { // STORE_ATTR
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(95, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
const stack = frame.localsplus; let sp = frame.sp;
B95(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2;
frame.sp = sp;
frame.ip += 4;
return -1;
}
const B96 = INSTRUCTIONS[96].body;
function I96(m, frame, arg) { // DELETE_ATTR
const stack = frame.localsplus; let sp = frame.sp;
B96(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
const B97 = INSTRUCTIONS[97].body;
function I97(m, frame, arg) { // STORE_GLOBAL
const stack = frame.localsplus; let sp = frame.sp;
B97(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
const B98 = INSTRUCTIONS[98].body;
function I98(m, frame, arg) { // DELETE_GLOBAL
B98(m, arg);
return -1;
}
const B101 = INSTRUCTIONS[101].body;
function I101(m, frame, arg) { // LOAD_NAME
const stack = frame.localsplus; let sp = frame.sp;
const res = B101(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B102 = INSTRUCTIONS[102].body;
function I102(m, frame, arg) { // BUILD_TUPLE
const stack = frame.localsplus; let sp = frame.sp;
const res = B102(m, arg, stack.slice(sp - ((arg)), sp - (0)));
sp -= (arg); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B103 = INSTRUCTIONS[103].body;
function I103(m, frame, arg) { // BUILD_LIST
const stack = frame.localsplus; let sp = frame.sp;
const res = B103(m, arg, stack.slice(sp - ((arg)), sp - (0)));
sp -= (arg); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B104 = INSTRUCTIONS[104].body;
function I104(m, frame, arg) { // BUILD_SET
const stack = frame.localsplus; let sp = frame.sp;
const res = B104(m, arg, stack.slice(sp - ((arg)), sp - (0)));
sp -= (arg); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B105 = INSTRUCTIONS[105].body;
function I105(m, frame, arg) { // BUILD_MAP
const stack = frame.localsplus; let sp = frame.sp;
const res = B105(m, arg, stack.slice(sp - ((arg*2)), sp - (0)));
sp -= (arg*2); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B106 = INSTRUCTIONS[106].body;
function I106(m, frame, arg) { // LOAD_ATTR
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(106, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
B106(m, frame, arg);
return -1;
}
const B107 = INSTRUCTIONS[107].body;
function I107(m, frame, arg) { // COMPARE_OP
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(107, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
const stack = frame.localsplus; let sp = frame.sp;
const res = B107(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
frame.ip += 1;
return -1;
}
const B108 = INSTRUCTIONS[108].body;
function I108(m, frame, arg) { // IMPORT_NAME
B108(m, frame, arg);
return -1;
}
const B109 = INSTRUCTIONS[109].body;
function I109(m, frame, arg) { // IMPORT_FROM
const stack = frame.localsplus; let sp = frame.sp;
const res = B109(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
const B116 = INSTRUCTIONS[116].body;
function I116(m, frame, arg) { // LOAD_GLOBAL
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(116, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
const stack = frame.localsplus; let sp = frame.sp;
const res = B116(m, arg);
if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
frame.sp = sp;
frame.ip += 4;
return -1;
}
const B117 = INSTRUCTIONS[117].body;
function I117(m, frame, arg) { // IS_OP
const stack = frame.localsplus; let sp = frame.sp;
const res = B117(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B118 = INSTRUCTIONS[118].body;
function I118(m, frame, arg) { // CONTAINS_OP
const stack = frame.localsplus; let sp = frame.sp;
const res = B118(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B119 = INSTRUCTIONS[119].body;
function I119(m, frame, arg) { // RERAISE
B119(m, frame, arg);
return -1;
}
const B122 = INSTRUCTIONS[122].body;
function I122(m, frame, arg) { // BINARY_OP
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(122, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
const stack = frame.localsplus; let sp = frame.sp;
const res = B122(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
frame.ip += 1;
return -1;
}
const B123 = INSTRUCTIONS[123].body;
function I123(m, frame, arg) { // SEND
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(123, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
B123(m, frame, arg);
return -1;
}
const B126 = INSTRUCTIONS[126].body;
function I126(m, frame, arg) { // DELETE_FAST
B126(m, arg);
return -1;
}
const B127 = INSTRUCTIONS[127].body;
function I127(m, frame, arg) { // LOAD_FAST_CHECK
const stack = frame.localsplus; let sp = frame.sp;
const res = B127(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B130 = INSTRUCTIONS[130].body;
function I130(m, frame, arg) { // RAISE_VARARGS
B130(m, frame, arg);
return -1;
}
const B131 = INSTRUCTIONS[131].body;
function I131(m, frame, arg) { // GET_AWAITABLE
const stack = frame.localsplus; let sp = frame.sp;
const res = B131(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B132 = INSTRUCTIONS[132].body;
function I132(m, frame, arg) { // MAKE_FUNCTION
const stack = frame.localsplus; let sp = frame.sp;
const res = B132(m, arg, ((arg & 0x01) ? stack[sp - (1 + (arg & 0x01 ? 1 : 0) + (arg & 0x02 ? 1 : 0) + (arg & 0x04 ? 1 : 0) + (arg & 0x08 ? 1 : 0))] : undefined), ((arg & 0x02) ? stack[sp - (1 + (arg & 0x02 ? 1 : 0) + (arg & 0x04 ? 1 : 0) + (arg & 0x08 ? 1 : 0))] : undefined), ((arg & 0x04) ? stack[sp - (1 + (arg & 0x04 ? 1 : 0) + (arg & 0x08 ? 1 : 0))] : undefined), ((arg & 0x08) ? stack[sp - (1 + (arg & 0x08 ? 1 : 0))] : undefined), stack[sp - (1)]);
sp -= 1 + (arg & 0x01 ? 1 : 0) + (arg & 0x02 ? 1 : 0) + (arg & 0x04 ? 1 : 0) + (arg & 0x08 ? 1 : 0); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B133 = INSTRUCTIONS[133].body;
function I133(m, frame, arg) { // BUILD_SLICE
const stack = frame.localsplus; let sp = frame.sp;
const res = B133(m, arg, stack[sp - (2 + (arg == 3 ? 1 : 0))], stack[sp - (1 + (arg == 3 ? 1 : 0))], ((arg == 3) ? stack[sp - ((arg == 3 ? 1 : 0))] : undefined));
sp -= 2 + (arg == 3 ? 1 : 0); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B135 = INSTRUCTIONS[135].body;
function I135(m, frame, arg) { // MAKE_CELL
B135(m, arg);
return -1;
}
const B136 = INSTRUCTIONS[136].body;
function I136(m, frame, arg) { // LOAD_CLOSURE
const stack = frame.localsplus; let sp = frame.sp;
const res = B136(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B139 = INSTRUCTIONS[139].body;
function I139(m, frame, arg) { // DELETE_DEREF
B139(m, arg);
return -1;
}
const B141 = INSTRUCTIONS[141].body;
function I141(m, frame, arg) { // LOAD_SUPER_ATTR
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(141, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
B141(m, frame, arg);
return -1;
}
const B142 = INSTRUCTIONS[142].body;
function I142(m, frame, arg) { // CALL_FUNCTION_EX
B142(m, frame, arg);
return -1;
}
const B143 = INSTRUCTIONS[143].body;
function I143(m, frame, arg) { // LOAD_FAST_AND_CLEAR
const stack = frame.localsplus; let sp = frame.sp;
const res = B143(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B145 = INSTRUCTIONS[145].body;
function I145(m, frame, arg) { // LIST_APPEND
B145(m, frame, arg);
return -1;
}
const B146 = INSTRUCTIONS[146].body;
function I146(m, frame, arg) { // SET_ADD
B146(m, frame, arg);
return -1;
}
const B147 = INSTRUCTIONS[147].body;
function I147(m, frame, arg) { // MAP_ADD
B147(m, frame, arg);
return -1;
}
const B148 = INSTRUCTIONS[148].body;
function I148(m, frame, arg) { // STORE_ATTR_SLOT
const stack = frame.localsplus; let sp = frame.sp;
const res = B148(m, arg, stack[sp - (2)], stack[sp - (1)]);
if (res === DEOPT) return 95;
sp -= 2;
frame.sp = sp;
frame.ip += 4;
return -1;
}
const B149 = INSTRUCTIONS[149].body;
function I149(m, frame, arg) { // COPY_FREE_VARS
B149(m, arg);
return -1;
}
const B150 = INSTRUCTIONS[150].body;
function I150(m, frame, arg) { // YIELD_VALUE
B150(m, frame, arg);
return -1;
}
const B152 = INSTRUCTIONS[152].body;
function I152(m, frame, arg) { // MATCH_CLASS
const stack = frame.localsplus; let sp = frame.sp;
const res = B152(m, arg, stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
sp -= 3; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B153 = INSTRUCTIONS[153].body;
function I153(m, frame, arg) { // STORE_ATTR_WITH_HINT
const stack = frame.localsplus; let sp = frame.sp;
const res = B153(m, arg, stack[sp - (2)], stack[sp - (1)]);
if (res === DEOPT) return 95;
sp -= 2;
frame.sp = sp;
frame.ip += 4;
return -1;
}
const B155 = INSTRUCTIONS[155].body;
function I155(m, frame, arg) { // FORMAT_VALUE
const stack = frame.localsplus; let sp = frame.sp;
const res = B155(m, arg, stack[sp - (1 + (arg & 4 ? 1 : 0))], ((arg & 4) ? stack[sp - ((arg & 4 ? 1 : 0))] : undefined));
sp -= 1 + (arg & 4 ? 1 : 0); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B156 = INSTRUCTIONS[156].body;
function I156(m, frame, arg) { // BUILD_CONST_KEY_MAP
const stack = frame.localsplus; let sp = frame.sp;
const res = B156(m, arg, stack.slice(sp - (1 + (arg)), sp - (1)), stack[sp - (1)]);
sp -= 1 + (arg); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B157 = INSTRUCTIONS[157].body;
function I157(m, frame, arg) { // BUILD_STRING
const stack = frame.localsplus; let sp = frame.sp;
const res = B157(m, arg, stack.slice(sp - ((arg)), sp - (0)));
sp -= (arg); stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B161 = INSTRUCTIONS[161].body;
function I161(m, frame, arg) { // UNPACK_SEQUENCE_LIST
const res = B161(m, frame, arg);
if (res === DEOPT) return 92;
return -1;
}
const B162 = INSTRUCTIONS[162].body;
function I162(m, frame, arg) { // LIST_EXTEND
B162(m, frame, arg);
return -1;
}
const B163 = INSTRUCTIONS[163].body;
function I163(m, frame, arg) { // SET_UPDATE
B163(m, frame, arg);
return -1;
}
const B164 = INSTRUCTIONS[164].body;
function I164(m, frame, arg) { // DICT_MERGE
B164(m, frame, arg);
return -1;
}
const B165 = INSTRUCTIONS[165].body;
function I165(m, frame, arg) { // DICT_UPDATE
B165(m, frame, arg);
return -1;
}
const B166 = INSTRUCTIONS[166].body;
function I166(m, frame, arg) { // UNPACK_SEQUENCE_TUPLE
const res = B166(m, frame, arg);
if (res === DEOPT) return 92;
return -1;
}
const B167 = INSTRUCTIONS[167].body;
function I167(m, frame, arg) { // UNPACK_SEQUENCE_TWO_TUPLE
const res = B167(m, frame, arg);
if (res === DEOPT) return 92;
return -1;
}
const B168 = INSTRUCTIONS[168].body;
function I168(m, frame, arg) { // SEND_GEN
const res = B168(m, frame, arg);
if (res === DEOPT) return 123;
return -1;
}
const B171 = INSTRUCTIONS[171].body;
function I171(m, frame, arg) { // CALL
const { code, ip } = frame; const { units } = code;
if (units[ip] < 16) { m.specialize(171, frame, ip - 1, arg, frame.sp); return code.opcodeAt(ip - 1); }
units[ip] -= 16;
B171(m, frame, arg);
return -1;
}
const B172 = INSTRUCTIONS[172].body;
function I172(m, frame, arg) { // KW_NAMES
B172(m, arg);
return -1;
}
const B173 = INSTRUCTIONS[173].body;
function I173(m, frame, arg) { // CALL_INTRINSIC_1
const stack = frame.localsplus; let sp = frame.sp;
const res = B173(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B174 = INSTRUCTIONS[174].body;
function I174(m, frame, arg) { // CALL_INTRINSIC_2
const stack = frame.localsplus; let sp = frame.sp;
const res = B174(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B175 = INSTRUCTIONS[175].body;
function I175(m, frame, arg) { // LOAD_FROM_DICT_OR_GLOBALS
const stack = frame.localsplus; let sp = frame.sp;
const res = B175(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B176 = INSTRUCTIONS[176].body;
function I176(m, frame, arg) { // LOAD_FROM_DICT_OR_DEREF
const stack = frame.localsplus; let sp = frame.sp;
const res = B176(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
const B237 = INSTRUCTIONS[237].body;
function I237(m, frame, arg) { // INSTRUMENTED_LOAD_SUPER_ATTR
B237(m, frame, arg);
return -1;
}
const B238 = INSTRUCTIONS[238].body;
function I238(m, frame, arg) { // INSTRUMENTED_POP_JUMP_IF_NONE
B238(m, frame, arg);
return -1;
}
const B239 = INSTRUCTIONS[239].body;
function I239(m, frame, arg) { // INSTRUMENTED_POP_JUMP_IF_NOT_NONE
B239(m, frame, arg);
return -1;
}
const B240 = INSTRUCTIONS[240].body;
function I240(m, frame, arg) { // INSTRUMENTED_RESUME
B240(m, frame, arg);
return -1;
}
const B241 = INSTRUCTIONS[241].body;
function I241(m, frame, arg) { // INSTRUMENTED_CALL
B241(m, frame, arg);
return -1;
}
const B242 = INSTRUCTIONS[242].body;
function I242(m, frame, arg) { // INSTRUMENTED_RETURN_VALUE
B242(m, frame, arg);
return -1;
}
const B243 = INSTRUCTIONS[243].body;
function I243(m, frame, arg) { // INSTRUMENTED_YIELD_VALUE
B243(m, frame, arg);
return -1;
}
const B244 = INSTRUCTIONS[244].body;
function I244(m, frame, arg) { // INSTRUMENTED_CALL_FUNCTION_EX
B244(m, frame, arg);
return -1;
}
const B245 = INSTRUCTIONS[245].body;
function I245(m, frame, arg) { // INSTRUMENTED_JUMP_FORWARD
B245(m, frame, arg);
return -1;
}
const B246 = INSTRUCTIONS[246].body;
function I246(m, frame, arg) { // INSTRUMENTED_JUMP_BACKWARD
B246(m, frame, arg);
return -1;
}
const B247 = INSTRUCTIONS[247].body;
function I247(m, frame, arg) { // INSTRUMENTED_RETURN_CONST
B247(m, frame, arg);
return -1;
}
const B248 = INSTRUCTIONS[248].body;
function I248(m, frame, arg) { // INSTRUMENTED_FOR_ITER
B248(m, frame, arg);
return -1;
}
const B249 = INSTRUCTIONS[249].body;
function I249(m, frame, arg) { // INSTRUMENTED_POP_JUMP_IF_FALSE
B249(m, frame, arg);
return -1;
}
const B250 = INSTRUCTIONS[250].body;
function I250(m, frame, arg) { // INSTRUMENTED_POP_JUMP_IF_TRUE
B250(m, frame, arg);
return -1;
}
const B251 = INSTRUCTIONS[251].body;
function I251(m, frame, arg) { // INSTRUMENTED_END_FOR
B251(m, frame, arg);
return -1;
}
const B252 = INSTRUCTIONS[252].body;
function I252(m, frame, arg) { // INSTRUMENTED_END_SEND
B252(m, frame, arg);
return -1;
}

/** By opcode: what runs an instruction outside of the loop. */
const OUTSIDE = [
I0,
unknownOpcode,
unknownOpcode,
I3,
unknownOpcode,
I5,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I10,
I11,
I12,
unknownOpcode,
unknownOpcode,
I15,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I20,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I24,
I25,
I26,
I27,
I28,
I29,
I30,
I31,
I32,
I33,
I34,
I35,
I36,
I37,
I38,
I39,
I40,
I41,
I42,
I43,
I44,
I45,
I46,
I47,
I48,
I49,
I50,
I51,
I52,
I53,
I54,
I55,
I56,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I60,
I61,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I65,
I66,
I67,
I68,
I69,
I70,
I71,
I72,
unknownOpcode,
I74,
I75,
I76,
I77,
I78,
I79,
I80,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I85,
unknownOpcode,
I87,
unknownOpcode,
I89,
I90,
I91,
I92,
I93,
I94,
I95,
I96,
I97,
I98,
unknownOpcode,
unknownOpcode,
I101,
I102,
I103,
I104,
I105,
I106,
I107,
I108,
I109,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I116,
I117,
I118,
I119,
unknownOpcode,
unknownOpcode,
I122,
I123,
unknownOpcode,
unknownOpcode,
I126,
I127,
unknownOpcode,
unknownOpcode,
I130,
I131,
I132,
I133,
unknownOpcode,
I135,
I136,
unknownOpcode,
unknownOpcode,
I139,
unknownOpcode,
I141,
I142,
I143,
unknownOpcode,
I145,
I146,
I147,
I148,
I149,
I150,
unknownOpcode,
I152,
I153,
unknownOpcode,
I155,
I156,
I157,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I161,
I162,
I163,
I164,
I165,
I166,
I167,
I168,
unknownOpcode,
unknownOpcode,
I171,
I172,
I173,
I174,
I175,
I176,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
unknownOpcode,
I237,
I238,
I239,
I240,
I241,
I242,
I243,
I244,
I245,
I246,
I247,
I248,
I249,
I250,
I251,
I252,
unknownOpcode,
unknownOpcode,
unknownOpcode
];

/**
 * Runs the frame `m.frame`, entered by native code, until it returns or yields; answers the value. Raises what it does not handle.
 */
export function run(m) {
let frame = m.frame;
let code = frame.code;
let units = code.units;
let consts = code.consts;
let stack = frame.localsplus;
let ip = frame.ip;
let sp = frame.sp;
let ticks = m.ticks;
let op = 0;
let arg = 0;
let tmp;
for (;;) {
try {
next: for (;;) {
const unit = units[ip++];
op = unit & 255;
arg = unit >> 8;
ticks++;
redispatch: for (;;) {
switch (op) {
case 1: { // POP_TOP
sp -= 1;
continue next;
}
case 2: { // PUSH_NULL
stack[sp++] = undefined;
continue next;
}
case 4: { // END_FOR
sp -= 2;
continue next;
}
case 6: { // BINARY_OP_ADD_FLOAT
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isFloat(left) || !isFloat(right)) { op = 122; continue redispatch; }
const result = new PyFloat((left as PyFloat).value + (right as PyFloat).value);
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 7: { // BINARY_OP_ADD_INT
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isInt(left) || !isInt(right)) { op = 122; continue redispatch; }
const result = addInt(left as Int, right as Int);
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 8: { // BINARY_OP_ADD_UNICODE
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isStr(left) || !isStr(right)) { op = 122; continue redispatch; }
const result = joinTwo(left as Str, right as Str);
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 9: { // NOP

continue next;
}
case 13: { // BINARY_OP_MULTIPLY_FLOAT
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isFloat(left) || !isFloat(right)) { op = 122; continue redispatch; }
const result = new PyFloat((left as PyFloat).value * (right as PyFloat).value);
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 14: { // BINARY_OP_MULTIPLY_INT
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isInt(left) || !isInt(right)) { op = 122; continue redispatch; }
const result = multiplyInt(left as Int, right as Int);
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 16: { // BINARY_OP_SUBTRACT_FLOAT
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isFloat(left) || !isFloat(right)) { op = 122; continue redispatch; }
const result = new PyFloat((left as PyFloat).value - (right as PyFloat).value);
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 18: { // BINARY_OP_SUBTRACT_INT
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isInt(left) || !isInt(right)) { op = 122; continue redispatch; }
const result = subtractInt(left as Int, right as Int);
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 19: { // BINARY_SUBSCR_DICT
const dict = stack[sp - (2)];
const sub = stack[sp - (1)];
if (!(dict instanceof PyDict) || dict.cls !== dictType) { op = 25; continue redispatch; }
const value = (frame.lasti = ip - 1, frame.ip = ip, frame.sp = sp, m.ticks = ticks, tmp = (dict as PyDict).get(m, sub), ticks = m.ticks, tmp);
const result = value === undefined ? raiseWith('KeyError', sub) : value;
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 21: { // BINARY_SUBSCR_LIST_INT
const container = stack[sp - (2)];
const sub = stack[sp - (1)];
if (
      !(container instanceof PyList) ||
      container.cls !== listType ||
      typeof sub !== 'number' ||
      sub < 0 ||
      sub >= container.items.length
    )
      { op = 25; continue redispatch; }
const result = (container as PyList).items[sub as number];
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 22: { // BINARY_SUBSCR_TUPLE_INT
const container = stack[sp - (2)];
const sub = stack[sp - (1)];
if (
      !(container instanceof PyTuple) ||
      container.cls !== tupleType ||
      typeof sub !== 'number' ||
      sub < 0 ||
      sub >= container.items.length
    )
      { op = 25; continue redispatch; }
const result = (container as PyTuple).items[sub as number];
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 23: { // CALL_PY_EXACT_ARGS
const method = stack[sp - (arg + 2)];
const func = method !== undefined ? method : stack[sp - (arg + 1)];
const given = method !== undefined ? arg + 1 : arg;
if (!(func instanceof PyFunction) || func.version !== (units[ip + 1] + units[ip + 1 + 1] * 65536) || func.code.argcount !== given) { op = 171; continue redispatch; }
const callee = newFrame(func);
for (let i = 0; i < given; i++) callee.localsplus[i] = stack[sp - (given - i)];
sp -= arg + 2;
ip += 3;
frame.returnOffset = 0; frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp;
if (m.depth >= m.depthLimit) { m.ticks = ticks; m.pushFrame(callee); ticks = m.ticks; }
else { m.depth++; callee.previous = frame; m.frame = callee; }
frame = callee; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = 0; sp = code.nlocalsplus;
continue next;
}
case 57: { // COMPARE_OP_FLOAT
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isFloat(left) || !isFloat(right)) { op = 107; continue redispatch; }
const result = (floatSign((left as PyFloat).value, (right as PyFloat).value) & arg) !== 0;
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 58: { // COMPARE_OP_INT
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isCompact(left) || !isCompact(right)) { op = 107; continue redispatch; }
const result = (floatSign(left as number, right as number) & arg) !== 0;
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 59: { // COMPARE_OP_STR
const left = stack[sp - (2)];
const right = stack[sp - (1)];
if (!isStr(left) || !isStr(right)) { op = 107; continue redispatch; }
const result = sameStr(left as Str, right as Str) === ((arg & 8) !== 0);
sp -= 2; stack[sp++] = result;
ip += 1;
continue next;
}
case 62: { // FOR_ITER_LIST
const iter = stack[sp - 1] as PyListIter;
if (!(iter instanceof PyListIter)) { op = 93; continue redispatch; }
const list = iter.list;
if (list !== undefined && iter.index < list.items.length) {
      (tmp = list.items[iter.index++], stack[sp++] = tmp);
      ip += 1;
    } else {
      iter.list = undefined;
      sp -= 1;
      (frame.jumpFrom = ip - 1, ip += arg + 2, frame.jumpTo = ip);
    }
continue next;
}
case 63: { // FOR_ITER_TUPLE
const iter = stack[sp - 1] as PyTupleIter;
if (!(iter instanceof PyTupleIter)) { op = 93; continue redispatch; }
const { tuple } = iter;
if (tuple !== undefined && iter.index < tuple.items.length) {
      (tmp = tuple.items[iter.index++], stack[sp++] = tmp);
      ip += 1;
    } else {
      iter.tuple = undefined;
      sp -= 1;
      (frame.jumpFrom = ip - 1, ip += arg + 2, frame.jumpTo = ip);
    }
continue next;
}
case 64: { // FOR_ITER_RANGE
const iter = stack[sp - 1] as PyRangeIter;
if (!(iter instanceof PyRangeIter)) { op = 93; continue redispatch; }
if (iter.remaining > 0) {
      (tmp = iter.next, stack[sp++] = tmp);
      iter.next += iter.step;
      iter.remaining--;
      ip += 1;
    } else {
      sp -= 1;
      (frame.jumpFrom = ip - 1, ip += arg + 2, frame.jumpTo = ip);
    }
continue next;
}
case 73: { // LOAD_ATTR_INSTANCE_VALUE
const owner = stack[sp - (1)];
if (!(owner instanceof PyInstance) || owner.cls.versionTag !== (units[ip + 1] + units[ip + 1 + 1] * 65536) || owner.values === null) { op = 106; continue redispatch; }
const value = owner.values[units[ip + 3]];
if (value === undefined) { op = 106; continue redispatch; }
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = value;
ip += 9;
continue next;
}
case 81: { // LOAD_ATTR_METHOD_NO_DICT
const owner = stack[sp - 1] as Value;
if (typeOf(owner).versionTag !== (units[ip + 1] + units[ip + 1 + 1] * 65536)) { op = 106; continue redispatch; }
stack[sp - 1] = code.refs[ip + 5];
(tmp = owner, stack[sp++] = tmp);
ip += 9;
continue next;
}
case 82: { // LOAD_ATTR_METHOD_WITH_VALUES
const owner = stack[sp - 1];
if (!(owner instanceof PyInstance) || owner.cls.versionTag !== (units[ip + 1] + units[ip + 1 + 1] * 65536) || owner.values === null) { op = 106; continue redispatch; }
if (owner.cls.sharedKeys!.version !== (units[ip + 3] + units[ip + 3 + 1] * 65536)) { op = 106; continue redispatch; }
stack[sp - 1] = code.refs[ip + 5];
(tmp = owner, stack[sp++] = tmp);
ip += 9;
continue next;
}
case 83: { // RETURN_VALUE
const retval = stack[sp - 1] as Value;
sp -= 1;
const value = retval;
if (!frame.plain) {
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.returnValue(frame, value); ticks = m.ticks;
if (m.result !== undefined) { tmp = m.result; m.result = undefined; return tmp; }
frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;
} else {
frame.lasti = ip - 1; m.depth--; frame.cleared = true; frame = frame.previous; m.frame = frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; stack[sp++] = value;
};
continue next;
}
case 84: { // LOAD_CONST__LOAD_FAST
(tmp = consts[arg], stack[sp++] = tmp);
(tmp = stack[units[ip + 0] >> 8], stack[sp++] = tmp);
(ip++, ticks++);
continue next;
}
case 86: { // LOAD_FAST__LOAD_CONST
(tmp = stack[arg], stack[sp++] = tmp);
(tmp = consts[units[ip + 0] >> 8], stack[sp++] = tmp);
(ip++, ticks++);
continue next;
}
case 88: { // LOAD_FAST__LOAD_FAST
(tmp = stack[arg], stack[sp++] = tmp);
(tmp = stack[units[ip + 0] >> 8], stack[sp++] = tmp);
(ip++, ticks++);
continue next;
}
case 99: { // SWAP
const top = stack[sp - 1];
stack[sp - 1] = stack[sp - arg];
stack[sp - arg] = top;
continue next;
}
case 100: { // LOAD_CONST
const result = consts[arg];
stack[sp++] = result;
continue next;
}
case 110: { // JUMP_FORWARD
(frame.jumpFrom = ip - 1, ip += arg, frame.jumpTo = ip);
continue next;
}
case 111: { // LOAD_GLOBAL_BUILTIN
const { globals, builtins } = frame;
const value = builtins.values[units[ip + 1]];
if (globals.keysVersion !== units[ip + 2] || builtins.keysVersion !== units[ip + 3] || value === undefined) { op = 116; continue redispatch; }
if (arg & 1) stack[sp++] = undefined; stack[sp++] = value;
ip += 4;
continue next;
}
case 112: { // LOAD_GLOBAL_MODULE
const { globals } = frame;
const value = globals.values[units[ip + 1]];
if (globals.keysVersion !== units[ip + 2] || value === undefined) { op = 116; continue redispatch; }
if (arg & 1) stack[sp++] = undefined; stack[sp++] = value;
ip += 4;
continue next;
}
case 113: { // STORE_ATTR_INSTANCE_VALUE
const value = stack[sp - (2)];
const owner = stack[sp - (1)];
if (!(owner instanceof PyInstance) || owner.cls.versionTag !== (units[ip + 1] + units[ip + 1 + 1] * 65536) || owner.values === null) { op = 95; continue redispatch; }
if (owner.values[units[ip + 3]] === undefined) owner.fill(units[ip + 3], value);
    else owner.values[units[ip + 3]] = value;
sp -= 2;
ip += 4;
continue next;
}
case 114: { // POP_JUMP_IF_FALSE
const cond = stack[sp - (1)];
sp -= 1;
if (cond === false || (cond !== true && !(frame.lasti = ip - 1, frame.ip = ip, frame.sp = sp, m.ticks = ticks, tmp = isTrue(m, cond), ticks = m.ticks, tmp))) (frame.jumpFrom = ip - 1, ip += arg, frame.jumpTo = ip);
continue next;
}
case 115: { // POP_JUMP_IF_TRUE
const cond = stack[sp - (1)];
sp -= 1;
if (cond === true || (cond !== false && (frame.lasti = ip - 1, frame.ip = ip, frame.sp = sp, m.ticks = ticks, tmp = isTrue(m, cond), ticks = m.ticks, tmp))) (frame.jumpFrom = ip - 1, ip += arg, frame.jumpTo = ip);
continue next;
}
case 120: { // COPY
(tmp = stack[sp - arg], stack[sp++] = tmp);
continue next;
}
case 121: { // RETURN_CONST
const value = consts[arg];
if (!frame.plain) {
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.returnValue(frame, value); ticks = m.ticks;
if (m.result !== undefined) { tmp = m.result; m.result = undefined; return tmp; }
frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;
} else {
frame.lasti = ip - 1; m.depth--; frame.cleared = true; frame = frame.previous; m.frame = frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; stack[sp++] = value;
};
continue next;
}
case 124: { // LOAD_FAST
const result = stack[arg];
stack[sp++] = result;
continue next;
}
case 125: { // STORE_FAST
const value = stack[sp - (1)];
sp -= 1;
stack[arg] = value;
continue next;
}
case 128: { // POP_JUMP_IF_NOT_NONE
const value = stack[sp - (1)];
sp -= 1;
if (value !== null) (frame.jumpFrom = ip - 1, ip += arg, frame.jumpTo = ip);
continue next;
}
case 129: { // POP_JUMP_IF_NONE
const value = stack[sp - (1)];
sp -= 1;
if (value === null) (frame.jumpFrom = ip - 1, ip += arg, frame.jumpTo = ip);
continue next;
}
case 134: { // JUMP_BACKWARD_NO_INTERRUPT
(frame.jumpFrom = ip - 1, ip += -arg, frame.jumpTo = ip);
continue next;
}
case 137: { // LOAD_DEREF
const cell = stack[arg] as PyCell;
const value = cell.value === undefined ? (frame.lasti = ip - 1, frame.ip = ip, frame.sp = sp, m.ticks = ticks, tmp = unboundCell(m, arg), ticks = m.ticks, tmp) : cell.value;
stack[sp++] = value;
continue next;
}
case 138: { // STORE_DEREF
const value = stack[sp - (1)];
sp -= 1;
(stack[arg] as PyCell).value = value;
continue next;
}
case 140: { // JUMP_BACKWARD
if (--m.countdown < 0) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; frame.jumpFrom = ip - 1; frame.jumpTo = frame.ip = ip - arg; m.handleEvalBreaker(); ticks = m.ticks; frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { frame.jumpFrom = ip - 1; ip -= arg; frame.jumpTo = ip; };
continue next;
}
case 151: { // RESUME
if (frame.code.instrumentationVersion !== m.monitoring.version) (frame.lasti = ip - 1, frame.ip = ip, frame.sp = sp, m.ticks = ticks, m.instrument(frame), ticks = m.ticks, ip--);
    else if (arg < 2) if (--m.countdown < 0) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.handleEvalBreaker(); ticks = m.ticks; frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; };
continue next;
}
case 154: { // STORE_FAST__LOAD_FAST
stack[arg] = stack[sp - 1];
stack[sp - 1] = stack[units[ip + 0] >> 8];
(ip++, ticks++);
continue next;
}
case 158: { // STORE_FAST__STORE_FAST
stack[arg] = stack[sp - 1];
stack[units[ip + 0] >> 8] = stack[sp - 2];
sp -= 2;
(ip++, ticks++);
continue next;
}
case 159: { // STORE_SUBSCR_DICT
const value = stack[sp - (3)];
const dict = stack[sp - (2)];
const sub = stack[sp - (1)];
if (!(dict instanceof PyDict) || dict.cls !== dictType) { op = 60; continue redispatch; }
(frame.lasti = ip - 1, frame.ip = ip, frame.sp = sp, m.ticks = ticks, tmp = (dict as PyDict).set(m, sub, value), ticks = m.ticks, tmp);
sp -= 3;
ip += 1;
continue next;
}
case 160: { // STORE_SUBSCR_LIST_INT
const value = stack[sp - (3)];
const list = stack[sp - (2)];
const sub = stack[sp - (1)];
if (!(list instanceof PyList) || list.cls !== listType || typeof sub !== 'number' || sub < 0 || sub >= list.items.length)
      { op = 60; continue redispatch; }
(list as PyList).items[sub as number] = value;
sp -= 3;
ip += 1;
continue next;
}
case 144: { // EXTENDED_ARG
arg = (arg << 8) | (units[ip] >> 8);
op = units[ip++] & 255;
continue redispatch;
}
case 253: { // INSTRUMENTED_INSTRUCTION
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
op = m.instructionEvent(frame, ip - 1);
ticks = m.ticks;
frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;
continue redispatch;
}
case 254: { // INSTRUMENTED_LINE
tmp = frame.lasti;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
op = m.lineEvent(frame, ip - 1, tmp);
ticks = m.ticks;
frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;
if (op < 0) continue next;
continue redispatch;
}
case 255: { // the debugger's hook
tmp = frame.lasti;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
op = m.hooked(frame, ip - 1, tmp);
ticks = m.ticks;
frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;
if (op < 0) continue next;
frame.lasti = tmp;
continue redispatch;
}
case 0: case 3: case 5: case 10: case 11: case 12: case 15: case 20: case 24: case 25: case 26: case 27: case 28: case 29: case 30: case 31: case 32: case 33: case 34: case 35: case 36: case 37: case 38: case 39: case 40: case 41: case 42: case 43: case 44: case 45: case 46: case 47: case 48: case 49: case 50: case 51: case 52: case 53: case 54: case 55: case 56: case 60: case 61: case 65: case 66: case 67: case 68: case 69: case 70: case 71: case 72: case 74: case 75: case 76: case 77: case 78: case 79: case 80: case 85: case 87: case 89: case 90: case 91: case 92: case 93: case 94: case 95: case 96: case 97: case 98: case 101: case 102: case 103: case 104: case 105: case 106: case 107: case 108: case 109: case 116: case 117: case 118: case 119: case 122: case 123: case 126: case 127: case 130: case 131: case 132: case 133: case 135: case 136: case 139: case 141: case 142: case 143: case 145: case 146: case 147: case 148: case 149: case 150: case 152: case 153: case 155: case 156: case 157: case 161: case 162: case 163: case 164: case 165: case 166: case 167: case 168: case 171: case 172: case 173: case 174: case 175: case 176: case 237: case 238: case 239: case 240: case 241: case 242: case 243: case 244: case 245: case 246: case 247: case 248: case 249: case 250: case 251: case 252:
default: {
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
op = OUTSIDE[op](m, frame, arg, op);
}
}
ticks = m.ticks;
if (op >= 0) continue redispatch;
if (m.result !== undefined) { tmp = m.result; m.result = undefined; return tmp; }
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
}
} catch (error) {
if (error === m.escaping) { m.escaping = undefined; throw error; }
if (m.ticks < ticks) m.ticks = ticks;
if (m.placed) m.placed = false;
else if (!m.reraising) frame.lasti = ip - 1;
frame.sp = sp;
m.unwind(frame, error);
ticks = m.ticks;
frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;
}
}
}
