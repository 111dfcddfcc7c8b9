"""Violence by somebody close, in both languages: blows, threats, force. What is passed on by a cold is none.

Heard before the other tables, since who is threatened is no danger to themselves. Format as in danger/rules.py; a
clinician must review every row.
"""

from __future__ import annotations

from appliance.dialogue.danger.rules import Rule

CATEGORY = "violence_at_home"

_ONE = (
    r"(?:husband|wife|boyfriend|girlfriend|fiancee?|partner|spouse|ex|stepdad|stepfather|stepmom|stepmother|dad|father|"
    r"mom|mother|roommate|caregiver|(?:babys?|kids?) (?:dad|father|daddy)|baby daddy)"
)
_MISTAKE = r"(?!(?: \S+){0,6} (?:by (?:accident|mistake)|accidentally|on accident|ball|playing|joking|jokingly) )"
_BLOWS = (
    rf"(?:(?:hits?|hitting|punch\w*|slapp?\w*|kick\w*|chok\w+|strangl\w+|attack\w*) (?:me|us)(?! (?:up|with) )|"
    rf"beat(?:s|ing|en)? (?:me|us)(?! (?:to|at|here|home|there|in|by) )){_MISTAKE}"
)
_PAREJA = (
    r"(?:(?:mi|el|su) (?:(?:ex )?(?:esposo|marido|novio|mujer|esposa|novia)|viejo|(?<=mi )senor|pareja|ex|"
    r"exesposo|exmarido|exnovio|papa|padre|padrastro|mama|madrastra|suegr[oa]|cunad[oa]|tio)|"
    r"el papa de (?:mis?|los) \w+)"
)
_CAUGHT = (
    r"(?!(?: \S+){0,6} (?:sin querer|accidente|jugando|gripa|gripe|catarro|tos|covid|virus|influenza|infeccion\w*|"
    r"resfri\w+|enfermedad|bacteria|conjuntivitis|hongos?|piojos|sarna|susto|grito|regan\w+|calentura|fiebre|vicio|"
    r"llamada|costumbre|sol|sueno|pelota|balon) )(?! (?:con )?(?:lo|eso) (?:de|que) )"
)
_GOLPEA = (
    r"(?:me|nos) (?:peg[oa]|pegaba|golpe[oa]|golpeaba|ahorc[oa]|pateo|cacheteo|maltrat[oa]|(?:agarro|trae) a "
    rf"(?:golpes|patadas|cachetadas)|dio (?:una |un )?(?:golpiza|paliza|cachetada|golpes|punetazo|putiza)){_CAUGHT}"
)
_THEN = r"(?= (?:$|(?:\||and|he|she|hes|shes|please|im|i|y|ella|porque|me|por) ))"
_WILL_ES = r"(?:quieren?|quiso|queria|va a|van a|iba a|intento|trato de)"
_HURT_ES = r"(?:matar|pegar|golpear|lastimar|ahorcar|apunalar)"
_FOR_GOOD = r"(?! (?:si|de|del) )"

HOME: tuple[Rule, ...] = (
    # National Domestic Violence Hotline; Línea Nacional contra la Violencia Doméstica; RAINN.
    Rule(
        CATEGORY,
        "emergency",
        (
            rf"(?:my|the|her|his) ~1{_ONE} ~2{_BLOWS}",
            rf"{_ONE} ~2(?:push\w*|shov\w*|threw|throws?|slamm?\w*) (?:me|us) (?:down|against|into (?:a|the) "
            rf"(?:wall|door)|"
            rf"(?:to|on) the (?:floor|ground|bed)){_MISTAKE}|(?:beaten|beat up|attacked|choked|strangled|punched) by "
            rf"(?:my|her|his) ~1{_ONE}|threaten\w* to (?:hurt|kill|shoot|stab|beat|harm) (?:me|us|my|her|him)",
            rf"{_PAREJA} ~2(?:le|les|la|lo) (?:peg[oa]|golpe[oa]){_CAUGHT} a (?:mis?|los|el|la|su) "
            r"(?:hij\w+|nin[oa]s?|bebe|mama|hermanit\w+)",
            rf"{_PAREJA} ~2{_GOLPEA}|{_GOLPEA} ~2{_PAREJA}",
            rf"(?:afraid|scared|terrified) of (?:my )?~1{_ONE}{_THEN}|(?:tengo|con|me da|le tengo) (?:mucho )?miedo "
            rf"(?:de|a) {_PAREJA}{_THEN}",
            rf"(?:me|nos) (?:peg[oa]|golpe[oa]){_CAUGHT} ~6(?:tengo|me da|le tengo|con) (?:mucho )?miedo",
            r"(?:forc(?:ed|es|ing)|force) (?:himself|herself|themselves) on|(?:forced|made|makes|forcing) (?:me|her|"
            r"him) (?:to )?have sex|(?:raped|rapes|raping|molested|molesting) (?:me|her|him|us|my)|"
            r"sexually (?:assaulted|abused)",
            rf"{_PAREJA} ~2(?:me|la) (?:forzo|fuerza|viola|violo|abuso|abusa)(?! (?:la|el|un|una|a(?! tener)|al) )|"
            r"(?:me|la|lo) (?:forz[oa]|oblig[oa]|fuerza|forzaron|obligaron) a (?:tener (?:sexo|relaciones)|acostar\w+|"
            r"estar con el)|abus(?:o|aron|a) (?:sexualmente )?de (?:mi|ella)(?! (?:confianza|tiempo|paciencia|buena|"
            r"seguro|tarjeta|dinero|cuenta))",
            r"(?:me|nos|la|lo) ~1(?:amenaz\w+) (?:a mi )?~1(?:con (?:matar|pegar|golpear|lastimar|quemar|ahorcar)"
            r"(?!se )\w*|con (?:una? |la |el )?(?:pistola|cuchillo|arma|navaja|machete)|de muerte)|"
            r"amenaz\w+ ~1(?:de muerte|con matarme)",
            rf"{_PAREJA} ~5(?:(?:me|nos) {_WILL_ES} {_HURT_ES}|{_WILL_ES} {_HURT_ES}(?:me|nos)){_FOR_GOOD}",
            r"(?:me|nos) (?:va|van) a matar si (?:le |les |lo |la |me )?(?:digo|dejo|hablo|llamo|denuncio|salgo|voy|"
            r"encuentra\w*|regreso a|ve)|kill (?:me|us) if (?:i (?:leave|left|go back|ever leave|tell|told|report|talk|"
            r"call the (?:cops|police)|try to leave)(?! (?:early|work|now|town|late|before) )|(?:he|she) finds "
            r"(?:me|us))",
        ),
    ),
)
