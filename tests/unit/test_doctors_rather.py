"""Two doctors in one opening: who is wanted, who is not, and who sent the caller."""

from __future__ import annotations

import pytest

from appliance.dialogue.meaning import blanks


@pytest.mark.parametrize(
    ("text", "provider"),
    [
        ("i have an appointment with doctor nguyen but i would feel better with doctor shah", "shah"),
        ("me apuntaron con el doctor shah pero siempre voy con la doctora nguyen", "nguyen"),
        ("Tengo cita con el doctor Vega pero prefiero a la doctora Ruiz.", "Ruiz"),
        ("i like doctor patel better doctor nguyen was always rushed", "patel"),
        ("i want dr patel my insurance is better dr lee doesnt take it", "patel"),
        ("dr vasquez-reilly has to okay my refill", "vasquez-reilly"),
        ("I need Dr. Sandoval-Price on Monday", "Sandoval-Price"),
        ("I need to see Dr. Patel because my job gave me a letter.", "Patel"),
        ("Quiero cita con el doctor Vega, la última vez me dio una orden para análisis.", "Vega"),
        ("dr ferreira gave me a letter for a root canal, i want to see dr bloom for it", "bloom"),
    ],
)
def test_the_doctor_who_is_wanted(text: str, provider: str) -> None:
    assert blanks.read(text, ("new",))["provider"] == provider


def test_who_is_not_wanted_is_told_behind_the_name() -> None:
    found = blanks.read("me pusieron con el doctor lombardi y yo con lombardi no quiero", ("move",))
    assert found["provider_excluded"] == "lombardi"
    assert "provider" not in found
