"""What callers say around what they mean: a greeting before, a plea behind, another wish beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from appliance.clinic.people import Lang

FRONT: Mapping[Lang, Sequence[str]] = {
    "en": (
        "hi",
        "hello",
        "yes hi",
        "um",
        "okay so",
        "please",
        "i am calling because",
        "listen",
        "so",
        "good morning",
        "hey there",
        "yeah",
    ),
    "es": (
        "hola",
        "buenas",
        "sí",
        "este",
        "bueno",
        "por favor",
        "llamo porque",
        "mire",
        "oiga",
        "buenos días",
        "es que",
        "ay",
    ),
}
BACK: Mapping[Lang, Sequence[str]] = {
    "en": (
        "please",
        "right now",
        "what should i do",
        "today",
        "can you help me",
        "it just happened",
        "okay",
        "i need some help",
        "thank you",
        "since this morning",
    ),
    "es": (
        "por favor",
        "ahorita",
        "qué hago",
        "hoy",
        "me puede ayudar",
        "acaba de pasar",
        "gracias",
        "necesito ayuda",
        "desde la mañana",
        "bueno",
    ),
}
BESIDE, BEFORE, BEHIND = 0.25, 0.3, 0.2
"""Shares of texts that stand beside an ordinary one, have something in front, have something behind."""
SHORT = 10
"""Words of a text that is said beside another, at most."""


def framed(words: str, lang: Lang, ordinary: Sequence[str], chance: Random) -> str:
    """The words, now and then among others, none of which tells of danger; `ordinary` are short calm texts."""
    said = words
    if ordinary and len(said.split()) <= SHORT and chance.random() < BESIDE:
        other = chance.choice(ordinary)
        said = f"{other} {said}" if chance.random() < 0.5 else f"{said} {other}"
    if chance.random() < BEFORE:
        said = f"{chance.choice(FRONT[lang])}, {said}"
    if chance.random() < BEHIND:
        said = f"{said}, {chance.choice(BACK[lang])}"
    return said
