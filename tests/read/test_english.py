"""Other languages are refused only when that is sure."""

import pytest

from kg.read.english import other_language

ENGLISH = "The mayor said the city will not wait for the state, and that it would act on its own before the end of the year. " * 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire a dit que la ville ne va pas attendre et que les habitants sont avec lui dans cette affaire. " * 4, "French"),
        ("Der Bürgermeister sagte, die Stadt werde nicht auf das Land warten und im Herbst mit dem Bau beginnen. " * 4, "German"),
        ("Мэр заявил, что город не будет ждать решения правительства и начнёт работу сам. " * 3, "Cyrillic"),
        ("市长表示，市政府不会等待，将自行采取行动。" * 12, "CJK"),
        (ENGLISH, None),
        ("El alcalde dijo que no.", None),
        (ENGLISH + "“No vamos a esperar,” dijo. “La ciudad es de todos y para todos.”", None),
        ("Senate 52 House 217 " * 30, None),
    ],
)
def test_a_language_is_named_when_it_is_surely_not_english(text: str, language: str | None) -> None:
    assert other_language(text) == language
