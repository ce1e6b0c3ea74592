"""Abbreviations of English that a small training text may lack, by what may follow them."""

from __future__ import annotations

# Titles and places: a name follows, so a sentence never ends here.
BEFORE_NAME = frozenset(
    "mr mrs ms mx dr prof rev revd fr hon gen brig col lt sgt cpl pvt capt cmdr adm maj gov sen "
    "rep pres supt insp det mme mlle messrs msgr st ste mt sr sra dame amb atty".split()
)

# A number follows; before anything else the usual rules hold.
BEFORE_NUMBER = frozenset(
    "no nos nr m p pp vol vols fig figs sec sect ch chap art eq c ca cca circa approx est b d r fl "
    "op jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

# May end a sentence or not; what follows decides.
_EITHER = frozenset(
    "inc ltd co corp bros plc llc jr sr esq etc e.g i.e vs cf viz al ibid ed eds trans rev dept "
    "univ assn ave blvd rd hwy u.s u.k u.n e.u u.s.a u.s.s.r d.c a.m p.m b.c a.d b.c.e c.e ph.d "
    "m.d b.a m.a b.sc m.sc hrs min sec approx ft in lb lbs oz sq cu mph".split()
)

ABBREVIATIONS = (BEFORE_NAME | BEFORE_NUMBER | _EITHER) - frozenset(
    "in no art sec min rep rev ed m d b r p".split()
)
