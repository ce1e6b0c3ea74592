"""Words inside names that say what is named: titles of persons, last words of other names."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess emperor "
    "empress president chancellor minister secretary general colonel captain major lieutenant "
    "admiral saint st pope bishop archbishop cardinal father reverend rev rabbi imam judge "
    "justice senator governor mayor duke duchess earl count baron ambassador chairman "
    "tsar czar tsarina sultan khan shah kaiser caliph maharaja "
    "director foreign prime vice deputy chief fellow crown miss mademoiselle monsieur senor "
    "signor madame herr frau don comte viscount marquess commander sheriff detective attorney "
    "sergeant lieutenant-general "
    "secretary-general ceo chair leader".split()
)

# Last words of names that say what kind of thing is named.
NAMED_KINDS = {
    "place": frozenset(
        "river lake sea ocean island islands peninsula mountain mountains desert bay strait canal "
        "harbor harbour valley square park street road avenue station airport port palace castle "
        "fort tower bridge tunnel stadium province state county district city republic kingdom "
        "empire house cathedral church temple mosque abbey observatory".split()
    ),
    "organization": frozenset(
        "university college school academy institute museum library hospital laboratory company "
        "corporation bank party union association society organization organisation agency "
        "committee commission council ministry department parliament senate congress assembly "
        "army navy newspaper journal magazine herald bulletin times gazette".split()
    ),
    "event": frozenset(
        "war wars battle revolution rebellion uprising massacre siege crisis games olympics "
        "championship cup festival conference".split()
    ),
    "abstract": frozenset(
        "treaty act law bill constitution charter agreement protocol prize award".split()
    ),
    "object": frozenset("telescope satellite mission".split()),
}


TYPE_WORDS = frozenset(word for words in NAMED_KINDS.values() for word in words) | {
    "lodge",
    "group",
}
