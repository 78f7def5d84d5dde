"""What the studio counts of itself, and the place where it is counted until someone writes it down."""

from posterlib.measures.measure import Measure, Tally
from posterlib.measures.measures import Measures

__all__ = ["Measure", "Measures", "Tally"]
