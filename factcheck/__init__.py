"""factcheck: compares what a news story claims with a registry of dated, sourced facts."""

__version__ = "0.1.0"
