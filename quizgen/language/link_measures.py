"""Figures of merit of the mention linker against a treebank's coreference chains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quizgen.language.conllu import GoldSentence, mention_heads
from quizgen.language.coreference import link_mention, link_mentions, mention_words
from quizgen.language.document import Sentence
from quizgen.language.encoder import Scorers
from quizgen.language.links import LinkMention
from quizgen.language.measures import Tally

CLASSES = ("pronoun", "name", "definite", "other")


def mention_class(mention: LinkMention) -> str:
    """Return the class of an anaphor: third-person pronoun, name, definite noun, or other."""
    if mention.form <= 3:
        return "pronoun"
    if mention.form == 9:
        return "name"
    return "definite" if mention.form in (10, 11) else "other"


def count_links(
    tally: Tally,
    gold: Sequence[GoldSentence],
    sentences: Sequence[Sentence],
    vectors: Sequence[NDArray[np.float32]],
    scorers: Scorers,
) -> None:
    """Count the linker's decisions of one document, on gold mentions and on those it finds.

    On gold mentions a decision is right when it links into the mention's chain,
    or to nothing where no earlier mention shares the chain. On found mentions a
    link is right when both head words are gold mentions of one chain.
    """
    chains = [
        {word: chain for word, (_, chain) in mention_heads(gold[sentence.block]).items()}
        for sentence in sentences
    ]
    for suffix, words in (
        ("", [sorted(own) for own in chains]),
        ("_found", [mention_words(sentence.tokens) for sentence in sentences]),
    ):
        places = [(number, word) for number, own in enumerate(words) for word in own]
        links = link_mentions(sentences, places, vectors, scorers)
        chosen = {later: earlier for later, earlier, _ in links}
        mentions = [link_mention(number, sentences[number].tokens, word) for number, word in places]
        chain = [chains[mention.sentence].get(mention.word) for mention in mentions]
        seen: set[str] = set()
        for number, mention in enumerate(mentions):
            linked = number in chosen
            right = linked and chain[number] is not None and chain[chosen[number]] == chain[number]
            anaphoric = chain[number] in seen
            name = mention_class(mention) + suffix
            tally.add(name, right, linked, 0 if suffix else anaphoric)
            if not suffix:
                tally.add(name + "_decision", right if anaphoric else not linked, 0, 1)
                tally.add(name + "_found", 0, 0, anaphoric)
            own_chain = chain[number]
            if own_chain is not None:
                seen.add(own_chain)
