"""Runs one module of CPython's regression tests and writes what became of every method, a line each, as it happens.

    python methods.py OUT MODULE [LEAVE_OUT]

The same file runs under the reference and on our machine. OUT gets lines `> ID` when a method starts and
`pass|fail|error|skip|xfail|upass ID<tab>REASON` when it has ended, and `.` at the very end; what a module that hangs has done
so far can be read there. LEAVE_OUT names a file with ids, one a line, that are not run again. Of a package without __init__
tests of its own, the modules below are left to processes of their own.
"""
import io
import os
import sys
import traceback
import unittest


class Record(unittest.TestResult):
    """Notes per method the worst thing that happened to it, its subtests included."""

    ORDER = ('pass', 'skip', 'xfail', 'upass', 'fail', 'error')

    def __init__(self, out, names):
        super().__init__()
        self.out = out
        self.names = names
        self.outcome = None

    def write(self, text):
        self.out.write(text + '\n')
        self.out.flush()

    def note(self, test, kind, reason=''):
        if self.outcome is None:
            # The fixture of a class or a module: `setUpClass (test.test_x.SomeTests)`; or a test that is skipped unstarted.
            self.write(f'{kind} {self.names.get(id(test), test.id())}\t{reason}')
        elif self.ORDER.index(kind) > self.ORDER.index(self.outcome[0]):
            self.outcome = kind, reason

    def startTest(self, test):
        super().startTest(test)
        self.outcome = 'pass', ''
        self.write('> ' + self.names[id(test)])

    def stopTest(self, test):
        super().stopTest(test)
        if self.outcome is None:
            # CPython 3.12.1 does not start what its decorator skips.
            return
        kind, reason = self.outcome
        self.outcome = None
        self.write(f'{kind} {self.names[id(test)]}\t{reason}')

    def addFailure(self, test, err):
        self.note(test, 'fail', tell(err))

    def addError(self, test, err):
        self.note(test, 'error', tell(err))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = 'fail' if issubclass(err[0], test.failureException) else 'error'
            self.note(test, kind, f'{tell(err)} {subtest._subDescription()}')

    def addSkip(self, test, reason):
        # A skipped subtest does not skip its method.
        if not hasattr(test, 'test_case'):
            self.note(test, 'skip', one_line(reason))

    def addExpectedFailure(self, test, err):
        self.note(test, 'xfail')

    def addUnexpectedSuccess(self, test):
        self.note(test, 'upass', 'unexpected success')

    def addDuration(self, test, elapsed):
        pass


def one_line(text):
    # The folder of this run has another name each time.
    text = str(text).replace(os.environ['TMPDIR'] + os.sep, '')
    return ' '.join(text.split())[:240]


def tell(err):
    """The exception's own line, and the innermost line of the test suite that it came through."""
    kind, error, tb = err
    try:
        text = traceback.format_exception_only(kind, error)[-1]
    except BaseException:
        text = kind.__name__
    # The report of a doctest is long: its last line that says something.
    if 'Failed doctest test' in str(error):
        lines = [line for line in str(error).splitlines() if line.strip()]
        text = 'doctest: ' + ' '.join(lines[3:])
    place = ''
    while tb is not None:
        file = tb.tb_frame.f_code.co_filename
        if f'{os.sep}test_' in file or file.endswith('_tests.py'):
            place = f' ({os.path.basename(file)}:{tb.tb_lineno})'
        tb = tb.tb_next
    return one_line(text) + place


def leaves(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from leaves(test)
        else:
            yield test


def belongs(test, module):
    """False for a test of a module below a package, which has a process of its own."""
    own = type(test).__module__
    return not own.startswith(module + '.test_') and not own.startswith('unittest.loader')


def main(out, module, left_out=frozenset()):
    # What stands beside the tests was compiled by another compiler; ours keeps its own.
    sys.pycache_prefix = os.path.join(os.environ['TMPDIR'], 'compiled')
    # Tests of what only CPython does are for us too.
    sys.implementation.name = 'cpython'
    # As `python -m unittest` would have it, without the chatter.
    import test.support
    test.support.verbose = 0
    loader = unittest.TestLoader()
    try:
        suite = loader.loadTestsFromName(module)
    except unittest.SkipTest as skip:
        record = Record(out, {})
        record.write(f'skip {module}\t{one_line(skip)}')
        record.write('.')
        return
    sys.pycache_prefix = None
    package = hasattr(sys.modules.get(module), '__path__')
    names = {}
    seen = {}
    chosen = unittest.TestSuite()
    record = Record(out, names)
    for test in leaves(suite):
        if package and not belongs(test, module):
            continue
        name = test.id().replace('\n', ' ')
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            name += f'#{seen[name]}'
        names[id(test)] = name
        if name not in left_out:
            chosen.addTest(test)
    chosen.run(record)
    record.write('.')


if __name__ == '__main__':
    done = frozenset()
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding='utf-8') as file:
            done = frozenset(file.read().split('\n'))
    # A module may close or replace what it finds in sys: the descriptor is ours.
    with io.open(sys.argv[1], 'a', encoding='utf-8', errors='backslashreplace') as out:
        path, module = sys.argv[1:3]
        # The tests look at the arguments now and then.
        sys.argv[1:] = []
        main(out, module, done)
