"""`multiprocessing.sharedctypes` objects that read and write the shared words themselves.

Without a lock, such an access is as racy as on any machine: a loop that spins on a value sees it change, and of two
read-modify-writes one can be lost. Each type gets a subclass whose accesses call the kernel, before a read and after a
write.
"""

import ctypes
from ctypes import addressof, sizeof
from multiprocessing import reduction, sharedctypes

from . import kernel

_AGGREGATES = (ctypes.Structure, ctypes.Union, ctypes.Array)

_original_reduce = sharedctypes.reduce_ctype
_shared_types = {}


def shared_type(type_):
    """The subclass of a ctypes type whose instances are shared."""
    if type_ in _shared_types.values():
        return type_
    shared = _shared_types.get(type_)
    if shared is None:
        namespace = {'__module__': type_.__module__, '__qualname__': type_.__qualname__, **_accessors(type_)}
        shared = _shared_types[type_] = type(type_)(type_.__name__, (type_,), namespace)
        reduction.ForkingPickler.register(shared, _reduce)
    return shared


def _accessors(type_):
    if issubclass(type_, ctypes._SimpleCData):
        own = {'value': _property(type_.value, 0, sizeof(type_))}
        # As C writes those of its own types; a class that inherits from one is written as any object.
        return {**own, '__repr__': _simple_repr} if type_.__base__ is ctypes._SimpleCData else own
    if issubclass(type_, ctypes.Array):
        names = [name for name in ('value', 'raw') if hasattr(type_, name)]
        return {**{name: _property(getattr(type_, name), 0, sizeof(type_)) for name in names}, **_items(type_)}
    fields = [field[0] for base in type_.__mro__ for field in base.__dict__.get('_fields_', ())]
    members = ((name, getattr(type_, name)) for name in fields)
    return {name: _property(member, member.byte_offset, member.byte_size) for name, member in members}


def _simple_repr(self):
    return f'{type(self).__name__}({self.value!r})'


def _property(descriptor, offset, size):
    get, set_ = descriptor.__get__, descriptor.__set__

    def load(self):
        address = addressof(self) + offset
        kernel.shared_load(address, size)
        return _shared_part(get(self), self, address)

    def store(self, value):
        set_(self, value)
        kernel.shared_store(addressof(self) + offset, size)

    return property(load, store)


def _items(type_):
    length, item_size = type_._length_, sizeof(type_._type_)
    get, set_ = type_.__getitem__, type_.__setitem__

    def reach(self, index):
        if isinstance(index, int):
            return addressof(self) + (index + length if index < 0 else index) * item_size, item_size
        return addressof(self), length * item_size

    def getitem(self, index):
        address, size = reach(self, index)
        kernel.shared_load(address, size)
        return _shared_part(get(self, index), self, address)

    def setitem(self, index, value):
        set_(self, index, value)
        if isinstance(index, slice):
            # The items beside these are others' to write.
            items = range(length)[index]
            if abs(items.step) == 1 and items:
                kernel.shared_store(addressof(self) + min(items) * item_size, len(items) * item_size)
            else:
                for item in items:
                    kernel.shared_store(addressof(self) + item * item_size, item_size)
        else:
            kernel.shared_store(*reach(self, index))

    return {'__getitem__': getitem, '__setitem__': setitem}


def _shared_part(value, owner, address):
    """A structure or array within another is shared, too."""
    if not isinstance(value, _AGGREGATES) or value._b_base_ is None:
        return value
    part = shared_type(type(value)).from_address(address)
    part._owner = owner
    return part


def _reduce(obj):
    rebuild, (type_, wrapper, length) = _original_reduce(obj)
    return rebuild, (type_ if length is not None else type_.__base__, wrapper, length)


def rebuild_ctype(type_, wrapper, length):
    shared = shared_type(type_ if length is None else type_ * length)
    obj = shared.from_buffer(wrapper.create_memoryview())
    obj._wrapper = wrapper
    return obj


def copy(obj):
    copied = sharedctypes._new_value(type(obj))
    ctypes.memmove(addressof(copied), addressof(obj), sizeof(obj))
    return copied


def _tell_int_from_long():
    """Where both have four bytes, `ctypes` makes c_int another name of c_long; readers know it as a type of its own."""
    for long, name, typecode in ((ctypes.c_long, 'c_int', 'i'), (ctypes.c_ulong, 'c_uint', 'I')):
        int_ = type(long)(name, (ctypes._SimpleCData,), {'_type_': typecode, '__module__': 'ctypes'})
        for alias in (name, f'{name}32', 'c_size_t', 'c_ssize_t'):
            if getattr(ctypes, alias) is long:
                setattr(ctypes, alias, int_)
        sharedctypes.typecode_to_type[typecode] = int_


def install():
    _tell_int_from_long()
    for function in (rebuild_ctype, copy):
        function.__module__ = 'multiprocessing.sharedctypes'
        setattr(sharedctypes, function.__name__, function)
