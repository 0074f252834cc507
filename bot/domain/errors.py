"""The exception tree. Each error is one sentence that says what happened and what to do.

PolicyBotError
├── UsageError            a command was called the wrong way
├── SettingsError         a setting is missing or wrong
├── KnowledgeError        a knowledge root or a table in it cannot be used
│   ├── DocumentError     one document cannot be used; the others can
│   └── FetchError        an official text could not be fetched
├── QuestionError         what was asked cannot be read as a question
├── IndexUnavailableError no index to answer from
│   └── IndexBusyError    somebody else is building it
├── CaseError             a step that the case's state or the person's role does not permit
│   ├── CaseConflictError somebody else did it first
│   ├── NotPermittedError the person may not do this
│   │   └── UnsureError   nobody can say just now whether they may
│   └── FormError         what was filled in cannot be used; it says which field
├── BackupError           a backup cannot be made, or not be restored from
├── LedgerError           the database did not take a step; it can be tried again
└── DeliveryError         a message could not be delivered
    └── TakenOverError    the work on a question was stopped, or somebody else has it
"""

from collections.abc import Mapping


class PolicyBotError(Exception):
    """The root: its text is a sentence that may be shown to a person."""


class UsageError(PolicyBotError):
    """A command was called the wrong way."""


class SettingsError(PolicyBotError):
    """A setting is missing or wrong."""


class KnowledgeError(PolicyBotError):
    """A knowledge root, or a table in it, cannot be used."""


class DocumentError(KnowledgeError):
    """One document cannot be used; the others can."""


class FetchError(KnowledgeError):
    """An official text could not be fetched, or may not be."""


class QuestionError(PolicyBotError):
    """What was asked cannot be read as a question."""


class IndexUnavailableError(PolicyBotError):
    """There is no index to answer from."""


class IndexBusyError(IndexUnavailableError):
    """Somebody else is building the index just now."""


class CaseError(PolicyBotError):
    """A step that the state of the case does not permit."""


class CaseConflictError(CaseError):
    """Somebody else took the step first."""


class NotPermittedError(CaseError):
    """The person's role does not permit the step."""


class UnsureError(NotPermittedError):
    """Whether the person may do it cannot be found out just now; that is a no, until it can."""


class FormError(CaseError):
    """What somebody filled in cannot be used: a sentence for each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = dict(faults)


class BackupError(PolicyBotError):
    """A backup cannot be made, or nothing can be restored from it or to there."""


class LedgerError(PolicyBotError):
    """The database did not take a step; nothing of it is kept, and it can be tried again."""


class DeliveryError(PolicyBotError):
    """A message could not be delivered."""


class TakenOverError(DeliveryError):
    """The work on a question was stopped, or somebody else has it: whoever had it says nothing."""
