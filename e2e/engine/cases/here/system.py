"""What a program asks of the system it runs on: an answer that holds here, or an error; nothing made up."""

import mmap
import os
import resource
import shutil


def tried(function, *arguments):
    try:
        return function(*arguments)
    except OSError as error:
        return f'{type(error).__name__}: {error}'


print(*os.get_terminal_size(), *shutil.get_terminal_size())
print(os.sysconf('SC_NPROCESSORS_ONLN') == os.sysconf(os.sysconf_names['SC_NPROCESSORS_ONLN']) == os.cpu_count())
print(os.sysconf('SC_PAGE_SIZE') == resource.getpagesize() == mmap.PAGESIZE, os.sysconf('SC_OPEN_MAX'))
print(tried(os.getloadavg))
reader, _ = os.pipe()
print(tried(os.get_terminal_size, reader))
