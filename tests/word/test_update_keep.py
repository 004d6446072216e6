"""What people hung onto a document stays: comments, tracked changes, bookmarks."""

from typing import Any

from assistant.word.update import Fate, update
from tests.word.building import W, part_of, text_of, with_parts
from tests.word.regions import (
    BODY,
    body,
    cells,
    edited,
    lines,
    made,
    region,
    run,
    table,
    xml,
)

HEAD = ["Nr.", "Ist"]
OLD = table(HEAD, ["S1.1", "441"], ["S1.2", "7"])
NEW = table(HEAD, ["S1.0", "1"], ["S1.1", "450"], ["S1.2", "7"])
COMMENTS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="7"  w:author="Frau Yıldız">'
    "<w:p><w:r><w:t>Stimmt das?</w:t></w:r></w:p></w:comment></w:comments>"
).encode()
OPENING = '<w:commentRangeStart w:id="7"/>'
CLOSING = '<w:commentRangeEnd w:id="7"/>'
REFERENCE = '<w:r><w:commentReference w:id="7"/></w:r>'


def paper(content: str) -> bytes:
    return made("Davor.", region("bereich:stand", content), "Danach.")


def commented(data: bytes, text: str) -> bytes:
    """The document with a comment on the paragraph of that text."""

    def comment(root: Any) -> None:
        paragraph = next(p for p in root.iter(f"{W}p") if text_of(p) == text)
        paragraph.insert(0, xml(OPENING))
        paragraph.append(xml(CLOSING))
        paragraph.append(xml(REFERENCE))

    return with_parts(edited(data, comment), {"word/comments.xml": COMMENTS})


def renewed(data: bytes, fresh: bytes) -> bytes:
    updated = update(data, fresh)
    assert updated.data is not None
    return updated.data


class DescribeComments:
    def it_keeps_one_outside_of_regions(self) -> None:
        data = renewed(commented(paper(OLD), "Danach."), paper(NEW))
        assert part_of(data, "word/comments.xml") == COMMENTS
        reference = next(body(data).iter(f"{W}commentReference"))
        assert text_of(reference.getparent().getparent()) == "Danach."

    def it_hangs_one_inside_a_region_to_the_same_cell_again(self) -> None:
        data = renewed(commented(paper(OLD), "441"), paper(NEW))
        assert cells(data)[2] == ["S1.1", "450"]
        assert part_of(data, "word/comments.xml") == COMMENTS
        for tag in ("commentRangeStart", "commentRangeEnd"):
            anchor = next(body(data).iter(f"{W}{tag}"))
            assert text_of(anchor.getparent()) == "450"

    def it_hangs_one_on_a_row_that_went_to_the_region(self) -> None:
        data = renewed(commented(paper(OLD), "7"), paper(table(HEAD, ["S1.1", "441"])))
        reference = next(body(data).iter(f"{W}commentReference"))
        assert text_of(reference.getparent().getparent()) == "Nr."

    def it_hangs_one_on_a_region_that_came_out_empty_beside_it(self) -> None:
        data = renewed(commented(paper(OLD), "441"), paper(""))
        reference = next(body(data).iter(f"{W}commentReference"))
        assert text_of(reference.getparent().getparent()) == "Davor."

    def it_is_no_edit_to_comment(self) -> None:
        updated = update(commented(paper(OLD), "441"), paper(OLD))
        assert updated.outcomes[0].fate is Fate.UNCHANGED


class DescribeTrackedChanges:
    def it_keeps_those_outside_of_regions_to_the_letter(self) -> None:
        change = (
            '<w:p><w:ins w:id="31" w:author="Herr Öz" w:date="2013-01-01T08:00:00Z">'
            f'{run("Neu dazu.")}</w:ins><w:del w:id="32" w:author="Herr Öz">'
            "<w:r><w:delText>Weg damit.</w:delText></w:r></w:del></w:p>"
        )
        document = edited(paper(OLD), lambda root: root[0].insert(0, xml(change)))
        data = renewed(document, paper(NEW))
        start = part_of(document, BODY).index(b"<w:ins")
        end = part_of(document, BODY).index(b"</w:del>")
        assert part_of(document, BODY)[start:end] in part_of(data, BODY)
        assert cells(data)[2] == ["S1.1", "450"]


class DescribeBookmarks:
    def it_keeps_those_people_refer_to(self) -> None:
        def mark(root: Any) -> None:
            paragraph = next(p for p in root.iter(f"{W}p") if text_of(p) == "441")
            paragraph.insert(0, xml('<w:bookmarkStart w:id="77" w:name="_Ref1"/>'))
            paragraph.append(xml('<w:bookmarkEnd w:id="77"/>'))

        data = renewed(edited(paper(OLD), mark), paper(NEW))
        found = next(
            m for m in body(data).iter(f"{W}bookmarkStart") if m.get(f"{W}id") == "77"
        )
        assert text_of(found.getparent()) == "450"
        assert lines(data)[0] == "Davor."
