"""Where a region stands in a document today, and where somebody copied it to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.word.regions import (
    Site,
    content_of,
    controls,
    is_inline,
    sites,
    tag_of,
)
from assistant.word.update_digest import Look, digest
from assistant.word.update_file import WordFile
from assistant.word.update_manifest import Entry
from assistant.word.wordml import SDT


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A site, the part it lies in, and what it says now."""

    part: str
    site: Site
    digest: str


def find(document: WordFile, entry: Entry) -> list[Found]:
    """Return the places where a region may stand, the likeliest first."""
    return [
        Found(part, site, digest(site.nodes, Look(document, part)))
        for part in document.stories
        for site in _sites(document, part, entry)
    ]


def _sites(document: WordFile, part: str, entry: Entry) -> Iterator[Site]:
    root = document.root(part)
    likely = list(sites(root, entry.tag, inline=entry.inline))
    yield from likely
    known = {site.control for site in likely}
    for control in controls(root):
        is_kin = tag_of(control) == entry.tag and is_inline(control) is entry.inline
        if is_kin and control not in known:
            yield Site(tuple(content_of(control)), control)


def chosen(found: Sequence[Found], stored: str, fresh: str) -> Found | None:
    """Return the site that is as it was made, else one that is up to date, else one."""
    by_digest = {each.digest: each for each in reversed(found)}
    first = found[0] if found else None
    return by_digest.get(stored) or by_digest.get(fresh) or first


def copies_of(present: Found, found: Sequence[Found]) -> list[Found]:
    """Return the other controls of a region: somebody copied it in Word.

    Where it has lost its own control, the others may be what is left of that.
    """
    control = present.site.control
    if control is None:
        return []
    kin = {control, *control.iterancestors(), *control.iter(SDT)}
    others = (each for each in found if each.site.control is not None)
    return [each for each in others if each.site.control not in kin]
