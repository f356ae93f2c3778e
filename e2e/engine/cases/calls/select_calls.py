"""select(2) and poll(2): of pipes, files, and what is no descriptor; who waits, and for how long."""

import os
import select
import threading
import time

from told import tell

closed = 77
reader, writer = os.pipe()
other, its_writer = os.pipe()
file = os.open('file', os.O_RDWR | os.O_CREAT)


def waited(call, *arguments):
    """What it gives, and whether it took its tenth of a second."""
    began = time.monotonic()
    result = call(*arguments)
    return result, 0.09 < time.monotonic() - began < 5


def write_later():
    turns.append('thread')
    os.write(writer, b'x')


turns = []
thread = threading.Thread(target=write_later)
poll = select.poll()

tell(
    """
waited(select.select, [reader], [], [], 0.1) == (([], [], []), True)
waited(select.select, [], [], [], 0.1) == (([], [], []), True)
waited(select.select, [writer], [], [reader, writer], 0.1) == (([], [], []), True)
select.select([reader, other], [writer, its_writer], [], 5) == ([], [writer, its_writer], [])
select.select([reader], [], [], 0)
select.select([file], [file], [file]) == ([file], [file], [])
select.select([closed], [], [], 1)
select.select([], [closed], [], 0)
select.select([], [], [closed])
select.select([-1], [], [], 0)
select.select([99999], [], [], 0)
select.select(['reader'], [], [], 0)
select.select(reader, [], [], 0)
select.select([reader], [], [], -1)
select.select([reader], [], [], 'long')
[item.name for item in select.select([open('file')], [], [], 0)[0]]
thread.start()
select.select([reader, other], [], []) == ([reader], [], []), turns
thread.join()
poll.register(reader)
poll.poll() == [(reader, select.POLLIN)]
os.read(reader, 1)
waited(poll.poll, 100)
poll.modify(reader, 0)
waited(poll.poll, 100.5)
poll.modify(closed, select.POLLIN)
poll.unregister(closed)
poll.register(closed, select.POLLIN)
poll.poll() == [(closed, select.POLLNVAL)]
poll.unregister(closed)
poll.register(writer, select.POLLOUT)
poll.register(file, select.POLLIN | select.POLLOUT)
poll.poll(-1) == [(writer, select.POLLOUT), (file, select.POLLIN | select.POLLOUT)]
poll.unregister(file)
poll.register(-1)
poll.register('reader')
poll.register(reader, 99999)
poll.poll('long')
os.close(its_writer)
select.select([other], [], []) == ([other], [], [])
poll.register(other)
poll.poll(0) == [(writer, select.POLLOUT), (other, select.POLLHUP)]
os.close(reader)
poll.poll(0) == [(reader, select.POLLNVAL), (writer, select.POLLOUT | select.POLLERR), (other, select.POLLHUP)]
select.select([writer], [writer], []) == ([writer], [writer], [])
""",
    globals(),
)
