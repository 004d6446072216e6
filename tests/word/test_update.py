"""Updating a document: what is renewed, and whose words stay."""

from io import BytesIO

import pytest
from docx import Document

from assistant.word.update import Fate, Updated, update
from assistant.word.update_difference import Difference
from tests.word.building import W, part_of
from tests.word.regions import (
    as_python_docx_saves,
    as_word_saves,
    body,
    cells,
    edited,
    fills,
    line,
    lines,
    made,
    region,
    retyped,
    run,
    table,
    xml,
)

HEAD = ["Nr.", "Ist 31.12."]
OLD = table(HEAD, ["S1.1", "441\n● grün|C6E7B8"], ["S1.2", "7\n● grün|C6E7B8"])
NEW = table(HEAD, ["S1.1", "300\n■ rot|FFB9AE"], ["S1.2", "7\n● grün|C6E7B8"])


def paper(content: str, *others: str) -> bytes:
    """A document with one table among words."""
    return made("Davor.", region("bereich:stand", content, "Stand"), *others, "Danach.")


def fates(updated: Updated) -> dict[str, Fate]:
    return {outcome.title: outcome.fate for outcome in updated.outcomes}


def data_of(updated: Updated) -> bytes:
    assert updated.data is not None
    return updated.data


def mine(data: bytes) -> bytes:
    """The document after a person has written before and after the table."""
    return retyped(retyped(data, "Davor.", "Mein Vorwort."), "Danach.", "Mein Schluss.")


class DescribeUpdate:
    def it_renews_a_table_and_leaves_every_word_around_it(self) -> None:
        updated = update(mine(paper(OLD)), paper(NEW))
        data = data_of(updated)
        assert fates(updated) == {"Stand": Fate.RENEWED}
        assert lines(data)[0] == "Mein Vorwort."
        assert lines(data)[-1] == "Mein Schluss."
        assert cells(data)[1] == ["S1.1", "300\n■ rot"]
        assert fills(data) == ["FFB9AE", "C6E7B8"]

    def it_tells_what_changed_by_row_and_column(self) -> None:
        outcome = update(paper(OLD), paper(NEW)).outcomes[0]
        assert outcome.differences == (
            Difference("S1.1", "Ist 31.12.", "441\n● grün", "300\n■ rot"),
        )

    def it_tells_rows_that_came_and_went(self) -> None:
        old = table(HEAD, ["S1.1", "1"], ["S1.2", "2"], ["S1.3", "3"])
        new = table(HEAD, ["S1.1", "1"], ["S2.1", "4"])
        outcome = update(paper(old), paper(new)).outcomes[0]
        assert outcome.differences == (
            Difference("S1.2", "", "2", ""),
            Difference("S1.3", "", "3", ""),
            Difference("S2.1", "", "", "4"),
        )

    def it_has_nothing_to_write_where_nothing_changed(self) -> None:
        updated = update(mine(paper(OLD)), paper(OLD))
        assert updated.data is None
        assert fates(updated) == {"Stand": Fate.UNCHANGED}

    def it_gives_the_same_bytes_for_the_same_files(self) -> None:
        assert update(paper(OLD), paper(NEW)) == update(paper(OLD), paper(NEW))

    def it_can_be_done_again_and_again(self) -> None:
        once = data_of(update(mine(paper(OLD)), paper(NEW)))
        assert update(once, paper(NEW)).data is None
        twice = data_of(update(once, paper(OLD)))
        assert cells(twice) == cells(paper(OLD))
        assert lines(twice)[0] == "Mein Vorwort."


class DescribeWhatCountsAsAnEdit:
    def it_is_none_when_word_rewrites_the_file(self) -> None:
        assert fates(update(as_word_saves(paper(OLD)), paper(NEW))) == {
            "Stand": Fate.RENEWED
        }

    def it_is_none_when_python_docx_saves_the_file(self) -> None:
        saved = as_python_docx_saves(mine(paper(OLD)))
        data = data_of(update(saved, paper(NEW)))
        assert cells(data)[1] == ["S1.1", "300\n■ rot"]
        assert lines(data)[0] == "Mein Vorwort."

    @pytest.mark.parametrize(
        ("what", "edit"),
        [
            ("a figure", lambda root: _set_text(root, "441", "442")),
            ("a colour", lambda root: _colour(root)),  # noqa: PLW0108 - defined below
            ("bold", lambda root: _format(root, "<w:b/>")),
            ("red", lambda root: _format(root, '<w:color w:val="FF0000"/>')),
            ("a row less", lambda root: _drop(list(root.iter(f"{W}tr"))[-1])),
            ("a remark in the control", lambda root: _add_line(root, "Anmerkung")),
        ],
    )  # fmt: skip
    def it_is_what_a_person_changes(self, what: str, edit: object) -> None:
        changed = edited(paper(OLD), edit)  # type: ignore[arg-type]
        updated = update(changed, paper(NEW))
        assert fates(updated) == {"Stand": Fate.EDITED}, what
        assert updated.outcomes[0].is_news
        assert updated.data is None

    def it_is_replaced_only_on_request(self) -> None:
        changed = retyped(mine(paper(OLD)), "441", "442")
        updated = update(changed, paper(NEW), ["bereich:stand"])
        assert cells(data_of(updated))[1] == ["S1.1", "300\n■ rot"]
        assert updated.outcomes[0].differences[0].before == "442\n● grün"
        assert lines(data_of(updated))[0] == "Mein Vorwort."

    def it_is_a_tracked_change_even_if_the_words_are_as_they_were(self) -> None:
        def suggest(root: object) -> None:
            text = _texts(root, "441")[0]
            owner = text.getparent()
            owner.addprevious(
                xml(
                    f'<w:p><w:ins w:id="1" w:author="A" w:date="2013-01-01T00:00:00Z">'
                    f"{run('441')}</w:ins></w:p>"
                )[0]
            )
            _drop(owner)

        updated = update(edited(paper(OLD), suggest), paper(NEW))
        assert fates(updated) == {"Stand": Fate.EDITED}

    def it_is_forgotten_once_the_data_say_the_same(self) -> None:
        corrected = retyped(paper(OLD), "441", "450")
        fresh = paper(OLD.replace("441", "450"))
        agreed = update(corrected, fresh)
        assert fates(agreed) == {"Stand": Fate.AGREES}
        assert fates(update(data_of(agreed), paper(NEW))) == {"Stand": Fate.RENEWED}


class DescribeTheFile:
    def it_can_be_opened_and_has_every_number_once(self) -> None:
        data = data_of(update(as_word_saves(paper(OLD)), paper(NEW)))
        Document(BytesIO(data))
        root = body(data)
        for tag, key in (
            (f"{W}bookmarkStart", f"{W}id"),
            (f"{W}bookmarkStart", f"{W}name"),
        ):
            values = [each.get(key) for each in root.iter(tag)]
            assert len(values) == len(set(values))
        ends = {each.get(f"{W}id") for each in root.iter(f"{W}bookmarkEnd")}
        assert ends == {each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")}

    def it_keeps_every_part_it_does_not_change(self) -> None:
        old = paper(OLD)
        data = data_of(update(old, paper(NEW)))
        changed = {
            name for name in _parts(old) if part_of(old, name) != part_of(data, name)
        }
        assert changed <= {
            "word/document.xml",
            "customXml/item1.xml",
            "customXml/item2.xml",
        }


def _parts(data: bytes) -> list[str]:
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.namelist()


def _texts(root: object, text: str) -> list[object]:
    return [t for t in root.iter(f"{W}t") if t.text == text]  # type: ignore[attr-defined]


def _set_text(root: object, old: str, new: str) -> None:
    _texts(root, old)[0].text = new  # type: ignore[attr-defined]


def _colour(root: object) -> None:
    next(root.iter(f"{W}shd")).set(f"{W}fill", "FF0000")  # type: ignore[attr-defined]


def _format(root: object, form: str) -> None:
    owner = _texts(root, "441")[0].getparent()  # type: ignore[attr-defined]
    owner.insert(0, xml(f"<w:rPr>{form}</w:rPr>"))


def _drop(node: object) -> None:
    node.getparent().remove(node)  # type: ignore[attr-defined]


def _add_line(root: object, text: str) -> None:
    next(root.iter(f"{W}sdtContent")).append(xml(line(text)))  # type: ignore[attr-defined]
