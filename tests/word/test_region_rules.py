"""Regions in templates: what would come out twice is refused before it does."""

from tests.word.building import Raw, faults
from tests.word.regions import line, region


def test_a_region_belongs_around_a_loop_and_not_into_it() -> None:
    inner = Raw(region("bereich:ziel", line("{{ z }}"), "Ziel"))
    (told,) = faults("{% for z in ziele %}", inner, "{% endfor %}")
    assert told == (
        "Textteil – bereich:ziel – Der Bereich „Ziel“ steht in einer Schleife, es gäbe "
        "ihn im Dokument mehrmals. Setzen Sie das Inhaltssteuerelement um die ganze "
        "Schleife."
    )
    lines = "".join(map(line, ("{% for z in ziele %}", "{{ z }}", "{% endfor %}")))
    assert faults(Raw(region("bereich:ziel", lines))) == []


def test_in_a_condition_it_may_stand() -> None:
    inner = Raw(region("bereich:ziel", line("{{ z }}")))
    assert faults("{% if z %}", inner, "{% endif %}") == []


def test_no_two_regions_share_a_tag() -> None:
    twice = [Raw(region("feld:ziel", line(text), "Ziel")) for text in ("{{ a }}", "b")]
    (told,) = faults(*twice)
    assert told.startswith("Textteil – feld:ziel – Den Bereich „Ziel“ gibt es in der ")


def test_two_of_one_tag_do_not_hide_what_else_is_wrong() -> None:
    twice = [Raw(region("feld:ziel", line("{{ a }}"))) for _ in range(2)]
    first, second = faults(*twice, "{{ a | gibtsnicht }}")
    assert "gibt es in der Vorlage mehrmals" in first
    assert "Den Filter „gibtsnicht“ gibt es nicht." in second


def test_other_controls_may_share_one() -> None:
    twice = [Raw(region("ort", line("{{ a }}"))) for _ in range(2)]
    assert faults(*twice) == []
