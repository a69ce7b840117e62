#!/usr/bin/env node
/**
 * The `lasti` command. What runs a program starts the engine's worker before anything else: it loads while the command line is being
 * understood.
 */
import { startAhead } from '../engine-process.ts';

const args = process.argv.slice(2);
if (args[0] === 'run') startAhead();
const { runCommandLine } = await import('./command-line.ts');
await runCommandLine(args);
