"""Who the process is and where it runs: users, machine, environment, terminal."""

import getpass
import os
import pathlib
import platform
import shutil
import sys
import warnings

from told import tell

warnings.simplefilter('ignore')
open('file', 'w').close()
os.environ['LOGNAME'] = 'somebody'
reader, writer = os.pipe()


def environ(*keys):
    return [os.environ.get(key) for key in keys]


tell(
    """
os.getuid() == os.stat('file').st_uid, os.getgid() == os.stat('file').st_gid
os.getuid() == os.getgid() == 0 or os.getuid() > 0
getpass.getuser()
getpass.getpass()
getpass.getpass('Again: ', stream=sys.stdout)
getpass.getpass()
len(os.uname()), os.uname().sysname == platform.system(), os.uname().nodename == platform.node()
platform.python_implementation(), platform.machine() == os.uname().machine
os.name, os.sep, os.linesep, os.ctermid()
os.getenv('LOGNAME'), os.getenvb(b'LOGNAME'), os.getenv('NONE'), os.getenv('NONE', 'default')
os.environ.update(ONE='1', TWO='2'), environ('ONE', 'TWO'), os.environ.pop('ONE'), environ('ONE')
os.putenv('THREE', '3'), environ('THREE')
os.putenv('A=', 'b')
os.putenv('', 'b')
os.putenv('a', 1)
os.unsetenv('TWO'), environ('TWO')
os.unsetenv('')
os.get_exec_path({'PATH': '/a:/b'}), os.get_exec_path({})
os.get_terminal_size(reader)
os.get_terminal_size(77)
os.environ.update(COLUMNS='99', LINES='9'), shutil.get_terminal_size()
os.tcgetpgrp(reader)
os.tcsetpgrp(reader, 1)
os.tcgetpgrp(77)
os.fsencode('ü'), os.fsdecode(b'x'), os.fspath('x'), os.fsdecode(os.fsencode('ü'))
os.fspath(1)
isinstance('x', os.PathLike), isinstance(pathlib.Path('x'), os.PathLike)
os.strerror(2), os.strerror(110)
os.sysconf('SC_PAGE_SIZE') > 0, os.sysconf('SC_CLK_TCK')
os.sysconf('SC_NONE')
os.sysconf('SC_CHILD_MAX') > 0, os.confstr('CS_PATH').startswith('/')
os.confstr('CS_NONE')
os.register_at_fork()
os.register_at_fork(before=1)
os.register_at_fork(after_in_child=print)
len(os.times()), os.times().user >= 0, os.times().elapsed >= 0
""",
    globals(),
)
