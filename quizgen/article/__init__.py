"""Reading of articles: from a file to blocks of clean prose that know their offsets."""

from quizgen.article.read import (
    Raw,
    article_from_bytes,
    article_from_text,
    read_article,
    read_raw,
)
from quizgen.article.text import Article, Aside, Block, BlockKind

__all__ = [
    "Article",
    "Aside",
    "Block",
    "BlockKind",
    "Raw",
    "article_from_bytes",
    "article_from_text",
    "read_article",
    "read_raw",
]
