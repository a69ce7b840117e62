/** Loads every file that fills a type whose slots run bytecode. */
import './function.ts';
import './generator.ts';
import './frame.ts';
import './traceback.ts';
import './super.ts';
import './async-generator.ts';
import './code.ts';
