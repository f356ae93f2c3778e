"""What is answered here otherwise than on Linux, and truly; and calls that CPython 3.11 lacks."""

import os
import resource
import socket
import sys
import termios
import time
import tty

from told import tell

left, right = socket.socketpair()
unused = socket.socket()
reader, writer = os.pipe()
os.write(writer, b'data')
place = bytearray(2)


def step(clock):
    """The smallest difference between two answers of a clock."""
    times = [clock() for _ in range(5000)]
    return min(after - before for before, after in zip(times, times[1:]) if after != before)


def is_step(clock, name):
    return abs(step(clock) / 1e9 / time.get_clock_info(name).resolution - 1) < 0.1


tell(
    """
resource.getrlimit(resource.RLIMIT_NPROC), resource.getrlimit(resource.RLIMIT_NOFILE)
resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_CPU)
resource.getrlimit(resource.RLIMIT_AS)
resource.setrlimit(resource.RLIMIT_NOFILE, (20, 256))
resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))
resource.setrlimit(resource.RLIMIT_NOFILE, (256, 1000))
resource.setrlimit(resource.RLIMIT_NOFILE, (1000, 256))
resource.setrlimit(resource.RLIMIT_NPROC, (-1, -1))
resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
resource.setrlimit(resource.RLIMIT_CPU, (-1, -1))
resource.setrlimit(resource.RLIMIT_CORE, (5, 10)), resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (5, 11))
os.sysconf('SC_CHILD_MAX'), os.sysconf('SC_OPEN_MAX')
is_step(time.monotonic_ns, 'monotonic'), is_step(time.perf_counter_ns, 'perf_counter')
is_step(time.process_time_ns, 'process_time'), is_step(time.thread_time_ns, 'thread_time')
time.clock_getres(time.CLOCK_BOOTTIME)
os.statvfs('/')[2:8], os.statvfs('/lib')[2:8], os.fstatvfs(1)[2:8]
os.statvfs('/tmp')[2] == os.statvfs('/home')[2] == os.statvfs('/dev/shm')[2] == (128 << 20) // os.statvfs('/tmp').f_bsize
[os.access(path, os.W_OK) for path in ('/', '/lib', '/proc', '/dev', '/lib/python3.14', '/home', '/tmp')]
os.pwrite(1, b'x', 0)
os.uname()[:2], sys.platform
os.getlogin(), os.getuid(), os.getgid()
os.environ['_'] == sys.executable, os.environ['HOME']
os.get_terminal_size(), termios.tcgetwinsize(1)
termios.tcgetwinsize(reader)
mode = [255, 255, 255, 255, 0, 0, [0] * 32]
tty.cfmakeraw(mode), mode[:4]
tty.cfmakecbreak(mode), mode[:4]
os.readinto(reader, place), place
os.process_cpu_count() == os.cpu_count()
os.putenv('NEW', '1'), os.reload_environ(), os.environ['NEW']
os.confstr('CS_PATH')
os.system(''), os.system('ls')
hasattr(left, 'getsockopt'), hasattr(left, 'settimeout')
socket.CMSG_LEN(4), socket.CMSG_SPACE(4)
socket.gethostname()
socket.has_dualstack_ipv6()
socket.getnameinfo(('127.0.0.1', 80), 0)
""",
    globals(),
)
