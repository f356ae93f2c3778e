"""What children have computed is their parent's once it has waited for them, also that of killed ones and of their own."""

import os
import resource
import time
from multiprocessing import Process


def compute(seconds):
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def child():
    process = Process(target=compute, args=(0.3,))
    process.start()
    process.join()


def children():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime + resource.getrusage(resource.RUSAGE_CHILDREN).ru_stime


if __name__ == '__main__':
    before = children()
    process = Process(target=child)
    process.start()
    time.sleep(0.05)
    unwaited = children() - before
    process.join()
    print(unwaited < 0.02, children() - before > 0.05)
    before = os.times().children_user
    process = Process(target=compute, args=(60,))
    process.start()
    time.sleep(0.5)
    process.kill()
    process.join()
    print(os.times().children_user - before > 0.02)
    compute(0.1)
    times = os.times()
    print(times.user > 0.01, times.elapsed > 0, times[:2] == (times.user, times.system))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(usage.ru_utime > 0.01, usage.ru_maxrss > 1000, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 1000, len(usage))
    process = Process(target=compute, args=(0.2,))
    process.start()
    pid, status, usage = os.wait4(process.pid, 0)
    print(pid == process.pid, status, usage.ru_utime > 0.02)
    try:
        resource.getrusage(99)
    except ValueError as error:
        print(error)
    print(resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 100)
