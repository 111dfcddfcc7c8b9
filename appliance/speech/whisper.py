"""One Whisper model on CTranslate2 (https://github.com/OpenNMT/CTranslate2), int8, in a child process.

The encoder takes any even number of spectra, so a short turn need not be padded to Whisper's usual 30 s.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from appliance.clinic.people import Lang
from appliance.speech.agreement import Reading
from appliance.speech.mel import RATE, Floats, log_mel

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # waiting threads leave the core to the line; read at import
import ctranslate2

PROMPT_TOKENS = 96
"""Most tokens of text put before a turn, the last ones; each costs a little time."""

TOKENS_SPARE, TOKENS_PER_S = 12, 8
"""Longest honest answer: people speak under 5 words a second, a word is under 2 tokens."""

MERGE = "Ġ t"
"""A space and a t: the first pair of the 50,000 (Ġ stands for the space)."""

LEAST = 1e-10
"""Smallest probability of a token that is told apart from none."""


STATES_PER_S = 50
"""Rows the encoder makes of a second."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the model made of a piece of audio."""

    text: str
    lang: Lang
    logprob: float
    """Mean log probability of a token."""
    no_speech: float
    """Chance, 0 to 1, that there was no speech."""
    others: tuple[str, ...] = ()
    """What else it may have been, likeliest first; only of a beam wider than 1."""
    readings: tuple[Reading, ...] = ()
    """All of them, the text itself first, each with its log probability; of a beam wider than 1."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Audio as the model's encoder sees it; good for any number of guesses."""

    features: Any
    seconds: float


def load_tokenizer(told: str) -> Tokenizer:
    """A tokenizer.json with the merge that Whisper base's lacks: without it " to" is two tokens."""
    rules = json.loads(told)
    merges = rules["model"]["merges"]
    if MERGE not in merges:
        merges.insert(0, MERGE)
    return Tokenizer.from_str(json.dumps(rules))


class Whisper:
    """A loaded model. `folder` holds model.bin, config.json, tokenizer.json and vocabulary.txt."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        self._model = ctranslate2.models.Whisper(
            str(folder), device="cpu", compute_type="int8", inter_threads=1, intra_threads=threads
        )
        self._tokenizer = load_tokenizer((folder / "tokenizer.json").read_text("utf-8"))
        self._end = self._token("<|endoftext|>")

    def encode(self, samples: Floats, *, window_s: float) -> Encoded:
        """Encode 16 kHz audio in -1..1, padded with silence to `window_s` seconds (at most 30)."""
        mel = log_mel(samples, length=round(window_s * 50) * 2 * RATE // 100)
        features = self._model.encode(ctranslate2.StorageView.from_array(np.ascontiguousarray(mel[np.newaxis])))
        return Encoded(features, samples.size / RATE)

    def states(self, encoded: Encoded) -> Floats:
        """What the encoder made of the speech, its padding left out: a row of numbers for every 20 ms."""
        rows = np.asarray(encoded.features, np.float32)[0]
        return np.asarray(rows[: math.ceil(encoded.seconds * STATES_PER_S)], np.float32)

    def spanish(self, encoded: Encoded) -> float:
        """Chance, 0 to 1, that the speech is Spanish, given that it is English or Spanish. Multilingual models only."""
        chances = dict(self._model.detect_language(encoded.features)[0])
        english, spanish = chances["<|en|>"], chances["<|es|>"]
        return float(spanish / (english + spanish))

    def guess(self, encoded: Encoded, lang: Lang, *, before: str = "", beam: int = 1) -> Guess:
        """Write down speech in one language. `before`: text it follows on; it needs a beam of 5 to do no harm."""
        prompt = self._prompt(lang, before)
        (result,) = self._model.generate(
            encoded.features,
            [prompt],
            beam_size=beam,
            num_hypotheses=beam,
            max_length=len(prompt) + TOKENS_SPARE + math.ceil(TOKENS_PER_S * encoded.seconds),
            return_scores=True,
            return_no_speech_prob=True,
        )
        tokens = result.sequences_ids[0]
        text, *others = [self._text(ids) for ids in result.sequences_ids]
        logprob = result.scores[0] * len(tokens) / (len(tokens) + 1)
        totals = [score * (len(ids) + 1) for score, ids in zip(result.scores, result.sequences_ids, strict=True)]
        readings = map(Reading, (text, *others), totals) if others else ()
        return Guess(text, lang, logprob, result.no_speech_prob, tuple(others), tuple(readings))

    def judge(self, encoded: Encoded, lang: Lang, text: str) -> Guess:
        """Somebody else's reading, weighed as if it were this model's own. Costs less than a reading."""
        prompt = self._prompt(lang, "")
        tokens = self._tokenizer.encode(f" {text}", add_special_tokens=False).ids
        frames = max(2, math.ceil(encoded.seconds * 100))
        (fit,) = self._model.align(encoded.features, prompt[:-1], [tokens], frames)
        chances = [math.log(max(chance, LEAST)) for chance in fit.text_token_probs]
        logprob = sum(chances) / len(chances) if chances else -math.inf
        return Guess(text, lang, logprob, self.no_speech(encoded, lang))

    def no_speech(self, encoded: Encoded, lang: Lang) -> float:
        """Chance, 0 to 1, that there was no speech, nothing being put before it. Costs one token."""
        prompt = self._prompt(lang, "")
        (first,) = self._model.generate(
            encoded.features, [prompt], beam_size=1, max_length=len(prompt) + 1, return_no_speech_prob=True
        )
        return float(first.no_speech_prob)

    def _text(self, tokens: Sequence[int]) -> str:
        return " ".join(self._tokenizer.decode([token for token in tokens if token < self._end]).split())

    def _prompt(self, lang: Lang, before: str) -> list[int]:
        told: list[int] = []
        if before:
            tokens = self._tokenizer.encode(f" {before}", add_special_tokens=False).ids
            told = [self._token("<|startofprev|>"), *tokens[-PROMPT_TOKENS:]]
        task = [f"<|{lang}|>", "<|transcribe|>"] if self._model.is_multilingual else []
        return told + [self._token(name) for name in ("<|startoftranscript|>", *task, "<|notimestamps|>")]

    def _token(self, name: str) -> int:
        token = self._tokenizer.token_to_id(name)
        if token is None:
            msg = f"the tokenizer does not know {name}"
            raise ValueError(msg)
        return int(token)
