"""Files are written whole; devices and pipes as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.files import write_whole
from factcheck.records import CannotCheck


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="no /dev/stdout here")
def test_standard_output_in_a_pipe_is_written_to() -> None:
    program = "from factcheck.files import write_whole; write_whole('/dev/stdout', ('one ', 'two'))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("one two", "")


def test_a_link_is_written_through_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("before")
    (tmp_path / "link").symlink_to("report")
    write_whole(str(tmp_path / "link"), ("after",))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report").read_text() == "after"
    assert sorted(os.listdir(tmp_path)) == ["link", "report"]


@pytest.mark.parametrize(("name", "new"), [("there", True), ("missing/there", False), ("folder", False)])
def test_what_cannot_be_written_is_said_and_left_alone(tmp_path: Path, name: str, new: bool) -> None:
    (tmp_path / "there").write_text("before")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotCheck, match="cannot be written"):
        write_whole(str(tmp_path / name), ("after",), new=new)
    assert sorted(os.listdir(tmp_path)) == ["folder", "there"]
    assert (tmp_path / "there").read_text() == "before"
