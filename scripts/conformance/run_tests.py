"""Runs tests of CPython inside the engine; `request.json` says which. Each event is a line of JSON after a marker."""

import json
import os
import time
import traceback
import unittest

MARKER = '\x1e'


def emit(**event):
    """One write of its own, past whatever a test has made of sys.stdout."""
    os.write(1, f'{MARKER}{json.dumps(event)}\n'.encode())


def tell_support_what_works():
    """`test.support` knows Emscripten as a platform without threads; where that is not so here, it is told."""
    from test.support import threading_helper

    # Threads are not pthreads, which is what `sys._emscripten_info` tells, but they are there.
    threading_helper.can_start_thread = True


def load(names):
    """The tests of these modules; of a package, those of its `test_*` modules."""
    loader = unittest.TestLoader()
    for name in names:
        try:
            module = __import__(name, fromlist=['*'])
        except unittest.SkipTest as skip:
            emit(event='skipped module', id=name, reason=str(skip))
            continue
        if hasattr(module, '__path__'):
            folder = module.__path__[0]
            inner = sorted(file for file in os.listdir(folder) if file.startswith('test_') and file.endswith('.py'))
            yield from load([f'{name}.{file.removesuffix(".py")}' for file in inner])
        else:
            yield from flatten(loader.loadTestsFromModule(module))


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


class Result(unittest.TestResult):
    """Tells of each test's begin and end."""

    def startTest(self, test):
        super().startTest(test)
        self._outcome = None
        self._details = []
        self._began = time.monotonic()
        emit(event='began', id=test.id())

    def stopTest(self, test):
        milliseconds = round((time.monotonic() - self._began) * 1000)
        # Without an outcome it was interrupted, as what hangs is.
        if self._outcome is not None:
            emit(event='ended', id=test.id(), outcome=self._outcome, details='\n'.join(self._details), ms=milliseconds)
        super().stopTest(test)

    def _failed(self, test, details):
        if isinstance(test, unittest.suite._ErrorHolder):
            emit(event='broken', id=test.id(), details=details)
        else:
            self._outcome = 'failed'
            self._details.append(details)
            # What it has left behind must not spoil the next: they get a process of their own.
            self.stop()

    def addSuccess(self, test):
        self._outcome = 'passed'

    def addExpectedFailure(self, test, error):
        self._outcome = 'passed'

    def addError(self, test, error):
        self._failed(test, _text(error))

    def addFailure(self, test, error):
        self._failed(test, _text(error))

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self._failed(test, f'{subtest.id()}\n{_text(error)}')

    def addUnexpectedSuccess(self, test):
        self._failed(test, 'unexpected success')

    def addSkip(self, test, reason):
        if isinstance(test, unittest.suite._ErrorHolder):
            emit(event='skipped class', id=test.id(), reason=reason)
        elif self._outcome != 'failed':
            self._outcome = 'skipped'
            self._details = [reason]


def _text(error):
    return ''.join(traceback.format_exception(*error))[-8000:]


def main():
    with open('request.json', encoding='utf-8') as file:
        request = json.load(file)
    tests = list(load(request['modules']))
    if request['tests'] is None:
        emit(event='listed', ids=[test.id() for test in tests])
        return
    chosen = set(request['tests'])
    result = Result()
    unittest.TestSuite(test for test in tests if test.id() in chosen).run(result)
    emit(event='stopped' if result.shouldStop else 'done')


# Also where this file is a spawned child's `__mp_main__`: the test's module asks when it is imported there.
tell_support_what_works()

if __name__ == '__main__':
    main()
