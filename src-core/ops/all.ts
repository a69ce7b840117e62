/** Declares every instruction: imported for its effect, in the order of the opcode reference. */
import './stack.ts';
import './arithmetic.ts';
import './compare.ts';
import './subscript.ts';
import './names.ts';
import './attributes.ts';
import './build.ts';
import './jumps.ts';
import './iteration.ts';
import './calls.ts';
import './functions.ts';
import './exceptions.ts';
import './match.ts';
import './intrinsics.ts';
import './instrumented.ts';
