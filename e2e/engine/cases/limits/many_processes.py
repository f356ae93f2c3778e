"""Processes one after the other, then pipes, locks and queues without end: nothing runs out."""

from multiprocessing import Lock, Pipe, Process, Queue

if __name__ == '__main__':
    codes = set()
    for _ in range(20):
        process = Process(target=int)
        process.start()
        process.join()
        codes.add(process.exitcode)
    print(codes)
    for _ in range(1000):
        ours, theirs = Pipe()
        ours.send(1)
        theirs.recv()
        ours.close()
        theirs.close()
    for _ in range(600):
        Pipe()
        Queue()
    for _ in range(10_000):
        Lock()
    print('nothing ran out')
