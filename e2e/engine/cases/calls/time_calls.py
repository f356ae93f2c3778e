"""Clocks, dates and sleep."""

import threading
import time

from told import tell

CPU = time.CLOCK_PROCESS_CPUTIME_ID, time.CLOCK_THREAD_CPUTIME_ID
CLOCKS = time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, *CPU
DATE = time.struct_time((2024, 2, 29, 13, 5, 9, 3, 60, 0))


def info(name):
    told = time.get_clock_info(name)
    return told.implementation, told.monotonic, told.adjustable, 0 < told.resolution < 0.001


def agree(seconds, nanoseconds):
    """The two are of the same clock, asked one after the other; a float of today's seconds is right to half a microsecond."""
    first, second = seconds(), nanoseconds()
    return isinstance(first, float) and isinstance(second, int) and -1000 < second - first * 1e9 < 1e9


def is_of_whole_nanoseconds(clock):
    """What `PyTime_AsSecondsDouble` makes of such a number, each of many times."""
    return all(told == round(told * 1e9) / 1e9 for told in (clock() for _ in range(1000)))


def slept(seconds):
    began = time.monotonic()
    time.sleep(seconds)
    return time.monotonic() - began >= seconds


tell(
    """
info('time'), info('monotonic'), info('perf_counter')
info('process_time'), info('thread_time')
info('none')
[0 < time.clock_getres(clock) < 0.001 for clock in CLOCKS]
[time.clock_getres(clock) == time.get_clock_info('thread_time').resolution for clock in CPU]
time.clock_getres(99)
time.clock_getres('x')
[time.clock_gettime(clock) <= time.clock_gettime_ns(clock) / 1e9 + 1e-6 for clock in CLOCKS]
time.clock_gettime(99)
time.clock_gettime_ns(99)
agree(time.time, time.time_ns), agree(time.monotonic, time.monotonic_ns)
agree(time.perf_counter, time.perf_counter_ns), agree(time.process_time, time.process_time_ns)
agree(time.thread_time, time.thread_time_ns), time.thread_time() <= time.process_time()
is_of_whole_nanoseconds(time.process_time), is_of_whole_nanoseconds(time.thread_time)
time.time() > 1.7e9
slept(0.002), slept(0)
time.sleep(-1)
time.sleep('x')
time.sleep(float('nan'))
time.gmtime(0)
tuple(time.gmtime(1709211909)) == DATE
time.gmtime(1e30)
time.gmtime(-1)[:6], time.gmtime(2**33)[:6]
time.asctime(DATE), time.ctime(0)
time.ctime(time.mktime(time.localtime(1709211909))) == time.ctime(1709211909)
time.mktime(time.localtime(86400)), time.localtime(0).tm_isdst
time.strftime('%Y-%m-%d %H:%M:%S %a %j %U %%', DATE)
time.strftime('%Y', (2024,))
time.strptime('29 Feb 2024 13:05', '%d %b %Y %H:%M')[:8]
time.strptime('30 Feb 2024', '%d %b %Y')
time.strptime('x', '%Y')
len(time.tzname), time.daylight in (0, 1), time.timezone % 900, time.altzone % 900
""",
    globals(),
)
