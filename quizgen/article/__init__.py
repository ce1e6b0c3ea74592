"""Reading of articles: from a file to blocks of clean prose that know their offsets."""
