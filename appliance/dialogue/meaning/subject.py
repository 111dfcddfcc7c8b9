"""What a plain message is about, by its words: which of the clinic's inboxes it belongs in. Pure."""

from __future__ import annotations

import re

from appliance.clinic.message import MessageKind
from appliance.dialogue.meaning import blanks, intents
from appliance.dialogue.meaning.intents import Intent

_OWN = r"(?:my|our|his|her|their|your|the|a|this|that|last|mi|mis|su|sus|nuestr[oa]|la|una|esta|esa|las|los|un|el)"
_SUBJECTS: tuple[tuple[MessageKind, str], ...] = (
    (
        MessageKind.BILLING,
        rf"(?!that bill ){_OWN} (?:\w+ ){{0,2}}bill|that bill (?:is|was|i|you)|bills|billing|billed|invoices?|"
        r"statements?|(?:i|we|was|were|got|been|being|you|"
        r"they|double|over) charged|(?:you|they) charge (?:me|us|my)|charges|(?:a|the|this|that|late) (?:charge|fee)|"
        r"fees|co ?pays?|copayments?|payments?(?: plan)?|deductible|refund\w*|collections|(?:i|we) owe|balance due|"
        r"(?:my|the|our) balance|(?:my|the|a|our) claim|"
        rf"{_OWN} (?:facturas?|cuentas? (?:medicas?|del hospital|de la clinica|pendientes?))|facturas?|facturacion|"
        r"(?<!por )(?:mi|la|una|nuestra) cuenta(?! (?:de que|que|con))|cobros?|cobraron|cobrando|cobran|cobrado|"
        r"(?:un|el|ese|este|los|unos) cargos?(?! de)|copagos?|reembolso|deducible|saldo|deuda|"
        r"(?:mi|un|el|mis|los|plan de) pagos?|debo dinero",
    ),
    (
        MessageKind.RECORDS,
        r"(?:medical|my|his|her) records|copy of (?:my|his|her|the) (?:chart|file|records)|expedientes?",
    ),
    (
        MessageKind.RESULTS,
        r"(?:test|lab|blood|biopsy|scan|mri|xray|x ray|my|his|her|the|our|some) results?|results|lab ?work|"
        rf"{_OWN} labs|bloodwork|blood (?:work|tests?|panel)|biopsy|pathology|tests? (?:came|come) back|"
        r"resultados?|analisis|biopsia|(?:prueba|pruebas|examen|examenes) de (?:sangre|laboratorio|orina)|"
        rf"{_OWN} (?:estudios|laboratorios)",
    ),
    (
        MessageKind.NURSE,
        r"medicines?|medications?|meds|pills?|prescriptions?|refills?|dose|dosage|side effects?|antibiotics?|"
        r"medicinas?|medicamentos?|pastillas?|recetas?|dosis|efectos secundarios|antibioticos?|inyeccion(?:es)?",
    ),
)
_COMPILED = tuple((kind, re.compile(rf" (?:{words}) ")) for kind, words in _SUBJECTS)
_VISIT = frozenset({Intent.MOVE, Intent.CANCEL, Intent.CANNOT_COME})


def kind(plain_text: str) -> MessageKind:
    """The kind whose inbox a plain message belongs in: the desk's own where it changes a visit, or names nothing."""
    if intents.read(plain_text) & _VISIT:
        return MessageKind.MESSAGE
    if named := next((kind for kind, words in _COMPILED if words.search(plain_text)), None):
        return named
    return MessageKind.NURSE if blanks.DRUGS & set(plain_text.split()) else MessageKind.MESSAGE
