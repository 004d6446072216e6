"""Updating what is drawn: charts and pictures, and nothing old left in the file."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from assistant.word import Bild, Diagramm, Reihe
from assistant.word.update import Fate, Updated, update
from assistant.word.update_difference import Difference
from assistant.word.update_seal import seal
from tests.word.building import Raw, docx, opened, part_of
from tests.word.pieces import (
    BARS,
    CHART,
    chart,
    chart_place,
    fill,
    png,
    relation,
    series,
    with_chart,
)
from tests.word.regions import as_word_saves, edited, lines, names, region, retyped

RELATIONS = "word/_rels/document.xml.rels"


def template() -> Any:
    place = region(
        "bereich:verlauf", chart_place("rIdC", "{{ v | diagramm }}"), "Verlauf"
    )
    shown = region("bereich:bild", "<w:p><w:r><w:t>{{ b | bild }}</w:t></w:r></w:p>")
    data = docx("Davor.", Raw(place), Raw(shown), "Danach.")
    plots = BARS.format(series(0, fill("1F4E79")) + series(1))
    return opened(with_chart(data, chart(plots)))


def paper(*ist: float | None, grey: int = 9) -> bytes:
    """A sealed document with a chart of so many years, and a picture."""
    years = tuple(str(2012 + number) for number in range(len(ist)))
    soll = Reihe("Soll", (1,) * len(ist))
    drawn = Diagramm(years, (soll, Reihe("Ist", ist)), "Soll und Ist")
    values = {"v": drawn, "b": Bild(png(grey=grey), "Grau")}
    return seal(template().render(values), {"aus": "Test"})


def fates(updated: Updated) -> dict[str, Fate]:
    return {outcome.title: outcome.fate for outcome in updated.outcomes}


def figures(data: bytes) -> list[list[Any]]:
    """What the workbook behind the only chart of a document says."""
    (book,) = (name for name in names(data) if name.endswith(".xlsx"))
    sheet = load_workbook(BytesIO(part_of(data, book))).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


class DescribeCharts:
    def it_renews_the_numbers_and_those_people_can_edit(self) -> None:
        mine = retyped(as_word_saves(paper(1.5, 2)), "avor.", "avor, von mir.")
        updated = update(mine, paper(1.5, 3))
        assert updated.data is not None
        assert fates(updated)["Verlauf"] is Fate.RENEWED
        assert fates(updated)["bereich:bild"] is Fate.UNCHANGED
        assert figures(updated.data) == [
            [None, "Soll", "Ist"], ["2012", 1, 1.5], ["2013", 1, 3],
        ]  # fmt: skip
        assert "Davor, von mir." in lines(updated.data)
        assert update(updated.data, paper(1.5, 3)).data is None

    def it_tells_which_numbers_changed(self) -> None:
        (outcome, _) = update(paper(1.5, None), paper(2, 4)).outcomes
        assert outcome.differences == (
            Difference("2012", "Ist", "1,5", "2"),
            Difference("2013", "Ist", "", "4"),
        )

    def it_tells_what_a_chart_has_more(self) -> None:
        (outcome, _) = update(paper(1), paper(1, 2)).outcomes
        assert outcome.differences == (Difference("2013", "", "", "1 | 2"),)

    def it_leaves_one_alone_whose_numbers_somebody_edited(self) -> None:
        def retype(root: Any) -> None:
            values = root.iter(f"{{{CHART}}}v")
            next(each for each in values if each.text == "2").text = "7"

        mine = edited(paper(1, 2), retype, "word/charts/diagramm1.xml")
        assert fates(update(mine, paper(1, 3)))["Verlauf"] is Fate.EDITED
        assert fates(update(mine, paper(1, 3), ["bereich:verlauf"]))["Verlauf"] is (
            Fate.RENEWED
        )


class DescribeWhatWasReplaced:
    def it_does_not_stay_in_the_file(self) -> None:
        old = paper(1, 2, grey=9)
        updated = update(old, paper(1, 3, grey=200))
        assert updated.data is not None
        assert len(names(updated.data)) == len(names(old))
        pictures = [n for n in names(updated.data) if n.endswith(".png")]
        assert [part_of(updated.data, each) for each in pictures] == [png(grey=200)]
        types = part_of(updated.data, "[Content_Types].xml").decode()
        assert types.count("drawingml.chart+xml") == 1

    def it_stays_where_something_else_shows_it_too(self) -> None:
        def point(root: Any) -> None:
            used = next(e for e in root if e.get("Target", "").endswith(".png"))
            root.append(root.makeelement(used.tag, {**used.attrib, "Id": "rIdMine"}))

        old = edited(paper(1, grey=9), point, RELATIONS)
        updated = update(old, paper(1, grey=200))
        assert updated.data is not None
        pictures = [n for n in names(updated.data) if n.endswith(".png")]
        shown = [part_of(updated.data, each) for each in pictures]
        assert sorted(shown) == sorted([png(grey=9), png(grey=200)])
        assert relation("rIdMine", "image", "")[:30] in part_of(
            updated.data, RELATIONS
        ).decode().replace("ns0:", "")
