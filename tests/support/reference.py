"""What tests/support/reference.ts runs inside the reference: each function takes and gives JSON text."""
import base64
import builtins
import dis as dis_module
import gc
import io
import json
import os
import sys
import types


def run(request):
    request = json.loads(request)
    filename = request["filename"]
    saved = sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.path[:], sys.modules.get("__main__"), set(sys.modules), os.getcwd()
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(request["stdin"].encode()), "utf-8")
    sys.stdout = io.TextIOWrapper(out, "utf-8", newline="\n")
    sys.stderr = io.TextIOWrapper(err, "utf-8", errors="backslashreplace", newline="\n")
    sys.argv = [filename, *request["args"]]
    sys.path.insert(0, "/program")
    os.chdir("/program")
    main = types.ModuleType("__main__")
    main.__file__ = filename
    main.__builtins__ = builtins
    main.__annotations__ = {}
    sys.modules["__main__"] = main
    status = 0
    try:
        try:
            with open(request["stored"], "rb") as file:
                source = file.read()
            exec(compile(source, filename, "exec", dont_inherit=True), main.__dict__)
        except SystemExit as stop:
            if isinstance(stop.code, int):
                status = stop.code & 0xFF
            elif stop.code is not None:
                print(stop.code, file=sys.stderr)
                status = 1
        except BaseException as error:
            status = 130 if isinstance(error, KeyboardInterrupt) else 1
            trace = error.__traceback__.tb_next
            # Not with_traceback(): the name would stay alive in it. Frames of this file are no part of the program.
            if filename != request["stored"]:
                import linecache

                linecache.updatecache(filename)
            sys.__excepthook__(type(error), error.with_traceback(trace), trace)
        main.__dict__.clear()
        gc.collect()
        sys.stdout.flush()
        sys.stderr.flush()
        # Taken here: the wrappers close their buffers when they go.
        texts = [buffer.getvalue().decode("utf-8", "replace") for buffer in (out, err)]
    finally:
        sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.path[:], old_main, old_modules, folder = saved
        os.chdir(folder)
        if old_main is not None:
            sys.modules["__main__"] = old_main
        for name in set(sys.modules) - old_modules:
            if getattr(sys.modules[name], "__file__", None) and sys.modules[name].__file__.startswith("/program/"):
                del sys.modules[name]
        sys.settrace(None)
        sys.setprofile(None)
    return json.dumps({"stdout": texts[0], "stderr": texts[1], "status": status})


def answer(code, inputs):
    inputs = json.loads(inputs)
    scope = {"__name__": "answer", **inputs["plain"]}
    for name, data in inputs["binary"].items():
        scope[name] = base64.b64decode(data)
    exec(compile(code, "answer.py", "exec", dont_inherit=True), scope)
    return json.dumps(scope["result"])


def dis(request):
    request = json.loads(request)
    code = compile(
        request["source"], request["filename"], request["mode"], dont_inherit=True, optimize=request["optimize"]
    )
    text = io.StringIO()
    dis_module.dis(code, file=text, show_caches=request["caches"])
    return text.getvalue()
