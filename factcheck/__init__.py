"""factcheck: compares what a news story claims with a registry of dated, sourced facts."""

__version__ = "0.1.0"

# A check makes tens of thousands of objects, few of them in cycles: at its usual 700 the collector looks through the
# modules of the program again and again and finds nothing, a tenth of the time of a check (2026-11).
OBJECTS_BEFORE_COLLECTING = 100_000
