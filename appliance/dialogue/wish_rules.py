"""Words that tell a wish, in both languages, over `words.plain` text: strong ones nearly settle it, weak ones lean.

A table of the language: word families and constructions. What is said indirectly is left to the classifier.
"""

from __future__ import annotations

import re

_APPT = r"(?:appointment|appt|visit|checkup|check up|cleaning|physical|exam|consult\w*|procedure|follow up|crown|filling|root canal|surgery|slot|spot|time|one)"
_CITA = r"(?:cita|citas|consulta|limpieza|revision|chequeo|visita|hora|turno)"
_MY = r"(?:my|our|the|his|her|their|that|this|an?|mi|la|el|nuestra|su|una)"
_DAYS = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|hoy)"

STRONG: dict[str, str] = {
    "cancel": (
        rf"(?<!to )(?<!had )cancel(?:ing|ling)? (?:\w+ ){{0,4}}{_APPT}|(?:want|need|like|going|have|gonna|wanna|just|please|calling) (?:to )?(?:\w+ )?cancel(?! last)|^ (?:\w+ ){{0,3}}cancel (?:it|them|{_MY}|everything)|"
        r"take (?:me|us|him|her) off|(?:give|let) (?:\w+ ){0,4}(?:my|the|that|our) (?:spot|slot|place|time)|call off (?:my|the)|"
        rf"(?:drop|skip|remove|delete|scratch|forget) (?:my|the|our) (?:\w+ ){{0,2}}{_APPT}|(?:dont|doesnt|no longer|wont) (?:\w+ ){{0,3}}need (?:it|to come|the appointment|to be seen)|"
        r"cancel(?:ar\w*|e|eme|ela|en|enme|o) (?:\w+ ){0,4}(?:cita|citas|consulta|limpieza|todo|la|del)|(?:quiero|necesito|hay que|para|quisiera|tengo que|nomas|solo) cancelar\w*|cancele\w*|anul\w+|"
        r"(?:desela|denla|dela) a (?:otr|algu)\w+|(?:quiteme|borreme|saqueme|quitela|borrela)|ya no (?:\w+ ){0,3}(?:necesit|ocup|quier|voy a ir|vamos)\w*|no creo que (?:\w+ ){0,2}(?:ir|vaya|necesite|ocupe)"
    ),
    "move": (
        rf"re ?schedul\w*|postpone\w*|(?:move|switch|swap|change|push|bump|trade|shift) (?:\w+ ){{0,3}}(?:{_APPT}|{_DAYS})(?! fee)|(?:move|push|bump|switch|change|swap) (?:it|that|me|us) (?:\w+ ){{0,2}}(?:to|back|up|for|forward)|"
        rf"(?:move|push|bump) (?:\w+ ){{0,3}}(?:oclock|up)|instead of (?:\w+ ){{0,2}}(?:{_DAYS}|one)|{_DAYS} instead|(?:different|another|new) (?:day|time|date)(?! limit)|(?:come|get) in (?:earlier|sooner|later)|"
        r"rather (?:do|have|make) (?:\w+ ){1,4}than|(?:needs?|has|got) to be (?:\w+ ){0,2}(?:instead|\w+teenth|\w+th|later|earlier|same time)|(?:on the books|scheduled|booked|down) (?:\w+ ){1,5}(?:but|and) (?:\w+ ){0,4}(?:earlier|later|sooner)|"
        rf"reprogram\w*|reagend\w+|aplaz\w+|pospon\w+|recorr\w+ (?:mi|la)|(?:cambi\w+|mov\w+|muev\w+|pas\w+|adelant\w+|atras\w+|recorr\w+) (?:\w+ ){{0,3}}{_CITA}|(?:cambi|muev|pas|adelant)\w+(?:la|mela|mele)(?! a alguien)|"
        rf"la (?:quiero|necesito|quisiera|puedo|puede|pueden) (?:cambiar|mover|pasar|recorrer|adelantar|atrasar)|me la (?:puede |pueden |podria )?(?:muev|mov|cambi|pas|dej|adelant|recorr)\w+|en (?:lugar|vez) del? (?:{_DAYS}|la|las)|"
        r"(?:otro|diferente) (?:dia|horario)|otra (?:fecha|hora)|(?:me queda|me conviene) mejor que|(?:llegar|ir|pasar) mas (?:temprano|tarde)(?! no)"
    ),
    "confirm": (
        r"confirm(?:ing|ar|o|ado|ed)? (?:\w+ ){0,3}(?:appointment|visit|cita|consulta|for|que|para|my|mi|la)|(?:to|para|quiero) confirm(?:ar)?(?: it| la)? $|(?:ill|well|we will|i will|shell|hell) be there|(?:still|siempre|todavia|sigue) (?:\w+ ){0,4}(?:on|happening|en pie)(?: |$)(?!the)|"
        r"(?:ahi|alla) (?:estare|estaremos|voy a estar|vamos a estar)"
    ),
    "when_mine": (
        rf"(?:what time|when|what day|which day)(?:s| is| are| was) (?:my|our|his|her)|(?:what time|when) (?:am i|are we|is (?:my|our)|do (?:i|we) (?:come|have|need to be|go|see)|was i)|do (?:i|we) have (?:an? |any )?(?:\w+ )?(?:{_APPT}|anything|something)|"
        r"(?:who|which doctor) am i seeing|(?:double check|verify|check|know|remember|forgot) (?:\w+ ){0,4}(?:time|date|day|appointment)|(?:am|are) (?:i|we) (?:scheduled|booked|on the schedule)|"
        rf"(?:a que hora|cuando|que dia|con quien) (?:es|era|me|tengo|nos|le) (?:toca|mi|lo mio|cita|la|{_CITA}|que)|tengo (?:\w+ )?cita (?:\w+ )?(?:esta|este|hoy|manana)? ?$|(?:checar|verificar|revisar|saber) (?:\w+ ){{0,3}}(?:la hora|la fecha|cita)"
    ),
    "waitlist": (
        r"(?:wait|waiting|cancellation|cancelation) ?list|(?:on|to) (?:the|your|a) list|(?:in case|if) (?:\w+ ){0,4}(?:opens|frees|comes) up|(?:in case|if) (?:some|any)(?:one|body) cancels|"
        r"lista de (?:espera|cancelaciones)|(?:en la|a la) lista|(?:si|por si) (?:alguien|alguno|se) (?:cancel|desocup|abre|liber)\w*"
    ),
    "refill": (
        r"re ?fill\w*|(?:prescription|script|medication|medicine|inhaler|pills?) (?:\w+ ){0,4}(?:renew\w*|called in|sent|run\w* out|ran out|expired)|(?:renew|reorder|call in|send in|send over) (?:\w+ ){0,3}(?:prescription|medicine|medication|pills?|script)|"
        r"(?:run\w*|ran|almost|im|we are|were|is) (?:\w+ )?(?:out of|low on) (?:my |his |her |the )?(?!town|time|state|the country|network|work)\w+|(?:pills?|doses|tablets) left|pharmacy (?:\w+ ){0,4}(?:approv|authori|prescri|says|waiting|called)\w*|prior auth\w*|more of my|"
        r"resurt\w+|surt\w+|receta\w* (?!de cocina)(?:\w+ ){0,4}|farmacia (?:\w+ ){0,6}(?:autoriz|aprob|recet)\w+|(?:queda|quedan|tengo|acab\w+) (?:\w+ ){0,4}(?:pastillas?|medicina|inhalador|insulina)|renovar (?:\w+ ){0,2}(?:medic|past|recet)\w+"
    ),
    "billing": (
        r"(?:my|a|the|this|your) (?:bill|bills|balance|invoice|statement)|billing|billed|(?:was|am|being|got|be) charged|charge (?:me|on)|charged|payment|pay (?:my|the|what|for|over|off|online)|(?:no show|late|cancellation) fee|collections?(?: agency)?|refund|overpaid|receipt|"
        r"(?:how much|what) (?:do i owe|(?:does|would|is|will|do you charge|are|for) (?:\w+ ){0,4}(?:cost|run|charge|be|crown|cleaning|visit|exam|without))|(?:price|cost|fee|fees) (?:of|for|is)|claim|financing|"
        r"cobr(?:o|os|aron|an|ando|ado)|factura\w*|(?:mi|la|una) cuenta|pagar (?:\w+ )?(?:lo|mi|la|el|en)|(?:plan|forma) de pagos?|abonos|mensualidades|(?:cuanto|que) (?:cuesta|sale|vale|cobran|debo|saldria)|reembolso|recibo|saldo|reclamo|precio"
    ),
    "records": (
        r"(?:medical|dental|my|his|her|shot|vaccine|immunization|health|patient) records?|(?:copy|copies) of (?:my|his|her|the|our)|chart notes?|x ?rays? (?:\w+ ){0,3}(?:sent|transferred|over|to|from|emailed)|(?:send|email|fax|forward|transfer) (?:\w+ ){0,3}(?:x ?rays?|records?|chart|file|notes)|"
        r"(?:fill out|sign|complete|filled out) (?:\w+ ){0,4}(?:form|forms|paperwork|papers)|fmla|disability|immunizations? (?:form|record|history)|"
        r"expediente|historial|record (?:medico|de vacunas)|cartilla|copia de (?:mi|mis|la|los|el)|(?:llen|firm)\w+ (?:\w+ ){0,3}(?:forma|formas|papeles|formulario)|(?:mand|envi|pas)\w+ (?:\w+ ){0,3}(?:radiografias|expediente|historial)|incapacidad"
    ),
    "results": (
        r"(?:test|lab|labs|blood|biopsy|x ?ray|xray|scan|mri|my|the|new) results?|results? (?:of|from|for|in|back|are)|(?:biopsy|labs?|tests?|scan|mri|x ?ray|blood work|bloodwork|pap\w*) (?:come|came|back|are back)|(?:voicemail|message|call|called|recado|mensaje) (?:\w+ ){0,3}(?:about|on|de la|de mi|sobre) (?:my |the |mi |la )?(?:x ?ray|xray|lab|labs|test|tests|results?|biopsy|scan|radiografia|analisis|biopsia|estudio|estudios)|"
        r"(?:know|want\w*|what (?:is|was|were)|get) my (?:a1c|cholesterol|sugar|iron|hemoglobin|numbers|levels?|blood type)|(?:cholesterol|thyroid|sugar|iron) (?:numbers|levels?)|"
        r"resultados?|ya (?:salio|salieron|llego|llegaron|estan) (?:mi|mis|los|el|la) (?:analisis|examen\w*|prueba\w*|estudio\w*|biopsia|radiografia)|como sali\w+"
    ),
    "referral": r"referrals?|refer me|(?:una|mi|la) referencia|referido|refier\w+ (?:con|a)|que me refieran",
    "hours": (
        r"(?:what time|when|how late) (?:do|are|does|is) (?:you|the office|the clinic|yall|they|you guys) (?:guys )?(?:open|close|there)|(?:are|is) (?:you|the office|the clinic|yall) (?:guys )?(?:still )?(?:open|closed)|(?:your|office|saturday|weekend|evening|business|sunday|holiday) hours|(?:do you|are you) (?:open|close)|"
        r"(?:a que hora|cuando|hasta que hora) (?:abren|cierran|atienden|estan abiertos)|(?:abren|cierran|estan abiertos|atienden|trabajan) (?:\w+ )?(?:el|los|en|hoy|manana|hasta|ahorita|sabado\w*|domingo\w*)|horarios?"
    ),
    "address": (
        r"where (?:are|is|r) (?:you|the office|the clinic|yall|your)(?: guys)? ?(?:located|at|exactly)?|your (?:address|location)|directions|how (?:do|can) i get (?:there|to (?:you|your))|(?:which|what) (?:entrance|door|building|floor|suite|exit)|cross street|"
        r"(?:donde|en donde) (?:estan|queda\w*|se encuentran|esta (?:la|el) (?:clinica|oficina|consultorio))|su (?:direccion|ubicacion)|la direccion (?:de|del|es)|como (?:llego|se llega|le hago para llegar)|(?:que|cual|por cual) (?:entrada|puerta|piso|edificio)"
    ),
    "parking": r"park(?:ing)? (?:there|lot fee|garage)|(?:there|have|is|pay for|free|validate|about|for) parking|where (?:do|can|should|could) (?:i|we) park|parking $|estacion(?:o|amos|amiento|arme|arse|arnos)|parqueo|parquear\w*",
    "faq": (
        r"fax number|your (?:fax|email|website|web site)|how long (?:does|do|will|is|are|would) (?:\w+ ){0,5}(?:take|last|appointment|visit)|wheelchair|accessible|elevator|ramp|(?:what|anything) (?:do|should|i|else|all)(?: \w+){0,4} bring|need to bring|(?:need|have|supposed) to (?:fast|be fasting|come fasting)|(?:do you|does \w+(?: \w+)?|anyone|anybody) (?:\w+ )?speak (?!to|with)|interpreter|"
        r"fax|correo electronico|en ayunas|silla de ruedas|elevador|que (?:\w+ )?(?:tengo que|debo|necesito|hay que) (?:llevar|traer)|cuanto (?:tiempo )?(?:dura|tarda)|hablan? (?:espanol|ingles)|interprete"
    ),
    "insurance": (
        r"(?:take|accept|with|in network|bill|cover|covered|have|got|through) (?:\w+ ){0,3}(?:insurance|medicaid|medicare|aetna|cigna|humana|delta dental|blue cross|blue shield|united ?healthcare|metlife|guardian|anthem|tricare|kaiser|ambetter|molina|ppo|hmo)|in network|out of network|(?:my|our|his|her) (?:plan|insurance|policy) (?:\w+ )?(?:cover|pay|changed|include)\w*|(?:plan|insurance|medicaid|medicare) cover|"
        r"(?:insurance|member) (?:card|id|number|information)|new insurance|copay|deductible|(?:acept|tom|agarr|recib|trabaj)\w+ (?:\w+ ){0,3}(?:seguro|aseguranza|medicaid|medicare|aetna|cigna|humana|delta|blue|united|metlife|anthem|molina|kaiser|ambetter)|(?:tarjeta|cambi\w+) (?:\w+ )?(?:del |de )?(?:seguro|aseguranza)|no (?:tengo|tenemos) (?:seguro|aseguranza)|(?:mi|el) (?:seguro|plan|aseguranza) (?:\w+ )?(?:cubre|paga)|copago|deducible"
    ),
    "human": (
        r"operat[oe]r|representative|receptionist|front desk|(?:real|live|actual) (?:person|human)|human being|(?:speak|talk) (?:to|with) (?:a |an |the |your |my )?(?:someone|somebody|person|human|agent|nurse|manager|supervisor|people|staff|assistant|owner|office)|(?:dont|not|hate|rather not) (?:\w+ ){0,4}(?:robot|machine|computer|recording)|not (?:the|a) machine|put (?:\w+ ){1,4}on(?: |$)(?!the list|a list|my)|"
        r"^ (?:\w+ ){0,3}is (?:mr |mrs |ms )?(?!there|it|this|that|my|the|your|our|dr|doctor|parking|anything|he|she)[a-z]+ (?:there|in|available)(?: today)? $|(?:get|give|transfer|connect) me (?:to |with )?(?:a |the )?(?:person|human|someone|somebody|front|nurse|manager|agent)|"
        r"operador\w*|representante|recepcionista|recepcion|ser humano|(?:hablar|comunic\w+|pas\w+|ponga\w*|transfier\w+) (?:con |a )(?:una? |la |el )?(?:persona|alguien|humano|secretaria|senorita|encargad\w+|enfermera|gerente|agente)|no quiero (?:\w+ ){0,3}(?:maquina|robot|grabadora|computadora)|^ (?:\w+ ){0,2}(?:esta|se encuentra) (?:la|el)? ?(?:senora|senor|senorita|gerente|enfermera|encargad\w)"
    ),
    "message": r"leave (?:\w+ ){0,3}message|(?:call|phone|ring) me back|(?:give|have) (?:\w+ ){0,4}(?:a message|call me)|(?:dejar|dejarle) (?:\w+ )?(?:recado|mensaje)|que me (?:llame|hable|marque)\w*",
    "advice": (
        r"should i (?!bring|come|arrive|park|fax|send|call)(?:\w+)|is (?:it|that|this) (?:normal|okay|ok|safe|serious|bad|dangerous|cancer|contagious|infected)(?! i| we| for me to reschedule)|is it (?:okay|ok|safe|bad|normal) (?:to (?:take|eat|drink|mix|give|use|put|stop)|that my|if my|if i (?:take|eat|drink|mix|stop))|can i (?:take|give|eat|drink|mix|use|put|stop|exercise|drive|shower|swim)(?! (?:the|an|a) (?:appointment|message|later|spot))|"
        r"how (?:much|many|often) (?:\w+ ){1,4}(?:can|should|do|to) (?:i|he|she|we|take|give)|what (?:should|can) i (?:take|do about|do for|give|put|use|eat)|what do you (?:think|recommend)|do you think (?:it|i|this|that)|is that (?:normal|bad|cancer|okay)|(?:what does|does) (?:that|this|it) mean|(?:es|seria|eso es) (?:normal|grave|peligroso|malo|contagioso|cancer)|"
        r"(?:puedo|puede|podemos) (?:tomar|darle|comer|tomarme|mezclar|seguir tomando|dejar de tomar|banarme|manejar)|debo (?:tomar|dejar|seguir|preocuparme|darle)|deberia (?:tomar|dejar|seguir|preocuparme)|que (?:puedo|debo) (?:tomar|hacer|darle|ponerme)|que (?:tomo|hago|le doy|me pongo)|cuant\w+ (?:\w+ ){0,2}(?:le doy|le puedo dar|puedo tomar|debo tomar|tomo)|que (?:cree|piensa) que|la dejo de tomar"
    ),
    "wrong_number": r"wrong number|numero equivocado|me equivoque de|marque (?:mal|otro)|(?:is this|ahi es|es la|es el) (?:\w+ ){0,2}(?:pizz\w+|johns|dominos|bank|banco|restaurant\w*|walmart|dmv|garage|taller|vet|veterinaria|escuela|hotel|church|iglesia)",
    "spam": (
        r"pre ?approved|(?:business|personal|student) (?:loan|funding|loans)|extended warranty|car(?:s)? (?:\w+ )?warranty|google (?:business )?listing|press (?:one|two|three|nine|\d) (?:to|for|now)|interest rate|call (?:may|is) be(?:ing)? recorded|the (?:business )?owner|merchant services|solar (?:panel|energy|solution)\w*|(?:save|lower) (?:\w+ ){0,3}(?:bill|money|rate)|special offer|"
        r"ofrecerle|descuento|promocion|preaprobad\w|prestamo|garantia de su|(?:oprima|marque|presione) (?:el )?(?:uno|dos|nueve|\d)|el (?:dueno|encargado) del negocio|de parte de (?:su|la) compania|tarjeta de credito"
    ),
    "late": r"(?:running|be|gonna be|going to be|am|im|were) (?:\w+ ){0,4}late(?! fee)|(?:minutes|min|hour) late|stuck in traffic|llegar (?:\w+ ){0,4}tarde(?! no)|minutos tarde|(?:voy|vamos|vengo) (?:\w+ )?(?:tarde|retrasad\w|atrasad\w)|en el trafico",
    "arrived": r"(?:im|i am|were|we are|just) (?:here|outside|in the (?:parking lot|waiting room|lobby|car)|downstairs|got here|arrived) (?:\w+ ){0,6}(?:appointment|check|call|in|told|here|wait)|ya (?:llegue|llegamos|estoy (?:aqui|afuera))|(?:estoy|estamos) (?:aqui|afuera|en el estacionamiento)",
    "lost_item": r"(?:left|forgot|lost) (?:my|her|his|a|an) (?!appointment|card|tooth|crown|filling|insurance|job|temper|balance|retainer)\w+ (?:\w+ )?(?:in|at|there|on)|(?:deje|olvide|se me (?:quedo|olvido|quedaron)) (?:mi|mis|el|la|un|una) (?!cita)\w+ (?:ahi|en|alla)|lost and found",
    "update": r"(?:change|update|correct|new|changed) (?:my|our) (?:\w+ )?(?:address|phone|number|email|name|contact|pharmacy)|(?:cambi|actualiz|correg)\w+ (?:mi|mis|nuestra) (?:direccion|telefono|numero|correo|datos|apellido|nombre)",
    "vendor": r"courier|delivery|deliver (?:a|some|your)|package for|somebody (?:\w+ )?to sign|pick up the (?:lab|specimen|samples)|mensajero|mensajeria|paqueteria|entrega de|traigo un (?:paquete|pedido)",
    "complaint": r"complain\w*|how i was treated|file a grievance|queja\w*|(?:me|como) (?:trataron|atendieron) (?:muy )?mal|como me trataron",
    "note": r"(?:doctors|work|school|excuse|sick) (?:note|excuse|letter)|note for (?:work|school|my)|(?:note|excuse|letter) (?:from the doctor|saying i was)|justificante|(?:nota|carta|comprobante) (?:\w+ )?(?:para|del) (?:\w+ )?(?:trabajo|escuela|doctor|jefe)",
    "robot": r"(?:are you|is this|am i (?:talking|speaking) (?:to|with)) an? (?:robot|machine|computer|real person|recording|bot|ai|automated)|(?:es|eres|hablo con|estoy hablando con) (?:usted )?una? (?:robot|maquina|grabacion|computadora)",
    "new": (
        rf"(?:make|book|schedule|set up|get|need|want|wanted|like|for) (?:me |us )?(?:\w+ ){{0,2}}an? (?:\w+ ){{0,2}}(?:appointment|{_APPT} with)|(?:schedul|book)(?:e|ing)? (?:an?|my|the|that|some|for|whatever|something) (?:\w+ )?|(?:can|could|may) (?:i|we) (?:come|get|be) (?:in|seen|fit)|get (?:me|us|him|her) in|get in (?:with|to|on|for|this|next|sooner)|"
        r"(?:any|have|got) (?:openings?|availability|anything (?:open|available|on|this|next|for|today|tomorrow))|(?:soonest|earliest|first|next) (?:available|opening|you have|appointment)|(?:want|need|like|love|hoping) to (?:see|come see|be seen|come in)|walk ?ins?|new patients?|accepting|"
        r"(?:hacer|sacar|agendar|pedir|programar|apartar|haciendo|sacando|dar|da|dan|quiero|necesito|ocupo|quisiera|den) (?:\w+ )?una? (?:\w+ )?(?:cita|consulta)|agend\w+|(?:dan|dar|da|de) cita(?! de)|sin cita|(?:hay|tiene|tendra|tienen|habra) (?:algo|lugar|espacio|chance|cita|citas|campo)(?! que)|paciente nuev[oa]|(?:quiero|quisiera|necesito) (?:una|la|mi|un) (?:\w+ )?(?:limpieza|revision|chequeo|consulta|blanqueamiento|examen|endodoncia|extraccion)"
    ),
}
WEAK: dict[str, str] = {
    "new": r"appointment for|see (?:dr|doctor|the dentist|a doctor|someone)|looked at|checked out|due for|openings?|schedule|book|get (?:it|them|that|my) (?:\w+ ){0,2}(?:done|pulled|fixed|cleaned|checked|glued|removed)|(?:needs?|gotta get|need to get|need) (?:a|an|his|her|my|the|two|some|to see) |me toca|le toca|le tocan|una cita|cita para|para (?:mi|una|la) (?:limpieza|consulta|examen|hija|hijo|mama|esposo|esposa)|que me (?:vea|revise|atienda|la peguen|lo arreglen)\w*|puedo ir|me mando (?:el|la)|arreglarme|ponerme|sacarme|hay algo",
    "move": r"(?:cant|wont|cannot|unable|not able) (?:\w+ ){0,5}(?:bring|make|do|come|take)|no (?:voy|vamos|puedo|podre|podemos|la pueden|lo pueden|me pueden) (?:\w+ ){0,2}(?:llevar|poder|ir|llegar|asistir)|supposed to (?:see|come|be)|out of town|tengo cita|i have (?:an appointment|something)|set a new time",
    "cancel": r"cant make it|wont be (?:coming|in|there)|not coming|cancel\w*|(?:feeling|feel|doing) better|ya (?:me siento|estoy|se siente) (?:bien|mejor)|no voy a ir",
    "confirm": r"confirm\w*|returning your call|double check|still on",
    "when_mine": r"what time|a que hora|remember|appointment (?:this|next)|me toca|checar",
    "refill": r"prescription|pharmacy|medication|medicine|pills?|farmacia|medicina|pastillas|receta|birth control|inhaler|renewed",
    "billing": r"bill|charge|pay|owe|afford|cost|price|how much|cuanto|pagar|dinero|cobro",
    "insurance": r"insurance|coverage|cover|cubre|seguro|aseguranza|network|medicaid|medicare|aetna|cigna|humana|delta dental|blue cross|united healthcare",
    "results": r"results?|biopsy|lab (?:work )?results|portal|analisis|estudios|numbers|a1c",
    "records": r"records?|x ?rays?|chart|paperwork|form|copia|radiografias|papeles",
    "human": r"someone|somebody|person|persona|alguien|speak (?:to|with)|talk (?:to|with)|hablar con",
    "advice": r"normal|hurts?|itch\w*|swollen|me pica|me duele|ibuprofen\w*|tylenol|antibiotic\w*|antibiotico|side effects?|symptoms",
    "hours": r"open|hours|close|abren|cierran|horario",
    "address": r"located|address|entrance|direccion|ubicad\w+",
    "faq": r"bring|how long|speak spanish|llevar a",
}

COMPILED: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (label, strong, re.compile(rf"(?<![a-z])(?:{pattern})(?![a-z])"))
    for table, strong in ((STRONG, True), (WEAK, False))
    for label, pattern in table.items()
)
"""Label, whether it is strong, and the words."""
