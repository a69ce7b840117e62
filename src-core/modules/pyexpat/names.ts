/** Namespaces: declarations and names with prefixes (Expat's `addBinding`, `storeAtts`). */
import { XmlError } from './errors.ts';

export const XML_URI = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

/** Bindings of prefixes in force; the empty one is the default. */
export type Bindings = ReadonlyMap<string, string>;

export const FIRST: Bindings = new Map([['xml', XML_URI]]);

/** The prefix that an attribute declares, empty for the default; undefined for another attribute. */
export function declaredPrefix(name: string): string | undefined {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice(6) : undefined;
}

/** Raises XmlError for a declaration that is not allowed. */
export function checkDeclaration(prefix: string, uri: string): void {
  if (uri === '' && prefix !== '') throw new XmlError(prefix === 'xml' ? 'RESERVED_PREFIX_XML' : 'UNDECLARING_PREFIX');
  if (prefix === 'xmlns') throw new XmlError('RESERVED_PREFIX_XMLNS');
  if ((prefix === 'xml') !== (uri === XML_URI)) {
    throw new XmlError(prefix === 'xml' ? 'RESERVED_PREFIX_XML' : 'RESERVED_NAMESPACE_URI');
  }
  if (uri === XMLNS_URI) throw new XmlError('RESERVED_NAMESPACE_URI');
}

/** `uri SEP local [SEP prefix]`. Raises XmlError for a prefix that is bound to nothing. */
export function expandName(name: string, bindings: Bindings, separator: string, triplets: boolean, isElement: boolean): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  if (prefix === '' && !isElement) return name;
  const uri = bindings.get(prefix);
  if (uri === undefined) {
    if (prefix !== '') throw new XmlError('UNBOUND_PREFIX');
    return name;
  }
  if (uri === '') return name;
  const local = uri + separator + name.slice(colon + 1);
  return triplets && prefix !== '' && separator !== '' ? local + separator + prefix : local;
}
