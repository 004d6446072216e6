"""What the parts of a template know of the document around them."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.word.notes import Notes
from assistant.word.slots import Filters
from assistant.word.styles import Styles
from assistant.word.subdocument import Host


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The filters of the caller, the styles and footnotes of the template."""

    filters: Filters
    styles: Styles
    notes: Notes
    #: The styles of all kinds by kind and lower-case name.
    style_ids: Mapping[tuple[str, str], str]
    styles_part: str
    numbering_part: str
    bookmarks: frozenset[str]

    def host(self, part: str) -> Host:
        """Return what a document needs to know that is taken into `part`."""
        return Host(
            part,
            self.notes,
            self.style_ids,
            self.styles_part,
            self.numbering_part,
            self.bookmarks,
            self.styles.counting,
        )
