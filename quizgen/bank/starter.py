"""An empty bank to start from, with comments that show one item of each kind."""

from __future__ import annotations

from quizgen.bank.dump import SCHEMA_LINE
from quizgen.bank.scalars import inline

_EXAMPLES = """\
items:

# Take the # away in front of an item's lines, or copy them, and write your own.
# 'quizgen check' tells what is not right yet; the documentation's page "Editing a bank"
# explains every key.
#
#  - id: founder                      # one word, different for each item; never change it
#    type: multiple_choice
#    status: accepted                 # draft, accepted or rejected
#    stem: Who commissioned the observatory?
#    answer: Charles II
#    distractors:                     # the wrong options
#      - Isaac Newton
#      - text: Queen Anne
#        feedback: She reigned later.
#    explanation: The king signed the warrant in 1675.
#
#  - id: place
#    type: short_answer
#    stem: In which park does the observatory stand?
#    answer: Greenwich Park
#    also_accept: [the park of Greenwich, Greenwich]
#
#  - id: hill
#    type: cloze
#    stem: "The observatory overlooks the {{Thames}}."
#
#  - id: oldest
#    type: true_false
#    stem: The observatory was founded before 1700.
#    answer: true
#
#  - id: year
#    type: numeric
#    stem: In which year was it commissioned?
#    answer: 1675
#    tolerance: 0                     # or 5, or 2%
"""


def starter_bank(title: str) -> str:
    """Return the text of an empty, commented bank."""
    return f"{SCHEMA_LINE}bank: 1\ntitle: {inline(title)}\n{_EXAMPLES}"
