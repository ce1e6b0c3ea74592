"""The bank: items, the YAML file that holds them, and safe edits of it."""
