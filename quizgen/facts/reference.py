"""A reference: what a word stands for, the same for all mentions of one thing."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.facts.names import NameEntity, NameTable

Place = tuple[int, int]
Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a word stands for.

    ``key`` is the same for all mentions of one thing. ``place`` is the
    (sentence, token) of the mention that tells most; ``names`` are the named
    things, one for most, two for "both leaders".
    """

    key: Key
    place: Place
    names: tuple[NameEntity, ...] = ()

    @property
    def name(self) -> NameEntity | None:
        """The named thing, where it is one."""
        return self.names[0] if len(self.names) == 1 else None


def name_key(names: NameTable, name: NameEntity) -> Key:
    """Return the key of all references to a named thing."""
    return ("name", name.first_sentence, names.number(name))
