"""Words that tell a wish, in both languages, over `words.plain` text: strong ones nearly settle it, weak ones lean.

A table of the language: word families and constructions. What is said indirectly is left to the classifier.
"""

from __future__ import annotations

import re

from appliance.dialogue.meaning import visit_words
from appliance.dialogue.meaning.wish_circumstances import SAID_APART

_APPT = (
    r"(?:appointment|appt|visit|checkup|check up|cleaning|physical|exam|consult\w*|procedure|follow up|"
    r"crown|filling|root canal|surgery|slot|spot|time|one)"
)
_CITA = r"(?:cita|citas|consulta|limpieza|revision|chequeo|visita|hora|turno)"
_MY = r"(?:my|our|the|his|her|their|that|this|an?|mi|la|el|nuestra|su|una)"
_DAYS = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|lunes|martes|miercoles|"
    r"jueves|viernes|sabado|domingo|manana|hoy)"
)

STRONG: dict[str, str] = {
    "cancel": (
        r"^ (?:\w+ ){0,3}(?:cant|wont|cannot) (?:\w+ ){0,2}make it(?: \w+){0,3} $|"
        rf"(?<!to )(?<!had )cancel(?:ing|ling)? (?:\w+ ){{0,4}}{_APPT}|(?:want|need|like|going|have|gonna|"
        rf"wanna|just|please|calling) (?:to )?(?:\w+ )?cancel(?! last)|^ (?:\w+ ){{0,3}}cancel (?:it|them|"
        rf"{_MY}|everything)|"
        r"take (?:me|us|him|her) off|(?:give|let) (?:\w+ ){0,4}(?:my|the|that|our) (?:spot|slot|place|time)|"
        r"call off (?:my|the)|"
        rf"(?:drop|skip|remove|delete|scratch|forget) (?:my|the|our) (?:\w+ ){{0,2}}{_APPT}|(?:dont|doesnt|"
        rf"no longer|wont) (?:\w+ ){{0,3}}need (?:it|to come|the appointment|to be seen)|"
        r"cancel(?:ar\w*|e|eme|ela|en|enme|o) (?:\w+ ){0,4}(?:cita|citas|consulta|limpieza|todo|la|del)|"
        r"(?:quiero|necesito|hay que|para|quisiera|tengo que|nomas|solo) cancelar\w*|cancele\w*|anul\w+|"
        r"(?:desela|denla|dela) a (?:otr|algu)\w+|(?:no me|ya no me) (?:la|lo|las) (?:hago|voy a hacer|quiero "
        r"hacer)(?= (?:$|ya |siempre |mejor ))|"
        r"ya me "
        r"arrepenti|(?:quiteme|borreme|saqueme|quitela|borrela)|"
        r"ya no (?:\w+ ){0,3}(?:necesit|ocup|quier|voy a ir|vamos)\w*|no creo que (?:\w+ ){0,2}(?:ir|vaya|"
        r"necesite|ocupe)"
    ),
    "move": (
        r"(?:tengo|tiene|tenemos|supposed to|i have|have an) (?:\w+ ){1,14}(?:no (?:la |lo |me |"
        r"nos )?(?:puedo|pueden|puede|podemos|va a poder|voy a poder)|cant|cannot|wont)|"
        rf"re ?schedul\w*|postpone\w*|(?:move|switch|swap|change|push|bump|trade|"
        rf"shift) (?:\w+ ){{0,3}}(?:{_APPT}|{_DAYS})(?! fee)|(?:move|push|bump|switch|change|swap) (?:it|that|"
        rf"me|us) (?:\w+ ){{0,2}}(?:to|back|up|for|forward)|"
        rf"(?:move|push|bump) (?:\w+ ){{0,3}}(?:oclock|up)|instead of (?:\w+ ){{0,2}}(?:{_DAYS}|one)|"
        rf"{_DAYS} instead|(?:different|another|new) (?:day|time|date)(?! limit)|(?:come|get) in (?:earlier|"
        rf"sooner|later)|"
        r"rather (?:do|have|make) (?:\w+ ){1,4}than|(?:needs?|has|got) to be (?:\w+ ){0,2}(?:instead|"
        r"\w+teenth|\w+th|later|earlier|same time)|(?:on the books|scheduled|booked|down) (?:\w+ ){1,5}(?:but|"
        r"and) (?:\w+ ){0,4}(?:earlier|later|sooner)|"
        rf"reprogram\w*|reagend\w+|aplaz\w+|pospon\w+|recorr\w+ (?:mi|la)|(?:cambi\w+|mov\w+|muev\w+|pas\w+|"
        rf"adelant\w+|atras\w+|recorr\w+) (?:\w+ ){{0,3}}{_CITA}|(?:cambi|muev|pas|adelant)\w+(?:la|mela|"
        rf"mele)(?! a alguien)|"
        rf"la (?:quiero|necesito|quisiera|puedo|puede|pueden) (?:cambiar|mover|pasar|recorrer|adelantar|"
        rf"atrasar)|me la (?:puede |pueden |podria )?(?:muev|mov|cambi|pas|dej|adelant|recorr)\w+|en (?:lugar|"
        rf"vez) del? (?:{_DAYS}|la|las)|"
        r"(?:otro|diferente) (?:dia|horario)|otra (?:fecha|hora)|(?:me queda|me conviene) mejor que|(?:llegar|"
        r"ir|pasar) mas (?:temprano|tarde)(?! no)"
    ),
    "confirm": (
        r"confirm(?:ing|ar|o|ado|ed)? (?:\w+ ){0,3}(?:appointment|visit|cita|consulta|for|que|para|my|mi|la)|"
        r"(?:to|para|quiero) confirm(?:ar)?(?: it| la)? $|(?:ill|well|we will|i will|shell|hell) be there|"
        r"(?:still|siempre|todavia|sigue) (?:\w+ ){0,4}(?:on|happening|en pie)(?: |$)(?!the)|"
        r"(?:ahi|alla) (?:estare|estaremos|voy a estar|vamos a estar)"
    ),
    "when_mine": (
        rf"(?:what time|when|what day|which day)(?:s| is| are| was) (?:my|our|his|her)|(?:what time|when|what day)"
        rf"(?:s| is| was) (?!the |your |an? |any )(?:\w+ ){{0,2}}\w+s (?:{_APPT})|(?:what time|"
        rf"when) (?:am i|are we|is (?:my|our)|do (?:i|we) (?:come|have|need to be|go|see)|was i)|do (?:i|"
        rf"we) have (?:an? |any )?(?:\w+ )?(?:{_APPT}|anything|something)|"
        rf"(?:what time|what day|which day|when)(?: \w+)? (?:my|our|his|her) (?:\w+ )?(?:{_APPT})|"
        rf"(?:que hora|cuando|que dia)(?: \w+){{0,2}} (?:mi|la) (?:\w+ )?{_CITA}(?! (?:mas|para) )|"
        rf"(?:\w+ )?hora tengo (?:mi|la|que|una)? ?{_CITA}|"
        r"(?:who|which doctor) am i seeing|(?:double check|verify|check|know|remember|"
        r"forgot) (?:\w+ ){0,4}(?:time|date|day|appointment)|(?:am|are) (?:i|we) (?:scheduled|booked|"
        r"on the schedule)|"
        rf"cuando (?:mi|la|nuestra) (?:\w+ )?{_CITA}|que hora (?:es|era|tengo) mi|"
        rf"(?:a que hora|cuando|que dia|con quien) (?:es|era|me|tengo|nos|le) (?:toca|mi|lo mio|cita|la|"
        rf"{_CITA}|que)|tengo (?:\w+ )?cita (?:\w+ )?(?:esta|este|hoy|manana)? ?$|(?:checar|verificar|revisar|"
        rf"saber) (?:\w+ ){{0,3}}(?:la hora|la fecha|cita)"
    ),
    "waitlist": (
        r"(?:wait|waiting|cancellation|cancelation) ?list|(?:on|to) (?:the|your|a) list|(?:in case|"
        r"if) (?:\w+ ){0,4}(?:opens|frees|comes) up|(?:in case|if) (?:some|any)(?:one|body) cancels|"
        r"lista de (?:espera|cancelaciones)|(?:en la|a la) lista|(?:si|por si) (?:alguien|alguno|"
        r"se) (?:cancel|desocup|abre|liber)\w*"
    ),
    "refill": (
        r"re ?fill\w*|(?:prescription|script|medication|medicine|inhaler|pills?) (?:\w+ ){0,4}(?:renew\w*|"
        r"called in|sent|run\w* out|ran out|expired)|(?:renew|reorder|call in|send in|"
        r"send over) (?:\w+ ){0,3}(?:prescription|medicine|medication|pills?|script|mouthwash|cream|ointment|"
        r"drops)|"
        r"(?:run\w*|ran|almost|im|we are|were|is) (?:\w+ )?(?:out of|low on) (?:my |his |her |the )?(?!town|"
        r"time|state|the country|network|work)\w+|(?:pills?|doses|tablets) left|"
        r"pharmacy (?:\w+ ){0,4}(?:approv|authori|prescri|says|waiting|called)\w*|prior auth\w*|more of my|"
        r"resurt\w+|surt\w+|recetas? (?:de|para|nueva)|send (?:\w+ ){1,3}again|(?:medicine|medication|"
        r"prescription|pills?|birth control|inhaler) (?:\w+ )?renewed|renewed|"
        r"farmacia (?:\w+ ){0,6}(?:autoriz|aprob|recet)\w+|(?:queda|quedan|tengo|"
        r"acab\w+) (?:\w+ ){0,4}(?:pastillas?|medicina|inhalador|insulina)|renovar (?:\w+ ){0,2}(?:medic|past|"
        r"recet)\w+"
    ),
    "billing": (
        r"(?:my|a|the|this|your) (?:bill|bills|balance|invoice|statement)|billing|billed|(?:was|am|being|got|"
        r"be) charged|charge (?:me|on)|charged|payment|pay (?:my|the|what|for|over|off|online)|(?:no show|"
        r"late|cancellation) fee|collections?(?: agency)?|refund|overpaid|receipt|"
        r"(?:how much|what) (?:do i owe|(?:does|would|is|will|do you charge|are|for) (?:\w+ ){0,4}(?:cost|run|"
        r"charge|be|crown|cleaning|visit|exam|without))|(?:price|cost|fee|fees) (?:of|for|is)|claim|financing|"
        r"cobr(?:o|os|aron|an|ando|ado)|factura\w*|(?:mi|la|una) cuenta|pagar (?:\w+ )?(?:lo|mi|la|el|en)|"
        r"(?:plan|forma) de pagos?|abonos|mensualidades|(?:cuanto|que) (?:cuesta|sale|vale|cobran|debo|"
        r"saldria)|reembolso|recibo|saldo|reclamo|precio"
    ),
    "records": (
        r"(?:medical|dental|my|his|her|shot|vaccine|immunization|health|patient) records?|(?:copy|"
        r"copies) of (?:my|his|her|the|our)|chart notes?|x ?rays? (?:\w+ ){0,3}(?:sent|transferred|over|to|"
        r"from|emailed)|(?:send|email|fax|forward|transfer) (?:\w+ ){0,3}(?:x ?rays?|records?|chart|file|"
        r"notes)|"
        r"(?:fill out|sign|complete|filled out) (?:\w+ ){0,4}(?:form|forms|paperwork|papers)|fmla|disability|"
        r"immunizations? (?:form|record|history)|"
        r"expediente|historial|record (?:medico|de vacunas)|cartilla|copia de (?:mi|mis|la|los|el)|(?:llen|"
        r"firm)\w+ (?:\w+ ){0,3}(?:forma|formas|papeles|formulario)|(?:mand|envi|"
        r"pas)\w+ (?:\w+ ){0,3}(?:radiografias|expediente|historial)|incapacidad"
    ),
    "results": (
        r"(?:test|lab|labs|blood|biopsy|x ?ray|xray|scan|mri|my|the|new) results?|results? (?:of|from|for|in|"
        r"back|are)|(?:biopsy|labs?|tests?|scan|mri|x ?ray|blood work|bloodwork|pap\w*) (?:come|came|back|"
        r"are back)|(?:voicemail|message|call|called|recado|mensaje) (?:\w+ ){0,3}(?:about|on|de la|de mi|"
        r"sobre) (?:my |the |mi |la )?(?:x ?ray|xray|lab|labs|test|tests|results?|biopsy|scan|radiografia|"
        r"analisis|biopsia|estudio|estudios)|"
        r"(?:know|want\w*|what (?:is|was|were)|get) my (?:a 1 c|cholesterol|sugar|iron|hemoglobin|numbers|"
        r"levels?|blood type)|(?:cholesterol|thyroid|sugar|iron) (?:numbers|levels?)|"
        r"resultados?|ya (?:salio|salieron|llego|llegaron|estan) (?:mi|mis|los|el|la) (?:analisis|examen\w*|"
        r"prueba\w*|estudio\w*|biopsia|radiografia)|como sali\w+"
    ),
    "referral": r"referrals?|refer me|(?:una|mi|la) referencia|referido|refier\w+ (?:con|a)|que me refieran",
    "hours": (
        r"(?:what time|when|how late) (?:do|are|does|is) (?:you|the office|the clinic|yall|they|"
        r"you guys) (?:guys )?(?:open|close|there)|(?:are|is) (?:you|the office|the clinic|"
        r"yall) (?:guys )?(?:still )?(?:open|closed)|(?:your|office|saturday|weekend|evening|business|sunday|"
        r"holiday) hours|(?:do you|are you) (?:open|close)|"
        r"(?:a que hora|cuando|hasta que hora) (?:abren|cierran|atienden|estan abiertos)|(?:abren|cierran|"
        r"estan abiertos|atienden|trabajan) (?:\w+ )?(?:el|los|en|hoy|manana|hasta|ahorita|sabado\w*|"
        r"domingo\w*)|horarios?"
    ),
    "address": (
        r"where (?:are|is|r) (?:you|the office|the clinic|yall|your)(?: guys)? ?(?:located|at|exactly)?|"
        r"your (?:address|location)|directions|how (?:do|can) i get (?:there|to (?:you|your))|(?:which|"
        r"what) (?:entrance|door|building|floor|suite|exit)|cross street|"
        r"(?:donde|en donde) (?:estan|queda\w*|se encuentran|esta (?:la|el) (?:clinica|oficina|consultorio))|"
        r"su (?:direccion|ubicacion)|la direccion (?:de|del|es)|como (?:llego|se llega|le hago para llegar)|"
        r"(?:que|cual|por cual) (?:entrada|puerta|piso|edificio)"
    ),
    "parking": (
        r"park(?:ing)? (?:there|lot fee|garage)|(?:there|have|is|pay for|free|validate|about|for) parking|"
        r"where (?:do|can|should|could) (?:i|we) park|parking $|estacion(?:o|amos|amiento|arme|arse|arnos)|"
        r"parqueo|parquear\w*"
    ),
    "faq": (
        r"fax number|your (?:fax|email|website|web site)|how long (?:does|do|will|is|are|"
        r"would) (?:\w+ ){0,5}(?:take|last|appointment|visit)|wheelchair|accessible|elevator|ramp|(?:what|"
        r"anything) (?:do|should|i|else|all)(?: \w+){0,4} bring|need to bring|(?:need|have|"
        r"supposed) to (?:fast|be fasting|come fasting)|(?:do you|does \w+(?: \w+)?|anyone|"
        r"anybody) (?:\w+ )?speak (?!to|with)|interpreter|"
        r"fax|correo electronico|en ayunas|silla de ruedas|elevador|que (?:\w+ )?(?:tengo que|debo|necesito|"
        r"hay que) (?:llevar|traer)|cuanto (?:tiempo )?(?:dura|tarda)|hablan? (?:espanol|ingles)|interprete"
    ),
    "insurance": (
        r"(?:take|accept|with|in network|bill|cover|covered|have|got|through) (?:\w+ ){0,3}(?:insurance|"
        r"medicaid|medicare|aetna|cigna|humana|delta dental|blue cross|blue shield|united ?healthcare|metlife|"
        r"guardian|anthem|tricare|kaiser|ambetter|molina|ppo|hmo)|in network|out of network|(?:my|our|his|"
        r"her) (?:plan|insurance|policy) (?:\w+ )?(?:cover|pay|changed|include)\w*|(?:plan|insurance|medicaid|"
        r"medicare) cover|"
        r"(?:insurance|member) (?:card|id|number|information)|new insurance|copay|deductible|(?:acept|tom|"
        r"agarr|recib|trabaj)\w+ (?:\w+ ){0,3}(?:seguro|aseguranza|medicaid|medicare|aetna|cigna|humana|delta|"
        r"blue|united|metlife|anthem|molina|kaiser|ambetter)|(?:tarjeta|cambi\w+) (?:\w+ )?(?:del |"
        r"de )?(?:seguro|aseguranza)|no (?:tengo|tenemos) (?:seguro|aseguranza)|(?:mi|el) (?:seguro|plan|"
        r"aseguranza) (?:\w+ )?(?:cubre|paga)|copago|deducible"
    ),
    "human": (
        r"operat[oe]r|representative|receptionist|front desk|(?:real|live|actual) (?:person|human)|"
        r"human being|(?:speak|talk) (?:to|with) (?:a |an |the |your |my )?(?:someone|somebody|person|human|"
        r"agent|nurse|manager|supervisor|people|staff|assistant|owner|office)|(?:dont|not|hate|"
        r"rather not) (?:\w+ ){0,4}(?:robot|machine|computer|recording)|not (?:the|a) machine|"
        r"put (?:\w+ ){1,4}on(?: |$)(?!the list|a list|my)|"
        r"^ (?:\w+ ){0,3}is (?:mr |mrs |ms )?(?!there|it|this|that|my|the|your|our|dr|doctor|parking|anything|"
        r"he|she)[a-z]+ (?:there|in|available)(?: today)? $|(?:get|give|transfer|connect) me (?:to |"
        r"with )?(?:a |the )?(?:person|human|someone|somebody|front|nurse|manager|agent)|"
        r"operador\w*|representante|recepcionista|recepcion|ser humano|(?:hablar|comunic\w+|pas\w+|ponga\w*|"
        r"transfier\w+) (?:con |a )(?:una? |la |el )?(?:persona|alguien|humano|secretaria|senorita|"
        r"encargad\w+|enfermera|gerente|agente)|no quiero (?:\w+ ){0,3}(?:maquina|robot|grabadora|"
        r"computadora)|^ (?:\w+ ){0,2}(?:esta|se encuentra) (?:la|el)? ?(?:senora|senor|senorita|gerente|"
        r"enfermera|encargad\w)"
    ),
    "message": (
        r"leave (?:\w+ ){0,3}message|(?:call|phone|ring) me back|(?:give|have) (?:\w+ ){0,4}(?:a message|"
        r"call me)|(?:dejar|dejarle) (?:\w+ )?(?:recado|mensaje)|que me (?:llame|hable|marque)\w*"
    ),
    "advice": (
        r"should i (?!bring|come|arrive|park|fax|send|call)(?:\w+)|is (?:it|that|this) (?:normal|okay|ok|safe|"
        r"serious|bad|dangerous|cancer|contagious|infected)(?! i| we| for me to reschedule)|is it (?:okay|ok|"
        r"safe|bad|normal) (?:to (?:take|eat|drink|mix|give|use|put|stop)|that my|if my|if i (?:take|eat|"
        r"drink|mix|stop))|can i (?:take|give|eat|drink|mix|use|put|stop|exercise|drive|shower|"
        r"swim)(?! (?:the|an|a) (?:appointment|message|later|spot))|"
        r"how (?:much|many|often) (?:\w+ ){1,4}(?:can|should|do|to) (?:i|he|she|we|take|give)|what (?:should|"
        r"can) i (?:take|do about|do for|give|put|use|eat)|what do you (?:think|recommend)|do you think (?:it|"
        r"i|this|that)|is that (?:normal|bad|cancer|okay)|(?:what does|does) (?:that|this|it) mean|(?:es|"
        r"seria|eso es) (?:normal|grave|peligroso|malo|contagioso|cancer)|"
        r"(?:puedo|puede|podemos) (?:tomar|darle|comer|tomarme|mezclar|seguir tomando|dejar de tomar|banarme|"
        r"manejar)|debo (?:tomar|dejar|seguir|preocuparme|darle)|deberia (?:tomar|dejar|seguir|preocuparme)|"
        r"que (?:puedo|debo) (?:tomar|hacer|darle|ponerme)|que (?:tomo|hago|le doy|me pongo)|"
        r"cuant\w+ (?:\w+ ){0,2}(?:le doy|le puedo dar|puedo tomar|debo tomar|tomo)|que (?:cree|piensa) que|"
        r"la dejo de tomar"
    ),
    "wrong_number": (
        r"wrong number|numero equivocado|me equivoque de|marque (?:mal|otro)|(?:is this|ahi es|es la|"
        r"es el) (?:\w+ ){0,2}(?:pizz\w+|johns|dominos|bank|banco|restaurant\w*|walmart|dmv|garage|taller|vet|"
        r"veterinaria|escuela|hotel|church|iglesia)"
    ),
    "spam": (
        r"pre ?approved|(?:business|personal|student) (?:loan|funding|loans)|extended warranty|"
        r"car(?:s)? (?:\w+ )?warranty|google (?:business )?listing|press (?:one|two|three|nine|\d) (?:to|for|"
        r"now)|interest rate|call (?:may|is) be(?:ing)? recorded|the (?:business )?owner|merchant services|"
        r"solar (?:panel|energy|solution)\w*|(?:save|lower) (?:\w+ ){0,3}(?:bill|money|rate)|special offer|"
        r"ofrecerle|descuento|promocion|preaprobad\w|prestamo|garantia de su|(?:oprima|marque|"
        r"presione) (?:el )?(?:uno|dos|nueve|\d)|el (?:dueno|encargado) del negocio|de parte de (?:su|"
        r"la) compania|tarjeta de credito"
    ),
    "late": (
        r"(?:running|be|gonna be|going to be|am|im|were) (?:\w+ ){0,4}late(?! fee)|(?:minutes|min|hour) late|"
        r"stuck in traffic|llegar (?:\w+ ){0,4}tarde(?! no)|minutos tarde|(?:voy|vamos|"
        r"vengo) (?:\w+ )?(?:tarde|retrasad\w|atrasad\w)|en el trafico"
    ),
    "arrived": (
        r"(?:im|i am|were|we are|just) (?:here|outside|in the (?:parking lot|waiting room|lobby|car)|"
        r"downstairs|got here|arrived) (?:\w+ ){0,6}(?:appointment|check|call|in|told|here|wait)|ya (?:llegue|"
        r"llegamos|estoy (?:aqui|afuera))|(?:estoy|estamos) (?:aqui|afuera|en el estacionamiento)"
    ),
    "lost_item": (
        r"(?:left|forgot|lost) (?:my|her|his|a|an) (?!appointment|card|tooth|crown|filling|insurance|job|"
        r"temper|balance|retainer)\w+ (?:\w+ )?(?:in|at|there|on)|(?:deje|olvide|se me (?:quedo|olvido|"
        r"quedaron)) (?:mi|mis|el|la|un|una) (?!cita)\w+ (?:ahi|en|alla)|lost and found"
    ),
    "update": (
        r"(?:change|update|correct|new|changed) (?:my|our) (?:\w+ )?(?:address|phone|number|email|name|"
        r"contact|pharmacy)|(?:cambi|actualiz|correg)\w+ (?:mi|mis|nuestra) (?:direccion|telefono|numero|"
        r"correo|datos|apellido|nombre)"
    ),
    "vendor": (
        r"courier|delivery|deliver (?:a|some|your)|package for|somebody (?:\w+ )?to sign|pick up the (?:lab|"
        r"specimen|samples)|mensajero|mensajeria|paqueteria|entrega de|traigo un (?:paquete|pedido)"
    ),
    "complaint": (
        r"complain\w*|how i was treated|file a grievance|queja\w*|(?:me|como) (?:trataron|"
        r"atendieron) (?:muy )?mal|como me trataron"
    ),
    "note": (
        r"(?:doctors|work|school|excuse|sick) (?:note|excuse|letter)|note for (?:work|school|my)|(?:note|"
        r"excuse|letter) (?:from the doctor|saying i was)|justificante|(?:nota|carta|"
        r"comprobante) (?:\w+ )?(?:para|del) (?:\w+ )?(?:trabajo|escuela|doctor|jefe)"
    ),
    "robot": (
        r"(?:are you|is this|am i (?:talking|speaking) (?:to|with)) an? (?:robot|machine|computer|real person|"
        r"recording|bot|ai|automated)|(?:es|eres|hablo con|estoy hablando con) (?:usted )?una? (?:robot|"
        r"maquina|grabacion|computadora)"
    ),
    "new": (
        r"(?:crown|filling|bridge|cap|veneer|bracket|tooth|denture|wire|retainer) (?:\w+ )?(?:fell|came|popped|broke|"
        r"chipped|"
        r"cracked|is loose)|se me (?:\w+ )?(?:cayo|rompio|quebro|aflojo|despego)|"
        r"(?<!no )puedo ir (?:el|la|manana|pasado|despues|hoy|cualquier)|"
        rf"(?:make|book|schedule|set up|get|need|want|wanted|like|for) (?:me |"
        rf"us )?(?:\w+ ){{0,2}}an? (?:\w+ ){{0,2}}(?:appointment|{_APPT} with)|(?:schedul|book)(?:e|"
        rf"ing)? (?:an?|my|the|that|some|for|whatever|something|whitening)|(?:was|been|got|were) referred|"
        rf"(?:latest|earliest|soonest|first) (?:\w+ )?you have|(?:would be|works|is) (?:best|perfect|great|"
        rf"good) for|me (?:mando|refirio) (?:el|la|mi)|estaria bien para|me (?:queda|viene) bien para|(?:can|"
        rf"could|may) (?:i|we) (?:come|get|be) (?:in|seen|fit)|get (?:me|us|him|her) in|get in (?:with|to|on|"
        rf"for|this|next|sooner)|"
        r"(?:any|have|got) (?:openings?|availability|anything (?:open|available|on|this|next|for|today|"
        r"tomorrow))|(?:soonest|earliest|first|next) (?:available|opening|you have|appointment)|(?:want|need|"
        r"like|love|hoping) to (?:see|come see|be seen|come in)|walk ?ins?|new patients?|accepting|"
        r"(?:hacer|sacar|agendar|pedir|programar|apartar|haciendo|sacando|dar|da|dan|quiero|necesito|ocupo|"
        r"quisiera|den) (?:\w+ )?una? (?:\w+ )?(?:cita|consulta)|agend\w+|(?:dan|dar|da|de) cita(?! de)|"
        r"sin cita|(?:hay|tiene|tendra|tienen|habra) (?:algo|lugar|espacio|chance|citas|campo)(?! que)|"
        r"paciente nuev[oa]|(?:quiero|quisiera|necesito) (?:una|la|mi|un) (?:\w+ )?(?:limpieza|revision|"
        r"chequeo|consulta|blanqueamiento|examen|endodoncia|extraccion)"
    ),
}
WEAK: dict[str, str] = {
    "new": (
        r"appointment for|see (?:dr|doctor|the dentist|a doctor|someone)|looked at|checked out|due for|"
        r"openings?|schedule|book|get (?:it|them|that|my) (?:\w+ ){0,2}(?:done|pulled|fixed|cleaned|checked|"
        r"glued|removed)|(?:needs?|gotta get|need to get|need) (?:a|an|his|her|my|the|two|some|to see) |"
        r"me toca|le toca|le tocan|una cita|cita para|para (?:mi|una|la) (?:limpieza|consulta|examen|hija|"
        r"hijo|mama|esposo|esposa)|que me (?:vea|revise|atienda|la peguen|lo arreglen)\w*|puedo ir|"
        r"me mando (?:el|la)|arreglarme|ponerme|sacarme|hay algo"
    ),
    "move": (
        r"(?:cant|wont|cannot|unable|not able) (?:\w+ ){0,5}(?:bring|make|do|come|take)|no (?:voy|vamos|puedo|"
        r"podre|podemos|la pueden|lo pueden|me pueden) (?:\w+ ){0,2}(?:llevar|poder|ir|llegar|asistir)|"
        r"supposed to (?:see|come|be)|out of town|tengo cita|i have (?:an appointment|something)|"
        r"set a new time"
    ),
    "cancel": (
        r"cant make it|wont be (?:coming|in|there)|not coming|cancel\w*|(?:feeling|feel|doing) better|"
        r"ya (?:me siento|estoy|se siente) (?:bien|mejor)|no voy a ir"
    ),
    "confirm": r"confirm\w*|returning your call|double check|still on",
    "when_mine": r"what time|a que hora|remember|appointment (?:this|next)|me toca|checar",
    "refill": (
        r"prescription|pharmacy|medication|medicine|pills?|farmacia|medicina|pastillas|receta|birth control|"
        r"inhaler|renewed"
    ),
    "billing": r"bill|charge|pay|owe|afford|cost|price|how much|cuanto|pagar|dinero|cobro",
    "insurance": (
        r"insurance|coverage|cover|cubre|seguro|aseguranza|network|medicaid|medicare|aetna|cigna|humana|"
        r"delta dental|blue cross|united healthcare"
    ),
    "results": r"results?|biopsy|lab (?:work )?results|portal|analisis|estudios|numbers|a1c",
    "records": r"records?|x ?rays?|chart|paperwork|form|copia|radiografias|papeles",
    "human": r"someone|somebody|person|persona|alguien|speak (?:to|with)|talk (?:to|with)|hablar con",
    "advice": (
        r"normal|hurts?|itch\w*|swollen|me pica|me duele|ibuprofen\w*|tylenol|antibiotic\w*|antibiotico|"
        r"side effects?|symptoms"
    ),
    "hours": r"open|hours|close|abren|cierran|horario",
    "address": r"located|address|entrance|direccion|ubicad\w+",
    "faq": r"bring(?! (?:her|him|them|my \w+|the \w+) (?:in|by|over))|how long|speak spanish|llevar a",
}

for _label, _words in SAID_APART.items():
    STRONG[_label] = f"{STRONG[_label]}|{_words}"

DECISIVE: dict[str, str] = {
    "billing": (
        r"(?:why|how come|por que) (?:\w+ ){0,5}(?:charg\w+|bill\w*|cobr\w+|owe|debo)|(?:did|has|"
        r"have) (?:my|the) (?:claim|insurance) (?:go through|gone through|been (?:paid|filed)|pay|paid)|"
        r"you bill(?:ed)? (?:my|the)|ya pago (?:\w+ )?seguro"
    ),
    "move": r"re ?schedul(?:e|ing)|postpon\w*|reprogram\w*|reagend\w*|pospon\w+|aplaz\w+",
    "faq": (
        r"how (?:long|much time) (?:should|does|do|will|is|would) (?:\w+ ){0,6}(?:take|plan|going to be|last)|"
        r"cuanto (?:tiempo )?(?:se )?(?:dura|tarda)\w*|cuanto tiempo (?:tengo que|debo|hay que) (?:pedir|apartar)"
    ),
    "insurance": r"no (?:tengo|tenemos) (?:seguro|aseguranza)|(?:dont|doesnt) have (?:any )?insurance",
    "cancel": (
        r"(?:take|scratch|strike) (?:me|us|him|her) off|"
        r"(?:just|only|nomas|solo) (?:\w+ ){0,2}cancel\w*|(?:so|asi que) (?:\w+ ){0,2}cancel\w*|"
        r"dont (?:want|need) (?:to reschedule|another (?:time|day|date)|a new one)"
    ),
    "advice": (
        r"is (?:that|this|it) (?:cancer|normal|serious|dangerous|infected|contagious)|(?:es|seria) (?:normal|"
        r"grave|peligroso|contagioso|cancer)"
    ),
}
_CHANGES = r"(?:mov|cancel|chang|switch|swap|resched|push|confirm|postpon|pay|cambi|mover|reprogram|pagar)"
"""How verbs begin that are about a visit one has."""
_NEED = (
    r"(?:need|needs|want|wants|wanted|like|get|book|do|due for|for|schedule|quiero|quisiera|necesito|"
    r"necesita|ocupo|toca|tocan|urge|agendar|hacerme)"
)
STRONG["new"] += (
    rf"|{_NEED} (?:(?!{_CHANGES})\w+ ){{0,3}}?(?:{visit_words.BOOKABLE})|^ (?:\w+ ){{0,2}}(?:una?|"
    rf"an?) (?:\w+ )?(?:{visit_words.BOOKABLE})"
)
WEAK["new"] += rf"|{visit_words.ANY}"

COMPILED: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (label, strong, re.compile(rf"(?<![a-z])(?:{pattern})(?![a-z])"))
    for table, strong in ((WEAK, 0), (STRONG, 1), (DECISIVE, 2))
    for label, pattern in table.items()
)
"""Label, how much the words tell (0 they lean, 1 they tell, 2 they settle), and the words."""
