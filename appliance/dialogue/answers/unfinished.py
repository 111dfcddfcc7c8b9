"""Whether a sentence surely goes on, from the word it stops at: grammar of English and Spanish, no list of sayings.

A word that only introduces another (an article, a conjunction, a possessive, a clitic, most prepositions) cannot be the
last of what somebody had to say; neither can a filler. Words that are sometimes last are told by the word before them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from appliance.dialogue.words import listed, plain, tokens

_NEVER_LAST = frozenset(
    listed(
        "um uh er erm a an the my your his our their every and or but because if whether although unless while than "
        "during between into since through we he she im ive id ill its hes shes were theres thats wants dont didnt "
        "doesnt isnt very eh el las los unos unas mis sus tu nuestro nuestra y e o u pero porque cuando mientras "
        "aunque ni de del con para en al sin sobre desde entre segun contra hacia se nos les le lo mi fue era fueron "
        "ser llamo estoy tengo quiero quisiera queria necesito necesitaba hay muy tan double doble mr mrs ms dr dra"
    )
)
"""Fillers, articles, possessives, conjunctions, bound prepositions, clitics, and verbs without their other half."""

_STRANDED = frozenset(listed("in on for with about of from at by until as like where when"))
"""English words that may end a sentence behind some verbs or in a question, and else do not."""

_CARRIES = frozenset(
    listed(
        "come comes came coming are is be was were been im am get got getting check checked checking go went gone "
        "going call called calling fill filled move moved log logged look looked looking follow followed sign signed "
        "it them me you him her us everyone talk speak talking speaking waiting asking hoping do did think put turned "
        "throw let suck sucking back live living work works learn fit dropped drop something anything someone"
    )
)
"""Words behind which such a preposition ends a sentence: "come in", "my results are in", "waiting for"."""

_ASKS = frozenset(listed("who what which where when how whom whats whos quien quienes cual cuales que donde"))
"""Words whose question strands its preposition or its verb: "what insurance do you work with", "which do I have"."""

_HALF = frozenset(listed("would could should want need have has had can will"))
"""Verbs that wait for another unless they stand for one: "if you could", "yes I would", "that's all I need"."""

_STOOD_FOR = frozenset(listed("if all yes yeah no that one whatever whenever as could"))

_BEHIND: Mapping[str, frozenset[str]] = {
    word: frozenset(listed(before))
    for words, before in {
        "me": "no ya y que pues porque usted cuando se eso esto",
        "te se": "no ya y que pues porque",
        "i": "and but because if so when that or",
        "be": "it that would will",
        "am": "i",
        "doctor doctora": "with con and y see ver",
        "so": "and but",
        "see make get book schedule bring": "to",
        "hacer ver sacar pedir agendar reservar": "quiero quisiera necesito para a de puedo queria podria",
        "puede puedo podria": "que ella el usted yo y",
    }.items()
    for word in words.split()
}
"""Words that go on only behind these: a clitic or a pronoun, a verb that wants its object."""

_LONE = frozenset(listed("este pues bueno well"))
"""Words that begin an answer when they stand alone."""

_SAVED_BY: Mapping[str, frozenset[str]] = {
    word: frozenset(listed(before))
    for words, before in {
        "si": "si no ah ay oh ya pues que claro creo digo este eso por sin vuelve",
        "es": "asi no eso lo si que",
        "soy": "quien yo",
        "to": "talk talking speak speaking listen",
        "llamo": "le les la lo los las te",
        "tengo": "si eso no lo la los las",
        "que": "por para lo",
        "son": "my our a his her the your",
        "un una la": "la y las",
        "is are was": "it that yes she he there i they how where who what so sure",
    }.items()
    for word in words.split()
}
"""Words that go on unless they stand behind these: "creo que sí", "así es", "a la una", "my son"."""

SHORTEST_SENTENCE = 5
"""Words from which a closing courtesy ends a sentence; "yes please" and "hello, please" only begin one."""

_CLOSING = ("please", "thank you", "thanks", "thats it", "thats all", "por favor", "gracias", "es todo", "nada mas")

_ASKABLE = frozenset(listed("is are was es to"))
"""Words that may end a question, wherever its question word stands: "tell me who it is"."""

_ACCENTED = ("mí", "él", "sé", "té", "sí", "está", "esté", "qué", "tú")
"""Words whose accent is all that tells them from one that goes on."""


def ends_open(text: str) -> bool:
    """Whether the last word cannot be the last of an utterance, or the recognizer wrote that it trails off."""
    if text.rstrip().endswith(("...", "…")):
        return True
    words = tokens(text)
    return bool(words) and not _spelled(words) and not _said_with_accent(text) and _goes_on(words)


def closes(text: str) -> bool:
    """Whether a sentence ends in the courtesy that closes one: "please", "gracias", "that's all"."""
    words = tokens(text)
    return len(words) >= SHORTEST_SENTENCE and any(plain(text).endswith(f" {courtesy} ") for courtesy in _CLOSING)


def _goes_on(words: Sequence[str]) -> bool:
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    asked = bool(set(words[:-1]) & _ASKS)
    if last in _BEHIND:
        return before in _BEHIND[last]
    if last in _LONE:
        return not before
    if last in _SAVED_BY:
        return bool(before) and not (last in _ASKABLE and asked) and before not in _SAVED_BY[last]
    if last in _STRANDED or last in _HALF:
        return not asked and before not in _CARRIES and (last in _STRANDED or _stands_alone(words))
    return last in _NEVER_LAST and not (len(words) == 1 and last in ("a", "el"))


def _stands_alone(words: Sequence[str]) -> bool:
    """Whether a half verb at the end has nothing before it that it could stand for."""
    return not set(words[:-1]) & _STOOD_FOR


def _said_with_accent(text: str) -> bool:
    return text.rstrip(" .?!,").casefold().endswith(tuple(f" {word}" for word in _ACCENTED))


def _spelled(words: Sequence[str]) -> bool:
    """Whether most words are letters, where "y" and "a" are nothing else."""
    return len(words) > 1 and 2 * sum(len(word) == 1 and word.isalpha() for word in words[-3:]) > len(words[-3:])
