"""What an answer says, in French."""

from bot.domain.answers import Verdict
from bot.domain.phrases.shape import Sentences

FRENCH = Sentences(
    headlines={
        Verdict.OUT_OF_SCOPE: (
            "Je réponds aux questions sur les données pour les modèles : ce que les conditions "
            "d'utilisation, les licences et nos règles disent de la collecte, de l'entraînement, "
            "de l'évaluation et du partage. Ceci n'en est pas une."
        ),
        Verdict.ALLOWED: "Autorisé, avec l'inscription habituelle au Data Register.",
        Verdict.CONDITIONS: "Autorisé une fois remplies les conditions ci-dessous.",
        Verdict.NOT_ALLOWED: "Non autorisé.",
        Verdict.OPEN_ISSUE: "C'est une question juridique ouverte : "
        "arrêtez-vous et laissez-la au service juridique.",
        Verdict.NOT_COVERED: (
            "Aucun document en vigueur dont je dispose ne tranche cette question ; "
            "je ne peux donc pas dire que c'est autorisé."
        ),
    },
    labels={
        Verdict.ALLOWED: "permis",
        Verdict.CONDITIONS: "permis sous conditions",
        Verdict.NOT_ALLOWED: "non permis",
        Verdict.OPEN_ISSUE: "une question juridique ouverte",
        Verdict.NOT_COVERED: "tranché par aucun texte en vigueur",
        Verdict.OUT_OF_SCOPE: "pas une question sur des données",
    },
    each="{name} : {verdict}.",
    small_talk="Avec plaisir ! Demandez-moi si nous pouvons utiliser certaines données, "
    "et je chercherai.",
    private="Je ne peux pas vous aider pour les affaires du service juridique lui-même. "
    "Adressez-vous directement à lui.",
    disclaimer="Ceci n'est pas une autorisation juridique.",
    degraded="Rédigé sans le modèle de langage.",
    understood="Je comprends : {reading}. Si c'est bien cela, reposez la question en le nommant ; "
    "une supposition de ma part n'autorise rien.",
    assumed="Vous ne nommez aucun usage, je réponds donc pour l'entraînement d'un modèle d'un "
    "produit.",
    assumed_of_site="Vous ne nommez aucun usage, je réponds donc pour la collecte des contenus et "
    "pour l'entraînement d'un modèle d'un produit avec eux.",
    model_restricts="Lu par le modèle de langage et non par une personne, {title} limite cela : "
    "« {words} ».",
    model_supports="Lu par le modèle de langage, sans valeur d'autorisation tant que le service "
    "juridique ne l'a pas donnée, {title} : « {words} ».",
    conditions="Conditions :",
    closest="Passages les plus proches, pas une réponse : {numbers}",
    stale="Peut-être plus à jour : {numbers}",
    slip="Je ne connais pas « {unknown} ». Si vous voulez dire {names}, utilisez ce nom.",
    near_miss="J'ai {names}, pas {unknown} : un nom semblable désigne un autre jeu de données.",
    ruled="Le service juridique a répondu à une question sur ces données : « {question} ». "
    "Si c'est exactement la vôtre, posez-la ainsi.",
    comma=", ",
    last=" et ",
    unknown_subject="Je n'ai aucun document sur « {name} ».",
    puzzle="Je ne comprends pas « {words} » ici ; posez la question en une phrase complète.",
    no_use="« {deed} » n'est pas un usage que je connais ; dites si vous voulez collecter les "
    "données, vous en servir pour entraîner ou pour évaluer, ou les transmettre.",
    besides="Vous ajoutez quelque chose qui peut changer cela, et je n'ai aucune règle à ce "
    "sujet ; demandez au service juridique.",
    statements="Ce que vous dites de « {words} » peut changer cela, et je n'ai aucune règle à ce "
    "sujet ; demandez au service juridique.",
    dated="Au lieu de « {date} », dites l'âge des données, en jours, en mois ou en années.",
    then="En {then}, un autre texte de {name} était en vigueur ; demandez au service juridique ce "
    "qui vaut pour une copie de cette époque.",
    contract="Je ne connais que les conditions publiques ; demandez au service juridique ce que "
    "permet notre propre contrat avec {name}.",
    unmet="Vous dites « {words} » : ce que j'ai ne le permet donc peut-être pas ; demandez au "
    "service juridique.",
    others="Vous nommez d'autres données à côté de {names} ; posez la question pour chacune "
    "sous son propre nom.",
    longer="J'ai {names} ; avec « {words} », c'est un autre nom, et peut-être d'autres données.",
    which_dataset="Une licence seule ne décide de rien : dites-moi de quel jeu de données il "
    "s'agit.",
    licence_unreviewed="Personne n'a encore examiné la licence de {name}.",
    source_unknown=(
        "Je n'ai pas les conditions de {source}, d'où proviennent des éléments de {subject}."
    ),
    source_unruled="Je n'ai aucune règle sur les conditions de {source}, "
    "d'où proviennent des éléments de {subject}.",
    licence_class="{name} est une licence de la classe : {group}.",
    licence_recorded="La licence de {name} est enregistrée comme : {licence}.",
    licence_is="La licence de {name} est {licence} ({group}).",
    licence_declared="{name} indique la licence {licence}, et personne ne l'a encore vérifié.",
    marked="Dans {title}, un programme a relevé cette clause, que personne n'a encore vérifiée : "
    "« {words} ».",
    machine_made="Une partie de {name} serait générée automatiquement ; personne n'a vérifié "
    "par quel moyen.",
    clause="On lit dans {title} : « {words} ».",
    was_asked="La question posée au service juridique : « {words} ». Si la vôtre est autre, "
    "demandez-lui.",
    beyond="Le modèle de langage lit « {words} » comme allant au-delà de la question posée au "
    "service juridique ; sa décision sur ces données n'autorise donc rien ici.",
    issue="Question juridique ouverte {issue} ({title})",
    own_words="Nous avons noté sur {name} : « {words} »",
    replaced_on="Remplacé le {date}, plus en vigueur : {title} disait « {words} ».",
    replaced="Remplacé, plus en vigueur : {title} (copie du {date}) disait « {words} ».",
    in_force_then="À la date du {date}, plus en vigueur aujourd'hui : {title} disait « {words} ». "
    "C'est de l'histoire et cela ne permet rien aujourd'hui.",
    thread_long="Ce fil est devenu trop long pour moi ; reposez la question en entier.",
    too_long="La question compte {count} caractères et j'en lis au plus {most} ; "
    "posez-la plus brièvement.",
    no_words="Je n'y trouve aucun mot ; dites en une phrase de quelles données il s'agit "
    "et pour quel usage.",
)
