"""Words that add nothing to what was said just before: "please", "thank you", "así es". Pure."""

from __future__ import annotations

from appliance.dialogue.words import listed, tokens

MOST_WORDS = 4
_WORDS = frozenset(
    listed("please thanks thank you thats right correct mhm mm hmm uh huh por favor gracias asi es correcto aja")
)


def only(text: str) -> bool:
    """Whether a text is nothing but such words, and a few of them."""
    words = tokens(text)
    return 0 < len(words) <= MOST_WORDS and all(word in _WORDS for word in words)
