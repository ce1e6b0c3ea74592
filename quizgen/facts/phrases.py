"""Noun phrases and other phrases made ready to stand in a question: whole, resolved, trimmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizgen.facts.asides import is_aside, without_empty_brackets
from quizgen.facts.determiners import is_indefinite
from quizgen.facts.names import NameEntity
from quizgen.facts.naming import Naming
from quizgen.facts.reference import Key, Reference
from quizgen.facts.references import References
from quizgen.facts.replacements import replacements
from quizgen.facts.wording import lower_first, words_to_text
from quizgen.language import Sentence, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its wording.

    ``text`` starts in lower case unless with a name. ``problems`` tells why
    the phrase cannot stand alone; an empty tuple means that it can. ``told``
    are the named things that its words name.
    """

    text: str
    head: Token
    tokens: tuple[int, ...]
    entity: str
    reference: Key | None
    name: NameEntity | None
    plural: bool
    problems: tuple[str, ...] = ()
    told: frozenset[Key] = frozenset()

    @property
    def is_name(self) -> bool:
        """Whether the phrase is headed by a name."""
        return self.name is not None


class Phrases:
    """Makes phrases of one document's sentences."""

    def __init__(self, references: References) -> None:
        self.references = references
        self._naming = Naming(references, self._standing_alone)

    def make(
        self,
        sentence: Sentence,
        head: int,
        *,
        without: Iterable[int] = (),
        subject: Key | None = None,
        told: frozenset[Key] = frozenset(),
        spell_names: bool = True,
    ) -> Phrase:
        """Word the phrase of ``head``: its subtree without the subtrees of ``without``.

        A pronoun that stands for the clause's own ``subject``, or for what the
        clause has ``told`` before, stays a pronoun; any other is replaced by
        what it stands for.
        """
        dropped = set(without)
        indices, broken = _trimmed(sentence, head, dropped)
        phrase = self._worded(sentence, indices, head, subject, told, spell_names)
        if broken:
            problems = (*phrase.problems, "an aside stands across its words")
            return replace(phrase, problems=problems)
        return phrase

    def reworded(self, sentence: Sentence, indices: list[int], head: int) -> Phrase:
        """Word any of a sentence's tokens, such as all of them, as a phrase of ``head``."""
        return self._worded(sentence, indices, head, None, frozenset(), True)

    def _standing_alone(
        self, sentence: Sentence, head: int, *, without: Iterable[int], longest: int
    ) -> str:
        phrase = self.make(sentence, head, without=without)
        return "" if phrase.problems or len(phrase.tokens) > longest else phrase.text

    def _worded(
        self,
        sentence: Sentence,
        indices: list[int],
        head: int,
        subject: Key | None,
        told: frozenset[Key],
        spell_names: bool,
    ) -> Phrase:
        found = replacements(
            self._naming, sentence, indices, subject, told, spell_names=spell_names
        )
        replaced = dict(found.words)
        first = next((i for i in indices if replaced.get(i) != ""), indices[0])
        if first not in replaced:
            replaced[first] = lower_first(sentence, first)
        token = sentence.tokens[head]
        reference = self.references.of(sentence, head)
        name = reference.name if reference and not is_indefinite(sentence, head) else None
        return Phrase(
            text=words_to_text(sentence, indices, replaced),
            head=token,
            tokens=tuple(indices),
            entity=(name.entity if name and name.entity else token.entity),
            reference=self._whole_reference(sentence, head, reference),
            name=name,
            plural=_is_plural(sentence, head),
            problems=found.problems,
            told=found.told,
        )

    def _whole_reference(
        self, sentence: Sentence, head: int, reference: Reference | None
    ) -> Key | None:
        """Return what a phrase as a whole stands for: a co-ordination by its conjunction."""
        for child in sentence.children[head]:
            if sentence.tokens[child].label == "conj":
                for inner in sentence.children[child]:
                    if sentence.tokens[inner].label == "cc":
                        joined = self.references.of(sentence, inner)
                        return joined.key if joined else None
        return reference.key if reference else None


def _is_plural(sentence: Sentence, head: int) -> bool:
    tokens = sentence.tokens
    token = tokens[head]
    if any(tokens[c].label == "conj" for c in sentence.children[head]):
        return True
    if token.tag.startswith("PRP"):
        return token.text.lower() in ("they", "them", "these", "those", "we")
    return token.tag in ("NNS", "NNPS")


def _trimmed(sentence: Sentence, head: int, dropped: set[int]) -> tuple[list[int], bool]:
    """Return the phrase's tokens without asides: brackets, loose appositions and clauses.

    The second value tells whether a dropped aside stands across kept
    words, which only a wrong tree can say.
    """
    tokens = sentence.tokens
    kept: list[int] = []
    asides: list[tuple[int, ...]] = []

    def visit(place: int) -> None:
        kept.append(place)
        for child in sentence.children[place]:
            if child in dropped:
                continue
            if is_aside(sentence, place, child):
                asides.append(sentence.subtree(child))
                continue
            visit(child)

    visit(head)
    kept.sort()
    broken = any(any(a[0] < i < a[-1] for i in kept if tokens[i].tag[0].isalpha()) for a in asides)
    while kept and tokens[kept[0]].label == "punct" and tokens[kept[0]].text not in '"“‘$#':
        kept.pop(0)
    while kept and tokens[kept[-1]].label == "punct" and tokens[kept[-1]].text not in "\"”’'%)":
        kept.pop()
    return without_empty_brackets(sentence, kept) or [head], broken
