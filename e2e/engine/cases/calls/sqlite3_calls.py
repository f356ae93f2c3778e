"""A database file, and whose thread its connections and cursors are."""

import datetime
import multiprocessing
import sqlite3
import threading

from told import tell


def elsewhere(call):
    """What becomes of it in another thread; its ident is of no account."""
    told = []

    def run():
        try:
            told.append(call())
        except sqlite3.Error as error:
            told.append(f'{type(error).__name__}: {str(error).partition("The object")[0]}')

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return told[0]


def child():
    with sqlite3.connect('numbers.db') as own:
        own.execute('insert into numbers values (4)')


class Own(sqlite3.Connection):
    pass


if __name__ == '__main__':
    multiprocessing.set_start_method('fork')
    with sqlite3.connect('numbers.db') as database:
        cursor = database.execute('create table numbers (number)')
    tell(
        """
database, cursor = sqlite3.connect('numbers.db'), None
database.executemany('insert into numbers values (?)', [(1,), (2,)]).rowcount
cursor = database.cursor()
type(database) is sqlite3.Connection, type(cursor) is sqlite3.Cursor, type(database).__name__
elsewhere(database.close)
elsewhere(database.cursor)
elsewhere(database.commit)
elsewhere(lambda: database.execute('select 1'))
elsewhere(lambda: database.executescript('select 1'))
elsewhere(lambda: cursor.execute('select 1'))
elsewhere(database.execute('select number from numbers').fetchone)
elsewhere(lambda: next(cursor))
elsewhere(lambda: list(database.iterdump()))
database.commit()
[*database.execute('select number from numbers')]
anywhere = sqlite3.connect('numbers.db', check_same_thread=False)
elsewhere(lambda: anywhere.execute('select count(*) from numbers').fetchall())
isinstance(sqlite3.connect(':memory:', factory=Own), Own)
elsewhere(sqlite3.connect(':memory:', factory=Own).close)
process = multiprocessing.Process(target=child)
process.start()
process.join()
database.execute('select max(number) from numbers').fetchone()
database.row_factory = sqlite3.Row
database.execute('select max(number) as largest from numbers').fetchone()['largest']
database.execute('nonsense')
database.execute('select * from nothing')
sqlite3.connect('none/numbers.db')
database.execute('create table things (content)').execute('insert into things values (?)', [b'abc']).lastrowid
database.blobopen('things', 'content', 1).read()
isinstance(database.blobopen('things', 'content', 1), sqlite3.Blob)
bytes(sqlite3.Binary(b'x')), sqlite3.Date(2000, 1, 2), sqlite3.Time(1, 2), sqlite3.Timestamp(2000, 1, 2)
sqlite3.DateFromTicks(90000), sqlite3.TimeFromTicks(0) is not None, sqlite3.TimestampFromTicks(90000).year
sqlite3.register_adapter(complex, str)
sqlite3.adapt(1j), sqlite3.PrepareProtocol is not None
database.execute('select ?', [1j]).fetchone()[0]
sqlite3.register_converter('number', float)
sqlite3.complete_statement('select 1;'), sqlite3.complete_statement('select 1')
sqlite3.enable_callback_tracebacks(False)
database.close()
database.execute('select 1')
""",
        globals(),
    )
