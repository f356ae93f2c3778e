"""What a process may use, and what it has used."""

import resource

from told import tell

size = resource.RLIMIT_CORE
_, most = resource.getrlimit(size)
files = resource.RLIMIT_NOFILE


def used(who):
    usage = resource.getrusage(who)
    return isinstance(usage, resource.struct_rusage) and len(usage) == 16 and usage.ru_utime >= 0 == usage.ru_ixrss


tell(
    """
resource.getpagesize() in (4096, 16384, 65536)
resource.RLIM_INFINITY
resource.setrlimit(size, (0, most)), resource.getrlimit(size) == (0, most)
resource.setrlimit(size, [0, 0]), resource.getrlimit(size)
resource.setrlimit(size, (1, 0))
resource.setrlimit(size, (resource.RLIM_INFINITY, 0))
resource.setrlimit(size, (0,))
resource.setrlimit(size, (0, 0, 0))
resource.setrlimit(size, (0, 'x'))
resource.setrlimit(size, 0)
resource.setrlimit(99, (0, 0))
resource.setrlimit(-1, (0, 0))
resource.getrlimit(size)
resource.setrlimit(files, resource.getrlimit(files))
0 < resource.getrlimit(files)[0] <= resource.getrlimit(files)[1]
0 < resource.getrlimit(resource.RLIMIT_NPROC)[0]
resource.getrlimit(99)
resource.getrlimit(-1)
resource.getrlimit('x')
resource.getrlimit(1 << 40)
used(resource.RUSAGE_SELF), used(resource.RUSAGE_CHILDREN), used(resource.RUSAGE_THREAD)
resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 1000
resource.getrusage(9)
""",
    globals(),
)
