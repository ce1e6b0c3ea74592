"""The player in a browser: a local server that runs one player a visitor."""
