"""Reading: a seed file to its articles, with metadata and sentences at exact offsets."""

from generator.reading.catalog import Catalog, Entry, load_catalog
from generator.reading.files import read_file, read_seeds, seed_files

__all__ = ["Catalog", "Entry", "load_catalog", "read_file", "read_seeds", "seed_files"]
