"""One reader per format: each takes a file's bytes or text and gives a Document of pieces."""
