"""Facts of participial clauses: a participle and the subject of the clause it goes with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.clause_complements import complements_of
from quizgen.facts.clauses import clause_of
from quizgen.facts.fact import Complement, Fact
from quizgen.facts.inflection import past, third_person
from quizgen.facts.phrases import Phrase, Phrases
from quizgen.facts.soundness import certainty, interleaved
from quizgen.facts.verbs import VerbGroup
from quizgen.language import Sentence

# Participles that tell what an event amounts to: their subject is the event.
_OF_EVENTS = frozenset(
    "mark make lead cause result leave allow enable give bring highlight show prove symbolize "
    "symbolise emphasize emphasise reflect create mean include involve follow use help force "
    "prompt spark trigger raise increase reduce bear be have underline signal represent ensure "
    "begin start end range total date number according concern regard".split()
)
# Participles that open a sentence without saying anything of its subject.
_DANGLING = frozenset("base compare give provide follow consider judge assume grant see".split())
# Verbs whose participle tells of the past even beside a clause on the present.
_ONCE = frozenset("bear found build establish".split())


def participle_facts(
    phrases: Phrases,
    sentence: Sentence,
    child: int,
    subject: Phrase,
    main: VerbGroup,
    attribution: Complement | None,
) -> Iterator[Fact]:
    """Yield "X was born in England" for "Born in England, X ...".

    ``main`` is the verb of the clause that the participle goes with.
    """
    tokens = sentence.tokens
    if tokens[child].tag == "VBG":
        yield from _present(phrases, sentence, child, subject, main, attribution)
        return
    if tokens[child].tag != "VBN" or any(
        tokens[c].label in ("aux", "aux:pass", "mark", "cop", "case")
        for c in sentence.children[child]
    ):
        return
    yield from passive_facts(phrases, sentence, child, subject, main, attribution)


def passive_facts(
    phrases: Phrases,
    sentence: Sentence,
    child: int,
    subject: Phrase,
    main: VerbGroup,
    attribution: Complement | None,
) -> Iterator[Fact]:
    """Yield what a past participle says was done to its subject.

    Only where it names something or gives a number.
    """
    token = sentence.tokens[child]
    is_past = main.is_past or token.lemma in _ONCE
    be = ("were" if is_past else "are") if subject.plural else ("was" if is_past else "is")
    verb = VerbGroup((be,), token.text.lower(), token.lemma, "VBD" if is_past else "VBZ")
    if token.lemma in _DANGLING:
        return
    clause = replace(clause_of(sentence, child, -1, verb), before=())
    _, after, said = complements_of(phrases, sentence, clause, subject)
    told = [sentence.tokens[i] for c in after for i in c.phrase.tokens]
    adverbs = any(sentence.tokens[c].label == "advmod" for c in sentence.children[child])
    if adverbs or not any(word.tag in ("NNP", "NNPS", "CD") for word in told):
        return  # "often built by hand", "surrounded by farms": a circumstance, no fact
    sure = certainty(sentence, child, [c.phrase for c in after])
    yield Fact(sentence, child, subject, verb, after, (), said or attribution, "participle", sure)


def _present(
    phrases: Phrases,
    sentence: Sentence,
    child: int,
    subject: Phrase,
    main: VerbGroup,
    attribution: Complement | None,
) -> Iterator[Fact]:
    """Yield "he issued a decree" for "..., issuing a decree", where the subject did it.

    After a comma only, and for no verb whose subject is rather the whole event.
    """
    tokens = sentence.tokens
    first = min(sentence.subtree(child))
    token = tokens[child]
    if (
        first != child
        or not first
        or tokens[first - 1].text != ","
        or token.lemma in _OF_EVENTS
        or main.negation
        or main.is_modal
        or any(tokens[c].label in ("mark", "aux", "aux:pass") for c in sentence.children[child])
        or subject.entity not in ("person", "organization", "")
    ):
        return
    if main.is_past:
        verb = VerbGroup((), past(token.lemma), token.lemma, "VBD")
    elif subject.plural:
        verb = VerbGroup((), token.lemma, token.lemma, "VBP")
    else:
        verb = VerbGroup((), third_person(token.lemma), token.lemma, "VBZ")
    clause = replace(clause_of(sentence, child, -1, verb), before=())
    _, after, said = complements_of(phrases, sentence, clause, subject)
    if not any(c.role == "object" for c in after):
        return
    parts = [c.phrase for c in after]
    sure = 0.0 if interleaved(parts) else certainty(sentence, child, parts)
    yield Fact(sentence, child, subject, verb, after, (), said or attribution, "participle", sure)
