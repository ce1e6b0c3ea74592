"""Naming: the words that say what a pronoun, "the city" or a short name stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from quizgen.facts.asides import is_aside
from quizgen.facts.name_mentions import Name
from quizgen.facts.names import NameEntity, NameTable, person_name
from quizgen.facts.places import takes_article
from quizgen.facts.reference import Place, Reference
from quizgen.facts.references import References
from quizgen.language import Sentence, Token

# What belongs to the clause or the article of a noun, not to what it names.
_OUTER = frozenset(("det", "nummod", "case", "conj", "cc", "det:predet", "cop"))
_OUTER_STARTS = ("nsubj", "advmod", "obl", "advcl", "mark", "aux")


class WordPhrase(Protocol):
    """Words the phrase of a head without the subtrees of ``without``.

    The text is empty where it could not stand alone or has more than
    ``longest`` tokens.
    """

    def __call__(
        self, sentence: Sentence, head: int, *, without: Iterable[int], longest: int
    ) -> str:
        """Return the text of the phrase."""
        ...


@dataclass(frozen=True, slots=True)
class Naming:
    """Names what the mentions of a document stand for, in words of the document."""

    references: References
    word: WordPhrase

    def reference_text(self, reference: Reference | None) -> str:
        """Return words for a reference, or an empty text where none would stand alone."""
        if reference is None:
            return ""
        if len(reference.names) > 1:
            return " and ".join(full_name(name) for name in reference.names)
        if reference.name is not None:
            return full_name(reference.name)
        sentence = self.references.document.sentences[reference.place[0]]
        head = sentence.tokens[reference.place[1]]
        if head.tag not in ("NNS", "NNPS", "NN"):
            return ""
        named = self._named_by_copula(sentence, head)
        if named:
            return named
        determiners = {
            sentence.tokens[c].text.lower()
            for c in sentence.children[head.index]
            if sentence.tokens[c].label.startswith(("det", "nummod", "nmod:poss"))
        }
        possessive = [
            c for c in sentence.children[head.index] if sentence.tokens[c].label == "case"
        ]
        if head.tag == "NN" and determiners != {"the"} and (determiners or head.entity == "person"):
            return ""
        if determiners - {"the"}:
            return ""
        return self.word(sentence, head.index, without=possessive, longest=8)

    def name_definite(
        self, sentence: Sentence, index: int, inside: frozenset[int]
    ) -> dict[int, str]:
        """Return the name in the place of "the city" or "both leaders", where it is known.

        ``inside`` are the tokens of the phrase that the noun is in; the words
        of the noun's determiners are empty.
        """
        reference = self.references.of(sentence, index)
        if reference is None:
            return {}
        tokens = sentence.tokens
        kept = [c for c in sentence.children[index] if tokens[c].label not in ("case", "punct")]
        if any(
            tokens[c].label not in ("det", "nummod", "det:predet", "nmod:poss") and c in inside
            for c in kept
        ):
            return {}
        text = (
            self.reference_text(reference)
            if reference.names
            else self._first_mention(reference, (sentence.index, index))
        )
        if not text:
            return {}
        determiners = [c for c in kept if tokens[c].label in ("det", "nummod", "det:predet")]
        return {index: text, **dict.fromkeys(determiners, "")}

    def _first_mention(self, reference: Reference, place: Place) -> str:
        """Return "the study of X" for a bare "the study" that was brought in as "a study of X"."""
        if reference.place >= place or not 1 <= place[0] - reference.place[0] <= 3:
            return ""
        sentence = self.references.document.sentences[reference.place[0]]
        head = reference.place[1]
        token = sentence.tokens[head]
        if token.tag not in ("NN", "NNS") or not _has_identifying_modifier(sentence, head):
            return ""
        labels = {c: sentence.tokens[c].label for c in sentence.children[head]}
        outer = [c for c, own in labels.items() if own in _OUTER or own.startswith(_OUTER_STARTS)]
        text = self.word(sentence, head, without=outer, longest=12)
        possessed = "nmod:poss" in labels.values()
        return text if possessed or not text else "the " + text

    def _named_by_copula(self, sentence: Sentence, head: Token) -> str:
        """Return "the Tagbanuas" for the subject of "the first inhabitants were the Tagbanuas"."""
        place = head.head
        if place < 0 or head.label != "nsubj" or not sentence.tokens[place].tag.startswith("NNP"):
            return ""
        children = sentence.children[place]
        copular = any(sentence.tokens[c].label == "cop" for c in children)
        name = self.references.names.entity_at(sentence.index, place)
        return full_name(name) if copular and name is not None else ""


def full_name(name: NameEntity) -> str:
    """Return a name in full, with the article that goes with it."""
    text = person_name(name) if name.entity == "person" else name.full
    articled = name.has_article or takes_article(name.full)
    bare = name.entity == "person" and " " in text
    return "the " + text if articled and not bare and not text.startswith("the ") else text


def spelt_names(names: NameTable, sentence: Sentence, indices: Iterable[int]) -> dict[int, str]:
    """Return the fullest name of a person where the text has a short one."""
    tokens = sentence.tokens
    indices = list(indices)
    inside = set(indices)
    done: set[int] = set()
    spelt: set[str] = set()
    replaced: dict[int, str] = {}
    for index in indices:
        name = names.name_at(sentence.index, index)
        entity = names.entity_at(sentence.index, index)
        if name is None or entity is None or entity.entity != "person" or name.start in done:
            continue
        if name.entity == "place":
            continue
        done.add(name.start)
        full = person_name(entity)
        if not inside.issuperset(range(name.start, name.end)) or full in spelt:
            continue
        if not _is_short_for(sentence, name, full):
            continue
        spelt.add(full)
        replaced[name.start] = full
        for place in range(name.start + 1, name.end):
            replaced[place] = ""
        after = tokens[name.end] if name.end < len(tokens) else None
        if after is not None and after.tag == "POS" and not full.endswith("s"):
            replaced[after.index] = "'s"
    return replaced


def _is_short_for(sentence: Sentence, name: Name, full: str) -> bool:
    """Tell whether a full name can stand where the text has a part of it."""
    tokens = sentence.tokens
    if len(full.split()) <= len(name.words) or not set(name.words) <= set(full.split()):
        return False
    if any(tokens[place].tag == "POS" for place in range(name.start, name.end)):
        return False
    following = tokens[name.end : name.end + 1]
    inner = tokens[name.head].label == "compound"
    if inner or (following and following[0].tag.startswith("NNP")):
        return False  # part of a longer name: "the Bernoulli family"
    before = " ".join(t.text for t in tokens[max(0, name.start - 3) : name.start])
    return not (before and full.startswith(before.split()[-1] + " "))


def _has_identifying_modifier(sentence: Sentence, head: int) -> bool:
    """Tell whether a noun is told apart by what follows it, or by a name before it."""
    tokens = sentence.tokens
    for child in sentence.children[head]:
        label = tokens[child].label
        if label in ("nmod", "acl") and child > head and not is_aside(sentence, head, child):
            return True
        if label == "compound" and tokens[child].tag.startswith("NNP"):
            return True
    return False
