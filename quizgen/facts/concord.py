"""Whether a subject and its verb agree in number: where they do not, the tree is wrong."""

from __future__ import annotations

from quizgen.facts.phrases import Phrase
from quizgen.facts.verbs import VerbGroup

_COLLECTIVE = frozenset(
    "number group majority minority variety team range series couple fleet police staff crew lot "
    "half third quarter rest family government army percent % per part portion army data media "
    "handful dozen people".split()
)


def agrees(subject: Phrase, verb: VerbGroup) -> bool:
    """Tell whether subject and verb agree in number; where not, the tree is wrong.

    Names and collective nouns go with both.
    """
    finite = verb.auxiliaries[0].lower() if verb.auxiliaries else verb.tag
    if (
        subject.is_name
        or subject.head.tag not in ("NN", "NNS")
        or (subject.head.lemma.lower() in _COLLECTIVE)
    ):
        return True
    if finite in ("was", "is", "has", "does", "VBZ"):
        return not subject.plural
    if finite in ("were", "are", "have", "do", "VBP"):
        return subject.plural
    return True
