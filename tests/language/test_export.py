"""What is exported is what was trained; needs the training libraries."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra")
pytest.importorskip("onnxscript", reason="needs the train extra")

from tokenizers import Tokenizer  # noqa: E402

from quizgen.language.encoder import MODEL_FOLDER, Classes, Encoder, Scorers  # noqa: E402
from quizgen.language.links import FEATURES, LINK_SIZE  # noqa: E402
from quizgen.language.pieces import Window  # noqa: E402
from quizgen.language.training.corpus import Inventory  # noqa: E402
from quizgen.language.training.export import write_model  # noqa: E402
from quizgen.language.training.network import LABEL, Network  # noqa: E402


@pytest.mark.filterwarnings("ignore")
def test_the_files_compute_what_the_network_does(tmp_path: Path) -> None:
    torch.manual_seed(1)
    inventory = Inventory(("A", "B"), ("root", "x", "y"), ("none", "p"), ("l/0/", "l/1/"))
    network = Network(900, 2, 3, 2, 2).eval()
    torch.nn.init.normal_(network.label_bilinear, std=0.2)
    tokenizer = Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))
    write_model(network, inventory, tokenizer, tmp_path)

    assert Classes.load(tmp_path).labels == inventory.labels
    ids, shapes = tuple(range(101, 121)), tuple(number % 7 for number in range(20))
    window = Window(ids, shapes, (1, 3, 4, 9), (2, 3, 8, 18), (0, 0, 0, 0))
    inputs = [torch.tensor([part]) for part in (ids, shapes, (1,) * 20, window.first, window.last)]
    with torch.no_grad():
        tags, _, _, arcs, dependents, heads, links = (part[0] for part in network(*inputs))
        labels = network.label_scores(dependents, heads[:4])
    (found,) = Encoder(tmp_path, threads=1).run([window])
    assert found.arcs == pytest.approx(arcs.numpy(), abs=0.02)
    assert found.links == pytest.approx(links.numpy(), abs=0.1)
    assert found.heads == pytest.approx(heads.numpy(), abs=0.1)
    assert list(found.tags) == tags.argmax(-1).tolist()

    scorers = Scorers(tmp_path)
    scored = scorers.labels(dependents.numpy(), heads[:4].numpy())
    assert scored == pytest.approx(labels.numpy(), abs=0.05)
    source = np.random.default_rng(0)
    vectors = source.normal(size=(6, LINK_SIZE)).astype(np.float32)
    features = source.normal(size=(3, FEATURES)).astype(np.float32)
    later, earlier = np.array([2, 5, 4]), np.array([0, 1, 3])
    pairs, new = scorers.links(vectors, features, later, earlier)
    with torch.no_grad():
        own = torch.from_numpy(vectors)
        expected = network.linker(own[later], own[earlier], torch.from_numpy(features))
        none = network.linker.new(own).squeeze(-1)
    assert pairs == pytest.approx(expected.numpy(), abs=1e-4)
    assert new == pytest.approx(none.numpy(), abs=1e-4)
    assert network.label_bilinear.shape[0] == LABEL + 1
