"""Connections and cursors of `sqlite3` that know in which thread they were made.

C asks for the thread's ident, and all threads here have C's same one, by which CPython knows who handles signals. So
the check is made before C is called; follows `pysqlite_check_thread` in CPython's `Modules/_sqlite/connection.c`.
"""

import sqlite3
import sqlite3.dbapi2
import sys

from . import kernel

_C_CONNECTION = sqlite3.Connection
_C_CURSOR = sqlite3.Cursor
_c_connect = sqlite3.connect

#: Where in `connect` and `Connection` these two may stand without their names.
_CHECK_AT = 4
_FACTORY_AT = 5

_OF_CONNECTIONS = (
    *('backup', 'blobopen', 'close', 'commit', 'create_aggregate', 'create_collation', 'create_function'),
    *('create_window_function', 'deserialize', 'getconfig', 'getlimit', 'iterdump'),
    *('rollback', 'serialize', 'set_authorizer', 'set_progress_handler', 'set_trace_callback'),
    *('setconfig', 'setlimit', '__call__'),
)
_OF_CURSORS = ('close', 'execute', 'executemany', 'executescript', 'fetchall', 'fetchmany', 'fetchone', '__next__')


class Connection(_C_CONNECTION):
    __slots__ = ('_thread',)

    def __init__(self, *args, **keywords):
        checks = keywords.get('check_same_thread', args[_CHECK_AT] if len(args) > _CHECK_AT else True)
        self._thread = kernel.current_thread if checks else None
        _C_CONNECTION.__init__(self, *args, **keywords)

    def cursor(self, factory=_C_CURSOR):
        _check(self)
        return _C_CONNECTION.cursor(self, Cursor if factory is _C_CURSOR else factory)

    def execute(self, *args):
        return Connection.cursor(self).execute(*args)

    def executemany(self, *args):
        return Connection.cursor(self).executemany(*args)

    def executescript(self, *args):
        return Connection.cursor(self).executescript(*args)

    def __exit__(self, *exception):
        _check(self)
        return _C_CONNECTION.__exit__(self, *exception)


class Cursor(_C_CURSOR):
    __slots__ = ()


def connect(*args, **keywords):
    if len(args) <= _FACTORY_AT:
        keywords.setdefault('factory', Connection)
    return _c_connect(*args, **keywords)


def _check(connection):
    thread = connection._thread
    if thread not in (None, kernel.current_thread):
        raise sqlite3.ProgrammingError(
            'SQLite objects created in a thread can only be used in that same thread. The object was created in '
            f'thread id {thread} and this is thread id {kernel.current_thread}.'
        )


def _checked(call, connection_of):
    def checked(self, *args, **keywords):
        _check(connection_of(self))
        return call(self, *args, **keywords)

    checked.__name__ = call.__name__
    checked.__qualname__ = call.__qualname__
    checked.__doc__ = call.__doc__
    return checked


def install():
    for name in _OF_CONNECTIONS:
        setattr(Connection, name, _checked(getattr(_C_CONNECTION, name), lambda connection: connection))
    for name in _OF_CURSORS:
        setattr(Cursor, name, _checked(getattr(_C_CURSOR, name), lambda cursor: cursor.connection))
    for new in (Connection, Cursor, connect):
        new.__module__ = 'sqlite3'
        new.__doc__ = getattr(sqlite3, new.__name__).__doc__
        for module in (sqlite3, sqlite3.dbapi2, sys.modules['_sqlite3']):
            setattr(module, new.__name__, new)
