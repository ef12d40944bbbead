"""The fast writer gives PyYAML's bytes."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering.dataset import article_record
from generator.rendering.yaml_emitter import to_yaml
from tests.rendering.sample import make_report

_AWKWARD = [
    *("", " ", "a ", " a", "no", "Yes", "~", "null", "12:30", "1e5", "0x1F", "2023-01-01", "=", "<<", "-", "- a", "-a"),
    *("?", ":a", "a: b", "a:", "a #b", "a#b", "---", "...", "--- a", "'", "it's", '"', "[a]", "{", "&a", "*", "!", "|"),
    *(
        ">",
        "%",
        "@",
        "`",
        "a\nb",
        "\n",
        " \n ",
        "a\tb",
        "\x07",
        "\x85",
        "\u2028",
        "\ufeff",
        "😀",
        "中文：一",
        "\xa0",
        "\r\n",
    ),
]
_text = st.one_of(st.sampled_from(_AWKWARD), st.lists(st.sampled_from(_AWKWARD), max_size=4).map("".join), st.text())
_value = st.one_of(_text, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False))
_record = st.recursive(
    st.dictionaries(st.sampled_from(["id", "a_b", "no", "x-y"]), _value, max_size=3),
    lambda below: st.dictionaries(
        st.sampled_from(["id", "list", "scope"]),
        st.one_of(_value, below, st.lists(st.one_of(_value, below), max_size=3)),
        max_size=3,
    ),
    max_leaves=8,
)


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _by_pyyaml(record: dict[str, Any]) -> bytes:
    options: dict[str, Any] = {"allow_unicode": True, "default_flow_style": False, "sort_keys": False, "width": 2**30}
    return yaml.dump(record, Dumper=_Dumper, encoding="utf-8", **options)  # type: ignore[no-any-return]


@given(_record)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_any_record(record: dict[str, Any]) -> None:
    assert to_yaml(record) == _by_pyyaml(record)


@pytest.mark.parametrize("text", _AWKWARD)
def test_awkward_text_at_any_depth(text: str) -> None:
    record = {"top": text, "list": [text, {"inner": text, "more": {"deep": [text]}}]}
    assert to_yaml(record) == _by_pyyaml(record)


def test_dataset(rendered: dict[str, bytes]) -> None:
    for record in map(article_record, make_report().articles):
        assert to_yaml(record) == _by_pyyaml(record)
    for path, content in rendered.items():
        if path.startswith("profiles/") and path.endswith(".yml"):
            assert content == _by_pyyaml(yaml.safe_load(content))
