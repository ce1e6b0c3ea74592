"""Noun phrases and other phrases made ready to stand in a question: whole, resolved, trimmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizgen.facts.agreement import PERSON_NOUNS, REFLEXIVE, THIRD_PERSON, pronoun_gender
from quizgen.facts.asides import is_aside, without_empty_brackets
from quizgen.facts.definites import UNIDENTIFIED, definite_problem
from quizgen.facts.given_names import given_gender
from quizgen.facts.names import NameEntity, person_name
from quizgen.facts.places import takes_article
from quizgen.facts.references import Key, Reference, References
from quizgen.facts.wording import lower_first, words_to_text
from quizgen.facts.writers import third_person
from quizgen.language import Sentence, Token

_FIRST_SECOND = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves one oneself "
    "let's".split()
)
WRITER_OR_READER = "is the writer or the reader"
_WRITERS: Key = ("writers", 0, 0)
_LATER = {"we": "they", "us": "them", "our": "their"}
_PRONOUN_NOUNS = frozenset(
    "anybody anyone nobody everybody everyone somebody someone mankind humanity man".split()
)
_DEICTIC = frozenset("here there".split())


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
        indices, broken = self._trimmed(sentence, head, dropped)
        phrase = self._worded(sentence, indices, head, subject, told, spell_names)
        if broken:
            problems = (*phrase.problems, "an aside stands across its words")
            return replace(phrase, problems=problems)
        return phrase

    def reworded(self, sentence: Sentence, indices: list[int], head: int) -> Phrase:
        """Word any of a sentence's tokens, such as all of them, as a phrase of ``head``."""
        return self._worded(sentence, indices, head, None, frozenset(), True)

    def _worded(
        self,
        sentence: Sentence,
        indices: list[int],
        head: int,
        subject: Key | None,
        told: frozenset[Key],
        spell_names: bool,
    ) -> Phrase:
        known = set(told)
        replaced, problems = self._replacements(sentence, indices, subject, known, spell_names)
        first = next((i for i in indices if replaced.get(i) != ""), indices[0])
        if first not in replaced:
            replaced[first] = lower_first(sentence, first)
        token = sentence.tokens[head]
        reference = self.references.of(sentence, head)
        name = reference.name if reference and not _is_indefinite(sentence, head) else None
        return Phrase(
            text=words_to_text(sentence, indices, replaced),
            head=token,
            tokens=tuple(indices),
            entity=(name.entity if name and name.entity else token.entity),
            reference=self._whole_reference(sentence, head, reference),
            name=name,
            plural=self._is_plural(sentence, head, reference),
            problems=tuple(problems),
            told=frozenset(known),
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

    def _is_plural(self, sentence: Sentence, head: int, reference: Reference | None) -> bool:
        tokens = sentence.tokens
        token = tokens[head]
        if any(tokens[c].label == "conj" for c in sentence.children[head]):
            return True
        if token.tag.startswith("PRP"):
            return token.text.lower() in ("they", "them", "these", "those", "we")
        return token.tag in ("NNS", "NNPS")

    def _trimmed(self, sentence: Sentence, head: int, dropped: set[int]) -> tuple[list[int], bool]:
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
        broken = any(
            any(a[0] < i < a[-1] for i in kept if tokens[i].tag[0].isalpha()) for a in asides
        )
        while kept and tokens[kept[0]].label == "punct" and tokens[kept[0]].text not in '"“‘$#':
            kept.pop(0)
        while kept and tokens[kept[-1]].label == "punct" and tokens[kept[-1]].text not in "\"”’'%)":
            kept.pop()
        return without_empty_brackets(sentence, kept) or [head], broken

    def _replacements(
        self,
        sentence: Sentence,
        indices: list[int],
        subject: Key | None,
        told: set[Key],
        spell_names: bool,
    ) -> tuple[dict[int, str], list[str]]:
        """Return other words for some tokens, and the problems; add what is named to ``told``."""
        replaced: dict[int, str] = {}
        problems: list[str] = []
        inside = set(indices)
        for index in indices:
            token = sentence.tokens[index]
            word = token.text.lower()
            if token.tag in ("PRP", "PRP$"):
                if _is_in_title(sentence, index) or _is_anybodys(sentence, index):
                    continue
                following = sentence.tokens[index + 1 : index + 2]
                writers = third_person(word, following[0].text if following else "")
                if writers and self.references.authors_say_we:
                    if _WRITERS in told:
                        replaced[index] = _LATER[word]
                    else:
                        replaced[index] = writers
                        problems.append(f"'the authors' {UNIDENTIFIED}")
                    told.add(_WRITERS)
                    continue
                if word in _FIRST_SECOND or word not in THIRD_PERSON:
                    problems.append(f"'{token.text}' {WRITER_OR_READER}")
                    continue
                if token.label == "expl":
                    continue
                reference = self.references.of(sentence, index)
                if reference is not None and subject is not None and reference.key == subject:
                    if (
                        token.tag == "PRP"
                        and word not in REFLEXIVE
                        and _is_argument(sentence, index)
                    ):
                        problems.append(f"'{token.text}' cannot be the subject itself")
                    continue
                if reference is None and subject is not None and word in REFLEXIVE:
                    continue
                if subject is not None and _is_own(sentence, index):
                    continue
                unnamed = reference is None or not reference.names
                if unnamed and _one_person(sentence, index):
                    continue
                if reference is not None and (
                    reference.key in told or _bound_inside(sentence, reference, inside, index)
                ):
                    continue
                text = self._reference_text(reference)
                if not text:
                    problems.append(f"nobody knows what '{token.text}' is")
                    continue
                replaced[index] = _possessive(text) if token.tag == "PRP$" else text
                if reference is not None:
                    told.add(reference.key)
            elif token.tag in ("DT", "PDT") and token.label not in ("det", "det:predet", "advmod"):
                if word == "those" and _is_told_apart(sentence, index):
                    continue  # "those who belong to it"
                if word in ("this", "that", "these", "those", "both", "another", "either"):
                    problems.append(f"'{token.text}' points back")
            elif token.tag in ("NN", "NNS", "NNP", "NNPS") or (
                token.tag in ("CD", "JJ", "JJS", "JJR") and token.label not in ("amod", "nummod")
            ):
                named = self.references.of(sentence, index)
                if named is not None:
                    told.add(named.key)
                problem = definite_problem(sentence, index) or _bare_person(sentence, index)
                if self.references.names.is_doubtful(sentence.index, index):
                    problems.append(f"nobody knows which '{token.text}' is meant")
                if problem and self._name_definite(sentence, index, inside, replaced):
                    continue
                if problem:
                    problems.append(problem)
                if not problem or problem.endswith(UNIDENTIFIED):
                    replaced.update(_without_pointing(sentence, index))
            elif word in _DEICTIC and token.label == "advmod":
                problems.append(f"'{token.text}' points back")
        if spell_names:
            self._spell_names(sentence, indices, replaced)
        return replaced, problems

    def _name_definite(
        self, sentence: Sentence, index: int, inside: set[int], replaced: dict[int, str]
    ) -> bool:
        """Put the name in the place of "the city" or "both leaders", where it is known."""
        reference = self.references.of(sentence, index)
        if reference is None:
            return False
        modifiers = sentence.children[index]
        kept = [c for c in modifiers if sentence.tokens[c].label not in ("case", "punct")]
        if any(
            sentence.tokens[c].label not in ("det", "nummod", "det:predet", "nmod:poss")
            and c in inside
            for c in kept
        ):
            return False
        text = (
            self._reference_text(reference)
            if reference.names
            else self._first_mention(reference, (sentence.index, index))
        )
        if not text:
            return False
        replaced[index] = text
        for child in kept:
            if sentence.tokens[child].label in ("det", "nummod", "det:predet"):
                replaced[child] = ""
        return True

    def _first_mention(self, reference: Reference, place: tuple[int, int]) -> str:
        """Return "the study of X" for a bare "the study" that was brought in as "a study of X"."""
        if reference.place >= place or not 1 <= place[0] - reference.place[0] <= 3:
            return ""
        sentence = self.references.document.sentences[reference.place[0]]
        head = reference.place[1]
        token = sentence.tokens[head]
        if token.tag not in ("NN", "NNS") or not _has_identifying_modifier(sentence, head):
            return ""
        outer = [
            c
            for c in sentence.children[head]
            if sentence.tokens[c].label
            in ("det", "nummod", "case", "conj", "cc", "det:predet", "cop")
            or sentence.tokens[c].label.startswith(
                ("nsubj", "advmod", "obl", "advcl", "mark", "aux")
            )
        ]
        phrase = self.make(sentence, head, without=outer)
        if phrase.problems or len(phrase.tokens) > 12:
            return ""
        possessed = any(sentence.tokens[c].label == "nmod:poss" for c in sentence.children[head])
        return phrase.text if possessed else "the " + phrase.text

    def _spell_names(
        self, sentence: Sentence, indices: list[int], replaced: dict[int, str]
    ) -> None:
        """Write the fullest name of a person where the text has a short one."""
        inside = set(indices)
        done: set[int] = set()
        spelt: set[str] = set()
        for index in indices:
            name = self.references.names.name_at(sentence.index, index)
            entity = self.references.names.entity_at(sentence.index, index)
            if name is None or entity is None or entity.entity != "person" or name.start in done:
                continue
            if name.entity == "place":
                continue
            done.add(name.start)
            span = range(name.start, name.end)
            full = person_name(entity)
            if not inside.issuperset(span) or len(full.split()) <= len(name.words):
                continue
            if any(sentence.tokens[place].tag == "POS" for place in span):
                continue
            core = set(name.words)
            if not core <= set(full.split()):
                continue
            following = sentence.tokens[name.end : name.end + 1]
            inner = sentence.tokens[name.head].label == "compound"
            if inner or (following and following[0].tag.startswith("NNP")):
                continue  # part of a longer name: "the Bernoulli family"
            before = " ".join(t.text for t in sentence.tokens[max(0, name.start - 3) : name.start])
            if full in spelt or (before and full.startswith(before.split()[-1] + " ")):
                continue
            spelt.add(full)
            replaced[name.start] = full
            for place in span[1:]:
                replaced[place] = ""
            after = sentence.tokens[span.stop] if span.stop < len(sentence.tokens) else None
            if after is not None and after.tag == "POS" and not full.endswith("s"):
                replaced[after.index] = "'s"

    def _named_by_copula(self, sentence: Sentence, head: Token) -> str:
        """Return "the Tagbanuas" for the subject of "the first inhabitants were the Tagbanuas"."""
        place = head.head
        if place < 0 or head.label != "nsubj" or not sentence.tokens[place].tag.startswith("NNP"):
            return ""
        children = sentence.children[place]
        copular = any(sentence.tokens[c].label == "cop" for c in children)
        name = self.references.names.entity_at(sentence.index, place)
        return self._full_name(name) if copular and name is not None else ""

    def _full_name(self, name: NameEntity) -> str:
        """Return a name in full, with the article that goes with it."""
        text = person_name(name) if name.entity == "person" else name.full
        articled = name.has_article or takes_article(name.full)
        bare = name.entity == "person" and " " in text
        return "the " + text if articled and not bare and not text.startswith("the ") else text

    def _reference_text(self, reference: Reference | None) -> str:
        """Return words for a reference, or an empty text where none would stand alone."""
        if reference is None:
            return ""
        if len(reference.names) > 1:
            return " and ".join(self._full_name(name) for name in reference.names)
        if reference.name is not None:
            return self._full_name(reference.name)
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
        phrase = self.make(sentence, head.index, without=possessive)
        if phrase.problems or len(phrase.tokens) > 8:
            return ""
        return phrase.text


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


def _bare_person(sentence: Sentence, index: int) -> str:
    """Return a problem for one person without an article: "lawyer", out of a headline or a list."""
    token = sentence.tokens[index]
    if (
        token.tag != "NN"
        or token.entity != "person"
        or token.label not in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "iobj", "nmod")
    ):
        return ""
    word = token.lemma.lower()
    if word in _PRONOUN_NOUNS or not (
        word in PERSON_NOUNS or word == "lawyer" or word.endswith(("ist", "ian", "man"))
    ):
        return ""
    labels = [sentence.tokens[c].label.split(":")[0] for c in sentence.children[index]]
    if {"det", "nummod", "flat"} & set(labels) or "nmod:poss" in (
        sentence.tokens[c].label for c in sentence.children[index]
    ):
        return ""
    return f"'{token.text}' has no article"


def _bound_inside(sentence: Sentence, reference: Reference, inside: set[int], index: int) -> bool:
    """Tell whether a pronoun's antecedent stands before it in the same phrase."""
    return (
        reference.place[0] == sentence.index
        and reference.place[1] in inside
        and reference.place[1] < index
    )


_NOT_POINTING = {"this": "the", "these": "the", "another": "one"}


def _without_pointing(sentence: Sentence, head: int) -> dict[int, str]:
    """Return "the" in the place of a noun's "this" or "these", "one" in that of "another"."""
    words = {child: sentence.tokens[child].text.lower() for child in sentence.children[head]}
    return {child: _NOT_POINTING[word] for child, word in words.items() if word in _NOT_POINTING}


def _is_in_title(sentence: Sentence, index: int) -> bool:
    """Tell whether a pronoun is a word of a name: "My Linguistic Autobiography"."""
    tokens = sentence.tokens
    capital = index > 0 and tokens[index].text[:1].isupper() and tokens[index].text != "I"
    follows = any(token.text[:1].isupper() for token in tokens[index + 1 : index + 2])
    return capital and (follows or tokens[index - 1].tag.startswith("NNP"))


def _is_anybodys(sentence: Sentence, index: int) -> bool:
    """Tell whether "one" is everybody's, as in "one's own culture"; as a subject it is a voice."""
    token = sentence.tokens[index]
    return token.text.lower() in ("one", "oneself") and not token.label.startswith("nsubj")


def _is_told_apart(sentence: Sentence, index: int) -> bool:
    """Tell whether what follows "those" says which are meant."""
    return any(
        child > index and sentence.tokens[child].label in ("acl:relcl", "acl", "nmod")
        for child in sentence.children[index]
    )


def _is_argument(sentence: Sentence, index: int) -> bool:
    """Tell whether a pronoun is an argument of the sentence's main predicate or one beside it.

    Such a pronoun cannot stand for the subject: "he asked him" are two people.
    """
    token = sentence.tokens[index]
    return token.label in ("obj", "iobj", "obl", "obl:agent") and (
        sentence.tokens[token.head].label in ("root", "conj", "ccomp", "parataxis")
    )


def _is_indefinite(sentence: Sentence, head: int) -> bool:
    """Tell whether a noun has "a": "a Catholic" names nobody."""
    return any(
        sentence.tokens[c].text.lower() in ("a", "an", "another", "some")
        for c in sentence.children[head]
        if sentence.tokens[c].label == "det"
    )


def _one_person(sentence: Sentence, index: int) -> bool:
    """Tell whether "his" or "her" can only be the one person that stands before it."""
    token = sentence.tokens[index]
    if pronoun_gender(token.text.lower()) is None:
        return False
    before = [
        t
        for t in sentence.tokens[:index]
        if t.entity == "person" and not t.tag.startswith("PRP") and t.label != "flat"
    ]
    if len(before) != 1 or not before[0].tag.startswith("NNP"):
        return False
    given = given_gender(before[0].text)
    return given is not None and given == pronoun_gender(token.text.lower())


def _is_own(sentence: Sentence, index: int) -> bool:
    """Tell whether a possessive is "his own", which always points at the subject."""
    tokens = sentence.tokens
    return index + 1 < len(tokens) and tokens[index + 1].text.lower() == "own"


def _possessive(text: str) -> str:
    return text + ("'" if text.endswith("s") else "'s")
