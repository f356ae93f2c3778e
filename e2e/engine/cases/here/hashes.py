"""Texts have one hash in all interpreters: they begin from one image."""

from multiprocessing import get_context


def hash_of(text):
    return hash(text)


if __name__ == '__main__':
    context = get_context('spawn')
    hashes = set()
    for _ in range(2):
        with context.Pool(1) as pool:
            hashes.add(pool.apply(hash_of, ('interleave',)))
    print(hashes == {hash('interleave')})
