/** The null device is opened without a grant; anything else done to it needs one as for any file. */
import { expect, it } from 'vitest';
import { demandOpen, demandPath, NO_GRANTS } from '../../../src-core/host/grants.ts';

it('is opened without a grant', () => {
  demandOpen(NO_GRANTS, 'read', '/dev/null');
  demandOpen(NO_GRANTS, 'write', '/dev/null');
  expect(() => demandOpen(NO_GRANTS, 'write', '/dev/zero')).toThrow('--allow-write=/dev/zero');
});

it('is neither removed nor renamed without one', () => {
  expect(() => demandPath(NO_GRANTS, 'write', '/dev/null')).toThrow('--allow-write=/dev/null');
});
