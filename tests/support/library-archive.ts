/** Before the first test of a run: the archive of the standard library is up to date. */
import { ensureLibrary } from '../../scripts/library.ts';

export default function setup(): void {
  ensureLibrary();
}
