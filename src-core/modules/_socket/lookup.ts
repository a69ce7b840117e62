/** Names of hosts that only the network knows, and the errors of asking (`socket.gaierror`, netdb.h). */
import type { FoundHost, FoundName, NameQuery, NetworkAddress } from '../../host/network.ts';
import { PyException } from '../../objects/exception.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyObject, PyTuple } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { waitFor } from '../_thread/threads.ts';
import { exceptionIn } from '../module-exception.ts';
import { worldOf } from '../world.ts';
import { socketConstants } from './constants.ts';
import { refuseNet } from './network.ts';

export const gaierror = exceptionIn('socket', 'gaierror', 'OSError');
export const herror = exceptionIn('socket', 'herror', 'OSError');

/** What glibc says (`gai_strerror`). */
const GAI_WORDS: Readonly<Record<string, string>> = {
  EAI_ADDRFAMILY: 'Address family for hostname not supported',
  EAI_AGAIN: 'Temporary failure in name resolution',
  EAI_BADFLAGS: 'Bad value for ai_flags',
  EAI_FAIL: 'Non-recoverable failure in name resolution',
  EAI_FAMILY: 'ai_family not supported',
  EAI_MEMORY: 'Memory allocation failure',
  EAI_NODATA: 'No address associated with hostname',
  EAI_NONAME: 'Name or service not known',
  EAI_SERVICE: 'Servname not supported for ai_socktype',
  EAI_SOCKTYPE: 'ai_socktype not supported',
  EAI_SYSTEM: 'System error',
};

/** Raises gaierror; `name` is that of the constant. */
export function failLookup(name: string): never {
  const known = name in GAI_WORDS ? name : 'EAI_FAIL';
  return fail(gaierror, socketConstants[known], GAI_WORDS[known]);
}

/** Raises herror of a host that nobody knows (`h_errno`). */
export function failUnknownHost(): never {
  return fail(herror, 1, 'Unknown host');
}

function fail(type: typeof gaierror, number: number, words: string): never {
  const error = new PyException(type, new PyTuple([number, words]));
  error.extra = { errno: number, strerror: words };
  throw error;
}

/** Stands for a wait that belongs to no object: it is never suspended by executing its call again. */
class Nobody extends PyObject {}
const nobody = new Nobody();

function ask<T>(t: Thread, query: NameQuery<T>): T | string {
  waitFor(t as VmThread, nobody, () => query.isDone(), undefined);
  const answer = query.answer();
  return 'found' in answer ? answer.found : answer.failure;
}

/** Addresses of a host, of one family or (0) of both. Raises gaierror; throws the refusal where there is no network. */
export function lookUpHost(t: Thread, name: string, family: 0 | 4 | 6, flags: number): readonly FoundHost[] {
  const network = worldOf(t).host?.network ?? refuseNet();
  const found = ask(t, network.lookUp(name, family, flags));
  return typeof found === 'string' ? failLookup(found) : found;
}

/** The names of an address; undefined where it has none. */
export function lookUpName(t: Thread, address: NetworkAddress): FoundName | undefined {
  const network = worldOf(t).host?.network ?? refuseNet();
  const found = ask(t, network.nameOf(address));
  return typeof found === 'string' ? undefined : found;
}
