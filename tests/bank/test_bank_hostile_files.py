"""Files made to hurt: one clear line, soon, in little memory."""

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)
)


def hostile(folder: Path, name: str) -> Path:
    path = folder / f"{name}.yaml"
    if name == "folder":
        path.mkdir()
    elif name == "huge":
        with path.open("wb") as file:
            file.truncate(200 * 1024 * 1024)
    elif name == "large":
        path.write_text("title: x\nitems:\n" + "  - id: a\n    type: x\n" * 200_000)
    elif name != "missing":
        path.write_bytes(CONTENTS[name])
    return path


CONTENTS = {
    "bomb": BOMB.encode(),
    "brackets": b"title: x\nitems: " + b"[" * 30_000,
    "braces": b"items: " + b"{a: " * 30_000,
    "dashes": b"- " * 30_000,
    "keys": b"? " * 30_000,
    "control": b"title: x\x00\x01\nitems:\n",
    "latin": "title: Café\nitems:\n".encode("latin-1"),
    "utf16": "title: x\nitems:\n".encode("utf-16"),
    "binary": bytes(range(256)) * 400,
    "empty": b"",
    "quotes": b'title: "' + b"x" * 100_000,
    "binary_tag": b"title: !!binary aGk=\nitems:\n",
    "python_tag": b"title: !!python/object/apply:os.system [ls]\nitems:\n",
}


@pytest.mark.parametrize("name", [*CONTENTS, "folder", "missing", "huge"])
def test_a_hostile_file_is_a_clear_line_and_exit_code_1(tmp_path: Path, name: str) -> None:
    path = hostile(tmp_path, name)
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "check", str(path)],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        preexec_fn=limit_memory,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    lines = done.stdout.strip().split("\n")
    assert all(line.startswith(str(path)) for line in lines)
    assert len(lines) <= 50
    # The bar is 2 seconds; busy machines get more, endless work does not.
    assert time.monotonic() - start < 8


def limit_memory() -> None:
    """300 MB beyond what the interpreter and its libraries map."""
    resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20, 700 * 2**20))
