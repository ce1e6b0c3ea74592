"""Verb groups: auxiliaries, negation, the main verb; their inversion and agreement."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizgen.facts.inflection import third_person

BE_FORMS = frozenset(("am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "’s"))
MODALS = frozenset(
    ("can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought")
)
_SINGULAR = {
    "are": "is", "were": "was", "have": "has", "do": "does", "'re": "is", "’re": "is",
    "'ve": "has", "’ve": "has",
}  # fmt: skip
_FULL_FORMS = {
    "'s": "is", "’s": "is", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have",
    "'d": "would", "’d": "would", "'ll": "will", "’ll": "will", "ca": "can", "wo": "will",
    "sha": "shall", "'m": "am", "’m": "am",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb group, in order: auxiliaries, negation, adverbs, the main verb, its particle.

    In a copular clause ``main`` is empty and the last auxiliary is the copula.
    ``tag`` is the Penn tag of the finite word; ``ahead`` counts the auxiliaries
    that stand before the adverbs, where not all do ("has not yet been built").
    """

    auxiliaries: tuple[str, ...]
    main: str
    lemma: str
    tag: str
    negation: str = ""
    adverbs: tuple[str, ...] = ()
    particle: str = ""
    ahead: int = 9

    @property
    def is_copular(self) -> bool:
        """Whether the group is a form of be that links its subject to an attribute."""
        return not self.main

    @property
    def is_past(self) -> bool:
        """Whether the finite word is in the past tense."""
        first = self.auxiliaries[0].lower() if self.auxiliaries else ""
        if first:
            return first in ("was", "were", "had", "did")
        return self.tag == "VBD"

    @property
    def is_modal(self) -> bool:
        """Whether the group holds a modal verb."""
        return any(word.lower() in MODALS for word in self.auxiliaries)

    @property
    def is_passive(self) -> bool:
        """Whether the main verb is a participle after a form of be."""
        return (
            bool(self.main)
            and bool(self.auxiliaries)
            and (self.auxiliaries[-1].lower() in BE_FORMS and not self.main.endswith("ing"))
        )

    def full_forms(self) -> VerbGroup:
        """Return the group with contracted auxiliaries written out."""
        words = tuple(_FULL_FORMS.get(word.lower(), word) for word in self.auxiliaries)
        return replace(self, auxiliaries=words)

    def statement(self) -> str:
        """Return the group's words as they follow the subject."""
        first = self.auxiliaries[:1]
        words = (*first, self.negation, *self._inner(), self.main, self.particle)
        if self.is_copular and self.ahead > 1:
            words = (*self.auxiliaries, self.negation, *self.adverbs)
        return " ".join(word for word in words if word)

    def _inner(self) -> tuple[str, ...]:
        """Return the auxiliaries after the first with the adverbs in their place."""
        rest = self.auxiliaries[1:]
        cut = max(self.ahead - 1, 0)
        return (*rest[:cut], *self.adverbs, *rest[cut:])

    def inverted(self) -> tuple[str, str]:
        """Return what stands before and after the subject in a question.

        Without an auxiliary, a form of *do* is added and the main verb is its lemma.
        """
        if self.auxiliaries:
            rest = (self.negation, *self._inner(), self.main, self.particle)
            return self.auxiliaries[0], " ".join(word for word in rest if word)
        if self.lemma == "be":
            rest = (self.negation, *self.adverbs)
            return self.main, " ".join(word for word in rest if word)
        support = {"VBD": "did", "VBZ": "does"}.get(self.tag, "do")
        rest = (self.negation, *self.adverbs, self.lemma, self.particle)
        return support, " ".join(word for word in rest if word)

    def singular(self) -> VerbGroup:
        """Return the group as it agrees with *who* or *what*."""
        if self.auxiliaries:
            first = self.auxiliaries[0]
            changed = _SINGULAR.get(first.lower(), first)
            return replace(self, auxiliaries=(changed, *self.auxiliaries[1:]))
        if self.tag == "VBP":
            return replace(self, main=third_person(self.lemma), tag="VBZ")
        return self
