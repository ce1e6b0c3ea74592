"""The complements of a whole clause: which of its dependents are told, and in which order."""

from __future__ import annotations

from quizgen.facts.asides import is_aside
from quizgen.facts.clauses import Clause, find_subject, verb_group
from quizgen.facts.complements import is_connective, make_complement
from quizgen.facts.fact import Complement, Role
from quizgen.facts.phrases import Phrase, Phrases
from quizgen.facts.reference import Key
from quizgen.facts.wording import words_to_text
from quizgen.language import Sentence


def complements_of(
    phrases: Phrases, sentence: Sentence, clause: Clause, subject: Phrase
) -> tuple[tuple[Complement, ...], tuple[Complement, ...], Complement | None]:
    """Return a clause's complements before its subject, those after it, and who says so.

    Asides, links to the text before and loose fronted phrases are left out.
    """
    attribution: Complement | None = None
    before: list[Complement] = []
    after: list[Complement] = []
    if clause.attribute >= 0:
        after.append(_attribute(phrases, sentence, clause, subject))
    told = frozenset[Key]()
    for children, target in ((clause.before, before), (clause.after, after)):
        if target is after:
            told |= subject.told
        for child in children:
            if is_aside(sentence, clause.predicate, child) and _droppable(sentence, child):
                continue
            made = make_complement(phrases, sentence, child, subject.reference, told)
            if made is None:
                continue
            told |= made.phrase.told
            if target is before and _is_loose_front(sentence, child):
                continue
            if made.preposition.startswith("according"):
                attribution = made
                continue
            target.append(made)
    if clause.attribute >= 0:
        # "is in many ways the birthplace": what stands before the attribute stays there.
        after.sort(key=lambda complement: min(complement.phrase.tokens))
    return tuple(before), tuple(after), attribution


def _attribute(phrases: Phrases, sentence: Sentence, clause: Clause, subject: Phrase) -> Complement:
    """Word the predicate of a copular clause, without what belongs to the clause around it."""
    tokens = sentence.tokens
    children = sentence.children[clause.predicate]
    outer = [
        c
        for c in children
        if not _inside_attribute(sentence, clause, c)
        or (tokens[c].label == "advmod" and is_connective(tokens[c].text))
    ]
    case = [c for c in children if tokens[c].label == "case"]
    # "are still under construction": what stands before the preposition stays there.
    lead = [
        c
        for c in children
        if case and c < min(case) and tokens[c].label == "advmod" and c not in outer
    ]
    phrase = phrases.make(
        sentence, clause.predicate, without=[*outer, *lead, *case], subject=subject.reference
    )
    preposition = " ".join(tokens[c].text for c in case)
    ahead = words_to_text(sentence, [*lead, *case])
    placed = tokens[clause.predicate].entity == "place"
    role: Role = "place" if placed and preposition in ("in", "on", "at", "near") else "attribute"
    return Complement(role, preposition, phrase, f"{ahead} {phrase.text}".strip())


def _inside_attribute(sentence: Sentence, clause: Clause, child: int) -> bool:
    """Tell whether a child of a copular predicate belongs to the attribute's own phrase."""
    tokens = sentence.tokens
    label = tokens[child].label
    if child in clause.before or child in clause.after:
        return False
    if label.startswith(("nsubj", "csubj", "cop", "aux", "mark", "parataxis", "expl", "discourse")):
        return False
    if label == "advmod" and tokens[child].text.lower() in (
        *(word.lower() for word in clause.verb.adverbs),
        "not",
        "n't",
        "never",
    ):
        return False
    if label == "conj":
        return find_subject(sentence, child) < 0 and verb_group(sentence, child) is None
    if label == "cc":
        following = [
            c
            for c in sentence.children[clause.predicate]
            if c > child and tokens[c].label == "conj"
        ]
        return any(_inside_attribute(sentence, clause, c) for c in following[:1])
    return True


def _droppable(sentence: Sentence, child: int) -> bool:
    """Tell whether leaving a set-off dependent out keeps the clause true."""
    tokens = sentence.tokens
    marks = {tokens[c].text.lower() for c in sentence.children[child] if tokens[c].label == "mark"}
    return not marks & {"if", "unless", "provided", "only", "because", "when", "until"}


def _is_loose_front(sentence: Sentence, child: int) -> bool:
    """Tell whether a fronted phrase is better left out: a participle, or one with a pronoun.

    From a statement on the present nothing is left out that may be its condition.
    """
    tokens = sentence.tokens
    if tokens[child].label in ("advcl", "acl") and tokens[child].tag in ("VBN", "VBG", "JJ", "NN"):
        return not any(tokens[c].label in ("mark", "case") for c in sentence.children[child])
    if not tokens[child].label.startswith(("obl", "advcl")) or _is_condition(sentence, child):
        return False
    predicate = tokens[child].head
    finite = {tokens[predicate].tag, *(tokens[c].tag for c in sentence.children[predicate])}
    if tokens[child].label.startswith("advcl") and "VBD" not in finite:
        return False
    return any(tokens[i].tag in ("PRP", "PRP$") for i in sentence.subtree(child))


def _is_condition(sentence: Sentence, child: int) -> bool:
    return any(
        sentence.tokens[c].label == "mark" and sentence.tokens[c].text.lower() in ("if", "unless")
        for c in sentence.children[child]
    )
