"""The numbers by which Anki knows our note types again: never change one.

A new number makes Anki add a second note type beside the old one, whose notes
then stop being updated.
"""

from __future__ import annotations

NOTE_TYPE_IDS = {
    "multiple_choice": 1254371804016,
    "short_answer": 1861436736270,
    "true_false": 1545963057451,
    "cloze": 2032630759874,
}

TEMPLATE_IDS = {
    "multiple_choice": 2082446024312564997,
    "short_answer": 3874882513608591110,
    "true_false": 3905561246168212159,
    "cloze": 4478632521722025406,
}

FIELD_IDS = {
    "Question": 3630841668282696087,
    "Text": 1255992623827095675,
    "Options": 3378541097735432946,
    "Correct": 2290006306181499304,
    "Answer": 4202483632347772702,
    "Explanation": 3873298726383338565,
    "Evidence": 4578866584525441395,
    "Source": 3072330512597855516,
    "QID": 4423469134449660955,
    "Hint": 3869926252133936653,
    "Unit": 3685822009210018922,
    "Feedback": 1642825360091915044,
    "Extra1": 2811347904455620318,
    "Extra2": 3517719012968044271,
}

NOTE_TYPES_MODIFIED = 1_795_500_000
"""When a template, the style sheet or the script last changed, in seconds since 1970.

Anki takes a changed template over only when this number has grown.
"""
