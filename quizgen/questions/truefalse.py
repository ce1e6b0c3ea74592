"""True/false items: a fact as it stands, or with one name, number or date exchanged.

A false statement is made by a wrong value of the same type, never by *not*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts import Fact
from quizgen.questions.candidate import Answer, Candidate
from quizgen.questions.cloze import is_loose
from quizgen.questions.opposites import opposite_of

_EMPTY = frozenset(
    "reason thing way issue idea example case problem question kind fact point".split()
)
_HEDGED = re.compile(
    r"\b(?:some|many|several|most|often|sometimes|usually|generally|partly|may|might|can|could|"
    r"should|would|if|unless|although|though|while|but|both|either|or|not|no|never|few|believed|"
    r"said|claimed|says|according|argued|likely|probably|about)\b",
    re.I,
)
_EXCHANGED = frozenset(("place", "year", "time", "number"))


def true_statement(fact: Fact) -> Iterator[Candidate]:
    """Yield the fact as a true statement, where it says enough to be judged."""
    if fact.is_trimmed and not fact.subject.is_name:
        return
    if _says_something(fact):
        answer = Answer("true", "statement", "statement")
        yield Candidate("true_false", fact.statement(), answer, fact)


def _says_something(fact: Fact) -> bool:
    """Tell whether enough is said of the subject: words that tell, the verb among them."""
    said = [fact.sentence.tokens[i] for c in fact.all_complements() for i in c.phrase.tokens]
    content = sum(
        token.tag.startswith(("NN", "CD", "JJ", "VB")) and token.lemma.lower() not in _EMPTY
        for token in said
    )
    content += 0 if fact.verb.is_copular else 1
    named = fact.subject.is_name or fact.verb.is_copular or bool(fact.fronted)
    general = fact.subject.plural and not fact.verb.is_past and len(fact.subject.tokens) > 2
    if fact.subject.is_name and fact.verb.is_copular:
        return content >= 2
    return content >= (3 if _is_specific(fact) or named or general else 4)


def false_statement(fact: Fact, answer: Answer, wrong: Sequence[str]) -> Iterator[Candidate]:
    """Yield the fact with an answer exchanged for the likeliest wrong one."""
    if answer.type not in _EXCHANGED or not wrong or fact.verb.is_modal:
        return
    if not _says_something(fact):
        return
    if answer.type in ("year", "time") and len(re.findall(r"\b\d{4}\b", fact.statement())) > 1:
        return  # against the other years it would be false without any reading
    if answer.slot == "subject" and (answer.type == "place" or not _is_specific(fact)):
        return  # who else did so, nobody can tell
    statement = fact.statement()
    pattern = re.compile(rf"(?<!\w){re.escape(answer.text)}(?!\w)", re.I)
    found = list(pattern.finditer(statement))
    if len(found) != 1 or is_loose(statement[: found[0].start()], answer.type):
        return
    start, end = found[0].span()
    other = wrong[0] if start else wrong[0][:1].upper() + wrong[0][1:]
    yield Candidate(
        "true_false",
        statement[:start] + other + statement[end:],
        Answer("false", "statement", answer.slot, answer.phrase),
        fact,
        true=False,
        explanation=statement,
    )


def opposite_statement(fact: Fact) -> Iterator[Candidate]:
    """Yield the fact with a word of its predicate turned into its opposite: "rose" into "fell".

    Only a plain claim is false then: of some, of many or of what may be,
    the opposite could hold as well.
    """
    statement = fact.statement()
    start = statement.find(fact.subject.text[-12:]) + len(fact.subject.text[-12:])
    if fact.verb.is_modal or fact.verb.negation or _HEDGED.search(statement) or not start:
        return
    if not _says_something(fact) or '"' in statement:
        return
    main = re.split(r",| (?:which|who|that|because|as|when|while) ", statement[start:])[0]
    turned = opposite_of(main)
    changed = turned + statement[start + len(main) :] if turned else ""
    if changed:
        yield Candidate(
            "true_false",
            statement[:start] + changed,
            Answer("false", "statement", "statement"),
            fact,
            true=False,
            explanation=statement,
        )


def _is_specific(fact: Fact) -> bool:
    """Tell whether the fact has a name or number besides its subject."""
    said = [fact.sentence.tokens[i] for c in fact.all_complements() for i in c.phrase.tokens]
    return any(
        token.tag in ("NNP", "NNPS", "CD") or (token.tag == "JJ" and token.text[:1].isupper())
        for token in said
    )
