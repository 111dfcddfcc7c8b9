"""Words that tell a wish by a circumstance, both languages: a call cut off, another clinic found, a bad report."""

from __future__ import annotations

SAID_APART: dict[str, str] = {
    "new": (
        r"(?:set|put|pencil) (?:me|us|him|her) (?:up|down|in) (?:with|for)|(?:podria|puede|pueden|"
        r"podrian) dar (?:\w+ )?(?:consulta|cita)|para cuando (?:tiene|tienen|hay|me)|"
        r"(?:was|were|while|when|estaba|estabamos|quede) (?:\w+ ){0,6}?(?:booking|scheduling|making|setting up|"
        r"haciendo|sacando|agendando) (?:an?|my|una|mi|la) (?:\w+ )?(?:appointment|visit|cita|consulta)|"
        r"^ (?:\w+ ){0,4}(?:squeeze|fit|work|slip) (?:me|us|him|her|them|my \w+) in|(?:pueden|puede|"
        r"podrian) (?:meter|hacer (?:un )?(?:campo|lugar|"
        r"huequito))\w*|(?:can|could) (?:come|be there|do) (?:\w+ ){1,6}(?:would that work|is that open|if you have)|"
        r"me (?:viene|queda|cae|acomoda) (?:muy )?(?:bien|perfecto)|(?:you (?:do|offer)|can i get|hacen|ofrecen|"
        r"dan) (?:\w+ ){0,3}"
        r"(?:video|telehealth|virtual) (?:visits?|appointments?)|(?:citas?|consultas?) (?:en linea|virtual\w*|"
        r"por video\w*)|(?:next|first|earliest|soonest) (?:opening|available|spot|slot)|cual es (?:lo|"
        r"la) (?:proxim\w|"
        r"primer\w|mas (?:cercan\w|pronto|temprano))|(?:got|have) (?:a|any) (?:slot|spot|room|openings?)|"
        r"(?:told|asked|"
        r"wants?|wanted|needs?) me to (?:\w+ )?(?:come back|schedule|set up|book|make an)|me (?:dijo|"
        r"pidio) (?:\w+ ){0,4}que (?:regresara|volviera|sacara|agendara|me hiciera)|(?:sent|"
        r"referred) me (?:\w+ ){0,3}"
        r"for an?|me (?:recomendo|mando) (?:\w+ ){0,4}(?:para|hacerme) una?"
    ),
    "move": (
        r"(?:shift|move|change|switch) it(?: \w+){0,2} $|(?:isnt|not|wont|aint) (?:\w+ ){0,3}(?:happen|"
        r"work)\w* (?:\w+ ){0,3}(?:anything|what else|something|another)|(?:on the books|scheduled|booked|"
        r"down) (?:\w+ ){1,10}(?:but|and) (?:\w+ ){0,5}(?:earlier|later|sooner)|"
        r"(?:have|had|got|tengo|tenia|tiene) (?:\w+ ){1,12}(?:(?:needs?|want|like) to make it|la quiero|la necesito|"
        r"i need it)|(?:supposed to|se supone que|tenia que|iba a) (?:\w+ ){1,12}(?:out of town|no se va a poder|"
        r"no me dan permiso|have to work|get off work)|(?:text|link|app|website|mensaje|pagina) (?:\w+ ){1,9}(?:"
        r"change it|reschedule|cambiarla)|push(?:ing)? back (?:my|our|the)"
    ),
    "cancel": (
        r"ya no (?:\w+ ){0,2}(?:va|van|iremos) (?:a ir|ir)|(?:quite|borre|saque)(?:l[oae]s?|nos)|"
        r"(?:cant|cannot) (?:afford|pay for) (?:my|the|that|this|it)|(?:changed my mind about|decided against|"
        r"no longer want|dont want to (?:do|get|have)) (?:my|the|that|it)|(?:decidi|mejor) (?:ya )?no (?:me )?(?:"
        r"hacer\w*|voy)|cambie de opinion|(?:found|going with|switched to|chose) (?:another|a different|"
        r"a new)(?! (?:insurance|plan|pharmacy|day|time|date))|(?:encontre|consegui|ir con|voy con) (?:a )?otr[oa]|"
        r"wont (?:\w+ ){0,2}need(?:ing)?"
    ),
    "confirm": (
        r"did (?:my \w+|i|we|she|he) (?:already )?(?:book|schedule|make) (?:\w+ ){0,2}(?:for|with)|"
        r"(?:got|received|llego|mandaron|mando) (?:\w+ ){0,3}(?:text|reminder|email|recordatorio|texto|mensaje|"
        r"correo) (?:about|for|de|sobre) (?:\w+ ){0,2}(?:appointment|visit|cita|consulta)"
    ),
    "when_mine": (
        r"(?:olvido|acuerdo|recuerdo) (?:de )?(?:que dia|a que hora|cuando|la hora|la fecha)|"
        r"(?:look up|verify|tell me|check|double check) (?:when|the (?:date|time|day)) (?:of |for |is )?(?:my|"
        r"our|his|"
        r"her)|(?:checar|revisar|verificar|saber) (?:el dia|la fecha|la hora|cuando)"
    ),
    "billing": r"cheaper|mas barato|what (?:i|we) owe|lo que debo|estado de cuenta|comprobante de (?:la|lo|pago|mi)",
    "advice": (
        r"le (?:puedo|podemos) (?:dar|poner)(?! mi (?:numero|nombre)| el numero| la direccion| mis datos)|"
        r"sera (?:normal|grave|malo|peligroso)|"
        r"what (?:could|can|might) (?:this|that|it|be)|(?:does|do) (?:that|this|these|it) (?:look|sound|seem) like|"
        r"(?:says?|said|shows?|dice|salio) (?:\w+ ){0,3}(?:high|abnormal|positive|mass|alt[oa]|anormal|positiv[oa])|"
        r"(?:eso|esto) (?:quiere decir|significa)|que (?:significa|quiere decir)(?! (?:este|el|la) (?:cobro|"
        r"cargo|factura))|"
        r"me preocupo|is that bad"
    ),
    "spam": (
        r"(?:practices|businesses|negocios) (?:like|como)|(?:with|from) (?:\w+ ){1,2}(?:marketing|advertising|"
        r"funding|financial)|first on google|"
        r"business (?:lending|capital|financing)|credit card processing|procesamiento de tarjetas|you qualify|"
        r"(?:youve|"
        r"has|you have) been (?:selected|approved|chosen)|(?:calling about|regarding|sobre|"
        r"por) (?:your|su) (?:website|google|pagina)|energia solar"
    ),
    "human": (
        r"^ (?:\w+ ){0,2}(?:agent|secretaria|customer service)(?: please| por favor)* $|put me through|"
        r"comuni[cq]\w+ (?:con|a)"
    ),
    "hours": (
        r"(?:whats|is|are|get|know) your (?:office )?schedule|(?:evening|weekend|saturday|sunday) appointments|"
        r"hay citas (?:en la noche|los (?:sabados|domingos|fines))"
    ),
    "insurance": (
        r"(?:switched|changed|tengo|tenemos|cambi\w+|pas\w+) a (?:aetna|cigna|humana|molina|medicaid|medicare|"
        r"metlife|anthem|kaiser|ambetter)|(?:en|dentro de) la red|provider for(?! (?:my|the|an?|him|her|me|us) )"
    ),
    "results": r"(?:has|did|have) (?:\w+ ){1,4}(?:come|came) back",
    "records": (
        r"(?:everything|all|whatever) (?:you(?:ve)? )?(?:got |have )?on (?:me|him|her|us)|transferring to (?:a|"
        r"another|my new) (?:doctor|dentist|office|clinic)|"
        r"my (?:files?|chart|papers) (?:\w+ )?(?:moved|sent|transferred|forwarded)|(?:pas|mand|"
        r"envi)en mis (?:papeles|"
        r"expedientes)"
    ),
    "faq": r"handicap\w*|rampas?|andador",
    "wrong_number": (
        r"(?:i )?thought (?:this|it) was (?:the|a)|thought i (?:called|dialed)|pense que (?:era|hablaba)|no es ahi"
    ),
    "refill": (
        r"(?:okay|approve|authorize|autoricen|aprueben) (?:my|mi)(?! (?:appointment|visit|cita|referral|insurance))"
    ),
}
"""Joined to the words in `wish_rules.STRONG`."""
