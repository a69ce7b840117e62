#!/usr/bin/env node
/**
 * The `lasti` command. What runs a program starts the engine's worker before anything else: it loads while the command line is being
 * understood. In the build this is a script of CommonJS with all that it needs to start one (scripts/engine.ts): Node has that running
 * before it has its loader of modules.
 */
import { startAhead } from '../engine-process.ts';

const args = process.argv.slice(2);
const ahead = args[0] === 'run' ? startAhead() : undefined;
void import('./command-line.ts').then(({ runCommandLine }) => runCommandLine(args, ahead));
