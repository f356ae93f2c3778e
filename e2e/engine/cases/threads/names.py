"""Locks and thread-local data are called what C calls them, and can't be pickled."""

import copy
import pickle
import threading

for thing in (threading.Lock(), threading.RLock(), threading.local()):
    print(type(thing), repr(thing).split(' object')[0])
    for call in (pickle.dumps, copy.copy):
        try:
            call(thing)
        except TypeError as error:
            print(error)
