"""A reader is killed while it waits on a pipe; the writer and another reader go on."""

from multiprocessing import Pipe, Process


def read(connection, started):
    started.send('ready')
    while True:
        print('read', connection.recv(), flush=True)


if __name__ == '__main__':
    reader, writer = Pipe(duplex=False)
    ours, theirs = Pipe()
    process = Process(target=read, args=(reader, theirs))
    process.start()
    ours.recv()
    process.kill()
    process.join()
    writer.send('still works')
    print(reader.recv())
    reader.close()
    try:
        writer.send('nobody reads')
    except BrokenPipeError as error:
        print(type(error).__name__)
    theirs.close()
    try:
        ours.recv()
    except EOFError as error:
        print(type(error).__name__)
