"""The Word engine against docxtpl, python-docx and the straight-line bound.

    python benchmarks/word_engine.py            # all sizes, all engines
    python benchmarks/word_engine.py 10 100     # these numbers of rows

The same paper for all: 20 letterhead fields (two split over runs), header, footer, 20
paragraphs, a Beratungsfolge of four rows, a table of N rows with ten columns, two of
them coloured from the data. Every output is read back cell by cell and fill by fill.
"bound" joins the very bytes our engine writes, in blocks, into the same deflate; its
file must equal ours byte for byte. Warm: the template is kept where an engine can.
MiB is the peak of a process that makes one document, the data included.
"""

import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from itertools import chain
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.word import Template
from assistant.word.deflate import Packer, fastest
from assistant.word.package import pack, read_package

SIZES = (10, 100, 1000, 5000)
FIELDS = [f"feld_{number}" for number in range(20)]
COLOURED = {5: "ist_farbe", 8: "trend_farbe"}
SPLIT = 2  # so many fields are split over runs
COLUMNS = [f"spalte_{number}" for number in range(10)]
COLOURS = ("C6E0B4", "FFE699", "F4B6B6", "D9D9D9")
BLOCK = 128
ROUNDS = 5
TURN = 0.1  # seconds; a slow engine runs once in its turn
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Render = Callable[[dict[str, Any]], bytes]


def data(rows: int) -> dict[str, Any]:
    """Return the values of a paper with so many rows."""
    fields = {name: f"Wert & Angabe <{name}>" for name in FIELDS}
    stations = [
        {"gremium": f"Ausschuss {number}", "datum": f"{number + 1:02}.03.2026"}
        for number in range(4)
    ]
    return {**fields, "folge": stations, "zeilen": [row(each) for each in range(rows)]}


def row(number: int) -> dict[str, str]:
    """Return one row of the controlling table."""
    cells = {name: f"{name[-1]}: Größe „{number}“ & mehr" for name in COLUMNS}
    ist, trend = COLOURS[number % 4], COLOURS[number // 4 % 4]
    return {**cells, "ist_farbe": ist, "trend_farbe": trend}


OURS = {
    "for": "{{% for {} in {} %}}",
    "end": "{% endfor %}",
    "colour": "{{{{ {} | zellfarbe }}}}",
}
THEIRS = {
    "for": "{{%tr for {} in {} %}}",
    "end": "{%tr endfor %}",
    "colour": "{{% cellbg {} %}}",
}


def build_template(dialect: dict[str, str]) -> bytes:
    """Return the template, its tags written in the dialect of an engine."""
    from docx import Document  # noqa: PLC0415 - our engine is measured without it

    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ feld_0 }}"
    section.footer.paragraphs[0].text = "Seite – {{ feld_1 }}"
    for number, name in enumerate(FIELDS):
        paragraph = document.add_paragraph(f"{name}: ")
        if number < SPLIT:
            for piece in ("{{", f" {name}", " }}"):
                paragraph.add_run(piece)
        else:
            paragraph.add_run(f"{{{{ {name} }}}}")
    for _ in range(20):
        document.add_paragraph("Die Verwaltung berichtet zum Stand der Ziele. " * 6)
    folge = document.add_table(4, 2, style="Table Grid")
    repeated(folge, dialect, "folge", ["gremium", "datum"])
    zeilen = document.add_table(4, len(COLUMNS), style="Table Grid")
    repeated(zeilen, dialect, "zeilen", COLUMNS)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def repeated(grid: Any, dialect: dict[str, str], source: str, keys: list[str]) -> None:
    """Write a heading row and a repeated one; the long table has coloured cells."""
    colours = COLOURED if keys is COLUMNS else {}
    for number, key in enumerate(keys):
        grid.rows[0].cells[number].text = key
        paragraph = grid.rows[2].cells[number].paragraphs[0]
        if number in colours:
            paragraph.add_run(dialect["colour"].format(f"z.{colours[number]}"))
        paragraph.add_run(f"{{{{ z.{key} }}}}").font.name = "Arial"
    grid.rows[1].cells[0].text = dialect["for"].format("z", source)
    grid.rows[3].cells[0].text = dialect["end"]


def ours(path: Path) -> Render:
    """Return our engine, the template compiled."""
    template = Template.open(path)
    return template.render


def docxtpl(path: Path) -> Render:
    """Return docxtpl; it reads its template for each document."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only in its own process

    def render(values: dict[str, Any]) -> bytes:
        template = DocxTemplate(path)
        template.render(values, autoescape=True)
        file = BytesIO()
        template.save(file)
        return file.getvalue()

    return render


def row_copy(path: Path) -> Render:
    """Return the usual hand-made way: python-docx with copied rows."""
    from docx import Document  # noqa: PLC0415 - our engine is measured without it

    def render(values: dict[str, Any]) -> bytes:
        document = Document(str(path))
        for paragraph in all_paragraphs(document):
            fill(paragraph._p, values)  # noqa: SLF001 - the customary recipe
        for grid, name in zip(document.tables, ("folge", "zeilen"), strict=True):
            rows = list(grid._tbl.tr_lst)  # noqa: SLF001 - the customary recipe
            for item in values[name]:
                copy = deepcopy(rows[2])
                fill_row(copy, item)
                rows[3].addprevious(copy)
            for control in rows[1:]:
                control.getparent().remove(control)
        file = BytesIO()
        document.save(file)
        return file.getvalue()

    return render


def all_paragraphs(document: Any) -> list[Any]:
    """Return the paragraphs outside of tables, header and footer first."""
    section = document.sections[0]
    return [
        *section.header.paragraphs,
        *section.footer.paragraphs,
        *document.paragraphs,
    ]


def fill(paragraph: Any, values: dict[str, Any]) -> None:
    """Replace the tag of a paragraph, split or not."""
    texts = list(paragraph.iter(f"{W}t"))
    whole = "".join(text.text or "" for text in texts)
    if "{{" in whole:
        name = whole.partition("{{")[2].partition("}}")[0].strip()
        texts[0].text = whole.partition("{{")[0] + values[name]
        for text in texts[1:]:
            text.text = ""


def fill_row(copy: Any, item: dict[str, str]) -> None:
    """Fill the cells of a copied row and colour the two that are."""
    keys = COLUMNS if len(copy.tc_lst) == len(COLUMNS) else ["gremium", "datum"]
    for number, cell in enumerate(copy.tc_lst):
        *before, text = cell.iter(f"{W}t")
        text.text = item[keys[number]]
        if before:
            before[0].text = ""
            shade = cell.tcPr.makeelement(f"{W}shd")
            shade.set(f"{W}val", "clear")
            shade.set(f"{W}fill", item[COLOURED[number]])
            cell.tcPr.append(shade)


def bound(path: Path) -> Render:
    """Return straight-line Python for this one template.

    Its static bytes are cut out of what our engine writes for marker values.
    """
    parts = read_package(path)
    marked = sample()
    made = zipfile.ZipFile(BytesIO(Template.open(path).render(marked)))
    names = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
    cut = {name: cut_up(made.read(name)) for name in names}

    def render(values: dict[str, Any]) -> bytes:
        done = {}
        for name, pieces in cut.items():
            packer = Packer()
            for keys, statics, tail in pieces:
                write(packer, keys, statics, tail, values)
            done[name] = packer.part(name)
        return pack(done.get(name, part) for name, part in parts.items())

    return render


def sample() -> dict[str, Any]:
    """Return data whose values name themselves."""
    marked = {name: f"\ue000{name}\ue001" for name in FIELDS}
    station = {name: f"\ue000folge.{name}\ue001" for name in ("gremium", "datum")}
    item = {name: f"\ue000zeilen.{name}\ue001" for name in COLUMNS}
    colours = {"ist_farbe": "00E001", "trend_farbe": "00E002"}
    return {**marked, "folge": [station], "zeilen": [{**item, **colours}]}


def cut_up(xml: bytes) -> list[tuple[list[str], list[bytes], bytes]]:
    """Return stretches of one source: the keys, the bytes before each, the rest."""
    xml = xml.replace(b"00E001", "\ue000zeilen.ist_farbe\ue001".encode())
    xml = xml.replace(b"00E002", "\ue000zeilen.trend_farbe\ue001".encode())
    pieces = []
    for stretch in split_rows(xml):
        tokens = stretch.replace("\ue001".encode(), "\ue000".encode()).split(
            "\ue000".encode()
        )
        keys = [key.decode() for key in tokens[1::2]]
        pieces.append((keys, tokens[:-1:2], tokens[-1]))
    return pieces


def split_rows(xml: bytes) -> list[bytes]:
    """Return the XML cut around its repeated rows."""
    stretches, rest = [], xml
    for name in (b"folge.", b"zeilen."):
        if name in rest:
            start = rest.rindex(b"<w:tr", 0, rest.index(b"\xee\x80\x80" + name))
            while rest[start : start + 6] not in {b"<w:tr>", b"<w:tr "}:
                start = rest.rindex(b"<w:tr", 0, start)
            end = rest.index(b"</w:tr>", rest.rindex(name)) + len(b"</w:tr>")
            stretches += [rest[:start], rest[start:end]]
            rest = rest[end:]
    return [*stretches, rest]


def write(
    packer: Packer,
    keys: list[str],
    statics: list[bytes],
    tail: bytes,
    values: dict[str, Any],
) -> None:
    """Interleave bytes and values; rows in blocks, everything else at once."""
    source, _, _ = keys[0].rpartition(".") if keys else ("", "", "")
    items = values[source] if source else [values]
    if not keys:
        packer.write(tail)
        return
    getter = itemgetter(*(key.rpartition(".")[2] for key in keys))
    rows = (
        (lambda block: chain.from_iterable(map(getter, block)))
        if len(keys) > 1
        else (lambda block: map(getter, block))
    )
    # The tail of one row runs into the head of the next.
    joined = [tail + statics[0], *statics[1:]]
    for start in range(0, len(items), BLOCK):
        block = items[start : start + BLOCK]
        text = "\x1f".join(rows(block)).encode()
        text = (
            text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
        )
        pieces = [b""] * (2 * len(keys) * len(block))
        pieces[::2] = joined * len(block)
        pieces[1::2] = text.split(b"\x1f")
        pieces[0] = statics[0]
        pieces.append(tail)
        packer.write(b"".join(pieces))


ENGINES: dict[str, tuple[Callable[[Path], Render], dict[str, str]]] = {
    "bound": (bound, OURS),
    "assistant.word": (ours, OURS),
    "python-docx row copy": (row_copy, OURS),
    "docxtpl": (docxtpl, THEIRS),
}


def verify(document: bytes, values: dict[str, Any]) -> None:
    """Read a document back and compare every field, cell and fill."""
    from lxml import etree  # noqa: PLC0415 - our engine is measured without it

    archive = zipfile.ZipFile(BytesIO(document))
    root = etree.fromstring(archive.read("word/document.xml"))
    folge, zeilen = root.iter(f"{W}tbl")
    texts = ["".join(p.itertext()) for p in root[0].iterchildren(f"{W}p")]
    assert texts[:20] == [f"{name}: {values[name]}" for name in FIELDS]  # noqa: S101
    assert cells_of(folge) == [list(each.values()) for each in values["folge"]]  # noqa: S101
    expected = [[each[name] for name in COLUMNS] for each in values["zeilen"]]
    assert cells_of(zeilen) == expected  # noqa: S101
    fills = [shade.get(f"{W}fill") for shade in zeilen.iter(f"{W}shd")]
    pairs = ((each["ist_farbe"], each["trend_farbe"]) for each in values["zeilen"])
    assert fills == list(chain.from_iterable(pairs))  # noqa: S101
    assert values["feld_0"] in "".join(  # noqa: S101
        etree.fromstring(archive.read("word/header1.xml")).itertext()
    )


def cells_of(grid: Any) -> list[list[str]]:
    """Return the texts of a table without its heading row."""
    rows = list(grid.iter(f"{W}tr"))[1:]
    return [
        ["".join(t.text or "" for t in c.iter(f"{W}t")) for c in r.iter(f"{W}tc")]
        for r in rows
    ]


def measured(renders: dict[str, Render], values: dict[str, Any]) -> dict[str, float]:
    """Return the median milliseconds of a warm run of each engine.

    They take turns, so that whatever else the machine does slows all of them alike.
    """
    times: dict[str, list[float]] = {name: [] for name in renders}
    for _ in range(ROUNDS):
        for name, render in renders.items():
            began = time.perf_counter()
            while (start := time.perf_counter()) - began < TURN or start == began:
                render(values)
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) * 1000 for name, each in times.items()}


def memory(name: str, folder: Path, rows: int) -> float:
    """Return the peak MiB of a process that makes one document."""
    command = [sys.executable, __file__, "--one", name, str(folder), str(rows)]
    return float(subprocess.run(command, check=True, capture_output=True).stdout)


def one(name: str, folder: Path, rows: int) -> None:
    """Make one document and print the peak memory in MiB."""
    ENGINES[name][0](folder / f"{name}.docx")(data(rows))
    print(peak())


def peak() -> float:
    """Return the peak MiB of this process.

    `getrusage` would give that of the process that started it, too.
    """
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if "VmHWM" in line) / 1024


def compare(sizes: list[int]) -> None:
    """Measure all engines, print one table for each size, and how the aims are met."""
    module, level = fastest()
    print(f"deflate: {module.__name__}, level {level} (docxtpl, python-docx: zlib 6)\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for engine, (_, dialect) in ENGINES.items():
            (folder / f"{engine}.docx").write_bytes(build_template(dialect))
        (folder / "bound.docx").write_bytes(
            (folder / "assistant.word.docx").read_bytes()
        )
        print(
            f"{'rows':>6} {'engine':<22}{'ms':>9}{'x bound':>9}{'docxtpl/':>9}"
            f"{'MiB':>7}{'bytes':>9}"
        )
        print("\n".join([line for rows in sizes for line in report(rows, folder)]))


def report(rows: int, folder: Path) -> list[str]:
    """Print the lines of one size, and return how it meets the aims."""
    values = data(rows)
    renders = {
        name: make(folder / f"{name}.docx") for name, (make, _) in ENGINES.items()
    }
    made = {name: render(values) for name, render in renders.items()}
    for document in made.values():
        verify(document, values)
    assert made["bound"] == made["assistant.word"]  # noqa: S101 - the same bytes
    times = measured(renders, values)
    peaks = {name: memory(name, folder, rows) for name in renders}
    for name, spent in times.items():
        print(
            f"{rows:>6} {name:<22}{spent:>9.2f}{spent / times['bound']:>9.2f}"
            f"{times['docxtpl'] / spent:>9.1f}{peaks[name]:>7.0f}{len(made[name]):>9}"
        )
    print()
    ours = times["assistant.word"]
    return [
        aim(f"{rows} rows, times docxtpl", times["docxtpl"] / ours, at_least=20),
        aim(f"{rows} rows, times the bound", ours / times["bound"], at_most=1.5),
        aim(f"{rows} rows, MiB", peaks["assistant.word"], at_most=60),
    ]


def aim(what: str, found: float, *, at_least: float = 0, at_most: float = inf) -> str:
    """Return a line that says whether an aim is met."""
    verdict = "met" if at_least <= found <= at_most else "MISSED"
    bound = f">= {at_least}" if at_least else f"<= {at_most}"
    return f"aim {bound:>7}: {verdict:<7}{found:>7.2f}  {what}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
    else:
        compare([int(each) for each in sys.argv[1:]] or list(SIZES))
