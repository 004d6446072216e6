"""Head data corrected in Word, back in the file of the Vorlage."""

import copy
import datetime
import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import AssistantError, ExitCode
from assistant.store.parse import parse
from assistant.word.update import Fate
from assistant.workflow.build import build
from assistant.workflow.issued import FELDER
from assistant.workflow.readback import (
    Corrections,
    UnusableInWordError,
    read_back,
    take_over,
)
from assistant.workflow.readback_values import READERS
from assistant.workflow.save import undo
from assistant.workflow.update import renew
from assistant.workflow.workspace import Workspace
from tests.word.building import W, text_of
from tests.word.regions import edited, line, retyped, xml

TOML = Path("matrices/2013/vorlagen/5247.toml")
WORD = Path("ausgabe/5247-2009-2014_Informationsvorlage.docx")
ANLAGE = Path("ausgabe/5247-2009-2014_Anlage-2_Zielmatrix-Sozialamt.docx")


@pytest.fixture
def built(workspace: Path) -> Workspace:
    """Return the model case with its documents."""
    place = Workspace(workspace)
    build(place, [], None, overwrite=False)
    return place


def corrected(old: str, new: str) -> None:
    """Have a person write something else in Word."""
    WORD.write_bytes(retyped(WORD.read_bytes(), old, new))


def taken(place: Workspace) -> list[str]:
    """Take all corrections over and return the lines of the file that changed."""
    before = TOML.read_text(encoding="utf-8")
    take_over(place, read_back(place, WORD))
    return changes(before, TOML.read_text(encoding="utf-8"))


def changes(before: str, after: str) -> list[str]:
    told = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in told if line[0] in "+-"]


def without(key: str) -> None:
    """Have the file say nothing about a field."""
    lines = TOML.read_text(encoding="utf-8").splitlines(keepends=True)
    left = [line for line in lines if not line.startswith(f"{key} = ")]
    TOML.write_text("".join(left), encoding="utf-8")


def write_below(said: str, new: str, *, outside: bool) -> None:
    """Have a person write a line below another one, or behind the region around it."""

    def write(root: Any) -> None:
        place = next(p for p in root.iter(f"{W}p") if text_of(p) == said)
        if outside:
            place = list(place.iterancestors(f"{W}sdt"))[-1]
        place.addnext(xml(line(new)))

    WORD.write_bytes(edited(WORD.read_bytes(), write))


def tracked(old: str, new: str) -> None:
    """Have a person write something else while Word tracks changes."""
    mark = 'w:id="901" w:author="Y" w:date="2013-01-01T00:00:00Z"'

    def write(root: Any) -> None:
        run = next(r for r in root.iter(f"{W}r") if text_of(r) == old)
        run.addprevious(
            xml(f"<w:del {mark}><w:r><w:delText>{old}</w:delText></w:r></w:del>")
        )
        run.addprevious(xml(f"<w:ins {mark}><w:r><w:t>{new}</w:t></w:r></w:ins>"))
        run.getparent().remove(run)

    WORD.write_bytes(edited(WORD.read_bytes(), write))


def rows_of_meetings(change: Callable[[list[Any]], None]) -> None:
    """Have a person change the rows of the Beratungsfolge in Word."""

    def write(root: Any) -> None:
        tags = (t for t in root.iter(f"{W}tag"))
        tag = next(t for t in tags if t.get(f"{W}val") == "feld:vorlage.beratungsfolge")
        control = tag.getparent().getparent()
        change(list(control.iter(f"{W}tr")))

    WORD.write_bytes(edited(WORD.read_bytes(), write))


def rewrite(old: str, new: str) -> None:
    """Have a person change the file of the Vorlage by hand."""
    text = TOML.read_text(encoding="utf-8")
    assert old in text
    TOML.write_text(text.replace(old, new, 1), encoding="utf-8")


def keys(found: Corrections) -> list[str]:
    return [each.key for each in found.corrections]


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("16.01.2013", "17.01.2013", "datum = 2013-01-16", "datum = 2013-01-17"),
        ("16.01.2013", "17. Januar 2013", "datum = 2013-01-16", "datum = 2013-01-17"),
        (
            "5247/2009-2014", "5248/2009-2014",
            'drucksachennummer = "5247/2009-2014"',
            'drucksachennummer = "5248/2009-2014"',
        ),
        (
            "5247/2009-2014", "noch nicht vergeben",
            'drucksachennummer = "5247/2009-2014"', None,
        ),
        (
            "Zielplanungsprozess 2013 im Dezernat 5 - Soziales", "Ziele & mehr",
            'betreff = "Zielplanungsprozess 2013 im Dezernat 5 - Soziales"',
            'betreff = "Ziele & mehr"',
        ),
        ("Alle", "11.05.03", 'produktgruppe = "Alle"', 'produktgruppe = "11.05.03"'),
        (
            "Controllingsystem für die fachliche Zielerreichung", "keine",
            'auswirkungen = "Controllingsystem für die fachliche Zielerreichung"',
            'auswirkungen = "keine"',
        ),
        (
            "SGA, 19.6.2012, TOP 9; 28.08.2012, TOP 7", "SGA, 19.6.2012",
            'fruehere_behandlung = "SGA, 19.6.2012, TOP 9; 28.08.2012, TOP 7"',
            'fruehere_behandlung = "SGA, 19.6.2012"',
        ),
        ("13.02.2013", "20.03.2013", "sitzung = 2013-02-13", "sitzung = 2013-03-20"),
        ("13.02.2013", "noch offen", "sitzung = 2013-02-13", None),
    ],
)  # fmt: skip
def test_a_corrected_field_changes_its_line_and_no_other(
    built: Workspace, old: str, new: str, before: str, after: str | None
) -> None:
    corrected(old, new)
    added = [f"+ {after}"] if after else []
    assert sorted(taken(built)) == sorted([f"- {before}", *added])


@pytest.mark.parametrize(
    ("key", "printed", "new"),
    [
        ("drucksachennummer", "noch nicht vergeben", "5248/2009-2014"),
        ("produktgruppe", "–", "11.05.03"),
        ("auswirkungen", "keine", "Mehr Stellen"),
    ],
)
def test_what_had_no_value_yet_is_put_into_the_file(
    workspace: Path, key: str, printed: str, new: str
) -> None:
    without(key)
    place = Workspace(workspace)
    build(place, ["5247"], None, overwrite=False)
    (word,) = Path("ausgabe").glob("*Informationsvorlage.docx")
    word.write_bytes(retyped(word.read_bytes(), printed, new))
    take_over(place, read_back(place, word))
    assert f'{key} = "{new}"' in TOML.read_text(encoding="utf-8")


def test_fields_that_came_out_empty_are_named(workspace: Path) -> None:
    without("zusatz")
    place = Workspace(workspace)
    build(place, ["5247"], None, overwrite=False)
    write_below("Schwerpunktthema", "Vorweg in Kürze.", outside=True)
    assert read_back(place, WORD).empty == ("zusatz", "zusammenfassung")


def test_they_are_not_where_nobody_wrote_beside_the_fields(built: Workspace) -> None:
    corrected("16.01.2013", "17.01.2013")
    write_below("Schwerpunktthema", "Im Feld selbst.", outside=False)
    found = read_back(built, WORD)
    assert (keys(found), found.empty) == (["datum", "sachverhalt"], ())


def test_one_that_the_file_has_meanwhile_is_not(built: Workspace) -> None:
    write_below("Schwerpunktthema", "Vorweg in Kürze.", outside=True)
    assert read_back(built, WORD).empty == ("zusammenfassung",)
    text = TOML.read_text(encoding="utf-8")
    TOML.write_text(f'zusammenfassung = "Kurz."\n{text}', encoding="utf-8")
    assert read_back(built, WORD).empty == ()


def test_whether_a_committee_sits_in_public(built: Workspace) -> None:
    corrected("öffentlich", "nichtöffentlich")
    taken(built)
    rows = parse(TOML.read_text(encoding="utf-8"))["beratungsfolge"]
    assert [row["oeffentlich"] for row in rows] == [False, True, True, True]


def test_a_point_of_hier(built: Workspace) -> None:
    corrected("Vorstellung der Zielmatrix für das Amt", "Bericht über das Amt")
    taken(built)
    points = parse(TOML.read_text(encoding="utf-8"))["hier"]
    assert points[0] == "Bericht über das Amt für soziale Leistungen Sozialamt"
    assert points[1].startswith("Vorstellung der Zielmatrix für das Projektbüro")


def test_the_text_changes_only_where_somebody_wrote(built: Workspace) -> None:
    def write(root: object) -> None:
        heading = next(
            p
            for p in root.iter(f"{W}p")
            if text_of(p) == "Schwerpunktthema"  # type: ignore[attr-defined]
        )
        bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>wichtig</w:t></w:r>"
        heading.addnext(xml(line("Das ist ").replace("</w:p>", f"{bold}</w:p>")))

    WORD.write_bytes(edited(WORD.read_bytes(), write))
    assert taken(built) == ["+ ", "+ Das ist **wichtig**"]


def test_the_file_says_what_word_says_afterwards(built: Workspace) -> None:
    corrected("16.01.2013", "17.01.2013")
    corrected("Alle", "11.05.03")
    taken(built)
    assert read_back(built, WORD).corrections == ()
    fates = {each.fate for each in renew(built, WORD, []).outcomes if each.tag}
    assert fates == {Fate.UNCHANGED, Fate.AGREES}


def test_old_and_new_are_shown(built: Workspace) -> None:
    corrected("16.01.2013", "17.01.2013")
    (correction,) = read_back(built, WORD).corrections
    assert (correction.title, correction.pairs) == (
        "Datum", (("16.01.2013", "17.01.2013"),),
    )  # fmt: skip
    assert (correction.old, correction.new) == (
        datetime.date(2013, 1, 16), datetime.date(2013, 1, 17),
    )  # fmt: skip
    assert not correction.is_stale


def test_what_only_the_file_changed_is_no_correction(built: Workspace) -> None:
    text = TOML.read_text(encoding="utf-8").replace("2013-01-16", "2013-01-18")
    TOML.write_text(text, encoding="utf-8")
    assert read_back(built, WORD).corrections == ()
    corrected("16.01.2013", "17.01.2013")
    (correction,) = read_back(built, WORD).corrections
    assert correction.pairs == (("18.01.2013", "17.01.2013"),)
    assert correction.is_stale


def test_an_anlage_has_no_head_data(built: Workspace) -> None:
    assert keys(read_back(built, ANLAGE)) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("16.01.2013", "31.02.2013", "Datum: „31.02.2013“ gibt es nicht. Der Februar"),
        ("16.01.2013", "demnächst", "Datum: „demnächst“ ist kein Datum."),
        ("16.01.2013", "16.01.", "Datum: „16.01.“ nennt nicht Tag, Monat und Jahr."),
        ("13.02.2013", "30.02.2013", "Beratungsfolge: „30.02.2013“ gibt es nicht."),
        (
            "Seniorenrat",
            "Seniorenbeirat",
            "Das Gremium „Seniorenbeirat“ steht nicht in",
        ),
        ("öffentlich", "geheim", "„geheim“ bei „Sozial- und Gesundheitsausschuss“"),
    ],
)
def test_what_cannot_be_taken_is_named_with_the_remedy(
    built: Workspace, old: str, new: str, says: str
) -> None:
    before = TOML.read_bytes()
    corrected(old, new)
    with pytest.raises(UnusableInWordError) as caught:
        read_back(built, WORD)
    assert says in str(caught.value)
    assert "Schreiben Sie" in str(caught.value)
    assert caught.value.code is ExitCode.REJECTED
    assert TOML.read_bytes() == before


def test_all_that_cannot_be_taken_is_named_at_once(built: Workspace) -> None:
    corrected("16.01.2013", "31.02.2013")
    corrected("öffentlich", "geheim")
    with pytest.raises(UnusableInWordError) as caught:
        read_back(built, WORD)
    assert "31.02.2013" in str(caught.value)
    assert "geheim" in str(caught.value)


def test_the_checks_of_pruefen_hold_here_too(built: Workspace) -> None:
    before = TOML.read_bytes()
    corrected("5247/2009-2014", "5247-2013")
    with pytest.raises(UnusableInWordError) as caught:
        read_back(built, WORD)
    assert "5247-2013" in caught.value.findings[0].quelltext
    assert TOML.read_bytes() == before


def test_a_value_somebody_changed_meanwhile_is_not_overwritten(
    built: Workspace,
) -> None:
    corrected("16.01.2013", "17.01.2013")
    found = read_back(built, WORD)
    text = TOML.read_text(encoding="utf-8").replace("2013-01-16", "2013-01-20")
    TOML.write_text(text, encoding="utf-8")
    with pytest.raises(AssistantError, match="Inzwischen hat jemand datum") as caught:
        take_over(built, found)
    assert caught.value.code is ExitCode.EDITED
    assert TOML.read_text(encoding="utf-8") == text


class DescribeTheBeratungsfolge:
    """Who edits the file by hand finds every row again that nobody touched."""

    def it_loses_the_row_that_went_and_no_other_line(self, built: Workspace) -> None:
        rewrite("oeffentlich = true", "oeffentlich = true # beschlossen")
        rows_of_meetings(lambda rows: rows[-1].getparent().remove(rows[-1]))
        assert taken(built) == [
            "- [[beratungsfolge]]",
            '- gremium = "behindertenbeirat"',
            "- sitzung = 2013-02-27",
            "- oeffentlich = true",
            "- ",
        ]

    def it_gets_a_row_at_its_place(self, built: Workspace) -> None:
        def insert(rows: list[Any]) -> None:
            rows[1].addnext(copy.deepcopy(rows[-1]))

        rows_of_meetings(insert)
        told = taken(built)
        assert sorted(told) == sorted(
            [
                "+ [[beratungsfolge]]",
                '+ gremium = "behindertenbeirat"',
                "+ sitzung = 2013-02-27",
                "+ oeffentlich = true",
                "+ ",
            ]
        )
        assert "[[beratungsfolge]]\ngremium" in TOML.read_text(encoding="utf-8")
        assert "[[beratungsfolge]]\noeffentlich" not in TOML.read_text(encoding="utf-8")
        names = [
            row["gremium"]
            for row in parse(TOML.read_text(encoding="utf-8"))["beratungsfolge"]
        ]
        assert names[1] == names[-1] == "behindertenbeirat"

    def it_shows_which_row_stands_where_after_a_move(self, built: Workspace) -> None:
        rows_of_meetings(lambda rows: rows[-2].addprevious(rows[-1]))
        (correction,) = read_back(built, WORD).corrections
        assert len(correction.pairs) == 2
        assert correction.pairs[0][0].startswith("3. ")
        assert correction.pairs[0][0] != correction.pairs[0][1]
        assert correction.pairs[0][0][3:] == correction.pairs[1][1][3:]

    def it_moves_a_row_with_its_comments(self, built: Workspace) -> None:
        rewrite('gremium = "sga"', 'gremium = "sga" # federführend')
        rows_of_meetings(lambda rows: rows[1].addprevious(rows[2]))
        taken(built)
        text = TOML.read_text(encoding="utf-8")
        assert 'gremium = "sga" # federführend\nsitzung = 2013-02-12' in text
        assert text.index('"psychiatriebeirat"') < text.index('"sga" #')

    def it_comes_back_when_it_is_taken_back(self, built: Workspace) -> None:
        before = parse(TOML.read_text(encoding="utf-8"))
        rows_of_meetings(lambda rows: rows[-2].getparent().remove(rows[-2]))
        taken(built)
        assert len(undo(built, [TOML], 1)) == 1
        assert parse(TOML.read_text(encoding="utf-8")) == before


class DescribeAChangeOnBothSides:
    def it_knows_all_three_values(self, built: Workspace) -> None:
        corrected("16.01.2013", "17.01.2013")
        rewrite("datum = 2013-01-16", "datum = 2013-01-20")
        (correction,) = read_back(built, WORD).conflicts
        assert (correction.issued, correction.old, correction.new) == (
            "16.01.2013", datetime.date(2013, 1, 20), datetime.date(2013, 1, 17),
        )  # fmt: skip

    def it_does_not_pass_off_a_later_value_as_that_of_the_output(
        self, built: Workspace
    ) -> None:
        corrected("16.01.2013", "17.01.2013")
        rewrite("datum = 2013-01-16", "datum = 2013-01-20")
        renew(built, WORD, [])
        (correction,) = read_back(built, WORD).conflicts
        assert correction.issued is None


class DescribeTrackedChanges:
    def it_leaves_the_field_and_names_it(self, built: Workspace) -> None:
        tracked("16.01.2013", "17.01.2013")
        found = read_back(built, WORD)
        assert (found.corrections, found.pending) == ((), ("Datum",))

    def it_takes_the_other_fields(self, built: Workspace) -> None:
        tracked("16.01.2013", "31.02.2013")
        corrected("5247/2009-2014", "5248/2009-2014")
        assert len(taken(built)) == 2


def test_a_document_keeps_the_fields_that_can_be_read_back() -> None:
    assert set(FELDER) == set(READERS)
