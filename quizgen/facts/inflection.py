"""English verb forms: the past tense, and the third person singular of the present."""

from __future__ import annotations

import re

_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    arise:arose awake:awoke be:was bear:bore beat:beat become:became begin:began bend:bent bet:bet
    bid:bid bind:bound bite:bit bleed:bled blow:blew break:broke breed:bred bring:brought
    broadcast:broadcast build:built burst:burst buy:bought cast:cast catch:caught choose:chose
    cling:clung come:came cost:cost creep:crept cut:cut deal:dealt dig:dug do:did draw:drew
    drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt fight:fought find:found flee:fled
    fling:flung fly:flew forbid:forbade forecast:forecast foresee:foresaw forget:forgot
    forgive:forgave freeze:froze get:got give:gave go:went grind:ground grow:grew hang:hung
    have:had hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept kneel:knelt know:knew
    lay:laid lead:led leave:left lend:lent let:let lie:lay light:lit lose:lost make:made mean:meant
    meet:met mislead:misled overcome:overcame overtake:overtook overthrow:overthrew pay:paid
    put:put quit:quit read:read ride:rode ring:rang rise:rose run:ran say:said see:saw seek:sought
    sell:sold send:sent set:set shake:shook shed:shed shine:shone shoot:shot shrink:shrank
    shut:shut sing:sang sink:sank sit:sat sleep:slept slide:slid speak:spoke speed:sped spend:spent
    spin:spun split:split spread:spread spring:sprang stand:stood steal:stole stick:stuck
    sting:stung strike:struck strive:strove swear:swore sweep:swept swell:swelled swim:swam
    swing:swung take:took teach:taught tear:tore tell:told think:thought throw:threw
    understand:understood undergo:underwent undertake:undertook uphold:upheld upset:upset wake:woke
    wear:wore weave:wove win:won wind:wound withdraw:withdrew withstand:withstood wring:wrung
    write:wrote
    """.split()
)
_DOUBLING = re.compile(r"^(?:[^aeiou]*|re|un|dis)[aeiou][bdgmnprt]$")


def past(lemma: str) -> str:
    """Return the past tense of a verb: write -> wrote, stop -> stopped."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    if _DOUBLING.match(lemma) or lemma in ("commit", "permit", "admit", "refer", "prefer", "occur"):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def third_person(lemma: str) -> str:
    """Return the third person singular of a verb: try -> tries."""
    if lemma == "be":
        return "is"
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"
