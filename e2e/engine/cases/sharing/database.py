"""SQLite's file is locked between processes: no addition is lost, and nobody's is refused for good."""

import sqlite3
from multiprocessing import Process

PATH = 'count.db'


def add(path):
    for _ in range(20):
        with sqlite3.connect(path, timeout=30) as database:
            database.execute('UPDATE counter SET n = n + 1')
        database.close()


if __name__ == '__main__':
    with sqlite3.connect(PATH) as database:
        database.execute('CREATE TABLE counter (n INTEGER)')
        database.execute('INSERT INTO counter VALUES (0)')
    database.close()
    processes = [Process(target=add, args=(PATH,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(sqlite3.connect(PATH).execute('SELECT n FROM counter').fetchone(), {process.exitcode for process in processes})
