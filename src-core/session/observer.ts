/** Watching a program that runs without a debugger: its profile, or its instructions one by one (`lasti profile`, `lasti run --trace`). */
import { encodeUtf8 } from '../base/utf8.ts';
import { diffProfiles } from '../debug/profile/diff.ts';
import { Profiler } from '../debug/profile/profiler.ts';
import { reportProfile } from '../debug/profile/report.ts';
import { diffText, exportProfile, profileText } from '../debug/profile/text.ts';
import { TraceLines } from '../debug/trace/trace-lines.ts';
import type { Host } from '../host/host.ts';
import type { ProgramRun } from '../protocol/worker.ts';
import { Monitor, type MonitorClient } from '../vm/monitor.ts';
import type { VmThread } from '../vm/thread.ts';

/** From `begin` to `end` the program is watched. */
export interface Observer {
  begin(): void;
  end(): void;
}

/** The observer that a run asks for. */
export function startObserver(run: ProgramRun<Host>, thread: VmThread, host: Host): Observer | undefined {
  const { observe } = run;
  if (observe === undefined) return undefined;
  if ('trace' in observe) {
    const lines = new TraceLines((text) => host.stderr.write(encodeUtf8(text)));
    return watch(thread, (monitor) => ({
      entered: (_thread, frame) => monitor().hookAlways(frame.code, undefined),
      left: () => {},
      instruction: (t, frame, index) => lines.instruction(t, frame, index),
    }));
  }
  const profiler = new Profiler(observe.profile, () => Number(host.clock.performance()) / 1e6);
  const { begin, end } = watch(thread, (monitor) => ({
    entered(t, frame) {
      profiler.hook(monitor(), frame.code);
      profiler.entered(t, frame);
    },
    left: (t, frame) => profiler.left(t, frame),
    instruction: (t, frame, index, before) => profiler.instruction(t, frame, index, before),
    ...(observe.profile === 'instructions' && {
      specialized: (t: VmThread, ...told: [...Told]) => profiler.specialized(t, ...told),
    }),
  }));
  return {
    begin,
    end() {
      end();
      const report = reportProfile(profiler);
      const { format, sort, compare } = observe;
      const name = run.target === undefined ? run.name : 'program';
      if (format !== undefined) run.profiled?.(exportProfile(report, format, name));
      else run.profiled?.(compare === undefined ? profileText(report, sort) : diffText(diffProfiles(compare, report)));
    },
  };
}

type Told = Parameters<NonNullable<MonitorClient['specialized']>> extends [VmThread, ...infer Rest] ? Rest : never;
type Watched = Pick<MonitorClient, 'entered' | 'left' | 'instruction' | 'specialized'>;

/** Puts a client between the thread and who watches it for interrupts. */
function watch(thread: VmThread, make: (monitor: () => Monitor) => Watched): Observer {
  const before = thread.watcher;
  const monitor: Monitor = new Monitor({ poll: (t) => before?.poll(t), unwound: () => {}, ...make(() => monitor) });
  return {
    begin() {
      thread.watcher = monitor;
      thread.watchFrames(true);
    },
    end() {
      thread.watchFrames(false);
      thread.watcher = before;
    },
  };
}
