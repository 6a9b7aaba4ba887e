"""News items and vocabularies coming in: one parser a format, and the pipeline they share."""

from articles.importing.files import UnreadableError
from articles.importing.pipeline import Options, StoppedError, import_files
from articles.importing.report import Report
from articles.importing.run import import_paths

__all__ = ["Options", "Report", "StoppedError", "UnreadableError", "import_files", "import_paths"]
