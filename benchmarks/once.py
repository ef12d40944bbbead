"""One build in a process of its own: ``python -m benchmarks.once FOLDER [--jobs N] [--no-cache]`` prints its figures.

``FOLDER/seeds`` is read; ``FOLDER/site_src`` and ``FOLDER/cache`` are as the last build left them, or made.
"""

import argparse
import json
import resource
import time
from pathlib import Path

from msgspec.structs import replace

from generator.pipeline import build
from generator.run import Paths


def measure(folder: Path, *, jobs: int, use_cache: bool) -> dict[str, float]:
    """Builds; gives seconds of processor (all processes, start included) and by the clock, peak MiB, files written."""
    paths = replace(Paths.of(seeds=folder / "seeds", site_src=folder / "site_src"), cache=folder / "cache")
    start = time.perf_counter()
    summary = build(paths, use_cache=use_cache, jobs=jobs)
    clock = time.perf_counter() - start
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "processor": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        "clock": clock,
        "peak_mib": max(own.ru_maxrss, others.ru_maxrss) / 1024,  # of the largest process
        "written": summary.written,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.once", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--no-cache", dest="cache", action="store_false")
    options = parser.parse_args()
    print(json.dumps(measure(options.folder.resolve(), jobs=options.jobs, use_cache=options.cache)))
