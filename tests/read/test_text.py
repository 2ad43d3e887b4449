"""Plain text is kept to the character, or refused with a reason."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Article
from kg.read import Limits, Source, articles

STORY = "The council met on Monday and adopted the plan."
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\ufffe\uffff")).filter(
    lambda text: not any(c < " " and c not in "\t\n\r" for c in text)
)


def read(path: Path, data: bytes | str, limits: Limits | None = None) -> Article | SourceError:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (result,) = articles(Source(str(path), path.suffix if path.suffix != ".bin" else "?"), limits)
    return result


def refused(path: Path, data: bytes | str, limits: Limits | None = None) -> str:
    result = read(path, data, limits)
    assert isinstance(result, SourceError), result
    assert "\n" not in str(result) and path.name in str(result)
    return str(result)


def text_of(path: Path, data: bytes | str) -> str:
    result = read(path, data)
    assert isinstance(result, Article), result
    return result.text


@given(STORABLE)
def test_any_storable_text_is_kept_to_the_character(rest: str) -> None:
    text = f"{STORY}{rest}"
    with tempfile.TemporaryDirectory() as folder:
        result = read(Path(folder, "a.txt"), text, Limits(english_only=False))
    assert isinstance(result, Article) and result.text == text
    assert all(0 <= start < end <= len(text) for start, end in result.furniture)
    assert result.headline_span is None or text[slice(*result.headline_span)] == result.headline


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_an_explained_error(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert isinstance(read(Path(folder, "a.txt"), data), Article | SourceError)


def test_line_ends_are_not_translated(tmp_path: Path) -> None:
    assert text_of(tmp_path / "a.txt", "One story.\r\nTwo lines.\rThree.\n") == "One story.\r\nTwo lines.\rThree.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart_and_the_byte_order_mark_is_no_character(tmp_path: Path, encoding: str) -> None:
    text = "“Café owners” said the street — José’s — is closed."
    assert text_of(tmp_path / "a.txt", text.encode(encoding)) == text


def test_utf_16_big_endian_with_a_mark_is_read(tmp_path: Path) -> None:
    assert text_of(tmp_path / "a.txt", b"\xfe\xff" + STORY.encode("utf-16-be")) == STORY


def test_utf_16_cut_in_the_middle_is_refused(tmp_path: Path) -> None:
    assert "save it as UTF-8" in refused(tmp_path / "a.txt", STORY.encode("utf-16")[:-1])


def test_utf_8_with_a_damaged_byte_is_not_read_as_latin(tmp_path: Path) -> None:
    data = "“One” “two” “three” said the mayor.".encode() + b" \xe9 then more."
    assert "damaged byte 0xe9" in refused(tmp_path / "a.txt", data)


def test_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    assert "encoding" in refused(tmp_path / "a.txt", "Мэр города заявил, что закон принят.".encode("koi8-r"))


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n "])
def test_empty_files_are_refused(tmp_path: Path, data: bytes) -> None:
    assert "empty" in refused(tmp_path / "a.txt", data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 x", "a PDF document"),
        (b"PK\x03\x04docx", "an office document"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"{\\rtf1 x}", "a rich text document"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_binary_files_are_refused_by_what_they_are(tmp_path: Path, data: bytes, what: str) -> None:
    message = refused(tmp_path / "a.txt", data)
    assert what in message and "first" in message


def test_twenty_megabytes_are_refused(tmp_path: Path) -> None:
    assert "larger than 10 MB" in refused(tmp_path / "a.txt", b"The council met. " * 1_200_000)


def test_a_character_that_no_graph_can_store_is_named_with_its_place(tmp_path: Path) -> None:
    assert "line 2, column 5 is U+000B" in refused(tmp_path / "a.txt", "One story.\nTwo \x0blines.")
    assert "U+0000" in refused(tmp_path / "a.txt", "One story\0.")
    assert "U+FFFE" in refused(tmp_path / "a.txt", "One story\ufffe.")


def test_a_line_of_100000_characters_is_read(tmp_path: Path) -> None:
    assert len(text_of(tmp_path / "a.txt", STORY + " more" * 20_000)) > 100_000


def test_hostile_lines_do_not_take_long(tmp_path: Path) -> None:
    for line in ("By " + "A" * 300_000, "A" * 300_000 + "—", "[" * 300_000, "<!--" * 80_000, "# " * 150_000, "* " * 150_000):
        for name in ("a.txt", "a.md"):
            read(tmp_path / name, f"Council backs plan\n\n{line}")


def test_only_furniture_is_no_news(tmp_path: Path) -> None:
    assert "no news" in refused(tmp_path / "a.txt", "Share\nTweet\n\nAdvertisement\n© 2026 Marlow Ledger\n")
    assert "no news" in refused(tmp_path / "a.txt", "2026 12 1, 2, 3\n---\n")


def test_a_page_named_as_text_is_refused(tmp_path: Path) -> None:
    assert "ending .html" in refused(tmp_path / "a.txt", "<!DOCTYPE html><html><body><p>News.</p></body></html>")


def test_a_text_in_another_language_is_refused_and_named(tmp_path: Path) -> None:
    spanish = "El alcalde de la ciudad dijo que el consejo no va a votar la ley y que los vecinos deben esperar. " * 4
    assert "reads like Spanish" in refused(tmp_path / "a.txt", spanish)
    assert isinstance(read(tmp_path / "a.txt", spanish, Limits(english_only=False)), Article)


def test_the_id_is_the_name_without_its_ending(tmp_path: Path) -> None:
    result = read(tmp_path / "rent.cap-2026.txt", STORY)
    assert isinstance(result, Article) and result.id == "rent.cap-2026"


def test_headline_byline_and_furniture_come_with_the_article(tmp_path: Path) -> None:
    text = f"Council backs rent cap\n\nBy Ana Ruiz, Staff Writer | Nov. 3, 2026\n\n{STORY}\n\nRate this post\n"
    result = read(tmp_path / "a.txt", text)
    assert isinstance(result, Article)
    assert (result.headline, result.headline_span) == ("Council backs rent cap", (0, 22))
    assert (result.authors, result.published) == (("Ana Ruiz",), "2026-11-03")
    assert [text[slice(*span)] for span in result.furniture] == ["Rate this post"]


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (STORY.encode(), ["notes"]),
        (b'{"id": "a", "text": "The council met."}\n{"text": "It met again."}\n', ["a", "notes-2"]),
        (b'{\n "text": "The council met."\n}', ["notes"]),
        (b'[{"text": "The council met."}, {"id": 7, "text": "It met again."}]', ["notes-1", "7"]),
    ],
)
def test_a_file_without_a_telling_name_is_read_as_what_it_holds(tmp_path: Path, data: bytes, ids: list[str]) -> None:
    path = tmp_path / "notes.bin"
    path.write_bytes(data)
    assert [item.id for item in articles(Source(str(path), "?")) if isinstance(item, Article)] == ids
