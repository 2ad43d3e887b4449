import pytest

from kg.annotate.lemma import lemma

VERBS = """
said say; says say; refusing refuse; announced announce; planned plan; stopped stop; opposes oppose; opposed oppose; backing back
criticized criticize; denied deny; denies deny; argued argue; voted vote; pledged pledge; charged charge; called call; added add
controlled control; approved approve; urging urge; requires require; decided decide; considered consider; supported support
negotiated negotiate; repeated repeat; praised praise; endorsed endorse; passed pass; pushes push; goes go; went go; dies die
dying die; bring bring; need need; agreed agree; agreeing agree; hoped hope; hoping hope; hopping hop; filed file; sued sue
vetoes veto; vetoed veto; limited limit; provided provide; explained explain; executed execute; described describe
assumed assume; settled settle; enabled enable; used use; using use; focuses focus; lay lay; swore swear; banned ban
referred refer; offered offer; ensured ensure; completed complete; met meet; meeting meet; studying study; allowed allow
fixed fix; played play; questioned question; changed change; belonged belong; visited visit; promoted promote
"""
NOUNS = """
critics critic; officials official; cities city; policies policy; children child; women woman; churches church; buses bus
police police; news news; status status; analyses analysis; taxes tax; spokesman spokesman; spokesmen spokesman; people people
boss boss; bosses boss; crisis crisis; lives life; series series; ties tie; senators senator; agencies agency; gas gas
"""


def pairs(table: str) -> list[tuple[str, str]]:
    words = table.replace(";", " ").split()
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(("word", "base"), pairs(VERBS))
def test_verbs_lose_their_endings(word: str, base: str) -> None:
    assert lemma(word, "VERB") == base


@pytest.mark.parametrize(("word", "base"), pairs(NOUNS))
def test_nouns_become_singular(word: str, base: str) -> None:
    assert lemma(word, "NOUN") == base


@pytest.mark.parametrize(("word", "pos", "base"), [
    ("’s", "AUX", "be"), ("wo", "AUX", "will"), ("Has", "AUX", "have"), ("n’t", "PART", "not"), ("would", "AUX", "would"),
    ("Hughes", "PROPN", "hughes"), ("them", "PRON", "them"), ("Biggest", "ADJ", "biggest"), ("6", "NUM", "6"), ("…", "PUNCT", "…"),
])  # fmt: skip
def test_other_words_only_lose_their_capitals(word: str, pos: str, base: str) -> None:
    assert lemma(word, pos) == base


@pytest.mark.parametrize("word", ["", "s", "ed", "ing", "'s", "ies", "sss", "—", "é", "😀", "X" * 500])
def test_strange_words_do_not_fail(word: str) -> None:
    for pos in ("VERB", "NOUN", "AUX", "X"):
        assert lemma(word, pos) == lemma(word, pos).lower()
