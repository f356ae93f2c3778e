"""Keeps the frames of this package out of sight.

A call of `os.read`, or the code that a thread begins in, is C in the reader's own Python and has no frame. Here it is
Python, and would stand in tracebacks, `sys._getframe`, `traceback.format_stack`, pdb and warnings, and be traced by
`sys.settrace`. CPython itself hides frames that have not come to their first traceable instruction
(`_PyFrame_IsIncomplete` in pycore_interpframe.h); of the code here none ever does, as it seems to lie behind the end.
`sys._getframe(0)` alone still gives the running function's, so that for the code here `sys._getframe(1)` is the
program's or the library's that has called it, by way of however many functions.
"""

import ctypes
import gc
import opcode
import os
import types

#: Where `PyCodeObject` of CPython 3.14 has `_co_firsttraceable`, in bytes, with pointers of 32 bits.
_FIRST_TRACEABLE = 120

_FOLDER = os.path.dirname(__file__)
_RESUME = opcode.opmap['RESUME']


def install():
    """Hides all functions of this package that there are by now."""
    for function in gc.get_objects():
        if isinstance(function, types.FunctionType) and os.path.dirname(function.__code__.co_filename) == _FOLDER:
            _hide(function.__code__)


def _hide(code):
    units = len(code.co_code) // 2
    first = ctypes.c_int.from_address(id(code) + _FIRST_TRACEABLE)
    if first.value not in (code.co_code[::2].index(_RESUME), units):
        raise RuntimeError('code objects of this CPython are laid out differently: look at Include/cpython/code.h')
    first.value = units
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            _hide(constant)
