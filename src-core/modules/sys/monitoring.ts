/** `sys.monitoring` (PEP 669; Python/instrumentation.c): tools, callbacks, sets of events. */
import { PyCode } from '../../objects/code.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyModule } from '../../objects/module.ts';
import { makeNamespace } from '../../objects/namespace.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asStr, type Value } from '../../objects/value.ts';
import { EVENT, EVENT_NAMES, EVENTS, LOCAL_EVENTS, PROFILE_TOOL, UNGROUPED_EVENTS } from '../../vm/monitoring/events.ts';
import { DISABLE, MISSING, type Monitoring } from '../../vm/monitoring/monitoring.ts';
import type { VmThread } from '../../vm/thread.ts';

const monitoringOf = (t: Thread): Monitoring => (t as VmThread).monitoring;

function checkTool(tool: number): void {
  if (tool < 0 || tool >= PROFILE_TOOL) raise.ValueError(`invalid tool ${tool} (must be between 0 and 5)`);
}

function needCode(value: Value): PyCode {
  return value instanceof PyCode ? value : raise.TypeError('code must be a code object');
}

const RETURNS = (1 << EVENT.C_RETURN) | (1 << EVENT.C_RAISE);
const CALLS = RETURNS | (1 << EVENT.CALL);

/** C_RETURN and C_RAISE go with CALL, and are no events of their own. */
function withoutReturns(events: number): number {
  if (events & RETURNS && (events & CALLS) !== CALLS) raise.ValueError('cannot set C_RETURN or C_RAISE events independently');
  return events & ~RETURNS;
}

const hex = (n: number) => `0x${(n >>> 0).toString(16)}`;

function useTool(t: Thread, _module: Value, tool: number, name: Value): Value {
  checkTool(tool);
  if (asStr(name) === undefined) return raise.ValueError('tool name must be a str');
  const { names } = monitoringOf(t);
  if (names[tool] !== undefined) return raise.ValueError(`tool ${tool} is already in use`);
  names[tool] = name;
  return null;
}

function registerCallback(t: Thread, _module: Value, tool: number, event: number, func: Value): Value {
  checkTool(tool);
  if (event === 0 || (event & (event - 1)) !== 0) return raise.ValueError('The callback can only be set for one event at a time');
  const number = 31 - Math.clz32(event);
  if (number >= EVENTS) return raise.ValueError(`invalid event ${event}`);
  const old = monitoringOf(t).register(tool, number, func === null ? undefined : func);
  return old === undefined || typeof old === 'function' ? null : old;
}

function setEvents(t: Thread, _module: Value, tool: number, events: number): Value {
  checkTool(tool);
  if (events < 0 || events >= 1 << EVENTS) return raise.ValueError(`invalid event set ${hex(events)}`);
  monitoringOf(t).setEvents(tool, withoutReturns(events));
  return null;
}

function setLocalEvents(t: Thread, _module: Value, tool: number, code: Value, events: number): Value {
  needCode(code);
  checkTool(tool);
  const own = withoutReturns(events);
  if (own < 0 || own >= 1 << LOCAL_EVENTS) return raise.ValueError(`invalid local event set ${hex(own)}`);
  monitoringOf(t).setLocalEvents(tool, code as PyCode, own);
  return null;
}

const functions: Record<string, NativeRow> = {
  use_tool_id: ['(module, tool_id: int, name, /)', useTool],
  free_tool_id: [
    '(module, tool_id: int, /)',
    (t, _module: Value, tool: number) => {
      checkTool(tool);
      monitoringOf(t).names[tool] = undefined;
      return null;
    },
  ],
  get_tool: [
    '(module, tool_id: int, /)',
    (t, _module: Value, tool: number) => {
      checkTool(tool);
      return monitoringOf(t).names[tool] ?? null;
    },
  ],
  register_callback: ['(module, tool_id: int, event: int, func, /)', registerCallback],
  get_events: [
    '(module, tool_id: int, /)',
    (t, _module: Value, tool: number) => {
      checkTool(tool);
      return monitoringOf(t).eventsOf(tool);
    },
  ],
  set_events: ['(module, tool_id: int, event_set: int, /)', setEvents],
  get_local_events: [
    '(module, tool_id: int, code, /)',
    (t, _module: Value, tool: number, code: Value) => {
      needCode(code);
      checkTool(tool);
      return monitoringOf(t).localEventsOf(tool, code as PyCode);
    },
  ],
  set_local_events: ['(module, tool_id: int, code, event_set: int, /)', setLocalEvents],
  restart_events: [
    '(module, /)',
    (t) => {
      monitoringOf(t).restart();
      return null;
    },
  ],
  _all_events: [
    '(module, /)',
    (t) => {
      const all = new PyDict();
      for (let event = 0; event < UNGROUPED_EVENTS; event++) {
        const tools = monitoringOf(t).tools[event];
        if (tools !== 0) all.setStr(EVENT_NAMES[event], tools);
      }
      return all;
    },
  ],
};

/** Makes `sys.monitoring`. */
export function makeMonitoring(): PyModule {
  const module = new PyModule('sys.monitoring');
  fillModule(module.dict, module, 'sys.monitoring', functions);
  const set = (name: string, value: Value) => module.dict.setStr(name, value);
  set('DISABLE', DISABLE);
  set('MISSING', MISSING);
  const events: Record<string, Value> = {};
  for (const name of EVENT_NAMES) events[name] = 1 << EVENT[name];
  set('events', makeNamespace({ ...events, NO_EVENTS: 0 }));
  set('DEBUGGER_ID', 0);
  set('COVERAGE_ID', 1);
  set('PROFILER_ID', 2);
  set('OPTIMIZER_ID', 5);
  return module;
}
