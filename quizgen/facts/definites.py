"""Whether a noun phrase says which thing is meant, without the text before it."""

from __future__ import annotations

import re

from quizgen.facts.name_words import TITLES, TYPE_WORDS
from quizgen.language import Sentence, Token

UNIDENTIFIED = "is not identified"
_POINTING = frozenset(
    "this that these those such another other others same former latter following previous "
    "recent current above aforementioned said respective remaining rest next last further both "
    "neither either latest new".split()
)
_VAGUE_NAMES = frozenset("centre center society act house order court tsar church".split())
_KNOWN_NAMES = frozenset("congress parliament senate pope republic".split())
# Nouns that stand for what was just said: no setting tells which one is meant.
_DISCOURSE_NOUNS = frozenset(
    "result aim end idea reason problem fact way case example answer question word rest difference "
    "change process effect point view situation thing kind type sort purpose context method "
    "approach goal cause solution conclusion matter issue statement claim argument comment remark "
    "sentence paragraph section chapter figure table moment time period stage phase while former "
    "latter one first second third other following above past decade year month week day hour "
    "minute step factor element feature aspect condition concept notion principle response "
    "reaction decision move measure effort attempt plan content name term phrase number amount "
    "dominant majority minority others man woman boy girl person couple pair group individual "
    "same opposite latest most least best worst".split()
)
# Definite though never introduced: there is only one, or it is meant as a kind.
_UNIQUE = frozenset(
    "mantle crust core horizon tropics poles arctic antarctic seabed seafloor continents "
    "bloodstream nucleus kidneys lungs pancreas spine skull retina womb placenta tongue galaxy "
    "cosmos biosphere stratosphere troposphere rainforest steppe aristocracy bourgeoisie clergy "
    "nobility peasantry electorate judiciary dairy "
    "world earth sun moon sky sea ocean globe planet universe internet web public environment "
    "atmosphere equator past future present poor rich economy north south east west northeast "
    "northwest southeast southwest body brain heart skin blood eye ear liver lung mind ground "
    "surface air weather climate night day morning afternoon evening weekend middle beginning "
    "police automobile telephone telegraph press arts sciences humanities elderly young "
    "unemployed dead "
    "stomach bloodstream soil".split()
)


def definite_problem(sentence: Sentence, head: int) -> str:
    """Return why the noun phrase headed by a word points outside of itself, or an empty text.

    "the corner of Grant Street" and "the Ottoman Empire" stand on their own,
    "the leader", "this visit" and "both nations" do not.
    """
    tokens = sentence.tokens
    noun = tokens[head]
    children = sentence.children[head]
    determiners = [tokens[c] for c in children if tokens[c].label.startswith("det")]
    words = [token.text.lower() for token in determiners]
    if any(tokens[c].label == "acl:relcl" for c in children) and words[:1] in (["those"], ["that"]):
        return ""
    for word in words:
        if word in (
            "this",
            "that",
            "these",
            "those",
            "such",
            "another",
            "both",
            "neither",
            "either",
        ):
            if word == "another" and _is_one_of_a_kind(sentence, head):
                return ""
            if word in ("this", "these") and noun.tag.startswith("NN") and _is_thing(noun):
                return f"'{word} {noun.text}' {UNIDENTIFIED}"
            return f"'{word} {noun.text}' points back"
    for child in children:
        token = tokens[child]
        if token.label in ("amod", "nummod") and token.lemma.lower() in _POINTING - {"new", "last"}:
            return f"'{token.text} {noun.text}' points back"
    if noun.text.lower() in ("other", "others", "another", "same", "former", "latter", "rest"):
        return f"'{noun.text}' points back"
    if "the" not in words:
        return ""
    if re.fullmatch(r"\d{3,4}s", noun.text) or noun.lemma.lower() == "century":
        return ""
    if noun.text[:1].isupper() and noun.tag.startswith(("JJ", "NNP")):
        return ""  # "the Japanese"
    if noun.tag in ("CD", "JJ", "JJS", "JJR"):
        return f"'the {noun.text}' points back" if not _is_identified(sentence, head) else ""
    if noun.tag.startswith("NNP"):
        word = noun.text.lower()
        bare = word in TYPE_WORDS | TITLES | _VAGUE_NAMES and word not in _KNOWN_NAMES
        alone = noun.label not in ("nmod:desc", "compound", "flat") and all(
            tokens[c].label in ("det", "case", "punct") for c in children
        )
        return f"'the {noun.text}' {UNIDENTIFIED}" if bare and alone else ""
    if _is_identified(sentence, head):
        return ""
    if noun.entity in ("animal", "plant") and noun.tag == "NN" and _is_present(sentence, head):
        return ""  # "the koala sleeps": the kind is meant
    plain = [c for c in children if tokens[c].label not in ("case", "advmod", "punct")]
    unique = noun.lemma.lower() in _UNIQUE or noun.text.lower() == "people"
    if unique and len(plain) <= 2:
        return ""
    return f"'the {noun.text}' {UNIDENTIFIED if _is_thing(noun) else 'points back'}"


def _is_one_of_a_kind(sentence: Sentence, head: int) -> bool:
    """Tell whether "another form of government" is the subject that is said to be something."""
    tokens = sentence.tokens
    kind = any(tokens[c].label == "nmod" and c > head for c in sentence.children[head])
    place = tokens[head].head
    copular = place >= 0 and any(tokens[c].label == "cop" for c in sentence.children[place])
    return kind and copular and tokens[head].label.startswith("nsubj")


def _may_be_told(problem: str) -> bool:
    """Tell whether a phrase stands alone, or does so once the topic is named."""
    return not problem or bool(unidentified_noun(problem))


def unidentified_noun(problem: str) -> str:
    """Return the noun of a problem that naming the topic may solve ("the visit"), or ""."""
    match = re.fullmatch(rf"'\w+ (.+)' {UNIDENTIFIED}", problem)
    return match.group(1).lower() if match else ""


def _is_thing(noun: Token) -> bool:
    """Tell whether a noun stands for a thing or an event, not for something just said."""
    return noun.lemma.lower() not in _DISCOURSE_NOUNS


def _is_present(sentence: Sentence, head: int) -> bool:
    """Tell whether the clause of a subject is in the present tense."""
    tokens = sentence.tokens
    if tokens[head].label != "nsubj":
        return False
    place = tokens[head].head
    tags = {tokens[place].tag, *(tokens[c].tag for c in sentence.children[place])}
    return bool(tags & {"VBZ", "VBP"}) and "VBD" not in tags


def _is_identified(sentence: Sentence, head: int) -> bool:
    """Tell whether modifiers inside a definite phrase pick its referent out."""
    tokens = sentence.tokens
    for child in sentence.children[head]:
        token = tokens[child]
        label = token.label
        if label in ("nmod", "nmod:poss", "nmod:unmarked", "nmod:desc"):
            if token.tag.startswith(("NNP", "CD")):
                return True
            if label == "nmod" and _may_be_told(definite_problem(sentence, child)):
                return True
        if label in ("acl:relcl", "acl", "ccomp") and not _after_comma(sentence, child):
            return True
        if label == "compound" or (
            label in ("amod", "flat") and (token.tag.startswith("NNP") or token.text[:1].isupper())
        ):
            return True
        if label == "appos" and token.tag.startswith("NNP"):
            return True
        if label == "amod" and token.tag == "JJS" and len(sentence.children[head]) > 2:
            return True
    return False


def _after_comma(sentence: Sentence, index: int) -> bool:
    first = min(sentence.subtree(index))
    marks = (",", "—", "–", "-", "(")
    before = first > 0 and sentence.tokens[first - 1].text in marks
    return before or sentence.tokens[first].text in marks
