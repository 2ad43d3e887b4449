from kg.annotate.truecase import truecase

BODY = "On Monday the mayor , Delia Fontaine , said Harwick would close the NASA museum .".split()


def read(headline: str) -> list[str]:
    words = [*headline.split(), *BODY]
    breaks = [0] * len(words)
    breaks[len(headline.split())] = 2
    return list(truecase(words, breaks))[: len(headline.split())]


def test_a_headline_in_capitals_takes_the_casing_of_the_body() -> None:
    assert read("MAYOR FONTAINE : HARWICK TO CLOSE NASA MUSEUM") == "Mayor Fontaine : Harwick to close NASA museum".split()


def test_a_headline_in_mixed_case_stays() -> None:
    assert read("Mayor Fontaine to Close NASA Museum") == "Mayor Fontaine to Close NASA Museum".split()


def test_one_shouted_word_or_an_acronym_is_no_headline() -> None:
    assert read("BREAKING NASA") == ["BREAKING", "NASA"]


def test_a_text_all_in_capitals_stays() -> None:
    words = [word.upper() for word in BODY]
    assert truecase(words, [0] * len(words)) == tuple(words)


def test_letters_never_change_their_number() -> None:
    assert read("STRAẞE İSTANBUL ŒUVRE GROẞER PLAN") == ["Straße", "İSTANBUL", "œuvre", "großer", "plan"]
