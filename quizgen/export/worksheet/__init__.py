"""Printable worksheets with their keys: versions A, B, ... by seed, as HTML or Markdown."""
