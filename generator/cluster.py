"""Reading on the machines of a Dask cluster, for an archive that outgrows one machine.

The workers are given paths, so they must see the seeds and the project under the same paths as this process does, and
run the same version of it. Dask gives the work of a worker that dies to another one; what it gives up is done here.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from generator.model import Fault, InputError

_OPTION = "--scheduler"
_PATIENCE = "10s"


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The cluster whose scheduler answers at ``address`` ("tcp://host:port"), as an executor.

    Raises InputError where Dask is not installed or nobody answers.
    """
    try:
        from distributed import Client
    except ImportError:
        message = "needs Dask, which is not installed: pip install -r requirements-scale.txt"
        raise InputError([Fault(_OPTION, 0, message)]) from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise InputError([Fault(_OPTION, 0, f"no scheduler answers at {address!r}: {error}")]) from None
    with client, client.get_executor(pure=False) as executor:  # type: ignore[no-untyped-call]
        yield executor
