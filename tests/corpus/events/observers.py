#: settrace
def shown(arg):
    if isinstance(arg, tuple) and len(arg) == 3 and isinstance(arg[0], type): return (arg[0].__name__, str(arg[1]))
    return type(arg).__name__ if not isinstance(arg, (int, str, type(None))) else arg
def tracer(frame, event, arg):
    if frame.f_code.co_filename == FILE:
        print(event, frame.f_code.co_name, frame.f_lineno, frame.f_lasti, shown(arg))
        return tracer
def observe(main):
    import sys
    sys.settrace(tracer)
    try: main()
    finally: sys.settrace(None)
#: settrace with opcodes
def tracer(frame, event, arg):
    if frame.f_code.co_filename == FILE:
        frame.f_trace_opcodes = True
        print(event, frame.f_code.co_name, frame.f_lineno, frame.f_lasti)
        return tracer
def observe(main):
    import sys
    sys._getframe().f_trace_opcodes = True
    sys.settrace(tracer)
    try: main()
    finally: sys.settrace(None)
#: setprofile
def profiler(frame, event, arg):
    if frame.f_code.co_filename == FILE:
        print(event, frame.f_code.co_name, frame.f_lineno, getattr(arg, '__qualname__', type(arg).__name__))
def observe(main):
    import sys
    sys.setprofile(profiler)
    try: main()
    finally: sys.setprofile(None)
#: monitoring, all events
def observe(main):
    import sys
    mon = sys.monitoring
    mon.use_tool_id(3, 'test')
    def show(value):
        if value is mon.MISSING: return 'MISSING'
        if isinstance(value, (int, str, type(None), tuple)): return repr(value)
        return type(value).__name__ + ' ' + str(getattr(value, '__qualname__', ''))
    def callback(name):
        def call(code, *args):
            if code.co_filename == FILE:
                print(name, code.co_name, *map(show, args))
        return call
    names = [n for n in vars(mon.events) if n != 'NO_EVENTS']
    for n in names: mon.register_callback(3, getattr(mon.events, n), callback(n))
    mon.set_events(3, sum(getattr(mon.events, n) for n in names))
    try: main()
    finally:
        mon.set_events(3, 0)
        for n in names: mon.register_callback(3, getattr(mon.events, n), None)
        mon.free_tool_id(3)
#: monitoring, lines only and disabled at once
def observe(main):
    import sys
    mon = sys.monitoring
    E = mon.events
    mon.use_tool_id(2, 'lines')
    mon.use_tool_id(1, 'calls')
    def line(code, n):
        if code.co_filename == FILE: print('LINE', code.co_name, n)
        return mon.DISABLE
    def start(code, offset):
        if code.co_filename == FILE: print('START', code.co_name, offset)
    def branch(code, offset, to):
        if code.co_filename == FILE: print('BRANCH', code.co_name, offset, to)
        return mon.DISABLE
    mon.register_callback(2, E.LINE, line)
    mon.register_callback(2, E.BRANCH, branch)
    mon.register_callback(1, E.PY_START, start)
    mon.register_callback(1, E.LINE, line)
    mon.set_events(2, E.LINE | E.BRANCH)
    mon.set_events(1, E.PY_START | E.LINE)
    try:
        main()
        mon.restart_events()
        main()
    finally:
        mon.set_events(2, 0)
        mon.set_events(1, 0)
        for tool, event in ((2, E.LINE), (2, E.BRANCH), (1, E.PY_START), (1, E.LINE)): mon.register_callback(tool, event, None)
        mon.free_tool_id(2)
        mon.free_tool_id(1)
#: local events of one function, and what its code looks like
def units(code):
    # Opcodes, and the counter of each site; further cache entries hold versions, which are no two machines' business.
    bare, now = code.co_code, code._co_code_adaptive
    return [now[i] for i in range(0, len(now), 2) if bare[i] or bare[i - 2]]
def observe(main):
    import sys
    mon = sys.monitoring
    E = mon.events
    mon.use_tool_id(4, 'local')
    mon.register_callback(4, E.LINE, lambda code, n: print('LINE', code.co_name, n))
    mon.register_callback(4, E.PY_RETURN, lambda code, o, v: print('RETURN', code.co_name, o))
    mon.set_local_events(4, main.__code__, E.LINE | E.PY_RETURN | E.BRANCH | E.JUMP | E.CALL)
    try:
        main()
        print(units(main.__code__))
    finally:
        mon.set_local_events(4, main.__code__, 0)
        print(units(main.__code__))
        mon.register_callback(4, E.LINE, None)
        mon.register_callback(4, E.PY_RETURN, None)
        mon.free_tool_id(4)
