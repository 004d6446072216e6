"""Reading back: what stands today in the fields of a document that was generated.

A field is a region whose tag begins with `feld:`. Tracked changes are read as if they
were accepted, and the field says that they are not yet; comments are not read. Whether
somebody edited a field is told by its hash.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from assistant.word.readback_markdown import Lists, markdown
from assistant.word.regions import Site, sites
from assistant.word.update_difference import Content, content, words
from assistant.word.update_digest import REVISIONS, Look, digest, is_revised
from assistant.word.update_file import WordFile
from assistant.word.update_manifest import Entry, read_manifest
from assistant.word.wordml import P, w

_FIELD: Final = "feld:"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its words and tables, the same as Markdown by paragraph, its hash.

    `made` is the hash it had when the document was made; `is_pending` tells that a
    tracked change in it was neither accepted nor rejected.
    """

    title: str
    content: Content
    markdown: tuple[str, ...]
    digest: str
    made: str
    is_pending: bool

    @property
    def is_edited(self) -> bool:
        """Whether it says something else than when it was made."""
        return self.digest != self.made

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        return "\n".join(self.content.paragraphs)


def read_fields(document: bytes) -> dict[str, Field]:
    """Return the fields of a document by name, without `feld:`.

    A field that came out empty, or that somebody deleted, is not among them. Raises
    `TemplateError` where it is no Word file.
    """
    file = WordFile.of(document)
    return dict(_fields(file, read_manifest(file).entries))


def empty_regions(document: bytes) -> tuple[str, ...]:
    """Return the tags of regions that came out empty: nobody can edit them in Word.

    Raises `TemplateError` where it is no Word file.
    """
    entries = read_manifest(WordFile.of(document)).entries
    return tuple(tag for tag, entry in entries.items() if not entry.digest)


def written_beside(document: bytes, fresh: bytes) -> bool:
    """Tell whether a document has paragraphs outside its regions that a new one lacks.

    Raises `TemplateError` where one is no Word file.
    """
    return bool(_beside(document) - _beside(fresh))


def _beside(document: bytes) -> Counter[str]:
    """Return the lines of a document that no region has a part in."""
    file = WordFile.of(document)
    root = file.root(file.main)
    made: list[Element] = []
    for tag, entry in read_manifest(file).entries.items():
        for site in sites(root, tag, inline=entry.inline):
            made += (each for node in site.nodes for each in node.iter(P))
            made += (up for node in site.nodes[:1] for up in node.iterancestors(P))
    regions = set(made)
    lines = (words(each).strip() for each in root.iter(P) if each not in regions)
    return Counter(line for line in lines if line)


def _fields(
    file: WordFile, entries: Mapping[str, Entry]
) -> Iterator[tuple[str, Field]]:
    look, lists = Look(file, file.main), Lists(file)
    for tag, entry in entries.items():
        if not tag.startswith(_FIELD) or not entry.digest:
            continue
        found = [
            (digest(site.nodes, look), site)
            for site in sites(file.root(file.main), tag, inline=entry.inline)
        ]
        if found:
            # Of several places the one nobody touched is the one that was meant.
            said, site = next(
                (each for each in found if each[0] == entry.digest), found[0]
            )
            yield tag.removeprefix(_FIELD), _field(entry, said, site, look, lists)


def _field(entry: Entry, said: str, site: Site, look: Look, lists: Lists) -> Field:
    nodes = () if _is_prompt(site.control) else site.nodes
    return Field(
        entry.title,
        content(nodes, look),
        markdown(nodes, look, lists),
        said,
        entry.digest,
        is_revised(site.nodes) or _is_within_revision(site),
    )


def _is_within_revision(site: Site) -> bool:
    """Tell whether the field as a whole was put in or taken out by a tracked change."""
    return any(
        up.tag in REVISIONS for node in site.nodes[:1] for up in node.iterancestors()
    )


def _is_prompt(control: Element | None) -> bool:
    """Tell whether Word shows its "Klicken Sie hier" because the field is empty."""
    return control is not None and (
        control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
    )
