"""Articles: from a file, a folder or standard input to an `Article`, with offsets into its text as it is there."""

from .reader import EXTRACTED, expand, read_article

__all__ = ["EXTRACTED", "expand", "read_article"]
