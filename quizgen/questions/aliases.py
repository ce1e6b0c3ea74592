"""Names that the article uses for one thing though they share no word: never options together."""

from __future__ import annotations

from quizgen.facts import Extractor

# A link between two names is taken as a warning from this probability on.
_SUSPECTED = 0.3
_NAMING = frozenset(("know", "call", "name", "bear", "title", "nickname", "dub"))


class Aliases:
    """Pairs of names that are linked, in apposition, or joined by "known as"."""

    def __init__(self, extractor: Extractor) -> None:
        names = extractor.references.names
        document = extractor.document
        self._pairs: set[frozenset[int]] = set()

        def join(one: tuple[int, int], other: tuple[int, int]) -> None:
            first, second = names.entity_at(*one), names.entity_at(*other)
            if first is not None and second is not None and first is not second:
                self._pairs.add(frozenset((id(first), id(second))))

        for link in document.links:
            if link.probability >= _SUSPECTED:
                join(link.mention, link.antecedent)
        for sentence in document.sentences:
            naming = any(token.lemma in _NAMING for token in sentence.tokens)
            for token in sentence.tokens:
                if token.head < 0:
                    continue
                place = (sentence.index, token.index)
                if token.label == "appos":
                    join(place, (sentence.index, token.head))
                if naming and names.entity_at(*place) is not None:
                    for other in sentence.tokens[: token.index]:
                        join(place, (sentence.index, other.index))

    def same(self, one: object, other: int) -> bool:
        """Tell whether a name may be an alias of the name with the identity ``other``."""
        return frozenset((id(one), other)) in self._pairs
