"""A text without the phrases already understood, as long as before, so that places in it stay."""

from __future__ import annotations

import re
from functools import lru_cache

from appliance.clinic.people import Lang
from appliance.dialogue.dates.heard_words import hear


def without(text: str, lang: Lang, phrases: tuple[str, ...]) -> tuple[str, bool]:
    """The text without these phrases, and whether one was there."""
    heard = hear(text, lang)
    match = _pattern(phrases, lang).search(f" {heard.line} ")
    if match is None:
        return text, False
    first, end = heard.word_at(match.start()), heard.word_at(match.end() - 2)
    start, stop = heard.words[first].start, heard.words[end - 1].end
    return without(f"{text[:start]}{',' * (stop - start)}{text[stop:]}", lang, phrases)[0], True


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...], lang: Lang) -> re.Pattern[str]:
    lines = sorted((hear(phrase, lang).line for phrase in phrases), key=len, reverse=True)
    return re.compile(f" (?:{'|'.join(map(re.escape, lines))}) ")
