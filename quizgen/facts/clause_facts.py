"""Facts of single clauses: a predicate, worded with its subject and its complements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizgen.facts.clause_complements import complements_of
from quizgen.facts.clauses import clause_of, find_subject
from quizgen.facts.complements import is_linking_adverb
from quizgen.facts.concord import agrees
from quizgen.facts.fact import Complement, Fact, Origin
from quizgen.facts.inflection import past
from quizgen.facts.phrases import Phrase, Phrases
from quizgen.facts.soundness import certainty, interleaved, is_hedge
from quizgen.facts.verbs import VerbGroup
from quizgen.language import Sentence

# Verbs that a comment such as ", she says" has.
_COMMENTING = frozenset(
    "say state report note explain add write argue claim suggest estimate declare warn insist "
    "observe".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause gets from the clause around it.

    ``inherited`` is a predicate whose auxiliaries it shares, or -1. ``fronted``
    holds for it unless it has fronted complements of its own.
    """

    subject: Phrase | None = None
    inherited: int = -1
    fronted: tuple[Complement, ...] = ()
    attribution: Complement | None = None
    origin: Origin = "main"


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """Words the clauses of one document's sentences as facts."""

    phrases: Phrases

    def fact(
        self,
        sentence: Sentence,
        predicate: int,
        subject_index: int,
        verb: VerbGroup,
        frame: Frame,
    ) -> Fact | None:
        """Return the fact of a clause, or None where its tree cannot be right or nothing is told.

        The frame's subject is taken where ``subject_index`` is -1.
        """
        if verb.negation == "not" and not verb.auxiliaries:
            return None  # "has not": an older order that the rules do not word
        if subject_index < 0 and _has_stray_noun(sentence, predicate):
            return None
        if _is_relative_adverb(sentence, predicate) or _count_subjects(sentence, predicate) > 1:
            return None
        if subject_index >= 0:
            if sentence.tokens[subject_index].label.startswith("csubj"):
                return None
            subject = self.phrases.make(sentence, subject_index)
        elif frame.subject is not None:
            subject = frame.subject
        else:
            return None
        clause = clause_of(sentence, predicate, subject_index, verb)
        before, after, attribution = complements_of(self.phrases, sentence, clause, subject)
        for child in sentence.children[predicate]:
            if sentence.tokens[child].label == "parataxis":
                attribution = attribution or self.said_by(sentence, child)
        fronted = before or frame.fronted
        kept = tuple(word for word in verb.adverbs if not is_linking_adverb(word))
        verb = replace(verb, adverbs=kept)
        source = attribution or frame.attribution
        if source is not None and (
            subject.reference == source.phrase.reference
            or any(source.phrase.text in c.text for c in (*fronted, *after))
        ):
            return None  # "according to her, she believes": no more than what she says of herself
        if not agrees(subject, verb) and past(verb.lemma) == verb.main:
            verb = replace(verb, tag="VBD")  # "spread" looks the same in both tenses
        if sum(c.role == "object" for c in after) > 1 or not agrees(subject, verb):
            return None
        if any(is_hedge(c.text) for c in fronted):
            return None
        own = [subject] if subject_index >= 0 else []
        parts = [c.phrase for c in (*fronted, *after)]
        broken = interleaved([*own, *parts])
        return Fact(
            sentence=sentence,
            predicate=predicate,
            subject=subject,
            verb=verb,
            complements=after,
            fronted=fronted,
            attribution=source,
            origin=frame.origin,
            certainty=0.0 if broken else certainty(sentence, predicate, [subject, *parts]),
        )

    def existential(
        self, sentence: Sentence, predicate: int, expletive: int, verb: VerbGroup, frame: Frame
    ) -> Iterator[Fact]:
        """Yield "there are three kinds of ..."; its real subject follows the verb."""
        there = sentence.tokens[expletive]
        real = find_subject(sentence, predicate)
        copular = sentence.tokens[predicate].lemma in ("be", "exist")
        if there.text.lower() != "there" or real < expletive or not copular:
            return
        thing = self.phrases.make(sentence, real)
        clause = clause_of(sentence, predicate, -1, verb)
        children = sentence.children[predicate]
        clause = replace(
            clause,
            before=tuple(c for c in clause.before if c < expletive),
            after=tuple(c for c in children if c > real and c in (*clause.before, *clause.after)),
        )
        subject = Phrase("there", there, (expletive,), "", None, None, thing.plural)
        before, after, attribution = complements_of(self.phrases, sentence, clause, subject)
        attribute = Complement("attribute", "", thing, thing.text)
        parts = [subject, thing, *(c.phrase for c in (*before, *after))]
        sure = 0.0 if interleaved(parts) else certainty(sentence, predicate, parts)
        yield Fact(
            sentence, predicate, subject, verb, (attribute, *after), before,
            attribution or frame.attribution, frame.origin, sure,
        )  # fmt: skip

    def with_clause_as_attribute(
        self, sentence: Sentence, predicate: int, outer: int, verb: VerbGroup, frame: Frame
    ) -> Iterator[Fact]:
        """Yield "the aim of X is to do Y", whose attribute is a clause."""
        tokens = sentence.tokens
        copulas = [c for c in sentence.children[predicate] if tokens[c].label == "cop"]
        if not copulas or outer > max(copulas):
            return
        subject = self.phrases.make(sentence, outer)
        left = [c for c in sentence.children[predicate] if c <= max(copulas)]
        phrase = self.phrases.make(sentence, predicate, without=left, subject=subject.reference)
        parts = [subject, phrase]
        sure = 0.0 if interleaved(parts) else certainty(sentence, predicate, parts)
        yield Fact(
            sentence, predicate, subject, verb,
            (Complement("clause", "", phrase, phrase.text),), (), frame.attribution, frame.origin,
            sure,
        )  # fmt: skip

    def said_by(self, sentence: Sentence, child: int) -> Complement | None:
        """Return who says the main clause, for "..., she said", or None."""
        labels = {sentence.tokens[c].label for c in sentence.children[child]}
        if sentence.tokens[child].lemma in _COMMENTING and not labels & {"obj", "xcomp", "obl"}:
            subject = find_subject(sentence, child)
            return according_to(self.phrases.make(sentence, subject)) if subject >= 0 else None
        return None


def according_to(source: Phrase) -> Complement:
    """Return the words that name who says something."""
    return Complement("oblique", "according to", source, "according to " + source.text)


def joined_by_or(sentence: Sentence, child: int) -> bool:
    """Tell whether a joined clause is an alternative: it may not hold."""
    return any(
        sentence.tokens[c].label == "cc" and sentence.tokens[c].text.lower() in ("or", "nor")
        for c in sentence.children[child]
    )


def _count_subjects(sentence: Sentence, predicate: int) -> int:
    return sum(
        sentence.tokens[c].label in ("nsubj", "nsubj:pass", "csubj")
        for c in sentence.children[predicate]
    )


def _has_stray_noun(sentence: Sentence, predicate: int) -> bool:
    """Tell whether a noun stands right before a co-ordinated verb and should be its subject."""
    tokens = sentence.tokens
    own = {i for c in sentence.children[predicate] for i in sentence.subtree(c)}
    helpers = [
        c
        for c in sentence.children[predicate]
        if c < predicate and tokens[c].label.split(":")[0] in ("aux", "cop", "advmod")
    ]
    place = min([predicate, *helpers]) - 1
    while place >= 0 and tokens[place].tag in (",", "CC", "RB", ":"):
        if tokens[place].tag in ("CC", ",") or tokens[place].label == "cc":
            return False
        place -= 1
    return place >= 0 and place not in own and tokens[place].tag.startswith(("NN", "PRP", "CD"))


def _is_relative_adverb(sentence: Sentence, predicate: int) -> bool:
    """Tell whether a clause opens with "where", "when" or the like."""
    tokens = sentence.tokens
    return any(
        tokens[c].tag in ("WRB", "WDT", "WP")
        and tokens[c].label in ("advmod", "obj", "obl", "mark")
        for c in sentence.children[predicate]
    )
