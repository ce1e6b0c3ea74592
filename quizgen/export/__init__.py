"""Exports: one module a format, each a function of bank and path."""
