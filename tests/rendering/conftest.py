"""The sample report, rendered once and built by MkDocs once."""

from pathlib import Path

import pytest

from generator.rendering import render
from tests.conftest import ROOT
from tests.rendering.sample import make_report
from tests.rendering.sample_site import build_site


@pytest.fixture(scope="session")
def rendered() -> dict[str, bytes]:
    """All files of the sample report."""
    return render(make_report(), templates=ROOT / "templates")


@pytest.fixture(scope="session")
def built(rendered: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site."""
    return build_site(rendered, tmp_path_factory.mktemp("sample"))
