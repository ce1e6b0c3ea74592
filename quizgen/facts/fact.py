"""A fact: one clause with its subject, verb group and complements, each ready to be worded."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from quizgen.facts.definites import UNIDENTIFIED
from quizgen.facts.phrases import Phrase
from quizgen.facts.verbs import VerbGroup
from quizgen.facts.wording import capitalise, tidy
from quizgen.language import Sentence

Role = Literal[
    "object", "indirect object", "attribute", "oblique", "agent", "time", "place", "clause",
    "adverb", "reason", "condition",
]  # fmt: skip
Origin = Literal[
    "main", "coordinated", "relative", "apposition", "participle", "subordinate", "reported",
    "sentence",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows the verb: its role, its preposition or conjunction, and its phrase.

    ``text`` holds both, as they stand in the sentence.
    """

    role: Role
    preposition: str
    phrase: Phrase
    text: str

    @property
    def is_setting(self) -> bool:
        """Whether it only tells when, where or under which circumstances."""
        if self.role in ("time", "place", "adverb"):
            return True
        return self.role == "oblique" and self.preposition in SETTING_PREPOSITIONS


_BOUNDED = frozenset("no none never nobody nothing few only all every any first last".split())
# Prepositions of phrases that a clause can do without.
SETTING_PREPOSITIONS = frozenset(
    "in on at during after before since until till by amid within upon throughout under around "
    "near following despite without over alongside".split()
)


@dataclass(frozen=True)
class Fact:
    """One statement that the article makes, with all that a question about it needs.

    ``fronted`` complements stand before the subject. ``attribution`` names
    who says so ("according to the WHO"). ``certainty`` is the parser's
    own for the arcs used, 0 to 1. ``salience`` is how much the fact matters.
    ``is_trimmed`` tells that a setting was left out, so that others may have done the same.
    ``told`` is the wording of a sentence that is told whole.
    """

    sentence: Sentence
    predicate: int
    subject: Phrase
    verb: VerbGroup
    complements: tuple[Complement, ...]
    fronted: tuple[Complement, ...] = ()
    attribution: Complement | None = None
    origin: Origin = "main"
    certainty: float = 1.0
    salience: float = 0.0
    is_trimmed: bool = False
    told: str = ""

    def problems(self) -> tuple[str, ...]:
        """Return why the fact cannot stand alone; empty when it can."""
        return self._problems

    @cached_property
    def _problems(self) -> tuple[str, ...]:
        found = list(self.subject.problems)
        attribution = (self.attribution,) if self.attribution else ()
        for complement in (*attribution, *self.fronted, *self.complements):
            found.extend(complement.phrase.problems)
        if self._is_framed():
            found = [problem for problem in found if not problem.endswith(UNIDENTIFIED)]
        return tuple(dict.fromkeys(found))

    def _is_framed(self) -> bool:
        """Tell whether a general statement names its setting first.

        "In a monarchy, the citizens ..." says which citizens are meant.
        """
        if self.verb.is_past:
            return False
        if re.match(r"an? ", self.subject.text) and not self.subject.problems:
            return True  # "a democracy is a government in which the people ..."
        return any(
            c.phrase.head.tag.startswith("NN")
            and c.role in ("oblique", "place")
            and not c.phrase.problems
            for c in self.fronted
        )

    def all_complements(self) -> tuple[Complement, ...]:
        """Return the complements, fronted ones first."""
        return (*self.fronted, *self.complements)

    def statement(self) -> str:
        """Return the fact as a sentence."""
        return self._wording

    @cached_property
    def _wording(self) -> str:
        if self.told:
            return self.told
        body = " ".join(
            part
            for part in (
                self.worded_subject(),
                self.verb.statement(),
                *(complement.text for complement in self.complements),
            )
            if part
        )
        return capitalise(tidy(", ".join([*self.front(), body]))) + "."

    def worded_subject(self) -> str:
        """Return the subject, with the comma that closes an aside at its end."""
        after = max(self.subject.tokens, default=-1) + 1
        tokens = self.sentence.tokens
        closes = "," in self.subject.text and 0 < after < len(tokens) and tokens[after].text == ","
        return f"{self.subject.text}," if closes else self.subject.text

    def front(self, without: Complement | None = None) -> list[str]:
        """Return what stands before the subject, the attribution first."""
        attribution = (self.attribution,) if self.attribution else ()
        return [c.text for c in (*attribution, *self.fronted) if c is not without]

    def trimmed(self, is_told: Callable[[str], bool] = lambda problem: False) -> Fact:
        """Return the fact without the settings that cannot stand alone.

        ``is_told`` says whether a problem is solved by naming the topic.

        "During this period, he wrote X" still holds as "He wrote X", but only
        for a plain statement on the past: "in such a case, nobody may ..."
        would become another claim.
        """
        if self.told or not self.verb.is_past or self.verb.negation or self.verb.is_modal:
            return self
        tokens = self.sentence.tokens
        words = {tokens[i].text.lower() for c in self.complements for i in c.phrase.tokens}
        if words & _BOUNDED:
            # "had no bank before 1913": without its time it is another claim.
            return self
        loose = [c for c in self.all_complements() if c.is_setting and _is_lost(c.phrase, is_told)]
        return replace(self.without(*loose), is_trimmed=True) if loose else self

    def without(self, *dropped: Complement) -> Fact:
        """Return the fact without some complements."""
        return replace(
            self,
            complements=tuple(c for c in self.complements if c not in dropped),
            fronted=tuple(c for c in self.fronted if c not in dropped),
        )


def _is_lost(phrase: Phrase, is_told: Callable[[str], bool]) -> bool:
    return not all(is_told(problem) for problem in phrase.problems)
