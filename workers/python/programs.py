"""No other programs: who starts one gets what Linux says of a file that isn't there."""

import errno
import os
import subprocess

_SHELL = '/bin/sh'
#: Wait status of a shell that has not found the command.
_NOT_FOUND = 127 << 8


def _missing(*path):
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), *path)


def execv(_path, argv, /):
    _missing()


def execve(path, argv, env):
    _missing(path)


def system(command):
    """As `sh -c` says it of a command that it does not know."""
    words = os.fsdecode(command).split()
    if not words:
        return 0
    os.write(2, f'sh: 1: {words[0]}: not found\n'.encode())
    return _NOT_FOUND


def _execute_child(self, args, executable, *rest, **keywords):
    shell = keywords.get('shell', rest[7] if len(rest) > 7 else False)
    _missing(executable or (_SHELL if shell else args if isinstance(args, (str, bytes, os.PathLike)) else args[0]))


def install():
    for function in (execv, execve, system):
        function.__module__ = 'posix'
        setattr(os, function.__name__, function)
    # Else it says that this platform has no processes.
    subprocess._can_fork_exec = True
    subprocess.Popen._execute_child = _execute_child
