"""The genders of an article's persons: by the pronouns that mean them and by given names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from quizgen.facts.agreement import Gender, pronoun_gender
from quizgen.facts.given_names import given_gender
from quizgen.facts.mentions import Mentions
from quizgen.facts.names import person_name
from quizgen.facts.reference import Key, name_key

Genders = Mapping[Key, Gender]


def gender_votes(mentions: Mentions) -> Genders:
    """Return the gender of each thing by the pronouns that link straight to it.

    A person's known given name outvotes them.
    """
    votes: dict[Key, dict[Gender, float]] = defaultdict(lambda: defaultdict(float))
    for link in mentions.document.links:
        gender = pronoun_gender(mentions.token(link.mention).text.lower())
        own = mentions.itself(link.antecedent)
        if gender is not None and own is not None:
            votes[own.key][gender] += link.probability
    found = {key: max(sorted(own), key=lambda g: own[g]) for key, own in votes.items()}
    for name in mentions.names.entities:
        given = given_gender(person_name(name)) if name.entity == "person" else None
        if given is not None:
            found[name_key(mentions.names, name)] = given
    return found
