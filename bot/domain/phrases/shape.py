"""The closed set of sentences that an answer is built from."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.answers import Verdict


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one language; what stands in braces is filled with names and numbers.

    The words of documents and cards are never in here: they stay as they were written.
    """

    headlines: Mapping[Verdict, str]
    labels: Mapping[Verdict, str]  # a verdict within a sentence
    each: str  # {name} {verdict}
    small_talk: str
    private: str
    disclaimer: str
    degraded: str
    understood: str  # {reading}
    assumed: str
    assumed_of_site: str
    model_restricts: str  # {title} {words}
    model_supports: str  # {title} {words}
    conditions: str
    closest: str  # {numbers}
    stale: str  # {numbers}
    near_miss: str  # {names} {unknown}
    slip: str  # {names} {unknown}
    ruled: str  # {question}
    comma: str
    last: str
    unknown_subject: str  # {name}
    puzzle: str  # {words}
    no_use: str  # {deed}
    besides: str
    statements: str  # {words}
    dated: str  # {date}
    then: str  # {name} {then}
    contract: str  # {name}
    unmet: str  # {words}
    others: str  # {names}
    longer: str  # {names} {words}
    which_dataset: str
    licence_unreviewed: str  # {name}
    source_unknown: str  # {source} {subject}
    source_unruled: str  # {source} {subject}
    licence_class: str  # {name} {group}
    licence_recorded: str  # {name} {licence}
    licence_is: str  # {name} {licence} {group}
    licence_declared: str  # {name} {licence}
    marked: str  # {title} {words}
    machine_made: str  # {name}
    clause: str  # {title} {words}
    was_asked: str  # {words}
    beyond: str  # {words}
    issue: str  # {issue} {title}
    own_words: str  # {name} {words}
    replaced_on: str  # {date} {title} {words}
    replaced: str  # {date} {title} {words}
    in_force_then: str  # {date} {title} {words}
    thread_long: str
    too_long: str  # {count} {most}
    no_words: str

    def listed(self, names: tuple[str, ...]) -> str:
        """Write names one after another."""
        if len(names) < 2:
            return "".join(names)
        return f"{self.comma.join(names[:-1])}{self.last}{names[-1]}"
