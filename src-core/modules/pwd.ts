/** The `pwd` module (Modules/pwdmodule.c): the accounts of users. */
import { same } from '../objects/abstract/compare.ts';
import { reprText } from '../objects/abstract/repr.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { isException, raiseWith } from '../objects/raise.ts';
import { makeStructSequence, structSequenceType } from '../objects/structseq.ts';
import type { Thread } from '../objects/thread.ts';
import type { PyType } from '../objects/type.ts';
import { PyList, type Str, type Value } from '../objects/value.ts';
import { accountLines, accountNumber, checkName, shownNumber } from './account-files.ts';

const FIELDS = ['pw_name', 'pw_passwd', 'pw_uid', 'pw_gid', 'pw_gecos', 'pw_dir', 'pw_shell'];

let type: PyType | undefined;

function passwordType(): PyType {
  type ??= structSequenceType({ name: 'pwd.struct_passwd', fields: FIELDS });
  return type;
}

function entries(t: Thread): Value[][] {
  return accountLines(t, '/etc/passwd', FIELDS.length, [2, 3]).map((fields) =>
    fields.map((field, i) => (i === 2 || i === 3 ? shownNumber(Number(field)) : field)),
  );
}

const shown = (fields: Value[]): Value => makeStructSequence(passwordType(), fields);

function getpwuid(t: Thread, _module: Value, uid: Value): Value {
  let wanted: number;
  try {
    wanted = shownNumber(accountNumber(t, uid, 'uid'));
  } catch (error) {
    if (isException(error, 'OverflowError')) return raiseWith('KeyError', 'getpwuid(): uid not found');
    throw error;
  }
  const found = entries(t).find((fields) => fields[2] === wanted);
  return found === undefined ? raiseWith('KeyError', `getpwuid(): uid not found: ${wanted}`) : shown(found);
}

function getpwnam(t: Thread, _module: Value, name: Str): Value {
  checkName(t, name);
  const found = entries(t).find((fields) => same(t, fields[0], name));
  return found === undefined ? raiseWith('KeyError', `getpwnam(): name not found: ${reprText(t, name)}`) : shown(found);
}

const functions: Record<string, NativeRow> = {
  getpwuid: ['(module, uidobj, /)', getpwuid],
  getpwnam: ['(module, name: str, /)', getpwnam],
  getpwall: ['(module, /)', (t) => new PyList(entries(t).map(shown))],
};

/** Makes the module object. */
export function makePwd(): PyModule {
  const module = new PyModule('pwd');
  fillModule(module.dict, module, 'pwd', functions);
  module.dict.setStr('struct_passwd', passwordType());
  return module;
}
