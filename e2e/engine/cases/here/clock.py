"""Clocks tick in steps that the browser makes coarse; the steps' lengths in ns."""

import time


def step(clock):
    """The shortest time between two readings that differ."""
    shortest = 10**9
    last = clock()
    for _ in range(20_000):
        now = clock()
        if now != last:
            shortest = min(shortest, now - last)
        last = now
    return shortest


print(step(time.perf_counter_ns))
before = time.perf_counter()
time.sleep(0.0001)
print(time.perf_counter() - before >= 0.0001)
print(time.tzname[0][:3], time.localtime().tm_gmtoff)
