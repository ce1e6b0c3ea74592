"""Clauses of a sentence: a predicate with the words that belong to it, by grammatical role."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.verbs import BE_FORMS, MODALS, VerbGroup
from quizgen.language import Sentence, Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOT_COMPLEMENTS = frozenset(
    "punct cc mark cop aux aux:pass discourse vocative reparandum dep parataxis conj list "
    "dislocated orphan goeswith compound:prt cc:preconj".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and its dependents, as token indices of the sentence.

    ``subject`` may be inherited from the clause that this one is co-ordinated
    with. ``attribute`` is the predicate itself in a copular clause, else -1.
    """

    predicate: int
    subject: int
    verb: VerbGroup
    attribute: int
    before: tuple[int, ...]
    after: tuple[int, ...]


def find_subject(sentence: Sentence, predicate: int) -> int:
    """Return the subject's head word of a predicate, or -1."""
    for child in sentence.children[predicate]:
        if sentence.tokens[child].label in SUBJECTS:
            if sentence.tokens[child].label == "nsubj:outer":
                continue
            return child
    return -1


def find_outer_subject(sentence: Sentence, predicate: int) -> int:
    """Return the subject of a copula whose attribute is a clause ("the aim is to ..."), or -1."""
    for child in sentence.children[predicate]:
        if sentence.tokens[child].label == "nsubj:outer":
            return child
    return -1


def find_expletive(sentence: Sentence, predicate: int) -> int:
    """Return the dummy subject of a clause, "it" or "there", or -1."""
    for child in sentence.children[predicate]:
        if sentence.tokens[child].label == "expl":
            return child
    return -1


def verb_group(sentence: Sentence, predicate: int, inherited: int = -1) -> VerbGroup | None:
    """Return the finite verb group of a predicate, or None where it is not finite.

    ``inherited`` is a predicate whose auxiliaries are shared ("was built and
    opened").
    """
    tokens = sentence.tokens
    token = tokens[predicate]
    helpers = [c for c in sentence.children[predicate] if tokens[c].label in ("aux", "aux:pass")]
    copula = [c for c in sentence.children[predicate] if tokens[c].label == "cop"]
    if not helpers and not copula and token.tag in ("VBN", "VB", "VBG") and inherited >= 0:
        shared = sentence.children[inherited]
        helpers = [c for c in shared if tokens[c].label in ("aux", "aux:pass") and c < predicate]
        own_object = any(tokens[c].label == "obj" for c in sentence.children[predicate])
        passive = any(tokens[c].label == "aux:pass" for c in helpers) or any(
            tokens[c].label == "cop" for c in shared
        )
        if tokens[inherited].tag != token.tag or (own_object and passive):
            helpers = []  # "is known for X and garnered praise"
    words = sorted([*helpers, *copula])
    if any(tokens[w].tag == "TO" for w in words):
        return None
    negation, adverbs, ahead = "", [], 9
    last = max(words, default=predicate)
    for child in sentence.children[predicate]:
        label, text = tokens[child].label, tokens[child].text.lower()
        if label == "advmod" and text in NEGATIONS:
            negation = "not" if text in ("n't", "n’t") else text
        elif (
            label == "advmod" and words and min(words) < child < (last if copula else predicate)
        ) or (label == "advmod" and not words and _adjacent_before(sentence, child, predicate)):
            adverbs.append(tokens[child].text)
            ahead = min(ahead, sum(w < child for w in words)) if words else ahead
    particle = " ".join(
        tokens[c].text
        for c in sentence.children[predicate]
        if tokens[c].label == "compound:prt" and _adjacent_after(c, predicate)
    )
    if copula:
        first = tokens[words[0]]
        if first.tag not in FINITE:
            return None
        return VerbGroup(
            tuple(tokens[w].text for w in words),
            "",
            "be",
            first.tag,
            negation,
            tuple(adverbs),
            ahead=ahead,
        ).full_forms()
    if words:
        first = tokens[words[0]]
        if first.tag not in FINITE and first.text.lower() not in MODALS:
            return None
    elif token.tag not in FINITE:
        return None
    if words and not _tags_fit(tokens[words[-1]], token):
        return None
    tag = tokens[words[0]].tag if words else token.tag
    return VerbGroup(
        tuple(_spelt_out(tokens[w]) for w in words),
        token.text.lower() if not token.tag.startswith("NNP") else token.text,
        token.lemma,
        tag,
        negation,
        tuple(adverbs),
        particle,
        ahead,
    ).full_forms()


def _spelt_out(token: Token) -> str:
    """Return an auxiliary's word; the "'s" of "he's won praise" is "has"."""
    text = token.text.lower()
    if token.lemma == "have" and text in ("'s", "’s", "'d", "’d"):
        return "has" if text.endswith("s") else "had"
    return text


def _tags_fit(auxiliary: Token, main: Token) -> bool:
    """Tell whether a verb form can follow its last auxiliary: "is" and a participle."""
    lemma = auxiliary.lemma.lower()
    if auxiliary.text.lower() in BE_FORMS or lemma == "be":
        return main.tag in ("VBN", "VBG", "VBD", "JJ") and not (
            main.tag == "VBD" and main.index - auxiliary.index > 2
        )
    if lemma == "have":
        return main.tag in ("VBN", "VBD")
    return main.tag in ("VB", "VBP")


def _adjacent_before(sentence: Sentence, child: int, predicate: int) -> bool:
    between = range(child + 1, predicate)
    return (
        child < predicate
        and all(sentence.tokens[place].label == "advmod" for place in between)
        and not sentence.children[child]
        and sentence.tokens[child].tag == "RB"
    )


def _adjacent_after(particle: int, predicate: int) -> bool:
    return particle == predicate + 1


def clause_of(sentence: Sentence, predicate: int, subject: int, verb: VerbGroup) -> Clause:
    """Sort the dependents of a predicate into those before its subject and those after."""
    tokens = sentence.tokens
    used = {word.lower() for word in verb.adverbs}
    own_subject = find_subject(sentence, predicate)
    border = own_subject if own_subject >= 0 else predicate
    first_of_clause = (
        min(sentence.subtree(border)) if border != predicate else _verb_start(sentence, predicate)
    )
    before, after = [], []
    for child in sentence.children[predicate]:
        token = tokens[child]
        if token.label in _NOT_COMPLEMENTS and not _late_particle(token, predicate):
            continue
        if token.label in SUBJECTS or token.label == "expl":
            continue
        if token.label == "advmod" and token.text.lower() in (NEGATIONS | used):
            continue
        if _is_part_of_attribute(sentence, predicate, child):
            continue
        if max(sentence.subtree(child)) < first_of_clause:
            before.append(child)
        else:
            after.append(child)
    copular = any(tokens[c].label == "cop" for c in sentence.children[predicate])
    return Clause(
        predicate, subject, verb, predicate if copular else -1, tuple(before), tuple(after)
    )


def _late_particle(token: Token, predicate: int) -> bool:
    return token.label == "compound:prt" and not _adjacent_after(token.index, predicate)


def _verb_start(sentence: Sentence, predicate: int) -> int:
    places = [
        c
        for c in sentence.children[predicate]
        if sentence.tokens[c].label in ("aux", "aux:pass", "cop")
    ]
    return min([predicate, *places])


def _is_part_of_attribute(sentence: Sentence, predicate: int, child: int) -> bool:
    """Tell whether a dependent belongs inside a nominal or adjectival attribute's phrase."""
    tokens = sentence.tokens
    if not any(tokens[c].label == "cop" for c in sentence.children[predicate]):
        return False
    label = tokens[child].label
    copula = max(c for c in sentence.children[predicate] if tokens[c].label == "cop")
    if label in ("acl", "acl:relcl") and child < copula:
        return False
    nominal = tokens[predicate].tag.startswith(("NN", "CD", "DT", "PRP"))
    if nominal:
        inner = (
            "det",
            "amod",
            "nmod",
            "compound",
            "nummod",
            "acl",
            "appos",
            "flat",
            "case",
            "fixed",
        )
        return (
            label.split(":")[0] in inner
            or label == "acl:relcl"
            or (
                label == "advmod"
                and child < predicate
                and child > max(c for c in sentence.children[predicate] if tokens[c].label == "cop")
            )
        )
    copulas = [c for c in sentence.children[predicate] if tokens[c].label == "cop"]
    return max(copulas) < child < predicate or label in ("case", "fixed")
