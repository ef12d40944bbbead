"""What a draft holds in the end, and whether anything was written for it."""

from pathlib import Path

import pytest

from generator.drafts import Draft, chunks_of

OLD = b"first second third"
FIRST, SECOND, THIRD = (0, 6), (6, 7), (13, 5)


@pytest.mark.parametrize(
    ("pieces", "made"),
    [
        ([FIRST, SECOND, THIRD], OLD),
        ([b"first ", SECOND, b"third"], OLD),
        ([FIRST, b"new ", SECOND, THIRD], b"first new second third"),
        ([SECOND, FIRST, THIRD], b"second first third"),
        ([FIRST, SECOND], b"first second "),
        ([FIRST, b"second ", THIRD, b", last"], OLD + b", last"),
        ([THIRD], b"third"),
        ([], b""),
    ],
)
def test_a_draft_holds_what_it_was_told(tmp_path: Path, pieces: list[bytes | tuple[int, int]], made: bytes) -> None:
    present, staged = tmp_path / "present", tmp_path / "staged"
    present.write_bytes(OLD)
    draft = Draft(staged, present)
    for piece in pieces:
        if isinstance(piece, bytes):
            draft.add(piece)
        else:
            draft.take(*piece)
    assert draft.close() == staged.exists() == (made != OLD)
    assert b"".join(chunks_of(staged if made != OLD else present)) == made


def test_like_pieces_that_changed_places_are_no_difference(tmp_path: Path) -> None:
    (tmp_path / "present").write_bytes(b"like like ")
    draft = Draft(tmp_path / "staged", tmp_path / "present")
    draft.take(5, 5)
    draft.take(0, 5)
    assert not draft.close()


def test_a_new_file_is_written_even_if_it_is_empty(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "staged", tmp_path / "present")
    assert draft.close()
    assert (tmp_path / "staged").read_bytes() == b""
