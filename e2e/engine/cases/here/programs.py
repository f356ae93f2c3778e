"""No other programs: none can be started, nor can this one become another, or fork by hand."""

import os
import subprocess
import sys


def tried(function, *arguments):
    try:
        return function(*arguments)
    except OSError as error:
        return f'{type(error).__name__}: {error.strerror}'


print(tried(subprocess.run, ['ls']))
print(tried(subprocess.run, [sys.executable, '--version']))
print(tried(os.popen, 'ls'))
print(os.system('ls'))
print(tried(os.execv, '/bin/ls', ['ls']))
print(tried(os.fork))
