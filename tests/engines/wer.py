"""Word errors, counted so that "9:30" and "nine thirty", "Dr." and "doctor", "Sí" and "si" are the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import jiwer

from appliance.clinic.people import Lang

UNITS: dict[Lang, list[str]] = {
    "en": [
        *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        *["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
    ],
    "es": [
        *["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"],
        *["trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve"],
    ],
}
TENS: dict[Lang, list[str]] = {
    "en": ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    "es": ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
}
SAME = {
    "dr": "doctor",
    "dra": "doctora",
    "ok": "okay",
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "mil novecientos": "19",
    "y media": "3 0",
}


def words(text: str, lang: Lang) -> str:
    """Lower case, no accents or punctuation, numbers as single digits."""
    text = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    text = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text.replace("'", ""))
    text = " ".join(re.sub(r"[^\w\s]", " ", text).split())
    for written, said in SAME.items():
        text = re.sub(rf"\b{written}\b", said, text)
    return re.sub(r"(?<=\d)(?=\d)", " ", _digits(text, lang))


def rate(said: Iterable[str], heard: Iterable[str], lang: Lang) -> float:
    """Word error rate over all clips together, 0 to 1 and beyond."""
    return float(jiwer.wer([words(text, lang) for text in said], [words(text, lang) for text in heard]))


def _digits(text: str, lang: Lang) -> str:
    numbers = {word: str(value) for value, word in enumerate(UNITS[lang])}
    tens = {word: str(value) for value, word in enumerate(TENS[lang], start=2)}
    link = " y " if lang == "es" else " "
    for ten, value in tens.items():
        for unit, digit in list(numbers.items())[1:10]:
            text = re.sub(rf"\b{ten}{link}{unit}\b", f"{value} {digit}", text)
        text = re.sub(rf"\b{ten}\b", f"{value} 0", text)
    return " ".join(numbers.get(word, word) for word in text.split())
