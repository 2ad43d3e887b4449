"""What can go wrong, as one tree; every message says what failed, on what, and what to do.

KgError                 anything we can explain; the command line prints it as one line
├── SourceError         an article cannot be read (missing, binary, too large, no news in it …)
├── ModelError          the language model's files are missing or damaged
├── EvidenceError       a statement's words are not in the text where it says they are
├── ShapeError          an article's graph does not fit ontology/shapes.ttl
├── WorkspaceError      the output folder cannot be read, written or locked
├── GazetteerError      a gazetteer file cannot be used
└── QueryError          a question cannot be asked, or took too long
"""


class KgError(Exception):
    """Anything that went wrong and that we can explain in one line."""


class SourceError(KgError):
    """An article cannot be read."""


class ModelError(KgError):
    """The language model's files are missing or damaged."""


class EvidenceError(KgError):
    """A statement's words are not in the text where it says they are."""


class ShapeError(KgError):
    """An article's graph does not fit the shapes."""


class WorkspaceError(KgError):
    """The output folder cannot be read, written or locked."""


class GazetteerError(KgError):
    """A gazetteer file cannot be used."""


class QueryError(KgError):
    """A question cannot be asked, or took too long."""
