"""Words become the pieces the model was trained on."""

from __future__ import annotations

import json

import pytest

from appliance.speech.whisper import MERGE, load_tokenizer

PIECES = {piece: number for number, piece in enumerate(["Ġ", "t", "o", "Ġt", "Ġto", "to"])}


@pytest.mark.parametrize("first", [[MERGE], []])
def test_a_word_behind_a_space_is_one_piece_though_the_file_lacks_its_first_merge(first: list[str]) -> None:
    model = {"type": "BPE", "vocab": PIECES, "merges": [*first, "Ġt o", "t o"]}
    bytewise = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    told = {"version": "1.0", "model": model, "pre_tokenizer": bytewise}
    assert load_tokenizer(json.dumps(told)).encode(" to").tokens == ["Ġto"]
