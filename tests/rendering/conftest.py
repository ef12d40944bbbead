"""The sample report, rendered once and built by MkDocs once."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.rendering import render
from tests.conftest import ROOT
from tests.rendering.sample import make_report


@pytest.fixture(scope="session")
def rendered() -> dict[str, bytes]:
    """All files of the sample report."""
    return render(make_report(), templates=ROOT / "templates")


@pytest.fixture(scope="session")
def built(rendered: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site, built with --strict by the project's own configuration, but for its hook."""
    folder = tmp_path_factory.mktemp("sample")
    for path, content in rendered.items():
        target = folder / "site_src" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for key in ("hooks", "watch"):
        config.pop(key)
    config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"
