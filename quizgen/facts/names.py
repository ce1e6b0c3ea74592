"""Names in an article: which of them name the same thing.

Names are matched by strings, which beats a learned linker on them: the same
words, a surname or a last part of a longer name, an acronym of its initials.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from quizgen.facts.name_mentions import Name, names_in
from quizgen.facts.name_words import TITLES
from quizgen.language import Document


@dataclass(frozen=True, slots=True)
class NameEntity:
    """All mentions of one named thing; ``full`` is its fullest form, ``entity`` its usual type."""

    full: str
    entity: str
    forms: frozenset[str]
    mentions: int
    has_article: bool
    first_sentence: int
    place: tuple[int, int]
    plural: bool = False


def person_name(name: NameEntity) -> str:
    """Return a person's fullest name without what stands before its last title."""
    words = name.full.split()
    while (
        len(words) > 2
        and re.fullmatch(r"[A-Z]{2,4}|PhD|MSc|BSc", words[-1])
        and (not re.fullmatch(r"[IVX]+", words[-1]))
    ):
        words.pop()  # letters after a name: FRS, DBE
    cut = 0
    for place, word in enumerate(words[:-1]):
        bare = word.lower().strip(".,")
        if bare in TITLES or bare.split("-")[-1] in TITLES:
            cut = place + 1
    rest = words[cut:]
    return " ".join(rest) if len(rest) > 1 else " ".join(words)


class NameTable:
    """Names of a document grouped into entities, looked up by mention or by text."""

    def __init__(self, document: Document, title: str = "") -> None:
        names = [name for sentence in document.sentences for name in names_in(sentence)]
        earliest: dict[tuple[str, ...], int] = {}
        for name in names:
            earliest.setdefault(name.words, name.sentence)
        groups: list[list[Name]] = []
        self._doubtful: set[tuple[int, int]] = set()
        for name in sorted(names, key=lambda name: (-len(name.words), name.sentence, name.start)):
            fitting = [
                group
                for group in groups
                if _same_name(group[0], name)
                and not _is_known_before(group, name, earliest[name.words], title)
            ]
            exact = [group for group in fitting if any(name.text == other.text for other in group)]
            if len(fitting) > 1 and exact:
                fitting = exact
            plain = [g for g in fitting if not re.search(r" [IVX]+$", g[0].text)]
            if len(fitting) > 1 and plain:
                fitting = plain  # "Norton" is the man, not his "Norton I"
            doubtful = len({g[0].text for g in fitting if _is_surname(g[0], name)}) > 1
            titled = [g for g in fitting if _is_titled(g[0], title)]
            if doubtful and len(titled) == 1:
                fitting, doubtful = titled, False
            if len(fitting) > 1:
                fitting = [] if doubtful else _nearest_before(fitting, name)
            if doubtful:
                self._doubtful.add((name.sentence, name.head))
            if fitting:
                fitting[0].append(name)
            else:
                groups.append([name])
        self._entities: dict[tuple[int, int], NameEntity] = {}
        self._names: dict[tuple[int, int], Name] = {}
        self.entities: list[NameEntity] = []
        self._numbers: dict[int, int] = {}
        for group in groups:
            entity = _entity(group)
            self.entities.append(entity)
            self._numbers[id(entity)] = len(self._numbers)
            for name in group:
                for place in range(name.start, name.end):
                    self._entities[name.sentence, place] = entity
                    self._names[name.sentence, place] = name

    def number(self, entity: NameEntity) -> int:
        """Return a named thing's place in ``entities``."""
        return self._numbers[id(entity)]

    def entity_at(self, sentence: int, token: int) -> NameEntity | None:
        """Return the named thing that a token is part of the name of."""
        return self._entities.get((sentence, token))

    def is_doubtful(self, sentence: int, token: int) -> bool:
        """Tell whether a token heads a surname that several people of the article share."""
        return (sentence, token) in self._doubtful

    def name_at(self, sentence: int, token: int) -> Name | None:
        """Return the name that a token is part of."""
        return self._names.get((sentence, token))


def _entity(group: list[Name]) -> NameEntity:
    kinds = Counter(name.entity for name in group if name.entity)
    acronymless = [name for name in group if not (name.text.isupper() and len(name.words) == 1)]
    fullest = max(
        acronymless or group, key=lambda name: (len(name.words), -name.sentence, len(name.text))
    )
    return NameEntity(
        full=fullest.text,
        entity=kinds.most_common(1)[0][0] if kinds else "",
        forms=frozenset(name.text for name in group),
        mentions=len(group),
        has_article=any(name.has_article for name in group if name.text == fullest.text),
        first_sentence=min(name.sentence for name in group),
        place=min((name.sentence, name.head) for name in group),
        plural=all(name.plural for name in group),
    )


def _nearest_before(groups: list[list[Name]], name: Name) -> list[list[Name]]:
    """Return the group with a mention nearest before a short name; none where none is before."""
    before = [
        (max(places), number)
        for number, group in enumerate(groups)
        if (
            places := [
                (other.sentence, other.start)
                for other in group
                if (other.sentence, other.start) < (name.sentence, name.start)
            ]
        )
    ]
    return [groups[max(before)[1]]] if before else []


def _same_name(full: Name, short: Name) -> bool:
    """Tell whether ``short`` can name the thing that ``full`` names."""
    long_words, short_words = full.words, short.words
    lowered = [word.lower().strip(".") for word in long_words]
    wanted = [word.lower().strip(".") for word in short_words]
    if lowered == wanted:
        return True
    if len(lowered) == len(wanted) >= 3 and lowered[-1] == wanted[-1]:
        # "Pierre Charles L'Enfant" called himself "Peter Charles L'Enfant".
        return sum(one != other for one, other in zip(lowered, wanted, strict=True)) == 1
    if len(wanted) == 1 and short.text.isupper() and len(short.text) >= 2:
        initials = "".join(word[0] for word in full.text.split() if word[0].isupper())
        if len(initials) >= 2 and initials == short.text.replace(".", ""):
            return True
    if full.entity == "person" and short.entity not in ("person", ""):
        return False
    if short.entity == "person" and full.entity not in ("person", ""):
        return False
    if full.plural or "of" in lowered:
        return False
    if full.entity in ("person", "") and len(wanted) < len(lowered):
        if len(wanted) == 1:
            return wanted[0] in (lowered[0], lowered[-1]) or (
                wanted[0] in lowered and len(wanted[0]) > 3
            )
        return wanted[0] == lowered[0] and wanted[-1] == lowered[-1]
    return False


def _is_known_before(group: list[Name], short: Name, earliest: int, title: str) -> bool:
    """Tell whether a single word names somebody well before the text gives a fuller name.

    "Chao" of a whole article is not the "Rulan Chao Pian" of its last sentence.
    """
    if len(short.words) != 1 or len(group[0].words) < 2 or _is_titled(group[0], title):
        return False
    if short.text.isupper() or group[0].entity != "person":
        return False
    return min(name.sentence for name in group) > earliest + 1


def _is_surname(full: Name, short: Name) -> bool:
    """Tell whether a short name is the last word of a person's full one."""
    return len(short.words) == 1 < len(full.words) and short.words[0] == full.words[-1]


def _is_titled(full: Name, title: str) -> bool:
    """Tell whether an article's title names a person, by the whole name or its first word."""
    return full.words[0].lower() in re.findall(r"\w+", title.lower())
