"""Articles: from a file, a folder or standard input to an `Article`, with offsets into the file as it is."""

from .reader import expand, read_article

__all__ = ["expand", "read_article"]
