"""Speech to words, with the three rules that make short windows safe (no tiny window, loop guard, non-speech gate)."""

from __future__ import annotations

import math
import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from appliance.audio.frame import LINE_RATE
from appliance.audio.resample import from_pcm, resample
from appliance.clinic.people import Lang
from appliance.speech import spotter
from appliance.speech.agreement import agreed
from appliance.speech.english import MOONSHINE, English
from appliance.speech.language import identify
from appliance.speech.mel import RATE, Floats
from appliance.speech.messages import Decode, Decoded
from appliance.speech.repeats import has_loop, without_loops
from appliance.speech.whisper import LEAST, Encoded, Guess, Whisper

WINDOW_S = 10.0
"""Shortest window. Under 8 s whole turns come out as loops: 5 % of clips at 6 s, 0.5 % at 8 s."""

WINDOW_QUICK_S = 8.0
"""The same for partials and in an English call, where it costs no accuracy; finals in Spanish would lose a point."""

ROOM_S = 1.5
"""Silence kept behind the speech, where the model finds its end."""

FULL_S = 30.0
"""The window Whisper was trained on, and the longest."""

AGAIN_S = 7.0
"""A loop is read again without the glossary, which may be what it repeats; if that loops too, in a window this much
longer, which costs another encoding."""

NO_SPEECH = 0.7
"""Above this the turn held no speech: noise, hum, keys and ring-back gave 0.78-0.99, real speech at most 0.57."""

LOGPROB = -1.2
"""Under this the words are made up: the same noises gave -1.3 to -3.5; 95 of 100 real clips were above -0.84."""

HARDLY_SPEECH, HARDLY_SPEECH_QUICK, DOUBTFUL = 0.54, 0.6, -0.4
"""Above the first, the quick model's above the second, a reading under the third is made up, too. Coughs, hums, bumps,
clatter and traffic are read as "¡Adiós!", "Thank you." or "Okay." (a cough, with -0.52) and give 0.51 and more, 95 of
100 over 0.54; words said alone, at 8 dB too, 0.53 and less in 99 of 100. The quick model gives 0.61 and more, and
0.59 and less in 95 of 100. Asked with nothing put before the turn: a question or a glossary makes speech of all."""

SURE_LOGPROB, SURELY_SPEECH = -0.65, 0.52
"""A lone word that was told, read at least so surely where nothing else makes speech unlikelier than this, was said:
"Ethan", untold, is read as nothing that makes sense. Of 24 lone names -0.08 to -0.6 and at most 0.51; noises read as a
name that was told, -0.64 to -1.28 and 0.57-0.82."""

SHORTEST_S = 0.1
"""Less audio than this is no speech."""

ASKED: dict[Lang, str] = {
    "en": "How can I help you? Please tell me.",
    "es": "¿En qué le puedo ayudar? Por favor, dígame.",
}
"""What every turn answers, put before it: it keeps the model in the language and in whole sentences, and makes a
glossary before it less of a list. Spanish gains by it without a glossary too (docs/measurements.md, Recognition)."""

SURE = -0.2
"""From here on an English reading stands by itself: below it, the quick model's readings are asked for as well. Of
names a fifth of the word errors go (docs/measurements.md, Recognition)."""

SENSELESS, HEARD_COUNTS = -0.7, 0.1
"""Under the first an unsettled turn's reading makes so little sense that it is read in the other language too; what the
sound says of the language then counts by the second beside how well the words fit. A gap of 40 ms in "¿A qué hora
abren?" made it 94 % English and "Akki Ghuraabren" (docs/measurements.md, Recognition)."""

BRIEF_S = 1.4
"""Up to here, quiet before and after included, a turn is mostly a yes or a no, where the wait counts for more."""

VOUCHED = -0.5
"""Under this another model's reading is not believed, and the turn is read again with care."""

BEAM = 5
"""Beam for finals; with 1, a glossary does more harm than good on speech outside it."""


class Reader(Protocol):
    """A second model that reads English only."""

    def read(self, samples: Floats) -> str:
        """Write down 16 kHz audio in -1..1, at least SHORTEST_S of it."""
        ...


class Decoder:
    """The multilingual model, and a quick English one: for partials of English calls, and where it was chosen for their
    finals too."""

    def __init__(self, models: Path, *, threads: int, english: English = "whisper") -> None:
        self._base = Whisper(models / "whisper-base", threads=threads)
        self._spotter = spotter.load()
        self._quick: Whisper | None = None
        self._reader: Reader | None = None
        if english == "whisper":
            self._quick = Whisper(models / "whisper-tiny.en", threads=threads)
        else:
            from appliance.speech.moonshine import Moonshine  # its runtime is there only where it was chosen

            self._reader = Moonshine(models / MOONSHINE, threads=threads)

    def decode(self, request: Decode) -> Decoded:
        """Write down the words of a turn."""
        started = time.perf_counter()
        samples = resample(from_pcm(request.pcm), LINE_RATE, RATE)[-int(FULL_S * RATE) :]
        guess, danger = self._read(samples, request)
        spoken = is_speech(guess, quick=request.partial and request.lang == "en")
        text = without_loops(guess.text) if spoken else ""
        others = dict.fromkeys(without_loops(other) for other in guess.others) if spoken else {}
        return Decoded(
            text=text,
            alternatives=tuple(other for other in others if other != text),
            lang=guess.lang,
            confidence=math.exp(min(0.0, guess.logprob)) if spoken else 0.0,
            ms=(time.perf_counter() - started) * 1000,
            danger=danger if spoken else 0.0,
        )

    def _read(self, samples: Floats, request: Decode) -> tuple[Guess, float]:
        """The words, and the chance that they sound of danger: of what the multilingual model heard, else 0."""
        if samples.size < SHORTEST_S * RATE:
            return _nothing(request.lang), 0.0
        if request.partial and request.lang == "en" and self._reader:
            return Guess(self._reader.read(samples), "en", 0.0, 0.0), 0.0
        quick = request.partial or request.lang == "en"
        window_s = _window_s(samples, WINDOW_QUICK_S if quick else WINDOW_S)
        if request.partial and request.lang == "en" and self._quick:
            return self._quick.guess(self._quick.encode(samples, window_s=window_s), "en"), 0.0
        encoded = self._base.encode(samples, window_s=window_s)
        guess = self._partial(encoded, request) if request.partial else self._final(samples, encoded, window_s, request)
        return guess, self._spotter.chance(self._base.states(encoded))

    def _partial(self, encoded: Encoded, request: Decode) -> Guess:
        spanish = self._base.spanish(encoded)
        lang = identify(spanish, settled=request.lang, speech_s=encoded.seconds) or ("es" if spanish > 0.5 else "en")
        return self._base.guess(encoded, lang)

    def _final(self, samples: Floats, encoded: Encoded, window_s: float, request: Decode) -> Guess:
        """The words with care: five readings and two encodings at the very most, one of each as a rule."""
        if request.lang == "en" and self._reader and (read := self._vouched(encoded, self._reader.read(samples))):
            return read
        guess = self._careful(encoded, request.lang, request.hints)
        if guess.no_speech > NO_SPEECH:
            return guess
        if not has_loop(guess.text):
            return self._agreed(guess, samples, window_s, request.hints)
        plain = self._base.guess(encoded, guess.lang)
        if is_speech(plain) and not has_loop(plain.text):
            return plain
        again = self._base.encode(samples, window_s=min(FULL_S, window_s + AGAIN_S))
        return self._base.guess(again, guess.lang, beam=BEAM)

    def _agreed(self, guess: Guess, samples: Floats, window_s: float, hints: tuple[str, ...]) -> Guess:
        """A doubtful English reading, put beside the other English model's: what both object to least."""
        doubtful = guess.lang == "en" and guess.readings and guess.logprob < SURE and is_speech(guess)
        if not doubtful or not self._quick or samples.size < BRIEF_S * RATE:
            return guess
        encoded = self._quick.encode(samples, window_s=window_s)
        second = self._quick.guess(encoded, "en", before=_before("en", hints), beam=BEAM)
        if not is_speech(second, quick=True) or has_loop(second.text):
            return guess
        ours, theirs = ([one for one in each.readings if not has_loop(one.text)] for each in (guess, second))
        text = agreed(ours, theirs)
        others = dict.fromkeys((guess.text, *guess.others))
        return replace(guess, text=text, others=tuple(others)) if text else guess

    def _vouched(self, encoded: Encoded, text: str) -> Guess | None:
        """The other model's reading, where the multilingual one hears English too and finds the words likely."""
        if identify(self._base.spanish(encoded), settled="en", speech_s=encoded.seconds) != "en" or has_loop(text):
            return None
        guess = self._base.judge(encoded, "en", text)
        return guess if is_speech(guess) and guess.logprob >= VOUCHED else None

    def _careful(self, encoded: Encoded, settled: Lang | None, hints: tuple[str, ...]) -> Guess:
        """The words, in the language they make most sense in: two careful readings at most, and a plain one.

            Nothing but what it was told may be noise taken for it: then it is asked untold, and must hear speech. The
        question itself is never what the caller said.
        """
        spanish = self._base.spanish(encoded)
        lang = identify(spanish, settled=settled, speech_s=encoded.seconds)
        likely = heard = _log_chances(spanish)
        if lang and lang == (settled or lang):
            likely = {lang: 0.0}
        elif settled:  # what was spoken so far speaks against it as loudly: the words themselves decide
            likely = {"en": 0.0, "es": 0.0}
        guesses = [self._read_with_care(encoded, one, hints) for one in likely]
        best = max(guesses, key=lambda guess: guess.logprob + likely[guess.lang])
        if settled is None and len(guesses) == 1 and is_speech(best) and best.logprob < SENSELESS:
            other = self._read_with_care(encoded, "en" if best.lang == "es" else "es", hints)
            said = is_speech(other) and not has_loop(other.text) and not _is_echo(other.text)
            gain = other.logprob - best.logprob + HEARD_COUNTS * (heard[other.lang] - heard[best.lang])
            best = other if said and gain > 0 else best
        told = _before(best.lang, hints)
        if not told or not _words(best.text) <= _words(told):
            return best
        plain = self._base.guess(encoded, best.lang)
        spoken = is_speech(plain) or (best.logprob >= SURE_LOGPROB and plain.no_speech <= SURELY_SPEECH)
        return best if spoken and not _is_echo(best.text) else plain

    def _read_with_care(self, encoded: Encoded, lang: Lang, hints: tuple[str, ...]) -> Guess:
        before = _before(lang, hints)
        guess = self._base.guess(encoded, lang, before=before, beam=BEAM)
        doubtful = before and guess.logprob < DOUBTFUL
        return replace(guess, no_speech=self._base.no_speech(encoded, lang)) if doubtful else guess


def is_speech(guess: Guess, *, quick: bool = False) -> bool:
    """Whether these are words of someone, rather than made up over noise. `quick`: they are the quick model's."""
    hardly = HARDLY_SPEECH_QUICK if quick else HARDLY_SPEECH
    most = hardly if guess.logprob < DOUBTFUL else NO_SPEECH
    return guess.no_speech <= most and guess.logprob >= LOGPROB and any(map(str.isalnum, guess.text))


def _before(lang: Lang, hints: tuple[str, ...]) -> str:
    """The text a turn follows on: the glossary, then the question."""
    if not hints:
        return ASKED["es"] if lang == "es" else ""
    return f"{', '.join(hints)}. {ASKED[lang]}"


def _log_chances(spanish: float) -> dict[Lang, float]:
    return {"en": math.log(max(1 - spanish, LEAST)), "es": math.log(max(spanish, LEAST))}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _is_echo(text: str) -> bool:
    """Whether a reading has two words on end of the question put before it, as of a lone "ajá"."""
    return any(_pairs(text) & _pairs(question) for question in ASKED.values())


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(re.findall(r"\w+", text.lower())))


def _window_s(samples: Floats, shortest_s: float) -> float:
    return min(FULL_S, max(shortest_s, samples.size / RATE + ROOM_S))


def _nothing(lang: Lang | None) -> Guess:
    return Guess("", lang or "en", -math.inf, 1.0)
