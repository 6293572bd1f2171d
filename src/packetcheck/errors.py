"""Everything that can go wrong, as types.

Each error carries a `slug`, which is a heading of `docs/messages.md`, a one-line message and a
hint that names the way out. All fields besides the message are keyword arguments with defaults,
so that every error survives pickling on its way back from a worker process.
"""

from __future__ import annotations


class PacketcheckError(Exception):
    """Any error that packetcheck reports to its user in one line."""

    slug = "error"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def message(self) -> str:
        """The one-line description, without slug and hint."""
        return str(self.args[0])


class UsageError(PacketcheckError):
    """The command line or the API call asks for something that does not exist."""

    slug = "usage"


class UnknownTargetError(UsageError):
    """The target names no level of the rubric, or more than one."""

    slug = "unknown-target"


class UnknownExpectationError(UsageError):
    """The words name no expectation of the level, or more than one."""

    slug = "unknown-expectation"


class ConfigError(PacketcheckError):
    """A `packet.toml` that cannot be used."""

    slug = "bad-packet-toml"


class EmptyPacketError(PacketcheckError):
    """A packet without a single document that could be one."""

    slug = "empty-packet"


class OutputError(PacketcheckError):
    """A file or folder that cannot be written."""

    slug = "cannot-write"


class ReportError(PacketcheckError):
    """A report that cannot be made from its assessment."""

    slug = "report"

    def __init__(self, message: str, *, hint: str = "", path: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path


class RubricError(PacketcheckError):
    """A rubric file that breaks the format; names file, line and key."""

    slug = "bad-rubric"

    def __init__(
        self, message: str, *, hint: str = "", path: str = "", line: int = 0, key: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.line = line
        self.key = key


class ModelError(PacketcheckError):
    """A model folder that is incomplete, altered or of another format."""

    slug = "bad-model"

    def __init__(self, message: str, *, hint: str = "", path: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path


class MissingExtraError(PacketcheckError):
    """A command that needs an optional part of packetcheck which is not installed."""

    slug = "missing-extra"


class CorpusError(PacketcheckError):
    """A corpus that cannot be trained or measured on; names file and line where one is at fault."""

    slug = "bad-corpus"

    def __init__(self, message: str, *, hint: str = "", path: str = "", line: int = 0) -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.line = line


class BaseEncoderError(PacketcheckError):
    """A base encoder for training that is missing, incomplete, or not the one that was meant."""

    slug = "bad-base"

    def __init__(self, message: str, *, hint: str = "", path: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path


class TrainingError(PacketcheckError):
    """A training run that cannot be carried on."""

    slug = "training"


class ReadError(PacketcheckError):
    """A document that could not be read; collected per document, never fatal to the others."""

    slug = "unreadable"

    def __init__(self, message: str, *, hint: str = "", path: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path


class UnsupportedFormatError(ReadError):
    """A kind of file that no reader knows."""

    slug = "unsupported-format"


class EncryptedDocumentError(ReadError):
    """A document behind a password."""

    slug = "encrypted-document"


class CorruptDocumentError(ReadError):
    """A document whose bytes are not what its format asks for."""

    slug = "corrupt-document"


class NoTextError(ReadError):
    """A document in which no text was found, a scan perhaps."""

    slug = "no-text"


class LimitExceededError(ReadError):
    """A document over a limit of size, pages, seconds or memory."""

    slug = "limit-exceeded"
