// @ts-nocheck
// Generated from the declarations in ops/*.ts by ops/gen/generate-loop.ts; do not edit.
import '../ops/all.ts';
import { DEOPT, INSTRUCTIONS } from '../ops/dsl.ts';
import { unknownOpcode } from '../ops/unknown-opcode.ts';
import { addInt, multiplyInt, subtractInt } from '../base/int.ts';
import { isTrue } from '../objects/abstract/number.ts';
import { PyInstance } from '../objects/instance.ts';
import { PyListIter } from '../objects/list/list-iter.ts';
import { PyRangeIter } from '../objects/range/range-iter.ts';
import { joinTwo } from '../objects/str/text.ts';
import { listType, tupleType, typeOf } from '../objects/type.ts';
import { PyFloat, PyList, PyTuple, sameStr } from '../objects/value.ts';
import { isFloat, isInt, isStr } from '../ops/arithmetic.ts';
import { newFrame } from '../ops/calls.ts';
import { floatSign, isCompact } from '../ops/compare.ts';
import { PyFunction } from '../ops/function.ts';
import { unboundCell } from '../ops/unbound.ts';

const B0 = INSTRUCTIONS[0].body; // CACHE
const B3 = INSTRUCTIONS[3].body; // INTERPRETER_EXIT
const B5 = INSTRUCTIONS[5].body; // END_SEND
const B10 = INSTRUCTIONS[10].body; // BINARY_OP_INPLACE_ADD_UNICODE
const B11 = INSTRUCTIONS[11].body; // UNARY_NEGATIVE
const B12 = INSTRUCTIONS[12].body; // UNARY_NOT
const B15 = INSTRUCTIONS[15].body; // UNARY_INVERT
const B19 = INSTRUCTIONS[19].body; // BINARY_SUBSCR_DICT
const B20 = INSTRUCTIONS[20].body; // BINARY_SUBSCR_GETITEM
const B24 = INSTRUCTIONS[24].body; // CALL_PY_WITH_DEFAULTS
const B25 = INSTRUCTIONS[25].body; // BINARY_SUBSCR
const B26 = INSTRUCTIONS[26].body; // BINARY_SLICE
const B27 = INSTRUCTIONS[27].body; // STORE_SLICE
const B28 = INSTRUCTIONS[28].body; // CALL_BOUND_METHOD_EXACT_ARGS
const B29 = INSTRUCTIONS[29].body; // CALL_BUILTIN_CLASS
const B30 = INSTRUCTIONS[30].body; // GET_LEN
const B31 = INSTRUCTIONS[31].body; // MATCH_MAPPING
const B32 = INSTRUCTIONS[32].body; // MATCH_SEQUENCE
const B33 = INSTRUCTIONS[33].body; // MATCH_KEYS
const B34 = INSTRUCTIONS[34].body; // CALL_BUILTIN_FAST_WITH_KEYWORDS
const B35 = INSTRUCTIONS[35].body; // PUSH_EXC_INFO
const B36 = INSTRUCTIONS[36].body; // CHECK_EXC_MATCH
const B37 = INSTRUCTIONS[37].body; // CHECK_EG_MATCH
const B38 = INSTRUCTIONS[38].body; // CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS
const B39 = INSTRUCTIONS[39].body; // CALL_NO_KW_BUILTIN_FAST
const B40 = INSTRUCTIONS[40].body; // CALL_NO_KW_BUILTIN_O
const B41 = INSTRUCTIONS[41].body; // CALL_NO_KW_ISINSTANCE
const B42 = INSTRUCTIONS[42].body; // CALL_NO_KW_LEN
const B43 = INSTRUCTIONS[43].body; // CALL_NO_KW_LIST_APPEND
const B44 = INSTRUCTIONS[44].body; // CALL_NO_KW_METHOD_DESCRIPTOR_FAST
const B45 = INSTRUCTIONS[45].body; // CALL_NO_KW_METHOD_DESCRIPTOR_NOARGS
const B46 = INSTRUCTIONS[46].body; // CALL_NO_KW_METHOD_DESCRIPTOR_O
const B47 = INSTRUCTIONS[47].body; // CALL_NO_KW_STR_1
const B48 = INSTRUCTIONS[48].body; // CALL_NO_KW_TUPLE_1
const B49 = INSTRUCTIONS[49].body; // WITH_EXCEPT_START
const B50 = INSTRUCTIONS[50].body; // GET_AITER
const B51 = INSTRUCTIONS[51].body; // GET_ANEXT
const B52 = INSTRUCTIONS[52].body; // BEFORE_ASYNC_WITH
const B53 = INSTRUCTIONS[53].body; // BEFORE_WITH
const B54 = INSTRUCTIONS[54].body; // END_ASYNC_FOR
const B55 = INSTRUCTIONS[55].body; // CLEANUP_THROW
const B56 = INSTRUCTIONS[56].body; // CALL_NO_KW_TYPE_1
const B60 = INSTRUCTIONS[60].body; // STORE_SUBSCR
const B61 = INSTRUCTIONS[61].body; // DELETE_SUBSCR
const B63 = INSTRUCTIONS[63].body; // FOR_ITER_TUPLE
const B65 = INSTRUCTIONS[65].body; // FOR_ITER_GEN
const B66 = INSTRUCTIONS[66].body; // LOAD_SUPER_ATTR_ATTR
const B67 = INSTRUCTIONS[67].body; // LOAD_SUPER_ATTR_METHOD
const B68 = INSTRUCTIONS[68].body; // GET_ITER
const B69 = INSTRUCTIONS[69].body; // GET_YIELD_FROM_ITER
const B70 = INSTRUCTIONS[70].body; // LOAD_ATTR_CLASS
const B71 = INSTRUCTIONS[71].body; // LOAD_BUILD_CLASS
const B72 = INSTRUCTIONS[72].body; // LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN
const B74 = INSTRUCTIONS[74].body; // LOAD_ASSERTION_ERROR
const B75 = INSTRUCTIONS[75].body; // RETURN_GENERATOR
const B76 = INSTRUCTIONS[76].body; // LOAD_ATTR_MODULE
const B77 = INSTRUCTIONS[77].body; // LOAD_ATTR_PROPERTY
const B78 = INSTRUCTIONS[78].body; // LOAD_ATTR_SLOT
const B79 = INSTRUCTIONS[79].body; // LOAD_ATTR_WITH_HINT
const B80 = INSTRUCTIONS[80].body; // LOAD_ATTR_METHOD_LAZY_DICT
const B85 = INSTRUCTIONS[85].body; // SETUP_ANNOTATIONS
const B87 = INSTRUCTIONS[87].body; // LOAD_LOCALS
const B89 = INSTRUCTIONS[89].body; // POP_EXCEPT
const B90 = INSTRUCTIONS[90].body; // STORE_NAME
const B91 = INSTRUCTIONS[91].body; // DELETE_NAME
const B92 = INSTRUCTIONS[92].body; // UNPACK_SEQUENCE
const B93 = INSTRUCTIONS[93].body; // FOR_ITER
const B94 = INSTRUCTIONS[94].body; // UNPACK_EX
const B95 = INSTRUCTIONS[95].body; // STORE_ATTR
const B96 = INSTRUCTIONS[96].body; // DELETE_ATTR
const B97 = INSTRUCTIONS[97].body; // STORE_GLOBAL
const B98 = INSTRUCTIONS[98].body; // DELETE_GLOBAL
const B101 = INSTRUCTIONS[101].body; // LOAD_NAME
const B102 = INSTRUCTIONS[102].body; // BUILD_TUPLE
const B103 = INSTRUCTIONS[103].body; // BUILD_LIST
const B104 = INSTRUCTIONS[104].body; // BUILD_SET
const B105 = INSTRUCTIONS[105].body; // BUILD_MAP
const B106 = INSTRUCTIONS[106].body; // LOAD_ATTR
const B107 = INSTRUCTIONS[107].body; // COMPARE_OP
const B108 = INSTRUCTIONS[108].body; // IMPORT_NAME
const B109 = INSTRUCTIONS[109].body; // IMPORT_FROM
const B116 = INSTRUCTIONS[116].body; // LOAD_GLOBAL
const B117 = INSTRUCTIONS[117].body; // IS_OP
const B118 = INSTRUCTIONS[118].body; // CONTAINS_OP
const B119 = INSTRUCTIONS[119].body; // RERAISE
const B122 = INSTRUCTIONS[122].body; // BINARY_OP
const B123 = INSTRUCTIONS[123].body; // SEND
const B126 = INSTRUCTIONS[126].body; // DELETE_FAST
const B127 = INSTRUCTIONS[127].body; // LOAD_FAST_CHECK
const B130 = INSTRUCTIONS[130].body; // RAISE_VARARGS
const B131 = INSTRUCTIONS[131].body; // GET_AWAITABLE
const B132 = INSTRUCTIONS[132].body; // MAKE_FUNCTION
const B133 = INSTRUCTIONS[133].body; // BUILD_SLICE
const B135 = INSTRUCTIONS[135].body; // MAKE_CELL
const B136 = INSTRUCTIONS[136].body; // LOAD_CLOSURE
const B139 = INSTRUCTIONS[139].body; // DELETE_DEREF
const B141 = INSTRUCTIONS[141].body; // LOAD_SUPER_ATTR
const B142 = INSTRUCTIONS[142].body; // CALL_FUNCTION_EX
const B143 = INSTRUCTIONS[143].body; // LOAD_FAST_AND_CLEAR
const B145 = INSTRUCTIONS[145].body; // LIST_APPEND
const B146 = INSTRUCTIONS[146].body; // SET_ADD
const B147 = INSTRUCTIONS[147].body; // MAP_ADD
const B148 = INSTRUCTIONS[148].body; // STORE_ATTR_SLOT
const B149 = INSTRUCTIONS[149].body; // COPY_FREE_VARS
const B150 = INSTRUCTIONS[150].body; // YIELD_VALUE
const B152 = INSTRUCTIONS[152].body; // MATCH_CLASS
const B153 = INSTRUCTIONS[153].body; // STORE_ATTR_WITH_HINT
const B155 = INSTRUCTIONS[155].body; // FORMAT_VALUE
const B156 = INSTRUCTIONS[156].body; // BUILD_CONST_KEY_MAP
const B157 = INSTRUCTIONS[157].body; // BUILD_STRING
const B159 = INSTRUCTIONS[159].body; // STORE_SUBSCR_DICT
const B161 = INSTRUCTIONS[161].body; // UNPACK_SEQUENCE_LIST
const B162 = INSTRUCTIONS[162].body; // LIST_EXTEND
const B163 = INSTRUCTIONS[163].body; // SET_UPDATE
const B164 = INSTRUCTIONS[164].body; // DICT_MERGE
const B165 = INSTRUCTIONS[165].body; // DICT_UPDATE
const B166 = INSTRUCTIONS[166].body; // UNPACK_SEQUENCE_TUPLE
const B167 = INSTRUCTIONS[167].body; // UNPACK_SEQUENCE_TWO_TUPLE
const B168 = INSTRUCTIONS[168].body; // SEND_GEN
const B171 = INSTRUCTIONS[171].body; // CALL
const B172 = INSTRUCTIONS[172].body; // KW_NAMES
const B173 = INSTRUCTIONS[173].body; // CALL_INTRINSIC_1
const B174 = INSTRUCTIONS[174].body; // CALL_INTRINSIC_2
const B175 = INSTRUCTIONS[175].body; // LOAD_FROM_DICT_OR_GLOBALS
const B176 = INSTRUCTIONS[176].body; // LOAD_FROM_DICT_OR_DEREF
const B237 = INSTRUCTIONS[237].body; // INSTRUMENTED_LOAD_SUPER_ATTR
const B238 = INSTRUCTIONS[238].body; // INSTRUMENTED_POP_JUMP_IF_NONE
const B239 = INSTRUCTIONS[239].body; // INSTRUMENTED_POP_JUMP_IF_NOT_NONE
const B240 = INSTRUCTIONS[240].body; // INSTRUMENTED_RESUME
const B241 = INSTRUCTIONS[241].body; // INSTRUMENTED_CALL
const B242 = INSTRUCTIONS[242].body; // INSTRUMENTED_RETURN_VALUE
const B243 = INSTRUCTIONS[243].body; // INSTRUMENTED_YIELD_VALUE
const B244 = INSTRUCTIONS[244].body; // INSTRUMENTED_CALL_FUNCTION_EX
const B245 = INSTRUCTIONS[245].body; // INSTRUMENTED_JUMP_FORWARD
const B246 = INSTRUCTIONS[246].body; // INSTRUMENTED_JUMP_BACKWARD
const B247 = INSTRUCTIONS[247].body; // INSTRUMENTED_RETURN_CONST
const B248 = INSTRUCTIONS[248].body; // INSTRUMENTED_FOR_ITER
const B249 = INSTRUCTIONS[249].body; // INSTRUMENTED_POP_JUMP_IF_FALSE
const B250 = INSTRUCTIONS[250].body; // INSTRUMENTED_POP_JUMP_IF_TRUE
const B251 = INSTRUCTIONS[251].body; // INSTRUMENTED_END_FOR
const B252 = INSTRUCTIONS[252].body; // INSTRUMENTED_END_SEND

/** Runs one rare instruction of `frame`; answers the opcode to run in its place where a guard does not hold, else -1. */
function rare(m, frame, op, arg) {
const stack = frame.localsplus;
let sp = frame.sp;
switch (op) {
case 0: { // CACHE
B0(m, arg);
frame.sp = sp;
return -1;
}
case 3: { // INTERPRETER_EXIT
B3(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
case 5: { // END_SEND
const res = B5(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 11: { // UNARY_NEGATIVE
const res = B11(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 12: { // UNARY_NOT
const res = B12(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 15: { // UNARY_INVERT
const res = B15(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 20: { // BINARY_SUBSCR_GETITEM
const res = B20(m, frame, arg);
if (res === DEOPT) return 25;
return -1;
}
case 26: { // BINARY_SLICE
const res = B26(m, arg, stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
sp -= 3; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 27: { // STORE_SLICE
B27(m, arg, stack[sp - (4)], stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
sp -= 4;
frame.sp = sp;
return -1;
}
case 30: { // GET_LEN
const res = B30(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 31: { // MATCH_MAPPING
const res = B31(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 32: { // MATCH_SEQUENCE
const res = B32(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 33: { // MATCH_KEYS
const res = B33(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res[0]; stack[sp++] = res[1]; stack[sp++] = res[2];
frame.sp = sp;
return -1;
}
case 34: { // CALL_BUILTIN_FAST_WITH_KEYWORDS
const res = B34(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
case 35: { // PUSH_EXC_INFO
const res = B35(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 36: { // CHECK_EXC_MATCH
const res = B36(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 37: { // CHECK_EG_MATCH
const res = B37(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 38: { // CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS
const res = B38(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
case 47: { // CALL_NO_KW_STR_1
const res = B47(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
case 48: { // CALL_NO_KW_TUPLE_1
const res = B48(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
case 49: { // WITH_EXCEPT_START
const res = B49(m, arg, stack[sp - (4)], stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
sp -= 4; stack[sp++] = res[0]; stack[sp++] = res[1]; stack[sp++] = res[2]; stack[sp++] = res[3]; stack[sp++] = res[4];
frame.sp = sp;
return -1;
}
case 50: { // GET_AITER
const res = B50(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 51: { // GET_ANEXT
const res = B51(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 52: { // BEFORE_ASYNC_WITH
const res = B52(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 53: { // BEFORE_WITH
const res = B53(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 54: { // END_ASYNC_FOR
B54(m, frame, arg);
return -1;
}
case 55: { // CLEANUP_THROW
B55(m, frame, arg);
return -1;
}
case 56: { // CALL_NO_KW_TYPE_1
const res = B56(m, frame, arg);
if (res === DEOPT) return 171;
return -1;
}
case 61: { // DELETE_SUBSCR
B61(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2;
frame.sp = sp;
return -1;
}
case 66: { // LOAD_SUPER_ATTR_ATTR
const res = B66(m, frame, arg);
if (res === DEOPT) return 141;
return -1;
}
case 67: { // LOAD_SUPER_ATTR_METHOD
const res = B67(m, frame, arg);
if (res === DEOPT) return 141;
return -1;
}
case 69: { // GET_YIELD_FROM_ITER
const res = B69(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 70: { // LOAD_ATTR_CLASS
const res = B70(m, arg, stack[sp - (1)]);
if (res === DEOPT) return 106;
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
frame.sp = sp;
frame.ip += 9;
return -1;
}
case 71: { // LOAD_BUILD_CLASS
const res = B71(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 72: { // LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN
const res = B72(m, frame, arg);
if (res === DEOPT) return 106;
return -1;
}
case 74: { // LOAD_ASSERTION_ERROR
const res = B74(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 75: { // RETURN_GENERATOR
B75(m, frame, arg);
return -1;
}
case 80: { // LOAD_ATTR_METHOD_LAZY_DICT
const res = B80(m, frame, arg);
if (res === DEOPT) return 106;
return -1;
}
case 85: { // SETUP_ANNOTATIONS
B85(m, arg);
frame.sp = sp;
return -1;
}
case 87: { // LOAD_LOCALS
const res = B87(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 89: { // POP_EXCEPT
B89(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
case 90: { // STORE_NAME
B90(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
case 91: { // DELETE_NAME
B91(m, arg);
frame.sp = sp;
return -1;
}
case 94: { // UNPACK_EX
B94(m, frame, arg);
return -1;
}
case 96: { // DELETE_ATTR
B96(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
case 97: { // STORE_GLOBAL
B97(m, arg, stack[sp - (1)]);
sp -= 1;
frame.sp = sp;
return -1;
}
case 98: { // DELETE_GLOBAL
B98(m, arg);
frame.sp = sp;
return -1;
}
case 101: { // LOAD_NAME
const res = B101(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 104: { // BUILD_SET
const res = B104(m, arg, stack.slice(sp - ((arg)), sp - (0)));
sp -= (arg); stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 105: { // BUILD_MAP
const res = B105(m, arg, stack.slice(sp - ((arg*2)), sp - (0)));
sp -= (arg*2); stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 108: { // IMPORT_NAME
const res = B108(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 109: { // IMPORT_FROM
const res = B109(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res[0]; stack[sp++] = res[1];
frame.sp = sp;
return -1;
}
case 119: { // RERAISE
B119(m, frame, arg);
return -1;
}
case 126: { // DELETE_FAST
B126(m, arg);
frame.sp = sp;
return -1;
}
case 127: { // LOAD_FAST_CHECK
const res = B127(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 130: { // RAISE_VARARGS
B130(m, frame, arg);
return -1;
}
case 131: { // GET_AWAITABLE
const res = B131(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 132: { // MAKE_FUNCTION
const res = B132(m, arg, ((arg & 0x01) ? stack[sp - (1 + (arg & 0x01 ? 1 : 0) + (arg & 0x02 ? 1 : 0) + (arg & 0x04 ? 1 : 0) + (arg & 0x08 ? 1 : 0))] : undefined), ((arg & 0x02) ? stack[sp - (1 + (arg & 0x02 ? 1 : 0) + (arg & 0x04 ? 1 : 0) + (arg & 0x08 ? 1 : 0))] : undefined), ((arg & 0x04) ? stack[sp - (1 + (arg & 0x04 ? 1 : 0) + (arg & 0x08 ? 1 : 0))] : undefined), ((arg & 0x08) ? stack[sp - (1 + (arg & 0x08 ? 1 : 0))] : undefined), stack[sp - (1)]);
sp -= 1 + (arg & 0x01 ? 1 : 0) + (arg & 0x02 ? 1 : 0) + (arg & 0x04 ? 1 : 0) + (arg & 0x08 ? 1 : 0); stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 133: { // BUILD_SLICE
const res = B133(m, arg, stack[sp - (2 + (arg == 3 ? 1 : 0))], stack[sp - (1 + (arg == 3 ? 1 : 0))], ((arg == 3) ? stack[sp - ((arg == 3 ? 1 : 0))] : undefined));
sp -= 2 + (arg == 3 ? 1 : 0); stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 135: { // MAKE_CELL
B135(m, arg);
frame.sp = sp;
return -1;
}
case 136: { // LOAD_CLOSURE
const res = B136(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 139: { // DELETE_DEREF
B139(m, arg);
frame.sp = sp;
return -1;
}
case 142: { // CALL_FUNCTION_EX
B142(m, frame, arg);
return -1;
}
case 143: { // LOAD_FAST_AND_CLEAR
const res = B143(m, arg);
stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 146: { // SET_ADD
B146(m, frame, arg);
return -1;
}
case 147: { // MAP_ADD
B147(m, frame, arg);
return -1;
}
case 149: { // COPY_FREE_VARS
B149(m, arg);
frame.sp = sp;
return -1;
}
case 152: { // MATCH_CLASS
const res = B152(m, arg, stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
sp -= 3; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 153: { // STORE_ATTR_WITH_HINT
const res = B153(m, arg, stack[sp - (2)], stack[sp - (1)]);
if (res === DEOPT) return 95;
sp -= 2;
frame.sp = sp;
frame.ip += 4;
return -1;
}
case 155: { // FORMAT_VALUE
const res = B155(m, arg, stack[sp - (1 + (arg & 4 ? 1 : 0))], ((arg & 4) ? stack[sp - ((arg & 4 ? 1 : 0))] : undefined));
sp -= 1 + (arg & 4 ? 1 : 0); stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 156: { // BUILD_CONST_KEY_MAP
const res = B156(m, arg, stack.slice(sp - (1 + (arg)), sp - (1)), stack[sp - (1)]);
sp -= 1 + (arg); stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 157: { // BUILD_STRING
const res = B157(m, arg, stack.slice(sp - ((arg)), sp - (0)));
sp -= (arg); stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 161: { // UNPACK_SEQUENCE_LIST
const res = B161(m, frame, arg);
if (res === DEOPT) return 92;
return -1;
}
case 162: { // LIST_EXTEND
B162(m, frame, arg);
return -1;
}
case 163: { // SET_UPDATE
B163(m, frame, arg);
return -1;
}
case 164: { // DICT_MERGE
B164(m, frame, arg);
return -1;
}
case 165: { // DICT_UPDATE
B165(m, frame, arg);
return -1;
}
case 172: { // KW_NAMES
B172(m, arg);
frame.sp = sp;
return -1;
}
case 173: { // CALL_INTRINSIC_1
const res = B173(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 174: { // CALL_INTRINSIC_2
const res = B174(m, arg, stack[sp - (2)], stack[sp - (1)]);
sp -= 2; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 175: { // LOAD_FROM_DICT_OR_GLOBALS
const res = B175(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 176: { // LOAD_FROM_DICT_OR_DEREF
const res = B176(m, arg, stack[sp - (1)]);
sp -= 1; stack[sp++] = res;
frame.sp = sp;
return -1;
}
case 237: { // INSTRUMENTED_LOAD_SUPER_ATTR
B237(m, frame, arg);
return -1;
}
case 238: { // INSTRUMENTED_POP_JUMP_IF_NONE
B238(m, frame, arg);
return -1;
}
case 239: { // INSTRUMENTED_POP_JUMP_IF_NOT_NONE
B239(m, frame, arg);
return -1;
}
case 240: { // INSTRUMENTED_RESUME
B240(m, frame, arg);
return -1;
}
case 241: { // INSTRUMENTED_CALL
B241(m, frame, arg);
return -1;
}
case 242: { // INSTRUMENTED_RETURN_VALUE
B242(m, frame, arg);
return -1;
}
case 243: { // INSTRUMENTED_YIELD_VALUE
B243(m, frame, arg);
return -1;
}
case 244: { // INSTRUMENTED_CALL_FUNCTION_EX
B244(m, frame, arg);
return -1;
}
case 245: { // INSTRUMENTED_JUMP_FORWARD
B245(m, frame, arg);
return -1;
}
case 246: { // INSTRUMENTED_JUMP_BACKWARD
B246(m, frame, arg);
return -1;
}
case 247: { // INSTRUMENTED_RETURN_CONST
B247(m, frame, arg);
return -1;
}
case 248: { // INSTRUMENTED_FOR_ITER
B248(m, frame, arg);
return -1;
}
case 249: { // INSTRUMENTED_POP_JUMP_IF_FALSE
B249(m, frame, arg);
return -1;
}
case 250: { // INSTRUMENTED_POP_JUMP_IF_TRUE
B250(m, frame, arg);
return -1;
}
case 251: { // INSTRUMENTED_END_FOR
B251(m, frame, arg);
return -1;
}
case 252: { // INSTRUMENTED_END_SEND
B252(m, frame, arg);
return -1;
}
default:
return unknownOpcode(frame, op);
}
}

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
case 10: { // BINARY_OP_INPLACE_ADD_UNICODE
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B10(m, frame, arg);
if (res === DEOPT) { op = 122; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
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
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B19(m, arg, stack[sp - (2)], stack[sp - (1)]);
if (res === DEOPT) { op = 25; continue redispatch; }
ticks = m.ticks;
sp -= 2; stack[sp++] = res;
ip = frame.ip + 1;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
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
case 24: { // CALL_PY_WITH_DEFAULTS
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B24(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 25: { // BINARY_SUBSCR
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(25, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B25(m, arg, stack[sp - (2)], stack[sp - (1)]);
ticks = m.ticks;
sp -= 2; stack[sp++] = res;
ip = frame.ip + 1;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 28: { // CALL_BOUND_METHOD_EXACT_ARGS
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B28(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 29: { // CALL_BUILTIN_CLASS
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B29(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 39: { // CALL_NO_KW_BUILTIN_FAST
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B39(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 40: { // CALL_NO_KW_BUILTIN_O
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B40(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 41: { // CALL_NO_KW_ISINSTANCE
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B41(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 42: { // CALL_NO_KW_LEN
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B42(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 43: { // CALL_NO_KW_LIST_APPEND
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B43(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 44: { // CALL_NO_KW_METHOD_DESCRIPTOR_FAST
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B44(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 45: { // CALL_NO_KW_METHOD_DESCRIPTOR_NOARGS
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B45(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 46: { // CALL_NO_KW_METHOD_DESCRIPTOR_O
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B46(m, frame, arg);
if (res === DEOPT) { op = 171; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
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
case 60: { // STORE_SUBSCR
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(60, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B60(m, arg, stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
ticks = m.ticks;
sp -= 3;
ip = frame.ip + 1;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
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
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B63(m, frame, arg);
if (res === DEOPT) { op = 93; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
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
case 65: { // FOR_ITER_GEN
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B65(m, frame, arg);
if (res === DEOPT) { op = 93; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 68: { // GET_ITER
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B68(m, arg, stack[sp - (1)]);
ticks = m.ticks;
sp -= 1; stack[sp++] = res;
ip = frame.ip;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
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
case 76: { // LOAD_ATTR_MODULE
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B76(m, arg, stack[sp - (1)]);
if (res === DEOPT) { op = 106; continue redispatch; }
ticks = m.ticks;
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
ip = frame.ip + 9;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 77: { // LOAD_ATTR_PROPERTY
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B77(m, frame, arg);
if (res === DEOPT) { op = 106; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 78: { // LOAD_ATTR_SLOT
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B78(m, arg, stack[sp - (1)]);
if (res === DEOPT) { op = 106; continue redispatch; }
ticks = m.ticks;
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
ip = frame.ip + 9;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 79: { // LOAD_ATTR_WITH_HINT
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B79(m, arg, stack[sp - (1)]);
if (res === DEOPT) { op = 106; continue redispatch; }
ticks = m.ticks;
sp -= 1; if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
ip = frame.ip + 9;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
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
case 92: { // UNPACK_SEQUENCE
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(92, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B92(m, frame, arg);
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 93: { // FOR_ITER
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(93, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B93(m, frame, arg);
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 95: { // STORE_ATTR
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(95, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B95(m, arg, stack[sp - (2)], stack[sp - (1)]);
ticks = m.ticks;
sp -= 2;
ip = frame.ip + 4;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
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
case 102: { // BUILD_TUPLE
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B102(m, arg, stack.slice(sp - ((arg)), sp - (0)));
ticks = m.ticks;
sp -= (arg); stack[sp++] = res;
ip = frame.ip;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 103: { // BUILD_LIST
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B103(m, arg, stack.slice(sp - ((arg)), sp - (0)));
ticks = m.ticks;
sp -= (arg); stack[sp++] = res;
ip = frame.ip;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 106: { // LOAD_ATTR
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(106, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B106(m, frame, arg);
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 107: { // COMPARE_OP
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(107, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B107(m, arg, stack[sp - (2)], stack[sp - (1)]);
ticks = m.ticks;
sp -= 2; stack[sp++] = res;
ip = frame.ip + 1;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
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
case 116: { // LOAD_GLOBAL
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(116, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B116(m, arg);
ticks = m.ticks;
if (arg & 1) stack[sp++] = undefined; stack[sp++] = res;
ip = frame.ip + 4;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 117: { // IS_OP
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B117(m, arg, stack[sp - (2)], stack[sp - (1)]);
ticks = m.ticks;
sp -= 2; stack[sp++] = res;
ip = frame.ip;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 118: { // CONTAINS_OP
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B118(m, arg, stack[sp - (2)], stack[sp - (1)]);
ticks = m.ticks;
sp -= 2; stack[sp++] = res;
ip = frame.ip;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
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
case 122: { // BINARY_OP
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(122, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B122(m, arg, stack[sp - (2)], stack[sp - (1)]);
ticks = m.ticks;
sp -= 2; stack[sp++] = res;
ip = frame.ip + 1;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 123: { // SEND
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(123, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B123(m, frame, arg);
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
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
(frame.jumpFrom = ip - 1, ip += -arg, frame.jumpTo = ip);
if (--m.countdown < 0) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.handleEvalBreaker(); ticks = m.ticks; frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; };
continue next;
}
case 141: { // LOAD_SUPER_ATTR
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(141, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B141(m, frame, arg);
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 145: { // LIST_APPEND
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B145(m, frame, arg);
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 148: { // STORE_ATTR_SLOT
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B148(m, arg, stack[sp - (2)], stack[sp - (1)]);
if (res === DEOPT) { op = 95; continue redispatch; }
ticks = m.ticks;
sp -= 2;
ip = frame.ip + 4;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
continue next;
}
case 150: { // YIELD_VALUE
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B150(m, frame, arg);
ticks = m.ticks;
if (m.result !== undefined) { tmp = m.result; m.result = undefined; return tmp; }
frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;
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
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B159(m, arg, stack[sp - (3)], stack[sp - (2)], stack[sp - (1)]);
if (res === DEOPT) { op = 60; continue redispatch; }
ticks = m.ticks;
sp -= 3;
ip = frame.ip + 1;
if (frame.code !== code) { code = frame.code; units = code.units; consts = code.consts; }
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
case 166: { // UNPACK_SEQUENCE_TUPLE
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B166(m, frame, arg);
if (res === DEOPT) { op = 92; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 167: { // UNPACK_SEQUENCE_TWO_TUPLE
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B167(m, frame, arg);
if (res === DEOPT) { op = 92; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 168: { // SEND_GEN
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
const res = B168(m, frame, arg);
if (res === DEOPT) { op = 123; continue redispatch; }
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
case 171: { // CALL
if (units[ip] < 16) { frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks; m.specialize(171, frame, ip - 1, arg, sp); op = code.opcodeAt(ip - 1); continue redispatch; }
units[ip] -= 16;
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
B171(m, frame, arg);
ticks = m.ticks;
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
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
op = m.hooked(frame, ip - 1);
ticks = m.ticks;
frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp;
if (op < 0) continue next;
frame.lasti = tmp;
continue redispatch;
}
default: {
frame.lasti = ip - 1; frame.ip = ip; frame.sp = sp; m.ticks = ticks;
op = rare(m, frame, op, arg);
ticks = m.ticks;
if (op >= 0) continue redispatch;
if (m.result !== undefined) { tmp = m.result; m.result = undefined; return tmp; }
if (m.frame !== frame || frame.code !== code) { frame = m.frame; code = frame.code; units = code.units; consts = code.consts; stack = frame.localsplus; ip = frame.ip; sp = frame.sp; } else { ip = frame.ip; sp = frame.sp; }
continue next;
}
}
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
