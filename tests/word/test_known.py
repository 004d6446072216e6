"""Names in what today's data do not show, and in templates that have other faults."""

import pickle
from typing import Any

import pytest

from assistant.word import TemplateError
from tests.word.building import Block, Raw, docx, opened, template
from tests.word.pieces import control


def checked(*blocks: Block, **values: Any) -> list[str]:
    """The faults of values that do not hold up a document."""
    made = template(*blocks)
    assert made.render(values)
    return [str(fault) for fault in made.check(values)]


def told_of_both(*blocks: Block, **values: Any) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        opened(docx(*blocks))
    faults = (*caught.value.faults, *caught.value.check(values))
    return [fault.message.partition(".")[0] for fault in faults]


UNKNOWN = "Den Namen „quatsch“ gibt es in den Daten nicht."


class DescribeABranchThatIsNotTaken:
    @pytest.mark.parametrize(
        "text",
        [
            "{% if nein %}{{ m.quatsch }}{% endif %}",
            "{% if not ja %}{{ m.quatsch }}{% endif %}",
            "{% if ja %}ja{% else %}{{ m.quatsch }}{% endif %}",
            "{% if nein %}{% if m.quatsch %}x{% endif %}{% endif %}",
            "{% if nein %}{% for x in m.quatsch %}x{% endfor %}{% endif %}",
            "{% for x in keine %}{{ x.a }}{{ m.quatsch }}{% endfor %}",
            "{% if nein %}{% for x in l %}{{ x.quatsch }}{% endfor %}{% endif %}",
            "{% for x in l %}-{% if x.nein %}{{ x.quatsch }}{% endif %}{% endfor %}",
        ],
    )
    def it_is_held_against_the_names_of_the_data(self, text: str) -> None:
        values = {"ja": True, "nein": False, "m": {"a": 1}, "keine": []}
        (told,) = checked(text, **values, l=[{"a": 1, "nein": None}])
        assert UNKNOWN in told

    @pytest.mark.parametrize(
        "text",
        [
            "{% for x in keine %}{{ x.quatsch }}{% endfor %}",
            "{% for x in leer %}{{ x.quatsch }}{{ loop.nummer }}{% endfor %}",
            "{% for x in keine %}{% for y in x.a %}{{ y.b }}{% endfor %}{% endfor %}",
            "{% if leer %}{{ leer.quatsch }}{% endif %}",
            "{% if gruppe %}{{ gruppe.quatsch }}{% endif %}",
            "{% if text %}{{ text.quatsch }}{% endif %}",
        ],
    )
    def it_says_nothing_of_what_cannot_be_known(self, text: str) -> None:
        values = {"keine": [], "leer": None, "gruppe": {}, "text": ""}
        assert not checked(text, **values)

    def it_takes_a_name_for_known_that_any_entry_has(self) -> None:
        text = "{% for x in l %}-{% if x.a %}{{ x.a }}{% endif %}{% endfor %}"
        deep = "{% for x in l %}-{% if x.a %}{{ x.b.c }}{% endif %}{% endfor %}"
        entries = [{"a": None, "b": None}, {"a": 1, "b": {"c": 1}}]
        assert not checked(text, deep, l=entries)
        other = "{% for x in l %}-{% if x.ist %}{{ x.wert }}{% endif %}{% endfor %}"
        assert not checked(other, l=[{"ist": False}, {"ist": True, "wert": 5}])

    def it_leaves_content_controls_with_names_of_others_alone(self) -> None:
        block = Raw(control("Kunde", "<w:text/>", level="block"))
        assert not checked("{% if nein %}", block, "{% endif %}", nein=False)


class DescribeFaultsOfATemplateAndOfItsData:
    def it_tells_both_at_once(self) -> None:
        told = told_of_both(
            "{{ tittel }}",
            "{{ titel | gibtsnicht }}",
            "{% for x in l %}{{ x.b }}{% endfor %}",
            "{% if a %}",
            titel="T",
            l=[{"a": 1}],
            a=1,
        )
        assert told == [
            "Den Filter „gibtsnicht“ gibt es nicht",
            "Die Bedingung wird nicht geschlossen",
            "Den Namen „tittel“ gibt es in den Daten nicht",
            "Den Namen „b“ gibt es in den Daten nicht",
        ]

    def it_passes_from_one_process_to_another(self) -> None:
        with pytest.raises(TemplateError) as caught:
            opened(docx("{{ a | gibtsnicht }}"))
        copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
        assert copy.faults == caught.value.faults

    def it_tells_what_is_wrong_in_a_merged_cell_over_repeated_columns(self) -> None:
        cell = "<w:tc>{}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        rows = (
            cell.format(wide, "{{ datum }}"),
            cell.format("", "Ziel")
            + cell.format("", "{% spalten j in jahre %}{{ j }}{% endspalten %}"),
        )
        grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
        made = template(Raw(f"<w:tbl>{grid}{table}</w:tbl>"))
        (fault,) = made.check({"datum": ["x"], "jahre": [1]})
        assert fault.message.startswith("Der Wert ist eine Liste")
