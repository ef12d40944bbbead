"""Assembly: the results of all articles, merged into the profiles and the timeline of one report."""

from generator.assembly.assemble import assemble
from generator.assembly.copies import sample_of
from generator.assembly.corrections import Corrections, read_corrections

__all__ = ["Corrections", "assemble", "read_corrections", "sample_of"]
