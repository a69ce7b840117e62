/** Names of hosts, by the system's own resolver. */

import { ADDRCONFIG, ALL, V4MAPPED } from 'node:dns';
import dns from 'node:dns/promises';
import type { FoundHost, FoundName, NameAnswer, NetworkAddress } from '../../src-core/host/network.ts';

const [AI_V4MAPPED, AI_ALL, AI_ADDRCONFIG] = [8, 16, 32];

/** Node's words for what `getaddrinfo` answers: ENOTFOUND is both of NONAME and NODATA. */
function failure(error: NodeJS.ErrnoException): string {
  const { code = '' } = error;
  if (code === 'ENOTFOUND') return 'EAI_NONAME';
  return code.startsWith('EAI_') ? code : 'EAI_FAIL';
}

/** Addresses of a host in the order in which the system has them. */
export async function addressesOf(name: string, family: 0 | 4 | 6, flags: number): Promise<NameAnswer<readonly FoundHost[]>> {
  const hints = (flags & AI_ADDRCONFIG ? ADDRCONFIG : 0) | (flags & AI_V4MAPPED ? V4MAPPED : 0) | (flags & AI_ALL ? ALL : 0);
  try {
    const found = await dns.lookup(name, { all: true, family, hints, verbatim: true });
    return { found: found.map((one) => ({ family: one.family === 6 ? 6 : 4, host: one.address })) };
  } catch (error) {
    return { failure: failure(error as NodeJS.ErrnoException) };
  }
}

export async function namesOf({ host, port }: NetworkAddress): Promise<NameAnswer<FoundName>> {
  try {
    const { hostname, service } = await dns.lookupService(host, port);
    return { found: { host: hostname, service } };
  } catch (error) {
    return { failure: failure(error as NodeJS.ErrnoException) };
  }
}
