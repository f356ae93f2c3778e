"""Where a process begins: each function here gives the callable that is the process."""

import atexit
import builtins
import codecs
import io
import json
import logging
import multiprocessing
import os
import random
import sys
import threading
import time
import traceback
import types
import warnings

from . import kernel, launch, posix, signals, threads, tracing

_FOLDER = '/home/pyodide'

#: Exit code of a Python that could not write all of its output (`Py_RunMain` of CPython's `Modules/main.c`).
_NOT_FLUSHED = 120


def main():
    """The reader's program, the first of its files, as `python main.py` runs it."""
    beginning = json.loads(kernel.beginning())
    paths = beginning['paths']

    def run():
        _begin(paths)
        default = multiprocessing.context._concrete_contexts[beginning['startMethod']]
        multiprocessing.context._default_context._default_context = default
        path = paths[0]
        sys.argv = [path]
        __main__ = _new_main_module()
        __main__.__file__ = path
        with open(path, encoding='utf-8-sig') as file:
            source = file.read()
        exec(compile(source, path, 'exec'), __main__.__dict__)

    return lambda: _run(run)


def forked():
    """A forked child goes on with what its parent left for it."""
    child = launch.child_main
    launch.child_main = None

    def run():
        threads.become_only_thread()
        tracing.forget_open()
        child()

    return lambda: _run(run)


def spawned():
    """A clean Python runs `-c` code, as `multiprocessing.spawn` and the fork server ask for."""
    beginning = json.loads(kernel.beginning())
    args, environment = beginning['args'], beginning['environment']

    def run():
        os.environ.clear()
        os.environ.update(zip(environment[::2], environment[1::2], strict=True))
        _check_hash_seed(os.environ.get('PYTHONHASHSEED', ''))
        _begin(beginning['paths'])
        os.chdir(beginning['cwd'])
        index = args.index('-c')
        _begin_options(args[:index])
        sys.argv = ['-c', *args[index + 2 :]]
        exec(args[index + 1], _new_main_module().__dict__)

    return lambda: _run(run)


def warm_up():
    """Does, before there is a process, what a forked child does first: the browser compiles at the first call."""
    os.urandom(16)
    # By name: what a descriptor is only a process knows.
    with open(os.devnull, encoding='utf-8'):
        pass


def _new_main_module():
    """A `__main__` with nothing in it of how the snapshot was made.

    `multiprocessing` has it by its other name, too: that is what a spawned child calls the program it imports, so what
    comes back from there (an instance of one of the program's classes) is looked up by that name.
    """
    module = types.ModuleType('__main__')
    module.__builtins__ = builtins
    sys.modules['__main__'] = sys.modules['__mp_main__'] = module
    return module


def _begin(paths):
    """What must not be the same in all processes that start from one snapshot.

    CPython sets it when it starts or when a module is imported: the secret of `hash()` (`pyodide/hash-secret.ts`), the
    environment (`spawned`), the generator of `random`, the key that processes prove themselves with, the time that
    `logging` counts from, the directory, `sys.path`, `sys.argv`, `__main__`, the threads, what signals do, the standard
    streams.
    """
    random.seed()
    multiprocessing.current_process().authkey = os.urandom(32)
    logging._startTime = time.time_ns()
    os.chdir(_FOLDER)
    sys.path[:] = [_FOLDER, *(entry for entry in sys.path if entry not in ('', _FOLDER))]
    threads.become_only_thread()
    signals.begin_program()
    tracing.start(list(paths))
    _begin_streams()


def _begin_streams():
    """As `create_stdio` of CPython's `Python/pylifecycle.c`: None where there is no descriptor."""
    encoding, _, errors = os.environ.get('PYTHONIOENCODING', '').partition(':')
    unbuffered = os.environ.get('PYTHONUNBUFFERED')
    for descriptor, name in enumerate(('stdin', 'stdout', 'stderr')):
        stream = getattr(sys, name)
        try:
            os.fstat(descriptor)
        except OSError:
            setattr(sys, name, None)
            setattr(sys, f'__{name}__', None)
            continue
        if encoding or errors:
            on_errors = 'backslashreplace' if name == 'stderr' else errors or 'strict'
            stream.reconfigure(encoding=codecs.lookup(encoding or 'utf-8').name, errors=on_errors)
        if unbuffered and name != 'stdin':
            raw = io.FileIO(descriptor, 'w', closefd=False)
            stream = io.TextIOWrapper(raw, stream.encoding, stream.errors, write_through=True, line_buffering=True)
            setattr(sys, name, stream)
            setattr(sys, f'__{name}__', stream)


def _check_hash_seed(seed):
    """As `config_init_hash_seed` of CPython's `Python/initconfig.c`, which uses strtoul(3)."""
    if seed in ('', 'random') or (seed.isascii() and seed.isdecimal() and int(seed) < 2**32):
        return
    message = 'config_init_hash_seed: PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]'
    print(f'Fatal Python error: {message}\nPython runtime state: preinitialized\n', file=sys.stderr)
    posix._exit(1)


def _begin_options(arguments):
    """Which warnings are shown: as the environment and the command line (`-W`) say."""
    chosen = [option for option in os.environ.get('PYTHONWARNINGS', '').split(',') if option]
    chosen += [argument[2:] for argument in arguments if argument.startswith('-W')]
    if chosen:
        sys.warnoptions[:] = chosen
        warnings._processoptions(chosen)


def _run(function):
    code, failure = 0, None
    try:
        function()
    except SystemExit as error:
        code = _exit_code(error)
    except BaseException as error:
        code, failure = 1, error
    if failure is not None:
        _report(failure)
    flushed = _finish()
    if isinstance(failure, KeyboardInterrupt):
        kernel.die_of(2)
    posix._exit(code if flushed else _NOT_FLUSHED)


def _exit_code(error):
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return error.code
    print(error.code, file=sys.stderr)
    return 1


def _report(error):
    """Prints the exception as `PyErr_Print` does: whatever fails in it, the process goes on to its end."""
    _attempt(tracing.exception, error)
    hook = getattr(sys, 'excepthook', None)
    if hook is None:
        _attempt(print, 'sys.excepthook is missing', file=sys.stderr)
        _attempt(sys.__excepthook__, type(error), error, error.__traceback__)
        return
    try:
        hook(type(error), error, error.__traceback__)
    except BaseException as failed:
        _attempt(print, 'Error in sys.excepthook:', file=sys.stderr)
        _attempt(sys.__excepthook__, type(failed), failed, failed.__traceback__)
        _attempt(print, '\nOriginal exception was:', file=sys.stderr)
        _attempt(sys.__excepthook__, type(error), error, error.__traceback__)


def _attempt(function, *args, **keywords):
    try:
        function(*args, **keywords)
    except BaseException:
        # There is nobody left to report to.
        return


def _flush(stream):
    if stream is not None and not getattr(stream, 'closed', False):
        stream.flush()


def _finish():
    """What Py_FinalizeEx does before it tears down: threads, atexit, streams; whether all was written."""
    for step in (threading._shutdown, atexit._run_exitfuncs):
        try:
            step()
        except BaseException as error:
            _report(error)
    flushed = True
    for name in ('stdout', 'stderr'):
        try:
            _flush(getattr(sys, name))
        except BaseException as error:
            flushed = False
            if name == 'stdout':
                _attempt(print, 'Exception ignored while flushing sys.stdout:', file=sys.stderr)
                _attempt(traceback.print_exception, error)
    return flushed
