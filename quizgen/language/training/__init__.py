"""Training of the language model; needs the ``train`` extra, never used when a quiz is made."""
