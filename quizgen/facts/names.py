"""Names in an article: which word spans are names, and which of them name the same thing.

Names are matched by strings, which beats a learned linker on them: the same
words, a surname or a last part of a longer name, an acronym of its initials.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.facts.places import find_land
from quizgen.language import Document, Sentence

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess emperor "
    "empress president chancellor minister secretary general colonel captain major lieutenant "
    "admiral saint st pope bishop archbishop cardinal father reverend rev rabbi imam judge "
    "justice senator governor mayor duke duchess earl count baron ambassador chairman "
    "tsar czar tsarina sultan khan shah kaiser caliph maharaja "
    "director foreign prime vice deputy chief fellow crown miss mademoiselle monsieur senor "
    "signor madame herr frau don comte viscount marquess commander sheriff detective attorney "
    "sergeant lieutenant-general "
    "secretary-general ceo chair leader".split()
)
_NOT_NAMES = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday bc ad bce ce spring summer autumn winter am "
    "pm jr sr phd md figure table chapter section".split()
)
_JOINERS = frozenset(
    "of the de van von der den la le du da di al el bin ibn and for - 's ’s & .".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: tokens ``start`` to ``end`` (exclusive), headed by ``head``."""

    sentence: int
    start: int
    end: int
    head: int
    text: str
    entity: str
    plural: bool = False
    has_article: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The name's words without titles."""
        return _words_of(self.text)


@lru_cache(maxsize=8192)
def _words_of(text: str) -> tuple[str, ...]:
    words = [word for word in text.replace("-", " - ").split() if word.strip(".,")]
    kept = [word for word in words if word.lower().strip(".") not in TITLES]
    return tuple(kept or words)


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


def names_in(sentence: Sentence) -> Iterator[Name]:
    """Yield the maximal names of a sentence: a proper noun with its flat and compound parts."""
    covered: set[int] = set()
    for token in sentence.tokens:
        if token.index in covered or not token.tag.startswith("NNP"):
            continue
        if token.label == "amod" and not _in_name(sentence, token.index):
            continue
        head = _name_head(sentence, token.index)
        members = _name_members(sentence, head)
        if token.index not in members:
            members = {token.index}
            head = token.index
        start, end = min(members), max(members) + 1
        covered.update(range(start, end))
        tokens = sentence.tokens
        if tokens[end - 1].text.lower() in TYPE_WORDS:
            start = _over_dash(sentence, start)
            covered.update(range(start, end))
        while start < end - 1 and tokens[start].text in _JOINERS:
            start += 1
        while end - 1 > start and tokens[end - 1].tag in (".", ",", ":"):
            end -= 1
        text = sentence.text[
            tokens[start].start - sentence.start : tokens[end - 1].end - sentence.start
        ]
        words = text.lower().replace(".", "").split()
        if set(words) <= TITLES | _NOT_NAMES or (words[0] in _NOT_NAMES and words[-1].isdigit()):
            continue
        if not any(character.isupper() for character in text):
            continue
        entity = _entity_of_name(text, tokens[head].entity or token.entity)
        if entity != "place" and _has_title(sentence, head, text):
            entity = "person"
        has_article = any(
            tokens[c].text.lower() == "the" and tokens[c].label == "det"
            for c in sentence.children[head]
        )
        plural = tokens[head].tag == "NNPS"
        folded = " ".join(text.split())
        yield Name(sentence.index, start, end, head, folded, entity, plural, has_article)


def _name_head(sentence: Sentence, index: int) -> int:
    """Return the head word of the name that a proper noun is in."""
    while _in_name(sentence, index):
        index = sentence.tokens[index].head
    return index


def _in_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a proper noun is an inner part of a longer name."""
    token = sentence.tokens[index]
    if token.head < 0 or not sentence.tokens[token.head].tag.startswith("NNP"):
        return False
    return token.label in ("flat", "compound", "nmod:desc") or _is_named_modifier(
        sentence, token.head, index
    )


def _name_members(sentence: Sentence, head: int) -> set[int]:
    """Return the contiguous words of a name around its head word."""
    tokens = sentence.tokens
    members = {head}
    stack = [head]
    while stack:
        place = stack.pop()
        for child in sentence.children[place]:
            label = tokens[child].label
            named = tokens[child].tag.startswith(("NNP", "CD", "HYPH", "POS", "FW"))
            if _is_named_modifier(sentence, place, child):
                members.add(child)
                stack.append(child)
                members.update(
                    c for c in sentence.children[child] if tokens[c].label in ("case", "det")
                )
                continue
            if label in ("flat", "compound", "nummod", "punct", "nmod:desc") and named:
                if label == "nmod:desc" and not tokens[child].tag.startswith("NNP"):
                    continue
                if label == "nummod" and child < place:
                    continue
                members.add(child)
                stack.append(child)
    run = {head}
    for step in (1, -1):
        place = head + step
        while place in members:
            run.add(place)
            place += step
    while tokens[max(run)].tag in ("HYPH", "POS") and len(run) > 1:
        run.discard(max(run))
    return run


def _is_named_modifier(sentence: Sentence, head: int, child: int) -> bool:
    """Tell whether a modifier is part of a name: "Ottoman Empire", "Bank of England"."""
    tokens = sentence.tokens
    token = tokens[child]
    if not token.text[:1].isupper():
        return False
    if token.label == "amod":
        person = tokens[head].entity == "person"
        capital = all(tokens[i].text[:1].isupper() for i in range(child, head))
        return child < head and capital and (token.tag.startswith("NNP") or not person)
    if token.label == "nmod:poss" and token.tag.startswith("NNP"):
        # "St Paul's Cathedral"
        return tokens[head].text.lower() in TYPE_WORDS and tokens[head - 1].tag == "POS"
    if token.label == "nmod" and token.tag.startswith("NNP") and child > head:
        cases = [
            tokens[c].text.lower() for c in sentence.children[child] if tokens[c].label == "case"
        ]
        title = tokens[head].text.lower() in TITLES
        return cases == ["of"] and min(sentence.subtree(child)) == head + 1 and not title
    return False


def _over_dash(sentence: Sentence, start: int) -> int:
    """Return where a name starts that goes on before a dash: "San Francisco – Oakland Bridge"."""
    tokens = sentence.tokens
    if start < 2 or tokens[start - 1].text not in ("-", "–", "—"):
        return start
    place = start - 2
    if not tokens[place].tag.startswith("NNP"):
        return start
    while place > 0 and tokens[place - 1].tag.startswith("NNP"):
        place -= 1
    return place


def _has_title(sentence: Sentence, head: int, text: str) -> bool:
    """Tell whether a title stands in a name or a person noun before it: "leader Kim Jong-un"."""
    words = re.split(r"[\s-]+", text.lower().replace(".", ""))
    if any(word in TITLES for word in words[:-1]):
        return True
    return any(
        sentence.tokens[c].entity == "person" or sentence.tokens[c].lemma.lower() in TITLES
        for c in sentence.children[head]
        if c < head
        and sentence.tokens[c].label in ("nmod:desc", "compound")
        and sentence.tokens[c].tag == "NN"
    )


def _entity_of_name(text: str, guessed: str) -> str:
    """Return a name's type: by its last word where that says it, else as the model guessed."""
    if find_land(text) is not None:
        return "place"
    last = text.lower().split()[-1]
    for kind, nouns in NAMED_KINDS.items():
        if last in nouns and (guessed != "person" or kind != "person"):
            return guessed if (guessed, kind) == ("place", "organization") else kind
    return guessed


# Last words of names that say what kind of thing is named.
NAMED_KINDS = {
    "place": frozenset(
        "river lake sea ocean island islands peninsula mountain mountains desert bay strait canal "
        "harbor harbour valley square park street road avenue station airport port palace castle "
        "fort tower bridge tunnel stadium province state county district city republic kingdom "
        "empire house cathedral church temple mosque abbey observatory".split()
    ),
    "organization": frozenset(
        "university college school academy institute museum library hospital laboratory company "
        "corporation bank party union association society organization organisation agency "
        "committee commission council ministry department parliament senate congress assembly "
        "army navy newspaper journal magazine herald bulletin times gazette".split()
    ),
    "event": frozenset(
        "war wars battle revolution rebellion uprising massacre siege crisis games olympics "
        "championship cup festival conference".split()
    ),
    "abstract": frozenset(
        "treaty act law bill constitution charter agreement protocol prize award".split()
    ),
    "object": frozenset("telescope satellite mission".split()),
}


TYPE_WORDS = frozenset(word for words in NAMED_KINDS.values() for word in words) | {
    "lodge",
    "group",
}


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
