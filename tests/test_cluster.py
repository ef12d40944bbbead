"""Reading on a Dask cluster: the bytes of a serial build, also where a worker dies."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from benchmarks.corpus import write_corpus
from generator import pipeline, readings
from generator.cluster import cluster
from generator.model import InputError
from generator.run import PROJECT, Paths
from tests.conftest import tree

ARTICLES = 24


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """A cluster of two worker processes on this machine."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(PROJECT))
        options: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
        with distributed.LocalCluster(processes=True, **options) as found:
            yield found


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    write_corpus(ARTICLES, tmp_path / "seeds")
    return replace(Paths.of(seeds=tmp_path / "seeds", site_src=tmp_path / "site_src"), cache=tmp_path / "cache")


def test_a_worker_that_is_killed_in_mid_run_is_survived(
    local: Any, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "_CHUNK", 1)
    serial = replace(paths, site_src=paths.site_src.with_name("serial"))
    pipeline.build(serial, use_cache=False)
    killed: list[tuple[int, int]] = []

    def kill_one(stage: str, done: int, total: int) -> None:
        if stage == "read" and 1 <= done < total and not killed:
            worker = next(iter(local.workers.values()))
            os.kill(worker.process.pid, signal.SIGKILL)
            killed.append((done, worker.process.pid))

    with cluster(local.scheduler_address) as executor:
        pipeline.build(paths, use_cache=False, executor=executor, progress=kill_one)
    assert killed
    assert tree(paths.site_src) == tree(serial.site_src)


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr("generator.cluster._PATIENCE", "1s")
    with pytest.raises(InputError, match="no scheduler answers at"), cluster("tcp://127.0.0.1:9"):
        pass


def test_where_dask_is_not_installed_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with (
        pytest.raises(InputError, match=r"--scheduler: needs Dask.*requirements-scale\.txt"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_what_a_failed_worker_leaves_is_done_here(paths: Paths) -> None:
    class Failing:
        def submit(self, *_: Any, **__: Any) -> Any:
            from concurrent.futures import Future

            future: Future[list[bytes]] = Future()
            future.set_exception(RuntimeError("worker gone"))
            return future

    serial = replace(paths, site_src=paths.site_src.with_name("serial"))
    pipeline.build(serial, use_cache=False)
    pipeline.build(paths, use_cache=False, executor=Failing())  # type: ignore[arg-type]
    assert tree(paths.site_src) == tree(serial.site_src)
