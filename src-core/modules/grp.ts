/** The `grp` module (Modules/grpmodule.c): the groups of users. */
import { same } from '../objects/abstract/compare.ts';
import { reprText } from '../objects/abstract/repr.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raiseWith } from '../objects/raise.ts';
import { makeStructSequence, structSequenceType } from '../objects/structseq.ts';
import type { Thread } from '../objects/thread.ts';
import type { PyType } from '../objects/type.ts';
import { PyList, type Str, strFromUtf16, utf16, type Value } from '../objects/value.ts';
import { accountLines, accountNumber, checkName, shownNumber } from './account-files.ts';

const FIELDS = ['gr_name', 'gr_passwd', 'gr_gid', 'gr_mem'];

let type: PyType | undefined;

function groupType(): PyType {
  type ??= structSequenceType({ name: 'grp.struct_group', fields: FIELDS });
  return type;
}

/** Names between commas; the C library drops blanks before each. */
function members(text: Str): PyList {
  const names = utf16(text)
    .split(',')
    .map((name) => name.trimStart())
    .filter((name) => name !== '');
  return new PyList(names.map(strFromUtf16));
}

const entries = (t: Thread): Str[][] => accountLines(t, '/etc/group', FIELDS.length, [2]);

function shown([name, password, gid, users]: Str[]): Value {
  return makeStructSequence(groupType(), [name, password, shownNumber(Number(gid)), members(users)]);
}

function getgrgid(t: Thread, _module: Value, gid: Value): Value {
  const wanted = accountNumber(t, gid, 'gid');
  const found = entries(t).find((fields) => Number(fields[2]) === wanted);
  return found === undefined ? raiseWith('KeyError', `getgrgid(): gid not found: ${shownNumber(wanted)}`) : shown(found);
}

function getgrnam(t: Thread, _module: Value, name: Str): Value {
  checkName(t, name);
  const found = entries(t).find((fields) => same(t, fields[0], name));
  return found === undefined ? raiseWith('KeyError', `getgrnam(): name not found: ${reprText(t, name)}`) : shown(found);
}

const functions: Record<string, NativeRow> = {
  getgrgid: ['(module, /, id)', getgrgid],
  getgrnam: ['(module, /, name: str)', getgrnam],
  getgrall: ['(module, /)', (t) => new PyList(entries(t).map(shown))],
};

/** Makes the module object. */
export function makeGrp(): PyModule {
  const module = new PyModule('grp');
  fillModule(module.dict, module, 'grp', functions);
  module.dict.setStr('struct_group', groupType());
  return module;
}
