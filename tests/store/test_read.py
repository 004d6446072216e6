"""Reading: every fault of a file at once, with its place and a German remedy."""

from pathlib import Path

import pytest
from conftest import ROOT

from assistant.goals.dezernat import Dezernat
from assistant.goals.matrix import Matrix
from assistant.goals.vorlage import Vorlage
from assistant.store.finding import Finding
from assistant.store.read import read

HEAD = """\
titel = "Probe"
organisation = "sozialamt"
jahr = 2013

[[massnahme]]
id = "S1"
titel = "Besuche"
leitziel = "teilhabe"

[[massnahme.indikator]]
id = "S1.1"
name = "Besuche"
art = "kumulativ"
zielwert = 450
"""


def findings(text: str) -> tuple[Finding, ...]:
    return read("probe.toml", text.encode(), Matrix).findings


def only(text: str) -> Finding:
    found = findings(text)
    assert len(found) == 1, found
    return found[0]


def test_a_sound_file_gives_its_model() -> None:
    reading = read("probe.toml", HEAD.encode(), Matrix)
    assert reading.findings == ()
    assert reading.model is not None
    assert reading.model.massnahme[0].indikator[0].zielwert == 450


def test_the_value_is_exactly_what_stands_in_the_file() -> None:
    reading = read("p.toml", (HEAD + "t1.ist = 0.1\nt2.ist = 0.3").encode(), Matrix)
    assert reading.model is not None
    one = reading.model.massnahme[0].indikator[0]
    assert one.t1 is not None
    assert one.t2 is not None
    assert one.t2.ist == 3 * one.t1.ist  # type: ignore[operator]


@pytest.mark.parametrize(
    ("line", "place", "says"),
    [
        (
            'einhiet = "Besuche"',
            "15:1",
            "Der Schlüssel „einhiet“ ist hier unbekannt. Meinten Sie „einheit“?",
        ),
        ("zeilwert = 3", "15:1", "Meinten Sie „zielwert“?"),
        (
            "vorjahr = true",
            "15:11",
            "Hier muss eine Zahl stehen, gefunden wurde „wahr“.",
        ),
        (
            'vorjahr = "450 Besuche"',
            "15:11",
            "„450 Besuche“ steht hier als Text in Anführungszeichen.",
        ),
        ("vorjahr = nan", "15:11", "„nan“ lässt sich nicht bewerten."),
        (
            "vorjahr = 1.250",
            "15:11",
            "Meinten Sie 1250? Wenn nicht, schreiben Sie 1.2500.",
        ),
        (
            "richtung = 3",
            "15:12",
            "„3“ gibt es hier nicht. Möglich sind: mehr, weniger.",
        ),
        (
            'richtung = "wenger"',
            "15:12",
            "„wenger“ gibt es hier nicht. Meinten Sie „weniger“?",
        ),
        ("einheit = 3", "15:11", 'Setzen Sie ihn in Anführungszeichen: "3".'),
        ('quelle = ""', "15:10", "Hier fehlt der Text."),
        (
            'termin = "30.09.2013"',
            "15:10",
            "Hier muss ein Tag stehen, gefunden wurde „30.09.2013“.",
        ),
        (
            "mindestfallzahl = 1",
            "15:19",
            "1 ist zu klein. Der kleinste mögliche Wert ist 2.",
        ),
        ("mindestfallzahl = 2.5", "15:19", "Hier muss eine ganze Zahl stehen"),
        ('soll = "viertel"', "15:8", "„viertel“ ist kein Soll-Verlauf. Schreiben Sie"),
        ("soll = { anteil = [1] }", "15:8", "„{ anteil = … }“ ist kein Soll-Verlauf."),
        (
            "soll = { anteile = [10, 70] }",
            "15:8",
            "Der letzte Anteil muss das ganze Jahresziel sein.",
        ),
        ("soll = { anteile = 3 }", "15:8", "Die Anteile müssen eine Liste sein"),
        (
            "ampel = { gruen_bis = 10, gelb_bis = 5 }",
            "15:9",
            "Die Grenzen der Ampel müssen steigen",
        ),
        ("ampel = 3", "15:9", "Hier muss ein Abschnitt mit Schlüsseln stehen"),
        ('t1.ist = "gut"', "15:10", "„gut“ steht hier als Text in Anführungszeichen."),
        ("t1.ist = 2013-01-01", "15:10", "gefunden wurde „2013-01-01“"),
        ('t1.kein_wert = "k.A."', "15:16", "Möglich sind: keine_angabe, nicht_verf"),
        ('t1.einschaetzung = "lila"', "15:20", "Möglich sind: gruen, gelb, rot."),
        ("t1.prognose = 2013-08-01T12:00:00", "15:15", "genügt der Tag ohne Uhrzeit"),
    ],
)
def test_a_wrong_line_is_named_with_its_remedy(
    line: str, place: str, says: str
) -> None:
    finding = findings(HEAD + line)[0]
    assert finding.ort == f"probe.toml:{place}"
    assert finding.quelltext == line
    assert says in finding.meldung


def test_a_missing_key_is_named_at_its_table_with_its_meaning() -> None:
    finding = only(HEAD.replace('name = "Besuche"\n', ""))
    assert finding.ort == "probe.toml:10:1"
    assert finding.meldung == (
        "Hier fehlt „name“. Ergänzen Sie: name = …"
        "  (Bezeichnung, wie sie in der Vorlage steht)"
    )


def test_a_korridor_is_checked_as_a_whole() -> None:
    text = HEAD.replace("zielwert = 450", "zielwert = { von = 65, bis = 55 }")
    assert "Tauschen Sie die beiden Grenzen." in only(text).meldung
    text = HEAD.replace("zielwert = 450", "zielwert = { von = 65 }")
    assert "zielwert = { von = 55, bis = 65 }" in only(text).meldung


def test_faults_of_all_kinds_come_in_one_go() -> None:
    text = HEAD.replace("450", "4,5").replace('"kumulativ"', '"kumultaiv"')
    places = [finding.ort for finding in findings(text + "einhiet = 3\nt1.ist = ja")]
    assert places == [
        "probe.toml:13:7",
        "probe.toml:14:12",
        "probe.toml:15:1",
        "probe.toml:16:10",
    ]


def test_windows_files_with_bom_and_crlf_have_the_same_places() -> None:
    raw = ("\ufeff" + HEAD.replace("\n", "\r\n") + "einhiet = 3\r\n").encode()
    (finding,) = read("probe.toml", raw, Matrix).findings
    assert (finding.ort, finding.quelltext) == ("probe.toml:15:1", "einhiet = 3")


def test_a_file_from_an_old_editor_is_named_with_its_encoding() -> None:
    raw = HEAD.replace("Besuche", "Gespräche").encode("cp1252")
    (finding,) = read("probe.toml", raw, Matrix).findings
    assert finding.ort.startswith("probe.toml:7:")
    assert "Windows-1252" in finding.meldung


def test_the_frame_is_checked_too() -> None:
    text = (
        'stadt = "X"\nname = "Y"\nwahlperiode = "2009–2014"\n'
        '[stichtage]\nt1 = "30.02."\nt2 = "31.04."\n'
    )
    messages = [
        finding.meldung for finding in read("d.toml", text.encode(), Dezernat).findings
    ]
    assert messages == [
        "„2009–2014“ hat hier nicht die nötige Form. Schreiben Sie zwei Jahre mit "
        "Bindestrich, etwa 2009-2014.",
        '„30.02.“ ist kein Tag im Jahr. Schreiben Sie Tag und Monat so: "31.08.".',
        '„31.04.“ ist kein Tag im Jahr. Schreiben Sie Tag und Monat so: "31.08.".',
    ]


def test_stichtage_follow_each_other() -> None:
    text = (
        'stadt = "X"\nname = "Y"\nwahlperiode = "2009-2014"\n'
        '[stichtage]\nt1 = "31.08."\nt2 = "30.04."\n'
    )
    (finding,) = read("d.toml", text.encode(), Dezernat).findings
    assert finding.meldung.startswith("Die Stichtage müssen im Jahr aufeinander folgen")


def test_a_vorlage_without_number_is_sound_and_a_strange_number_is_not() -> None:
    raw = (ROOT / "matrices/2013/vorlagen/5247.toml").read_text(encoding="utf-8")
    without = raw.replace('drucksachennummer = "5247/2009-2014"\n', "")
    assert read("v.toml", without.encode(), Vorlage).model is not None
    strange = raw.replace('"5247/2009-2014"', '"5247"')
    (finding,) = read("v.toml", strange.encode(), Vorlage).findings
    assert "5247/2009-2014; ist sie noch nicht vergeben" in finding.meldung


@pytest.mark.parametrize("path", sorted((ROOT / "matrices").rglob("*.toml")), ids=str)
def test_no_english_reaches_a_user_whatever_is_wrong(path: Path) -> None:
    """Break every value of the model case in turn by its type."""
    models = {"dezernat.toml": Dezernat, "5247.toml": Vorlage}
    model = models.get(path.name, Matrix)
    lines = path.read_text(encoding="utf-8").splitlines()
    for wrong in ("true", '"falsch"', "3", "[]", "2013-01-01", "{}"):
        broken = "\n".join(
            f"{line.split('=')[0]}= {wrong}" if _is_plain(line) else line
            for line in lines
        )
        for finding in read(path.name, broken.encode(), model).findings:
            assert " should " not in finding.meldung
            assert "Input" not in finding.meldung
            assert "docs/dateiformat.md" not in finding.meldung, finding


def _is_plain(line: str) -> bool:
    value = line.partition("= ")[2]
    return (
        bool(value) and not value.startswith(('"""', "'''", "[")) and line[0].islower()
    )
