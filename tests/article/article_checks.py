"""What must hold of every article, however it was read."""

from __future__ import annotations

from quizgen.article import Article

# Letters that cleaning may write otherwise, one to one; ligatures are one letter of the source.
SAME = {
    "'": "'‘’‚‛ʼ＇`´",
    '"': "\"“”„‟«»＂'`",
    "-": "-‐‑−﹣－",
    "–": "–‒",
    "—": "—―",
}
LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"


def assert_traced(article: Article) -> None:
    """Every letter of every block stands in the source where the block says, in order."""
    for block in article.blocks:
        assert block.text == block.text.strip()
        assert block.text
        assert "  " not in block.text
        last = -1
        for index, letter in enumerate(block.text):
            at = block.source_offset(index)
            source = article.text[at]
            if source == "&":  # a character written as an entity
                continue
            if letter == " ":
                assert source.isspace() or source == "|", (block.text, index)
            elif source not in LIGATURES:
                assert source in SAME.get(letter, letter), (letter, source, block.text)
            assert at > last or (at == last and source in LIGATURES)
            last = at
        starts = [clean for clean, _ in block.runs]
        assert starts == sorted(set(starts))
        assert starts[0] == 0
        for aside in block.asides:
            assert 0 <= aside.start_in_clean <= len(block.text)
            held = article.text[aside.source_start : aside.source_end]
            assert len(held.split()) >= len(aside.text.split()) - 1
            assert held[0] in SAME.get(aside.text[0], aside.text[0])
