"""What an answer says, in German."""

from bot.domain.answers import Verdict
from bot.domain.phrases.shape import Sentences

GERMAN = Sentences(
    headlines={
        Verdict.OUT_OF_SCOPE: (
            "Ich beantworte Fragen zu Daten für Modelle: was Nutzungsbedingungen, Lizenzen und "
            "unsere Richtlinien zum Sammeln, Trainieren, Evaluieren und Weitergeben sagen. "
            "Das hier ist keine solche Frage."
        ),
        Verdict.ALLOWED: "Erlaubt, mit dem üblichen Eintrag im Data Register.",
        Verdict.CONDITIONS: "Erlaubt, sobald die Bedingungen unten erfüllt sind.",
        Verdict.NOT_ALLOWED: "Nicht erlaubt.",
        Verdict.OPEN_ISSUE: (
            "Das ist eine offene Rechtsfrage: Bitte anhalten und der Rechtsabteilung überlassen."
        ),
        Verdict.NOT_COVERED: (
            "Nichts Geltendes, das mir vorliegt, entscheidet das; "
            "ich kann also nicht sagen, dass es erlaubt ist."
        ),
    },
    labels={
        Verdict.ALLOWED: "erlaubt",
        Verdict.CONDITIONS: "mit Bedingungen erlaubt",
        Verdict.NOT_ALLOWED: "nicht erlaubt",
        Verdict.OPEN_ISSUE: "eine offene Rechtsfrage",
        Verdict.NOT_COVERED: "durch nichts Geltendes entschieden",
        Verdict.OUT_OF_SCOPE: "keine Frage zu Daten",
    },
    each="{name}: {verdict}.",
    small_talk="Gern geschehen! Fragen Sie mich, ob wir bestimmte Daten verwenden dürfen, "
    "und ich sehe nach.",
    private="Bei Angelegenheiten der Rechtsabteilung selbst kann ich nicht helfen. "
    "Bitte fragen Sie die Rechtsabteilung direkt.",
    disclaimer="Das ist keine rechtliche Freigabe.",
    degraded="Ohne das Sprachmodell formuliert.",
    understood="Ich lese das als: {reading}. Wenn das stimmt, fragen Sie bitte noch einmal und "
    "nennen Sie es beim Namen; auf eine Vermutung hin ist nichts erlaubt.",
    assumed="Sie nennen keine Verwendung, daher antworte ich für das Training eines Modells "
    "für ein Produkt.",
    assumed_of_site="Sie nennen keine Verwendung, daher antworte ich für das Sammeln der Inhalte "
    "und für das Training eines Modells für ein Produkt damit.",
    model_restricts="Vom Sprachmodell gelesen und nicht von einem Menschen, {title} schränkt "
    "das ein: „{words}“.",
    model_supports="Vom Sprachmodell gelesen und keine Erlaubnis, solange Legal sie nicht gibt, "
    "{title}: „{words}“.",
    conditions="Bedingungen:",
    closest="Nächstliegende Stellen, keine Antwort: {numbers}",
    stale="Vielleicht nicht mehr aktuell: {numbers}",
    slip="Ich kenne „{unknown}“ nicht. Wenn Sie {names} meinen, fragen Sie bitte mit diesem Namen.",
    near_miss="Mir liegt {names} vor, nicht {unknown}: "
    "Ein ähnlicher Name ist ein anderer Datensatz.",
    ruled="Die Rechtsabteilung hat zu diesen Daten eine Frage beantwortet: „{question}“. "
    "Wenn Sie genau das meinen, fragen Sie so.",
    comma=", ",
    last=" und ",
    unknown_subject="Mir liegt kein Dokument über „{name}“ vor.",
    puzzle="„{words}“ verstehe ich hier nicht; bitte fragen Sie in einem ganzen Satz.",
    no_use="„{deed}“ ist keine Verwendung, die ich kenne; bitte sagen Sie, ob Sie die Daten "
    "sammeln, damit trainieren, damit testen oder sie weitergeben wollen.",
    besides="Sie sagen noch etwas, das dies ändern kann, und dazu liegt mir keine Regel vor; "
    "bitte fragen Sie die Rechtsabteilung.",
    statements="Was Sie zu „{words}“ sagen, kann dies ändern, und dazu liegt mir keine Regel vor; "
    "bitte fragen Sie die Rechtsabteilung.",
    dated="Bitte sagen Sie statt „{date}“, wie alt die Daten sind, in Tagen, Monaten oder Jahren.",
    then="Für {then} galt ein anderer Text von {name}; bitte fragen Sie die Rechtsabteilung, was "
    "für eine Kopie aus dieser Zeit gilt.",
    contract="Ich kenne nur die öffentlichen Bedingungen; bitte fragen Sie die Rechtsabteilung, "
    "was ein eigener Vertrag mit {name} erlaubt.",
    unmet="Sie sagen „{words}“; damit erlaubt das, was mir vorliegt, dies vielleicht nicht; "
    "bitte fragen Sie die Rechtsabteilung.",
    others="Sie nennen neben {names} noch andere Daten; bitte fragen Sie nach diesen jeweils "
    "mit ihrem eigenen Namen.",
    longer="Mir liegt {names} vor; mit „{words}“ ist es ein anderer Name, und vielleicht sind "
    "es andere Daten.",
    which_dataset=(
        "Eine Lizenz allein entscheidet nichts: Bitte sagen Sie, um welchen Datensatz es geht."
    ),
    licence_unreviewed="Die Lizenz von {name} hat noch niemand geprüft.",
    source_unknown=(
        "Mir liegen keine Bedingungen von {source} vor, woher Teile von {subject} stammen."
    ),
    source_unruled="Mir liegt keine Regel zu den Bedingungen von {source} vor, "
    "woher Teile von {subject} stammen.",
    licence_class="{name} ist eine Lizenz der Klasse: {group}.",
    licence_recorded="Die Lizenz von {name} ist eingetragen als: {licence}.",
    licence_is="Die Lizenz von {name} ist {licence} ({group}).",
    licence_declared="Als Lizenz von {name} ist {licence} angegeben; geprüft hat das noch niemand.",
    marked="In {title} hat ein Programm diese Klausel markiert, und noch niemand hat sie geprüft: "
    "„{words}“.",
    machine_made="Teile von {name} sollen maschinell erzeugt sein; "
    "womit, hat noch niemand geprüft.",
    clause="In {title} steht: „{words}“.",
    was_asked="Die Rechtsabteilung wurde gefragt: „{words}“. Wenn Sie etwas anderes meinen, fragen "
    "Sie die Rechtsabteilung.",
    beyond="Das Sprachmodell liest „{words}“ als mehr, als die Rechtsabteilung gefragt wurde; "
    "deshalb erlaubt ihre Entscheidung zu diesen Daten hier nichts.",
    issue="Offene Rechtsfrage {issue} ({title})",
    own_words="Zu {name} ist festgehalten: „{words}“",
    replaced_on="Ersetzt am {date} und nicht mehr in Kraft: In {title} stand „{words}“.",
    replaced="Ersetzt und nicht mehr in Kraft: In {title} (Kopie vom {date}) stand „{words}“.",
    in_force_then="Stand {date}, heute nicht mehr in Kraft: In {title} stand „{words}“. "
    "Das ist Geschichte und erlaubt heute nichts.",
    thread_long="Dieser Verlauf ist zu lang geworden; bitte stellen Sie die ganze Frage neu.",
    too_long="Die Frage hat {count} Zeichen, ich lese bis zu {most}; bitte stellen Sie sie kürzer.",
    no_words="Darin finde ich keine Wörter; bitte fragen Sie in einem Satz, "
    "welche Daten Sie meinen und wofür.",
)
