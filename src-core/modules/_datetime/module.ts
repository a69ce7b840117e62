/** The `_datetime` module (Modules/_datetimemodule.c). The capsule of its C interface is not there. */
import { PyModule } from '../../objects/module.ts';
import { MAX_YEAR, MIN_YEAR } from './days.ts';
import { dateType, datetimeType, deltaType, timeType, timezoneType, tzinfoType, UTC } from './objects.ts';
import './delta.ts';
import './date.ts';
import './datetime.ts';
import './time.ts';
import './tzinfo.ts';

/** Makes the module object. */
export function makeDatetime(): PyModule {
  const module = new PyModule('_datetime');
  const types = { date: dateType, datetime: datetimeType, time: timeType, timedelta: deltaType, tzinfo: tzinfoType };
  for (const [name, type] of Object.entries(types)) module.dict.setStr(name, type);
  module.dict.setStr('timezone', timezoneType);
  module.dict.setStr('MINYEAR', MIN_YEAR);
  module.dict.setStr('MAXYEAR', MAX_YEAR);
  module.dict.setStr('UTC', UTC);
  return module;
}
