"""Classes of verbs that decide what may be asked of their objects."""

from __future__ import annotations

# Verb and noun are one predicate: "take place", "make a living"; the noun is never asked for.
LIGHT_VERBS = frozenset("take make give have do get pay play hold keep lose gain put".split())

# What is discovered, painted or written is no person, whatever its name looks like.
MAKING = frozenset(
    "discover paint invent write compose build publish make create design direct found develop "
    "produce launch film record complete sculpt carve release operate".split()
)

# Verbs whose prepositional object is what they are about, so that it can be asked for.
PREPOSITIONAL = {
    "to": frozenset("lead belong contribute refer shift attach introduce add rise fall".split()),
    "on": frozenset("depend rely focus feed live base".split()),
    "of": frozenset("consist compose make".split()),
    "from": frozenset("come derive suffer result originate make shift protect".split()),
    "in": frozenset("result specialize specialise believe invest".split()),
    "for": frozenset("stand account call use".split()),
    "with": frozenset("replace fill surround deal cover".split()),
    "into": frozenset("turn divide develop convert flow".split()),
    "by": frozenset(),
}
