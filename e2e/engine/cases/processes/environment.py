"""What a child has of its parent's surroundings: the environment as it was at the start, directory, arguments, path."""

import multiprocessing
import os
import sys


def report(queue):
    queue.put((os.environ.get('MODE'), os.environ.get('GONE'), os.getcwd(), sys.argv[1:], '/tmp/extra' in sys.path))


if __name__ == '__main__':
    os.makedirs('/tmp/place', exist_ok=True)
    os.environ['GONE'] = 'soon'
    os.environ['MODE'] = 'test = 1\nand more'
    os.chdir('/tmp/place')
    sys.argv.append('--fast')
    sys.path.append('/tmp/extra')
    del os.environ['GONE']
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=report, args=(queue,))
    process.start()
    print(queue.get())
    process.join()
