/** `sys.monitoring` (PEP 669; Python/instrumentation.c): tools, callbacks, sets of events. */
import { PyCode } from '../objects/code.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { PyInstance } from '../objects/instance.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { simpleNamespace } from '../objects/simple-namespace.ts';
import { asStr, type Value } from '../objects/value.ts';
import { EVENT, EVENT_NAMES, EVENTS, LOCAL_EVENTS, PROFILE_TOOL, UNGROUPED_EVENTS } from '../vm/monitoring/events.ts';
import { DISABLE, MISSING, type Monitoring } from '../vm/monitoring/monitoring.ts';
import type { VmThread } from '../vm/thread.ts';
