"""Subtitles (SubRip and WebVTT): what is spoken, put together into paragraphs."""

from __future__ import annotations

import re

from quizgen.article.pieces import Document, DocumentBuilder

_TIME = r"(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{1,3})"
_CUE = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}.*$", re.MULTILINE)
_NOTE = re.compile(r"^(?:WEBVTT|NOTE|STYLE|REGION)\b")
_TAG = re.compile(r"<[^>\n]*>|\{\\[^}\n]*\}")
_SOUND = re.compile(r"\[[^\]\n]*\]|\([A-Z][A-Z ,'-]+\)|[♪♫#]+[^♪♫\n]*[♪♫]+|[♪♫]")
_SPEAKER = re.compile(r"^(?:>>+|-|–)\s*|^(?:>> ?)?[A-Z][A-Z .'-]{1,30}:\s+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")
_PAUSE = 3.0  # seconds of silence that end a paragraph
_LONG = 100  # words after which a sentence's end ends a paragraph


def read_subtitles(text: str, place: str) -> Document:
    """Return what subtitles say, without their times, sounds and speakers' names."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cues = list(_CUE.finditer(text))
    builder = DocumentBuilder()
    spoken: list[str] = []
    last_line = ""
    last_end = 0.0
    for cue, following in zip(cues, [*cues[1:], None], strict=True):
        groups = cue.groups()
        start, end = _seconds(groups[:4]), _seconds(groups[4:])
        ended = bool(spoken) and bool(_SENTENCE_END.search(spoken[-1]))
        words = sum(line.count(" ") + 1 for line in spoken)
        if ended and (start - last_end > _PAUSE or words > _LONG):
            builder.add("prose", "\n".join(spoken))
            spoken = []
        last_end = end
        body = text[cue.end() : following.start() if following else len(text)]
        for line in _lines(body, following is not None):
            # Rolling captions show each line twice.
            if line != last_line:
                spoken.append(line)
            last_line = line
    builder.add("prose", "\n".join(spoken))
    return builder.document()


def _seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (int(group or 0) for group in groups)
    return 3600 * hours + 60 * minutes + seconds + fraction / 1000


def _lines(body: str, numbered: bool) -> list[str]:
    """Return the spoken lines of a cue; the last may be the next cue's number or name."""
    lines = body.strip("\n").split("\n")
    if "" in (stripped := [line.strip() for line in lines]):
        lines = lines[: stripped.index("")]
    elif numbered and lines[-1].strip().isdigit():
        lines = lines[:-1]
    result = []
    for line in lines:
        line = _SOUND.sub("", _TAG.sub("", line)).strip()
        line = _SPEAKER.sub("", line).strip()
        if line and not _NOTE.match(line):
            result.append(line)
    return result
