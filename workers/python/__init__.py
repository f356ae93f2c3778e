"""Interleave's runtime: CPython's standard library over the kernel (see README.md)."""
