"""Facts of a document: sentences are taken apart into clauses that each say one thing.

The rules follow Heilman & Smith (2010), "Extracting simplified statements for
factual question generation", on a dependency tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.facts.asides import is_aside
from quizgen.facts.clauses import (
    Clause,
    clause_of,
    find_expletive,
    find_outer_subject,
    find_subject,
    verb_group,
)
from quizgen.facts.complements import is_connective, is_linking_adverb, make_complement
from quizgen.facts.concord import agrees
from quizgen.facts.fact import Complement, Fact, Origin, Role
from quizgen.facts.inflection import past, third_person
from quizgen.facts.phrases import Phrase, Phrases
from quizgen.facts.quotations import quoted_sentences
from quizgen.facts.references import Key, References
from quizgen.facts.verbs import VerbGroup
from quizgen.facts.whole import whole_sentence
from quizgen.facts.wording import words_to_text
from quizgen.language import Document, Sentence

# Verbs whose "that"-clause is told as what somebody says, not as true.
SAYING = frozenset(
    "say state report note announce explain add write tell argue claim suggest estimate confirm "
    "reveal find show conclude declare stress warn point observe indicate insist maintain "
    "document describe".split()
)
# Those that a comment such as ", she says" has.
_COMMENTING = frozenset(
    "say state report note explain add write argue claim suggest estimate declare warn insist "
    "observe".split()
)
_SHOWING = frozenset("show find reveal confirm document demonstrate".split())
# Participles that tell what an event amounts to: their subject is the event.
_OF_EVENTS = frozenset(
    "mark make lead cause result leave allow enable give bring highlight show prove symbolize "
    "symbolise emphasize emphasise reflect create mean include involve follow use help force "
    "prompt spark trigger raise increase reduce bear be have underline signal represent ensure "
    "begin start end range total date number according concern regard".split()
)
_SOURCES = frozenset(
    "study report paper article survey research review analysis statement document book newspaper "
    "letter poll census record evidence theory legend law court government".split()
)
# Participles that open a sentence without saying anything of its subject.
_DANGLING = frozenset("base compare give provide follow consider judge assume grant see".split())
_HEDGES = frozenset(
    "allegedly purportedly reportedly supposedly possibly perhaps probably apparently maybe "
    "presumably".split()
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a clause gets from the clause around it."""

    subject: Phrase | None
    inherited: int
    fronted: tuple[Complement, ...]
    attribution: Complement | None
    origin: Origin


class Extractor:
    """Extracts the facts of one document."""

    def __init__(self, document: Document, title: str = "") -> None:
        self.document = document
        self.references = References(document, title)
        self.phrases = Phrases(self.references)
        self._quoted = quoted_sentences(document)

    def facts(self) -> list[Fact]:
        """Return the facts of all sentences, in order."""
        return [fact for sentence in self.document.sentences for fact in self.facts_of(sentence)]

    def facts_of(self, sentence: Sentence) -> list[Fact]:
        """Return the facts of one sentence; a fragment or a question gives none."""
        if not sentence.tokens or sentence.text.rstrip().endswith("?"):
            return []
        if sentence.index in self._quoted or is_hedge(sentence.tokens[0].text):
            return []
        if sum(token.head < 0 for token in sentence.tokens) != 1:
            return []
        found = list(
            self._from_predicate(sentence, sentence.root, _Frame(None, -1, (), None, "main"))
        )
        found.extend(self._from_noun_phrases(sentence, found))
        whole = whole_sentence(self.phrases, sentence)
        if whole is not None and whole.told not in {fact.statement() for fact in found}:
            found.append(whole)
        return found

    def _from_predicate(self, sentence: Sentence, predicate: int, frame: _Frame) -> Iterator[Fact]:
        """Yield the fact of a predicate and those of the clauses that hang on it."""
        tokens = sentence.tokens
        verb = verb_group(sentence, predicate, frame.inherited)
        subject_index = find_subject(sentence, predicate)
        fact = None
        expletive = find_expletive(sentence, predicate)
        outer = find_outer_subject(sentence, predicate)
        if verb is not None and outer >= 0:
            yield from self._with_clause_as_attribute(sentence, predicate, outer, verb, frame)
            return
        if verb is not None and expletive >= 0:
            yield from self._existential(sentence, predicate, expletive, verb, frame)
        elif verb is not None:
            fact = self._fact(sentence, predicate, subject_index, verb, frame)
            if fact is not None and not _only_says(sentence, predicate):
                yield fact
        shared_subject = fact.subject if fact else None
        shared_front = fact.fronted if fact else ()
        for child in sentence.children[predicate]:
            label = tokens[child].label
            if label == "conj":
                own = find_subject(sentence, child)
                if _joined_by_or(sentence, child) or _shares_object(sentence, predicate, child):
                    continue
                yield from self._from_predicate(
                    sentence,
                    child,
                    _Frame(
                        None if own >= 0 else shared_subject or frame.subject,
                        -1 if own >= 0 else predicate,
                        tuple(
                            c
                            for c in shared_front
                            if _reaches(
                                c,
                                new_subject=own >= 0,
                                general=fact is not None and not fact.verb.is_past,
                            )
                        ),
                        frame.attribution,
                        "coordinated",
                    ),
                )
            elif label == "parataxis" and find_subject(sentence, child) >= 0:
                attribution = self._said_by(sentence, child)
                if attribution is None and _follows_semicolon(sentence, child):
                    yield from self._from_predicate(
                        sentence, child, _Frame(None, -1, (), frame.attribution, "coordinated")
                    )
            elif label == "ccomp" and fact is not None and tokens[predicate].lemma in SAYING:
                if fact.verb.negation or fact.verb.is_modal or fact.verb.is_passive:
                    continue
                if not _can_say(fact.subject):
                    continue
                yield from self._from_predicate(
                    sentence,
                    child,
                    _Frame(None, -1, (), _according_to(fact.subject), "reported"),
                )
            elif label == "advcl" and find_subject(sentence, child) >= 0:
                if _is_asserted(sentence, child):
                    yield from self._from_predicate(
                        sentence, child, _Frame(None, -1, (), frame.attribution, "subordinate")
                    )
            elif fact is not None and (
                label == "advcl" or (label == "acl" and child < subject_index)
            ):
                yield from self._participle(sentence, child, fact.subject, fact.verb, frame)

    def _existential(
        self, sentence: Sentence, predicate: int, expletive: int, verb: VerbGroup, frame: _Frame
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
        before, after, attribution = self._complements(sentence, clause, subject)
        attribute = Complement("attribute", "", thing, thing.text)
        parts = [subject, thing, *(c.phrase for c in (*before, *after))]
        certainty = 0.0 if _interleaved(parts) else _certainty(sentence, predicate, parts)
        yield Fact(
            sentence, predicate, subject, verb, (attribute, *after), before,
            attribution or frame.attribution, frame.origin, certainty,
        )  # fmt: skip

    def _with_clause_as_attribute(
        self, sentence: Sentence, predicate: int, outer: int, verb: VerbGroup, frame: _Frame
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
        certainty = 0.0 if _interleaved(parts) else _certainty(sentence, predicate, parts)
        yield Fact(
            sentence, predicate, subject, verb,
            (Complement("clause", "", phrase, phrase.text),), (), frame.attribution, frame.origin,
            certainty,
        )  # fmt: skip

    def _said_by(self, sentence: Sentence, child: int) -> Complement | None:
        """Return who says the main clause, for "..., she said", or None."""
        labels = {sentence.tokens[c].label for c in sentence.children[child]}
        if sentence.tokens[child].lemma in _COMMENTING and not labels & {"obj", "xcomp", "obl"}:
            subject = find_subject(sentence, child)
            return _according_to(self.phrases.make(sentence, subject)) if subject >= 0 else None
        return None

    def _fact(
        self,
        sentence: Sentence,
        predicate: int,
        subject_index: int,
        verb: VerbGroup,
        frame: _Frame,
    ) -> Fact | None:
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
        before, after, attribution = self._complements(sentence, clause, subject)
        for child in sentence.children[predicate]:
            if sentence.tokens[child].label == "parataxis":
                said = self._said_by(sentence, child)
                if said:
                    attribution = attribution or said
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
        parts = [subject, *(c.phrase for c in (*fronted, *after))]
        certainty = _certainty(sentence, predicate, parts)
        if _interleaved(parts if subject_index >= 0 else parts[1:]):
            certainty = 0.0
        if any(is_hedge(c.text) for c in fronted):
            return None
        return Fact(
            sentence=sentence,
            predicate=predicate,
            subject=subject,
            verb=verb,
            complements=after,
            fronted=fronted,
            attribution=attribution or frame.attribution,
            origin=frame.origin,
            certainty=certainty,
        )

    def _complements(
        self, sentence: Sentence, clause: Clause, subject: Phrase
    ) -> tuple[tuple[Complement, ...], tuple[Complement, ...], Complement | None]:
        reference = subject.reference
        attribution: Complement | None = None
        before: list[Complement] = []
        after: list[Complement] = []
        if clause.attribute >= 0:
            outer = [
                c
                for c in sentence.children[clause.predicate]
                if not _inside_attribute(sentence, clause, c)
                or (sentence.tokens[c].label == "advmod" and is_connective(sentence.tokens[c].text))
            ]
            case = [
                c for c in sentence.children[clause.predicate] if sentence.tokens[c].label == "case"
            ]
            # "are still under construction": what stands before the preposition stays there.
            lead = [
                c
                for c in sentence.children[clause.predicate]
                if case
                and c < min(case)
                and sentence.tokens[c].label == "advmod"
                and c not in outer
            ]
            phrase = self.phrases.make(
                sentence, clause.predicate, without=[*outer, *lead, *case], subject=reference
            )
            preposition = " ".join(sentence.tokens[c].text for c in case)
            ahead = words_to_text(sentence, [*lead, *case])
            role: Role = (
                "place"
                if preposition in ("in", "on", "at", "near")
                and (sentence.tokens[clause.predicate].entity == "place")
                else "attribute"
            )
            after.append(Complement(role, preposition, phrase, f"{ahead} {phrase.text}".strip()))
        told = frozenset[Key]()
        for children, target in ((clause.before, before), (clause.after, after)):
            if target is after:
                told |= subject.told
            for child in children:
                if is_aside(sentence, clause.predicate, child) and _droppable(sentence, child):
                    continue
                made = make_complement(self.phrases, sentence, child, reference, told)
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

    def _participle(
        self, sentence: Sentence, child: int, subject: Phrase, main: VerbGroup, frame: _Frame
    ) -> Iterator[Fact]:
        """Yield "X was born in England" for "Born in England, X ..."."""
        tokens = sentence.tokens
        if tokens[child].tag == "VBG":
            yield from self._present_participle(sentence, child, subject, main, frame)
            return
        if tokens[child].tag != "VBN" or any(
            tokens[c].label in ("aux", "aux:pass", "mark", "cop", "case")
            for c in sentence.children[child]
        ):
            return
        yield from self._passive(sentence, child, subject, main, frame.attribution)

    def _present_participle(
        self, sentence: Sentence, child: int, subject: Phrase, main: VerbGroup, frame: _Frame
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
        clause = clause_of(sentence, child, -1, verb)
        _, after, said = self._complements(sentence, replace(clause, before=()), subject)
        if not any(c.role == "object" for c in after):
            return
        parts = [c.phrase for c in after]
        certainty = 0.0 if _interleaved(parts) else _certainty(sentence, child, parts)
        yield Fact(
            sentence, child, subject, verb, after, (), said or frame.attribution, "participle",
            certainty,
        )  # fmt: skip

    def _passive(
        self,
        sentence: Sentence,
        child: int,
        subject: Phrase,
        main: VerbGroup,
        attribution: Complement | None,
    ) -> Iterator[Fact]:
        past = main.is_past or sentence.tokens[child].lemma in (
            "bear",
            "found",
            "build",
            "establish",
        )
        be = ("were" if past else "are") if subject.plural else ("was" if past else "is")
        token = sentence.tokens[child]
        verb = VerbGroup((be,), token.text.lower(), token.lemma, "VBD" if past else "VBZ")
        clause = clause_of(sentence, child, -1, verb)
        _, after, said = self._complements(sentence, replace(clause, before=()), subject)
        if sentence.tokens[child].lemma in _DANGLING:
            return
        told = [sentence.tokens[i] for c in after for i in c.phrase.tokens]
        adverbs = any(sentence.tokens[c].label == "advmod" for c in sentence.children[child])
        if adverbs or not any(token.tag in ("NNP", "NNPS", "CD") for token in told):
            return  # "often built by hand", "surrounded by farms": a circumstance, no fact
        certainty = _certainty(sentence, child, [c.phrase for c in after])
        yield Fact(
            sentence, child, subject, verb, after, (), said or attribution, "participle", certainty
        )

    def _from_noun_phrases(self, sentence: Sentence, found: list[Fact]) -> Iterator[Fact]:
        """Yield facts from relative clauses, appositions and participles inside noun phrases."""
        tokens = sentence.tokens
        reported = any(
            token.label == "ccomp" and tokens[token.head].lemma not in _SHOWING for token in tokens
        )
        main = found[0].verb if found else None
        for token in tokens:
            if token.head < 0 or reported or not tokens[token.head].tag.startswith(("NN", "PRP")):
                continue
            if not is_aside(sentence, token.head, token.index):
                continue
            if tokens[token.head].label == "conj" or _has_conjunct(sentence, token.head):
                continue
            if token.label == "acl:relcl":
                yield from self._relative(sentence, token.head, token.index)
            elif token.label == "acl" and token.tag == "VBN" and main is not None:
                subject = self._antecedent(sentence, token.head)
                if subject is not None and subject.is_name:
                    yield from self._passive(sentence, token.index, subject, main, None)
            elif token.label == "appos" and main is not None:
                yield from self._apposition(sentence, token.head, token.index, main)

    def _antecedent(self, sentence: Sentence, head: int) -> Phrase | None:
        """Return the noun phrase that an aside tells about, without its preposition."""
        outer = ("case", "cop", "nsubj", "aux", "mark", "advmod", "csubj", "parataxis")
        cases = [
            c for c in sentence.children[head] if sentence.tokens[c].label.split(":")[0] in outer
        ]
        if sentence.tokens[head].label.startswith("nmod") and not sentence.tokens[
            head
        ].tag.startswith("NNP"):
            return None
        phrase = self.phrases.make(sentence, head, without=cases)
        vague = phrase.text.split()[0].lower() in ("a", "an", "some", "one") and not phrase.is_name
        return None if phrase.problems or vague else phrase

    def _relative(self, sentence: Sentence, head: int, predicate: int) -> Iterator[Fact]:
        """Yield the statement of a loose relative clause whose subject is who or which."""
        subject_index = find_subject(sentence, predicate)
        if subject_index < 0 or sentence.tokens[subject_index].text.lower() not in ("who", "which"):
            return
        if sentence.tokens[subject_index].head != predicate:
            return
        if len(sentence.subtree(subject_index)) > 1:
            return
        head = self._relative_head(sentence, head, sentence.tokens[subject_index].text.lower())
        subject = self._antecedent(sentence, head) if head >= 0 else None
        verb = verb_group(sentence, predicate)
        if subject is None or verb is None:
            return
        fact = self._fact(sentence, predicate, -1, verb, _Frame(subject, -1, (), None, "relative"))
        if fact is not None:
            yield fact
            for child in sentence.children[predicate]:
                if sentence.tokens[child].label == "conj" and find_subject(sentence, child) < 0:
                    more = verb_group(sentence, child, predicate)
                    if more is None or _joined_by_or(sentence, child):
                        continue
                    other = self._fact(
                        sentence, child, -1, more, _Frame(subject, predicate, (), None, "relative")
                    )
                    if other is not None:
                        yield other

    def _relative_head(self, sentence: Sentence, head: int, pronoun: str) -> int:
        """Return the noun that "who" or "which" goes with, or -1 where none near fits."""
        if not _is_nearest(sentence, head, pronoun):
            return -1
        for _ in range(3):
            person = sentence.tokens[head].entity == "person"
            if person == (pronoun == "who"):
                return head
            if pronoun == "which" or not sentence.tokens[head].label.startswith("nmod"):
                return -1
            head = sentence.tokens[head].head
        return -1

    def _apposition(
        self, sentence: Sentence, head: int, child: int, main: VerbGroup
    ) -> Iterator[Fact]:
        """Yield "X is the Y of Z" for "X, the Y of Z," where X is a name or Y defines it."""
        tokens = sentence.tokens
        determiners = [
            tokens[c].text.lower() for c in sentence.children[child] if tokens[c].label == "det"
        ]
        if tokens[child].tag.startswith("NNP") and not determiners:
            return
        if not determiners or determiners[0] not in ("a", "an", "the"):
            return
        if not tokens[head].tag.startswith("NNP") and determiners[0] == "the":
            return
        subject = self._antecedent(sentence, head)
        if subject is None or subject.plural:
            return
        if not subject.is_name and subject.text.startswith("the "):
            return
        phrase = self.phrases.make(sentence, child, subject=subject.reference)
        if any(sentence.tokens[i].tag in ("PRP", "PRP$") for i in phrase.tokens):
            return  # "the son of his gardener": whose, the apposition does not say
        if sentence.tokens[phrase.tokens[0]].tag in ("WP", "WDT", "WRB"):
            return
        past = main.is_past and (subject.entity not in ("place", "plant", "animal"))
        verb = VerbGroup(("was" if past else "is",), "", "be", "VBD" if past else "VBZ")
        certainty = _certainty(sentence, child, [subject, phrase])
        yield Fact(
            sentence, child, subject, verb,
            (Complement("attribute", "", phrase, phrase.text),), (), None, "apposition", certainty,
        )  # fmt: skip


def _according_to(source: Phrase) -> Complement:
    return Complement("oblique", "according to", source, "according to " + source.text)


def _certainty(sentence: Sentence, predicate: int, parts: Iterable[Phrase]) -> float:
    """Return how sure the parser is of a clause: its least certain arc that shapes the wording.

    Arcs of punctuation and of words inside short base phrases do not count.
    """
    tokens = sentence.tokens
    certainty = tokens[predicate].certainty
    for part in parts:
        certainty = min(certainty, part.head.certainty)
        for index in part.tokens:
            token = tokens[index]
            if token.label.split(":")[0] in (
                "nmod",
                "obl",
                "acl",
                "advcl",
                "conj",
                "appos",
                "xcomp",
            ):
                certainty = min(certainty, token.certainty)
    return certainty


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


def _interleaved(parts: list[Phrase]) -> bool:
    """Tell whether the words of one part stand between those of another: a broken tree."""
    spans = sorted((min(part.tokens), max(part.tokens)) for part in parts if part.tokens)
    return any(one[1] >= other[0] for one, other in pairwise(spans))


def is_hedge(text: str) -> bool:
    """Tell whether an adverb takes back some of the claim."""
    return text.lower() in _HEDGES


def _count_subjects(sentence: Sentence, predicate: int) -> int:
    return sum(
        sentence.tokens[c].label in ("nsubj", "nsubj:pass", "csubj")
        for c in sentence.children[predicate]
    )


def _is_nearest(sentence: Sentence, head: int, pronoun: str) -> bool:
    """Tell whether no other noun phrase stands between a noun and its relative clause."""
    tokens = sentence.tokens
    start = next((t.index for t in tokens[head:] if t.text.lower() == pronoun), head)
    place = start - 1
    while place > head and not tokens[place].tag.startswith(("NN", "CD")):
        place -= 1
    while place != head:
        if tokens[place].label.split(":")[0] not in ("nmod", "compound", "flat", "nummod"):
            return False
        place = tokens[place].head
    return True


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


def _only_says(sentence: Sentence, predicate: int) -> bool:
    """Tell whether a clause only says who says something: its content is a fact of its own."""
    tokens = sentence.tokens
    return tokens[predicate].lemma in SAYING and any(
        tokens[c].label == "ccomp" for c in sentence.children[predicate]
    )


def _is_relative_adverb(sentence: Sentence, predicate: int) -> bool:
    """Tell whether a clause opens with "where", "when" or the like."""
    tokens = sentence.tokens
    return any(
        tokens[c].tag in ("WRB", "WDT", "WP")
        and tokens[c].label in ("advmod", "obj", "obl", "mark")
        for c in sentence.children[predicate]
    )


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


def _joined_by_or(sentence: Sentence, child: int) -> bool:
    return any(
        sentence.tokens[c].label == "cc" and sentence.tokens[c].text.lower() in ("or", "nor")
        for c in sentence.children[child]
    )


def _reaches(front: Complement, *, new_subject: bool, general: bool) -> bool:
    """Tell whether a phrase before the first of two joined clauses holds for the second too.

    A circumstance does ("under a monarch, the state owns ..., and it rules ..."); a time does
    only while the subject stays the same.
    """
    if front.role == "time":
        return not new_subject
    if general and front.preposition.lower() == "in":
        return True  # "in Cuba, only members vote, and the party decides"
    return front.role == "condition" or front.preposition.lower() in ("under", "within")


def _can_say(subject: Phrase) -> bool:
    """Tell whether a subject can be a source: somebody, a group, a document; no mere fact."""
    if subject.is_name or subject.entity in ("person", "organization") or subject.plural:
        return True
    return subject.head.lemma.lower() in _SOURCES or subject.head.tag.startswith("PRP")


def _shares_object(sentence: Sentence, predicate: int, child: int) -> bool:
    """Tell whether what a joined verb acts on hangs on the verb before it: "took and ate it"."""
    tokens = sentence.tokens
    shared = any(tokens[c].label == "obj" and c > child for c in sentence.children[predicate])
    return shared and not any(tokens[c].label == "obj" for c in sentence.children[child])


def _has_conjunct(sentence: Sentence, head: int) -> bool:
    return any(sentence.tokens[c].label == "conj" for c in sentence.children[head])


def _follows_semicolon(sentence: Sentence, child: int) -> bool:
    first = min(sentence.subtree(child))
    return (first > 0 and sentence.tokens[first - 1].text == ";") or (
        sentence.tokens[first].text == ";"
    )


def _is_asserted(sentence: Sentence, child: int) -> bool:
    """Tell whether a subordinate clause is itself told as true."""
    marks = [
        sentence.tokens[c].text.lower()
        for c in sentence.children[child]
        if sentence.tokens[c].label == "mark"
    ]
    mark = marks[0] if marks else ""
    if mark in ("although", "though", "whereas"):
        return True
    verb = verb_group(sentence, child)
    return mark == "after" and verb is not None and verb.is_past
