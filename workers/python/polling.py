"""`select.select` and `select.poll`: other threads run while one waits. Follows CPython's `Modules/selectmodule.c`."""

import errno
import operator
import os
import select as select_module

from . import kernel

POLLIN = select_module.POLLIN
POLLOUT = select_module.POLLOUT
#: Told of whether it was asked for or not.
POLL_ALWAYS = select_module.POLLERR | select_module.POLLHUP | select_module.POLLNVAL

# What of it select(2) takes for each of its three (`fs/select.c` of Linux); POLLNVAL is an error there.
TO_READ = POLLIN | select_module.POLLHUP | select_module.POLLERR
_TO_WRITE = POLLOUT | select_module.POLLERR
_EXCEPTIONAL = select_module.POLLPRI

_select = select_module.select
_poll = select_module.poll


def select(rlist, wlist, xlist, timeout=None, /):
    timeout = _seconds(timeout, 'timeout must be a float or None')
    if timeout is not None and timeout < 0:
        raise ValueError('timeout must be non-negative')
    lists = [list(rlist), list(wlist), list(xlist)] if _are_sequences(rlist, wlist, xlist) else []
    # C knows what is no descriptor.
    _select(*lists, 0)
    wanted = (TO_READ, _TO_WRITE, _EXCEPTIONAL)
    asked = []
    for objects, events in zip(lists, wanted, strict=True):
        asked.append([(item, _descriptor(item), events) for item in objects])
    every = [*asked[0], *asked[1], *asked[2]]
    for _, fd, _ in every:
        if kernel.poll_events(fd) & select_module.POLLNVAL:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if timeout != 0:
        kernel.wait(kernel.poll, [fd for _, fd, _ in every], [events for _, _, events in every], timeout=timeout)
    return tuple([[item for item, fd, events in each if kernel.poll_events(fd) & events] for each in asked])


def _are_sequences(*lists):
    for each in lists:
        try:
            iter(each)
        except TypeError:
            raise TypeError('arguments 1-3 must be sequences') from None
    return True


def _seconds(timeout, refusal):
    if timeout is None:
        return None
    try:
        return timeout if isinstance(timeout, float) else float(operator.index(timeout))
    except TypeError:
        raise TypeError(refusal) from None


def _descriptor(item):
    return item if isinstance(item, int) else item.fileno()


class Poll:
    """`select.poll` objects."""

    def __init__(self):
        # Refuses what is no descriptor and no set of events, as C does.
        self._checked = _poll()
        self._events = {}
        self._polling = False

    def register(self, fd, eventmask=POLLIN | select_module.POLLPRI | POLLOUT, /):
        self._checked.register(fd, eventmask)
        self._events[_descriptor(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        self._checked.modify(fd, eventmask)
        self._events[_descriptor(fd)] = eventmask

    def unregister(self, fd, /):
        self._checked.unregister(fd)
        del self._events[_descriptor(fd)]

    def poll(self, timeout=None, /):
        milliseconds = _seconds(timeout, 'timeout must be an integer or None')
        if milliseconds is not None and milliseconds != milliseconds:
            raise ValueError('Invalid value NaN (not a number)')
        if self._polling:
            raise RuntimeError('concurrent poll() invocation')
        fds, events = [], []
        for fd, mask in self._events.items():
            # A negative descriptor is to be ignored.
            if fd >= 0:
                fds.append(fd)
                events.append(mask | POLL_ALWAYS)
        if milliseconds != 0:
            seconds = None if milliseconds is None or milliseconds < 0 else milliseconds / 1000
            self._polling = True
            try:
                kernel.wait(kernel.poll, fds, events, timeout=seconds)
            finally:
                self._polling = False
        ready = []
        for fd, mask in zip(fds, events, strict=True):
            if found := kernel.poll_events(fd) & mask:
                ready.append((fd, found))
        return ready


Poll.__module__, Poll.__name__, Poll.__qualname__ = 'select', 'poll', 'poll'


def poll():
    return Poll()


def install():
    for function in (poll, select):
        function.__module__ = 'select'
        setattr(select_module, function.__name__, function)
