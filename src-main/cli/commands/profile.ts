/**
 * `lasti profile FILE [ARGS]`: runs the program as `lasti run` does and counts what runs. The table goes to standard output behind
 * the program's own; a file is written in its place. The exit status is the program's.
 */
import fs from 'node:fs';
import type { ProfileDetail, ProfileFormat, ProfileReport, ProfileSort } from '../../../src-core/protocol/profile-shapes.ts';
import { type GrantOptions, grantsOf } from '../grants.ts';
import { run } from './run.ts';

export interface ProfileOptions extends GrantOptions {
  sort: ProfileSort;
  output?: string;
  detail: ProfileDetail;
  compare?: string;
}

const FORMATS: readonly (readonly [ending: string, format: ProfileFormat])[] = [
  ['.pstats', 'pstats'],
  ['.speedscope.json', 'speedscope'],
  ['.collapsed', 'collapsed'],
  ['.json', 'json'],
];

const refuse = (message: string): number => {
  console.error(`lasti: ${message}`);
  return 2;
};

/** Reads an earlier profile; a sentence where it is none. */
function readProfile(path: string): ProfileReport | string {
  try {
    const read = JSON.parse(fs.readFileSync(path, 'utf8'));
    return Array.isArray(read?.functions) && Array.isArray(read.lines) ? read : `${path} is no profile of lasti`;
  } catch (error) {
    return `cannot read the profile ${path}: ${(error as Error).message}`;
  }
}

export async function profile(file: string, args: string[], options: ProfileOptions): Promise<number> {
  const { sort, output, detail } = options;
  const format = FORMATS.find(([ending]) => output?.endsWith(ending))?.[1];
  if (output !== undefined && format === undefined) {
    return refuse(`a profile is written as ${FORMATS.map(([ending]) => `FILE${ending}`).join(', ')}: ${output}`);
  }
  const compare = options.compare === undefined ? undefined : readProfile(options.compare);
  if (typeof compare === 'string') return refuse(compare);
  if (compare !== undefined && compare.detail !== detail) {
    return refuse(
      `${options.compare} was made with --detail ${compare.detail}; profiles are compared with those of the same detail`,
    );
  }
  const grants = grantsOf(options, file);
  const observe = { profile: detail, sort, format, compare };
  const request = { file, target: undefined, args, options: { executable: process.argv[1] }, grants, observe };
  let problem = 0;
  const status = await run(request, (made) => {
    if (output === undefined) {
      fs.writeSync(1, made as string);
      return;
    }
    try {
      fs.writeFileSync(output, made);
    } catch (error) {
      problem = refuse(`cannot write ${output}: ${(error as Error).message}`);
    }
  });
  return problem || status;
}
