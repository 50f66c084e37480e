"""The fast path: a well-formed RSS or Atom document without surprises, read by expat alone.

It costs a tenth of the tolerant parser and answers the same, because whatever is not plain (a document type, markup
inside a text element, `xml:base`, a relative or repeated link, an undated item, names in odd capitals) is left to it.
"""

from typing import NamedTuple
from xml.parsers import expat

DEEPEST = 200  # elements inside one another
MOST_ATTRIBUTES = 500  # of one element: the tolerant parser takes quadratic time for them

_ATOM = "http://www.w3.org/2005/Atom "
_RSS1 = "http://purl.org/rss/1.0/ "
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
_DC = "http://purl.org/dc/elements/1.1/ "
_XML = "http://www.w3.org/XML/1998/namespace "

_ROOTS = {"rss": "item", f"{_RDF}RDF": f"{_RSS1}item", f"{_ATOM}feed": f"{_ATOM}entry"}
_SHARED = {
    f"{_DC}date": "updated",
    f"{_DC}language": "language",
    f"{_DC}contributor": "contributor",
    "http://purl.org/rss/1.0/modules/content/ encoded": "content",
    "http://rssnamespace.org/feedburner/ext/1.0 origLink": "original",
}
_RSS = {"title": "title", "link": "link", "description": "summary"}
_FIELDS = {
    "rss": _SHARED | _RSS | {"guid": "guid", "pubDate": "published", "source": "source"},
    f"{_RDF}RDF": _SHARED | {_RSS1 + name: to for name, to in _RSS.items()},
    f"{_ATOM}feed": _SHARED
    | {f"{_ATOM}{name}": name for name in ("title", "summary", "content", "updated", "published")}
    | {f"{_ATOM}id": "guid"},
}
_LOWERED = {root: {name.lower() for name in names} for root, names in _FIELDS.items()}


class TooComplex(Exception):
    """Nested or crowded beyond anything a feed needs."""


class _Unusual(Exception):
    """Not plain enough: the tolerant parser's work."""


class RawFeed(NamedTuple):
    """A feed as it was written: items by field, all texts still with their markup.

    No dataclass: importing `dataclasses` costs every worker 2 MB.
    """

    items: list[dict[str, str]]
    language: str | None = None
    base: str | None = None  # what relative links are relative to
    partial: bool = False


def read_quickly(body: bytes) -> RawFeed | None:
    """The feed, or None if it is not plain. Raises expat.ExpatError (ill-formed) and TooComplex."""
    reader = _Reader()
    try:
        reader.parser.Parse(body, True)
    except (_Unusual, LookupError, ValueError):  # an encoding Python does not know is a LookupError or ValueError
        return None
    # Items of another namespace are not seen here: an empty feed may be one that only the tolerant reader knows.
    return RawFeed(reader.items, reader.language) if reader.items else None


class _Reader:
    """Expat's handlers, and where in the document they are."""

    def __init__(self) -> None:
        self.items: list[dict[str, str]] = []
        self.language: str | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._depth = 0
        self._item: dict[str, str] | None = None
        self._item_depth = 0
        self._field: str | None = None
        self._pieces: list[str] = []

    def _doctype(self, *_: object) -> None:
        raise _Unusual

    def _text(self, text: str) -> None:
        if self._field is not None:
            self._pieces.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST or len(attributes) > MOST_ATTRIBUTES:
            raise TooComplex
        if self._field is not None:  # markup inside a text
            raise _Unusual
        if self._item is not None:
            if self._depth == self._item_depth + 1:
                self._start_field(self._item, name, attributes)
        elif self._depth == 1:
            self._start_root(name, attributes)
        elif name == self._item_name and self._depth <= 3:
            self._item, self._item_depth = {}, self._depth
        elif self._depth == 3 and name in ("language", f"{_DC}language"):
            self._field = "language"
        if f"{_XML}base" in attributes:
            raise _Unusual

    def _start_root(self, name: str, attributes: dict[str, str]) -> None:
        if name not in _ROOTS:
            raise _Unusual
        self._item_name, self._fields, self._lowered = _ROOTS[name], _FIELDS[name], _LOWERED[name]
        self.language = attributes.get(f"{_XML}lang")

    def _start_field(self, item: dict[str, str], name: str, attributes: dict[str, str]) -> None:
        wanted = self._fields.get(name)
        if wanted is not None:
            if wanted in item or attributes.get("type") == "xhtml" or attributes.get("mode") == "base64":
                raise _Unusual
            self._field = wanted
        elif name == f"{_ATOM}link" and attributes.get("rel", "alternate") == "alternate":
            if "link" in item and self._item_name == f"{_ATOM}entry":
                raise _Unusual
            item.setdefault("link", attributes.get("href", ""))
        elif name == f"{_ATOM}source" or name.lower() in self._lowered:
            raise _Unusual

    def _end(self, _name: str) -> None:
        if self._field is not None:
            text = "".join(self._pieces).strip()
            self._pieces.clear()
            if self._item is not None:
                self._item[self._field] = text
            else:
                self.language = text
            self._field = None
        elif self._item is not None and self._depth == self._item_depth:
            self._end_item(self._item)
            self._item = None
        self._depth -= 1

    def _end_item(self, item: dict[str, str]) -> None:
        dated = item.get("published") or item.get("updated")
        if not (item.get("title") and dated and item.get("link", "").startswith(("http://", "https://"))):
            raise _Unusual
        self.items.append(item)
