from __future__ import annotations

import pytest
from article_checks import assert_traced
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.article import Article, Block
from quizgen.article.clean import clean
from quizgen.article.traced import Traced


def cleaned(text: str, words: frozenset[str] = frozenset()) -> str:
    return clean(Traced.of(text, 0, len(text)), words)[0].text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # Footnote marks in all their forms.
        ("He sailed in 1801.[3] She stayed.[4][5]", "He sailed in 1801. She stayed."),
        ("In Dulwich. [17] Placed there, [6] he read.", "In Dulwich. Placed there, he read."),
        ("It is old.[citation needed] Very.[note 2]", "It is old. Very."),
        ("It is old.[a] So [sic] it goes.[12, 13–15]", "It is old. So it goes."),
        ("Rights are kept. 4 Even so, they lapse.", "Rights are kept. Even so, they lapse."),
        ("Forms differ (Figure 1.6). 5 At the end, none.", "Forms differ. At the end, none."),
        ("The yield fell.¹² It rose again.³", "The yield fell. It rose again."),
        ("The rule† held* for years.", "The rule held for years."),
        ("As before[^1] and after.[^note]", "As before and after."),
        # What looks like one and is not.
        ("It covers 25 km² and 10³ cells.", "It covers 25 km² and 10³ cells."),
        ("The army lost. 12 Australians died.", "The army lost. 12 Australians died."),
        ("He met [the king] at No. 4 High Street.", "He met [the king] at No. 4 High Street."),
        ("The *first* man read _War and Peace_.", "The first man read War and Peace."),
        ("A file_name and x_1 _ y.", None),
        ("It was worth 5 * 3 coins.", "It was worth 5 * 3 coins."),
        # Cross-references and citations.
        ("The town (Figure 1.5) voted (see Table 3).", "The town voted."),
        ("It grew (see also Chapter 4, p. 31) fast (pictured).", "It grew fast."),
        (
            "This is so (Williams, 2010) and (Biggs et al., 2011; Lee & Ma, 2015).",
            "This is so and.",
        ),
        ("Many (e.g. Hart et al., 2015; also see the list of the group) agree.", "Many agree."),
        ("A hall. (credit: modification of work by A. Person)", "A hall."),
        ("He was (part of the group) and (in the section) now.", None),
        ("The poems (1806) and the body (WHO) and (c. 1230 BC) stay.", None),
        # Addresses.
        ("The map (https://example.org/a_(b)) is old.", "The map is old."),
        ("The map is old. https://example.org/x?y=1", "The map is old."),
        ("See https://example.org/x for more.", None),
        ("Ask him (a.person@example.org) now.", "Ask him now."),
        # Letters.
        ("“He’s ‘here’,” she said — “now”.", '"He\'s \'here\'," she said — "now".'),
        ("the ﬁrst of\u00adﬁce", "the first office"),
        ("zero\u200bwidth\ufeff and\u2060 bell\x07", "zerowidth and bell"),
        ("non\u00a0breaking\tand  double", "non breaking and double"),
        ("A win 🎉🎉 for all 👩‍🚀 of us ✅.", "A win for all of us."),
        ("``Quoted'' words", '"Quoted" words'),
        ("salt in Food Standards | that all salt", "salt in Food Standards that all salt"),
        ("non‑breaking hyphen, minus −5", "non-breaking hyphen, minus -5"),
        ("H2O → steam", None),
        ("Empty () and ( , ) brackets .", "Empty and brackets."),
        ("• Bulleted words", "Bulleted words"),
    ],
)
def test_cleaning(source: str, text: str | None) -> None:
    assert cleaned(source) == (source if text is None else text)


@pytest.mark.parametrize(
    ("source", "words", "text"),
    [
        ("an import-\nant word", "", "an important word"),
        ("a well-\nknown word", "", "a well-known word"),
        ("a state-\r\nowned mill", "", "a state-owned mill"),
        ("the salt-\nwater fish", "salt-water", "the salt-water fish"),
        ("the salt-\nwater fish", "saltwater", "the saltwater fish"),
        ("Kim Jong-\nUn came", "", "Kim Jong-Un came"),
        ("from 1914-\n1918 on", "", "from 1914- 1918 on"),
        ("pre- and post-war", "", "pre- and post-war"),
    ],
)
def test_hyphens_at_line_ends(source: str, words: str, text: str) -> None:
    assert cleaned(source, frozenset(words.split())) == text


PIECES = (
    "The ship¦ sailed¦[3]¦ (1788 – 1824)¦\n¦\r\n¦“so”¦ ’tis¦-\n¦ﬁ¦ | ¦🎉¦  ¦\t¦é"
    "¦e\u0301¦(Figure 1.2)¦(Greek: Αθήνα)¦ /ˈbaɪrən/¦.¦, ¦A¦b¦ (see p. 3)"
    "¦''¦``¦()¦ 4 Even¦https://a.b/c¦ x@y.org¦²¦†¦"
    "(¦)¦[¦]¦ABC¦\u200b¦* ¦—¦\u00ad"
).split("¦")
SOURCES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(deadline=None, max_examples=60)
@given(SOURCES | st.text(max_size=60), st.text(max_size=4))
def test_every_clean_letter_stands_in_the_source(middle: str, before: str) -> None:
    source = before + middle + "!"
    letters, asides = clean(Traced.of(source, len(before), len(source)))
    if letters.text:
        block = Block("prose", letters.text, letters.runs, "", asides)
        assert_traced(Article(source, "", (block,)))


@settings(deadline=None, max_examples=60)
@given(SOURCES)
def test_cleaning_is_done_once(source: str) -> None:
    once = cleaned(source)
    again = cleaned(once)
    assert len(again) <= len(once)
