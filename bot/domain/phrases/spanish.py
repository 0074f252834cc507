"""What an answer says, in Spanish."""

from bot.domain.answers import Verdict
from bot.domain.phrases.shape import Sentences

SPANISH = Sentences(
    headlines={
        Verdict.OUT_OF_SCOPE: (
            "Respondo preguntas sobre datos para modelos: qué dicen las condiciones de las "
            "plataformas, las licencias y nuestras políticas sobre recopilar, entrenar, evaluar "
            "y compartir. Esta no es una de ellas."
        ),
        Verdict.ALLOWED: "Permitido, con la inscripción habitual en el Data Register.",
        Verdict.CONDITIONS: "Permitido una vez cumplidas las condiciones de abajo.",
        Verdict.NOT_ALLOWED: "No permitido.",
        Verdict.OPEN_ISSUE: (
            "Es una cuestión jurídica abierta: deténgase y déjela en manos del equipo jurídico."
        ),
        Verdict.NOT_COVERED: (
            "Nada de lo vigente que tengo decide esto, así que no puedo decir que esté permitido."
        ),
    },
    labels={
        Verdict.ALLOWED: "permitido",
        Verdict.CONDITIONS: "permitido con condiciones",
        Verdict.NOT_ALLOWED: "no permitido",
        Verdict.OPEN_ISSUE: "una cuestión legal abierta",
        Verdict.NOT_COVERED: "no decidido por nada vigente",
        Verdict.OUT_OF_SCOPE: "no es una pregunta sobre datos",
    },
    each="{name}: {verdict}.",
    small_talk="¡Con mucho gusto! Pregúnteme si podemos usar ciertos datos y lo consultaré.",
    private="No puedo ayudar con asuntos del propio departamento jurídico. "
    "Diríjase directamente a él.",
    disclaimer="Esto no es una autorización jurídica.",
    degraded="Redactado sin el modelo de lenguaje.",
    understood="Entiendo esto: {reading}. Si es así, vuelva a preguntar y nómbrelo; una "
    "suposición mía no permite nada.",
    assumed="No nombra ningún uso, así que respondo para entrenar un modelo de un producto.",
    assumed_of_site="No nombra ningún uso, así que respondo para recopilar los contenidos y para "
    "entrenar con ellos un modelo de un producto.",
    model_restricts="Leído por el modelo de lenguaje y no por una persona, {title} lo limita: "
    "«{words}».",
    model_supports="Leído por el modelo de lenguaje, y sin valor de permiso mientras el "
    "departamento jurídico no lo dé, {title}: «{words}».",
    conditions="Condiciones:",
    closest="Pasajes más cercanos, no una respuesta: {numbers}",
    stale="Quizá no esté actualizado: {numbers}",
    slip="No conozco «{unknown}». Si se refiere a {names}, pregunte con ese nombre.",
    near_miss="Tengo {names}, no {unknown}: un nombre parecido es otro conjunto de datos.",
    ruled="El equipo jurídico ha respondido a una pregunta sobre estos datos: "
    "«{question}». Si es justo lo que quiere saber, pregúntelo así.",
    comma=", ",
    last=" y ",
    unknown_subject="No tengo ningún documento sobre «{name}».",
    puzzle="No entiendo «{words}» aquí; pregunte con una frase completa.",
    no_use="«{deed}» no es un uso que conozca; diga si quiere recopilar los datos, entrenar o "
    "evaluar con ellos, o cederlos.",
    besides="Añade algo que puede cambiar esto, y no tengo ninguna regla al respecto; "
    "pregunte al departamento jurídico.",
    statements="Lo que dice de «{words}» puede cambiar esto, y no tengo ninguna regla al respecto; "
    "pregunte al departamento jurídico.",
    dated="En lugar de «{date}», diga cuánto tiempo tiene, en días, meses o años.",
    then="En {then} regía otro texto de {name}; pregunte al departamento jurídico qué vale para "
    "una copia de entonces.",
    contract="Solo conozco las condiciones públicas; pregunte al departamento jurídico qué permite "
    "un contrato propio con {name}.",
    unmet="Dice «{words}», así que lo que tengo quizá no lo permita; pregunte al departamento "
    "jurídico.",
    others="Nombra otros datos junto a {names}; pregunte por cada uno con su propio nombre.",
    longer="Tengo {names}; con «{words}» es otro nombre, y quizá sean otros datos.",
    which_dataset=(
        "Una licencia por sí sola no decide nada: dígame de qué conjunto de datos se trata."
    ),
    licence_unreviewed="Nadie ha revisado la licencia de {name}.",
    source_unknown="No tengo las condiciones de {source}, de donde proceden datos de {subject}.",
    source_unruled="No tengo ninguna regla sobre las condiciones de {source}, "
    "de donde proceden datos de {subject}.",
    licence_class="{name} es una licencia de la clase: {group}.",
    licence_recorded="La licencia de {name} consta como: {licence}.",
    licence_is="La licencia de {name} es {licence} ({group}).",
    licence_declared="{name} indica la licencia {licence}, y nadie lo ha revisado.",
    marked="En {title}, un programa ha marcado esta cláusula y nadie la ha revisado: «{words}».",
    machine_made="Parte de {name} figura como generada automáticamente; nadie ha revisado con qué.",
    clause="En {title} se lee: «{words}».",
    was_asked="La pregunta al equipo jurídico fue: «{words}». Si la suya es otra, pregúntele.",
    beyond="El modelo de lenguaje lee «{words}» como más de lo que se preguntó al equipo jurídico; "
    "por eso su decisión sobre estos datos no permite nada aquí.",
    issue="Cuestión jurídica abierta {issue} ({title})",
    own_words="Sobre {name} consta: «{words}»",
    replaced_on="Sustituido el {date}, ya no vigente: {title} decía «{words}».",
    replaced="Sustituido, ya no vigente: {title} (copia de {date}) decía «{words}».",
    in_force_then="A fecha de {date}, hoy ya no vigente: {title} decía «{words}». "
    "Es historia y hoy no permite nada.",
    thread_long="Este hilo se ha hecho demasiado largo; vuelva a hacer la pregunta entera.",
    too_long="La pregunta tiene {count} caracteres y leo hasta {most}; hágala más breve.",
    no_words=(
        "No encuentro palabras ahí; diga en una frase a qué datos se refiere y para qué los quiere."
    ),
)
