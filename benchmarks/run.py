"""One cold generation in a process of its own: ``python -m benchmarks.run SEEDS`` prints its figures as JSON."""

import json
import resource
import sys
import tempfile
from pathlib import Path

from generator.pipeline import Paths, build


def measure(seeds: Path) -> dict[str, object]:
    """Generates the report of a folder into a temporary one.

    Gives ``articles``, ``kilobytes`` (of the seed files), ``seconds`` by stage and ``peak_mib`` (resident memory
    at its peak).
    """
    with tempfile.TemporaryDirectory() as folder:
        summary = build(Paths.of(seeds=seeds, site_src=Path(folder) / "site_src"))
    size = sum(path.stat().st_size for path in seeds.rglob("*") if path.suffix in {".txt", ".md", ".html"})
    return {
        "articles": summary.articles,
        "kilobytes": size / 1000,
        "seconds": summary.seconds,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
