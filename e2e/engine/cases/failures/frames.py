"""Only frames that a Python elsewhere has, too: in tracebacks, stacks, warnings, and a debugger."""

import _thread
import faulthandler
import os
import pdb
import sys
import threading
import time
import traceback
import warnings
from multiprocessing import Lock, Pipe, Pool, Process

LIBRARY = os.path.dirname(os.__file__)


def names(frames):
    """The program's and the library's functions; a fork in the middle of the program has what stood before it below."""
    return [frame.name for frame in frames if '<frozen' not in frame.filename]


def stack():
    return names(traceback.extract_stack())[:-2]


def raised(call):
    try:
        call()
    except BaseException as error:
        return type(error).__name__, names(traceback.extract_tb(error.__traceback__))[2:]


def fail(number):
    raise LookupError(number)


def nap():
    time.sleep(0.5)


def child():
    print(stack()[-2:])
    print(raised(lambda: os.read(99, 1)))


def warned():
    warnings.warn('careful', stacklevel=2)


if __name__ == '__main__':
    print(stack(), sys._getframe().f_back)
    thread = threading.Thread(target=lambda: print(stack()))
    thread.start()
    thread.join()

    near, far = Pipe()
    for call in (
        lambda: os.read(99, 1),
        lambda: os.write(99, b''),
        lambda: os.kill(1 << 22, 0),
        lambda: os.waitpid(-1, 0),
        lambda: time.sleep(-1),
        lambda: threading.Lock().release(),
        lambda: Lock().release(),
        lambda: os.kill(os.getpid(), 2) or time.sleep(5),
    ):
        print(raised(call))

    process = Process(target=child)
    process.start()
    process.join()
    with Pool(1) as pool:
        try:
            pool.map(fail, [1])
        except LookupError as error:
            print('in fail' in str(error.__cause__), '_interleave' in str(error.__cause__))

    told = threading.Event()
    sys.unraisablehook = lambda hook: (print('unraisable', names(traceback.extract_tb(hook.exc_traceback))), told.set())
    _thread.start_new_thread(fail, (2,))
    told.wait()
    threading.excepthook = lambda hook: print('excepthook', names(traceback.extract_tb(hook.exc_traceback)))
    thread = threading.Thread(target=fail, args=(3,))
    thread.start()
    thread.join()

    thread = threading.Thread(target=nap)
    thread.start()
    time.sleep(0.1)
    frames = sys._current_frames()
    print(sorted(frame.f_code.co_name for frame in frames.values()), thread.ident in frames)
    with open('frames.txt', 'w+') as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        dump = file.read()
    print('in nap' in dump, 'Current thread' in dump, '_interleave' in dump)
    thread.join()

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        warned()
        print(os.path.basename(caught[0].filename))
    debugger = pdb.Pdb()
    debugger.reset()
    frames, _ = debugger.get_stack(sys._getframe(), None)
    print([frame.f_code.co_name for frame, _ in frames])
