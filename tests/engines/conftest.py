"""Real models, real children. A missing model, package or voice is a failure, never a skip."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from appliance.speech.pronounce import Pronunciations
from appliance.speech.recognizer import WhisperRecognizer, recognizer_workers
from appliance.speech.scorer import SmartTurnScorer
from appliance.speech.synthesizer import TwoVoices, voice_workers
from appliance.speech.workers import Workers

GLOSSARY = {"Ramirez": "ɹəmˈiɹɛz", "Nguyen": "wˈɪn"}
"""Names the English voice needs help with."""


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Child processes live on the production backend, once for the whole run."""
    return "asyncio"


@pytest.fixture(scope="session")
def models() -> Path:
    folder = Path(os.environ.get("FRONTDESK_MODELS") or Path(__file__).parents[2] / ".cache" / "models")
    assert (folder / "whisper-base" / "model.bin").exists(), "no models: run `frontdesk models fetch`"
    return folder.absolute()


@pytest.fixture(scope="session")
async def ears(models: Path, anyio_backend: str) -> AsyncIterator[Workers]:
    workers = recognizer_workers(models, size=1)
    async with workers.running():
        yield workers


@pytest.fixture(scope="session")
def recognizer(ears: Workers) -> WhisperRecognizer:
    return WhisperRecognizer(ears)


@pytest.fixture(scope="session")
def scorer(ears: Workers) -> SmartTurnScorer:
    return SmartTurnScorer(ears)


@pytest.fixture(scope="session")
async def voice(models: Path, anyio_backend: str) -> AsyncIterator[TwoVoices]:
    workers = voice_workers(models)
    async with workers.running():
        yield TwoVoices(workers, Pronunciations(english=GLOSSARY, spanish={"Nguyen": "Uin"}))
