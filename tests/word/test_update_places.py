"""Regions that are gone, empty, within a line, in a header, or saved elsewhere."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from assistant.word.update import Fate, update
from assistant.word.update_seal import seal
from tests.word.building import W, part_of, with_parts
from tests.word.regions import (
    as_libreoffice_saves,
    as_word_saves,
    body,
    cells,
    edited,
    fills,
    line,
    lines,
    made,
    names,
    region,
    retyped,
    run,
    without,
    xml,
)
from tests.word.test_update import NEW, OLD, data_of, fates, mine, paper


class DescribeDeletedRegions:
    def it_leaves_them_deleted(self) -> None:
        updated = update(without(mine(paper(OLD)), "bereich:stand"), paper(NEW))
        assert fates(updated) == {"Stand": Fate.DELETED}
        assert updated.data is None

    def it_finds_a_region_whose_control_alone_was_taken_off(self) -> None:
        def unwrap(root: object) -> None:
            for control in list(root.iter(f"{W}sdt")):  # type: ignore[attr-defined]
                for node in list(control.find(f"{W}sdtContent")):
                    control.addprevious(node)
                control.getparent().remove(control)

        data = data_of(update(edited(paper(OLD), unwrap), paper(NEW)))
        assert cells(data) == cells(paper(NEW))
        assert len(list(body(data).iter(f"{W}sdt"))) == 1

    def it_tells_a_region_that_only_the_new_template_has(self) -> None:
        fresh = paper(OLD, region("bereich:neu", line("Neu"), "Neu"))
        assert fates(update(paper(OLD), fresh))["Neu"] is Fate.UNKNOWN


class DescribeACopiedRegion:
    def it_is_renewed_wherever_it_stands(self) -> None:
        old, new = (made("vor", region("bereich:a", line(n))) for n in ("alt", "neu"))
        twice = edited(old, copied)
        renewed = update(twice, new)
        assert lines(renewed.data or b"") == ["vor", "neu", "neu"]
        (outcome,) = renewed.outcomes
        assert outcome.fate is Fate.RENEWED
        again = update(renewed.data or b"", made("vor", region("bereich:a", line("3"))))
        assert lines(again.data or b"") == ["vor", "3", "3"]
        assert (
            update(again.data or b"", made(region("bereich:a", line("3")))).data is None
        )

    def it_is_renewed_within_a_line(self) -> None:
        old, new = (
            made(f"<w:p>{run('vor ')}{region('feld:a', run(n))}</w:p>")
            for n in ("alt", "neu")
        )
        assert lines(update(edited(old, copied), new).data or b"") == ["vor neuneu"]

    def it_is_named_where_somebody_edited_the_copy(self) -> None:
        old, new = (made("vor", region("bereich:a", line(n))) for n in ("alt", "neu"))
        mine = retyped(edited(old, copied), "alt", "meins")
        renewed = update(mine, new)
        assert lines(renewed.data or b"") == ["vor", "meins", "neu"]
        fates = [outcome.fate for outcome in renewed.outcomes]
        assert fates == [Fate.RENEWED, Fate.EDITED]
        forced = update(mine, new, ["bereich:a"])
        assert lines(forced.data or b"") == ["vor", "neu", "neu"]


def copied(root: Any) -> None:
    """Copy the last region and paste it behind itself, as Word does it."""
    control = list(root.iter(f"{W}sdt"))[-1]
    twin = deepcopy(control)
    for mark in list(twin.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    control.addnext(twin)


class DescribeEmptyRegions:
    def it_fills_one_that_came_out_empty_at_its_place(self) -> None:
        empty, full = paper(""), paper(NEW)
        assert not list(body(empty).iter(f"{W}sdt"))
        data = data_of(update(as_word_saves(mine(empty)), full))
        assert lines(data)[0] == "Mein Vorwort."
        assert lines(data)[1] == "Nr."
        assert lines(data)[-1] == "Mein Schluss."

    def it_empties_one_and_fills_it_again(self) -> None:
        emptied = data_of(update(mine(paper(OLD)), paper("")))
        assert lines(emptied) == ["Mein Vorwort.", "Mein Schluss."]
        again = data_of(update(emptied, paper(NEW)))
        assert cells(again) == cells(paper(NEW))

    def it_keeps_the_place_of_one_beside_another_that_is_renewed(self) -> None:
        last = region("bereich:ende", "", "Ende")
        old = made("Davor.", region("bereich:stand", OLD, "Stand"), last)
        new = made("Davor.", region("bereich:stand", NEW, "Stand"), last)
        renewed = data_of(update(old, new))
        full = made(
            "Davor.",
            region("bereich:stand", NEW, "Stand"),
            region("bereich:ende", line("Erläuterung"), "Ende"),
        )
        assert lines(data_of(update(renewed, full)))[-1] == "Erläuterung"

    def it_works_within_a_line(self) -> None:
        def durchwahl(text: str) -> bytes:
            words = run(text) if text else ""
            value = region("bereich:durchwahl", words, "Durchwahl")
            return made(f"<w:p>{run('Amt')}{value}{run('.')}</w:p>")

        filled = data_of(update(durchwahl(""), durchwahl(", 51-2993")))
        assert lines(filled) == ["Amt, 51-2993."]
        assert lines(data_of(update(filled, durchwahl("")))) == ["Amt."]


class DescribeValuesInALine:
    def it_renews_the_value_and_leaves_the_line(self) -> None:
        def dated(text: str) -> bytes:
            value = region("feld:datum", run(text), "Datum")
            return made(f"<w:p>{run('Vom ')}{value}{run(' an.')}</w:p>")

        changed = as_word_saves(retyped(dated("16.01.2013"), "V", "Gültig v"))
        data = data_of(update(changed, dated("17.01.2013")))
        assert lines(data) == ["Gültig vom 17.01.2013 an."]

    def it_renews_regions_of_headers(self) -> None:
        def headed(text: str) -> bytes:
            plain = made("Text", region("feld:x", line("x")), header="Kopf")
            value = region("bereich:nummer", run(text), "Nummer")
            name = next(n for n in names(plain) if "header" in n)
            header = part_of(plain, name).decode()
            header = header.replace("</w:p>", f"{value}</w:p>")
            return seal(with_parts(plain, {name: header.encode()}), {"aus": "Test"})

        updated = update(headed("1"), headed("2"))
        name = next(n for n in names(data_of(updated)) if "header" in n)
        assert lines(data_of(updated), name) == ["Kopf2"]


class DescribeLibreOffice:
    def it_is_no_edit_when_libreoffice_saves_the_file(
        self, soffice: str, tmp_path: Path
    ) -> None:
        old, new = (
            made(
                "Davor.",
                region("bereich:stand", line("Stand", "Heading1") + content, "Stand"),
                "Mitten drin.",
                f"<w:p>{run('Vom ')}{region('feld:datum', run(day))}{run('.')}</w:p>",
                region("bereich:leer", empty),
                "Danach.",
            )
            for content, day, empty in (
                (OLD, "16.01.2013", ""),
                (NEW, "17.01.2013", line("Jetzt da.")),
            )
        )
        saved = as_libreoffice_saves(soffice, mine(old), tmp_path)
        assert update(saved, old).data is None
        data = data_of(update(saved, new))
        assert lines(data) == [
            "Mein Vorwort.", "Stand", "Nr.", "Ist 31.12.", "S1.1", "300", "■ rot",
            "S1.2", "7", "● grün", "Mitten drin.", "Vom 17.01.2013.", "Jetzt da.",
            "Mein Schluss.",
        ]  # fmt: skip
        assert {"FFB9AE", "C6E7B8"} <= set(fills(data))
        tags = [each.get(f"{W}val") for each in body(data).iter(f"{W}tag")]
        assert tags == ["bereich:stand", "feld:datum", "bereich:leer"]
        again = as_libreoffice_saves(soffice, data, tmp_path)
        assert update(again, new).data is None

    def it_tells_an_edit_that_was_made_in_libreoffice(
        self, soffice: str, tmp_path: Path
    ) -> None:
        saved = as_libreoffice_saves(soffice, paper(OLD), tmp_path)
        updated = update(retyped(saved, "441", "442"), paper(NEW))
        assert fates(updated) == {"Stand": Fate.EDITED}


class DescribeFootnotes:
    def it_leaves_a_region_alone_whose_new_content_has_one(self) -> None:
        note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        fresh = made("Davor.", region("bereich:x", f"<w:p>{run('neu')}{note}</w:p>"))
        updated = update(made("Davor.", region("bereich:x", line("alt"))), fresh)
        assert fates(updated) == {"bereich:x": Fate.HAS_NOTES}
        assert updated.data is None


class DescribeBookmarksOfOthers:
    def it_can_do_with_any_number_and_any_place(self) -> None:
        empty = region("bereich:x", "<w:r/>")
        document = made("Davor.", f"<w:p>{empty}</w:p>", region("bereich:y", line("1")))

        def strew(root: Any) -> None:
            marks = list(root.iter(f"{W}bookmarkStart"))
            marks[-1].set(f"{W}id", "keine Zahl")
            for name in ("_RegionBefore_1a2b3c_99999999999", "_RegionAfter_x_y"):
                source = f'<w:bookmarkStart w:id="-7" w:name="{name}"/>'
                root[0].insert(0, xml(source))

        mine = edited(document, strew)
        fresh = made("Davor.", f"<w:p>{empty}</w:p>", region("bereich:y", line("2")))
        updated = update(mine, fresh)
        assert updated.data is not None
        assert "2" in lines(updated.data)

    def it_finds_an_empty_region_whose_point_was_left_outside_of_paragraphs(
        self,
    ) -> None:
        whole = region("bereich:x", "")
        document = made("Davor.", whole, "Danach.")

        def lift(root: Any) -> None:
            for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
                mark.getparent().addprevious(mark)

        fresh = made("Davor.", region("bereich:x", line("neu")), "Danach.")
        updated = update(edited(document, lift), fresh)
        assert updated.data is not None
        assert lines(updated.data) == ["Davor.", "neu", "Danach."]
