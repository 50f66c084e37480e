"""Bytes to items: every format, every repair, and two readers that agree."""

import contextlib
import json
import socket
from pathlib import Path
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.parser import MOST_CHARS, MOST_ITEMS, Parsed, Row, parse
from adapters.feeds.quick import RawFeed, TooComplex, read_quickly
from adapters.feeds.tolerant import read_tolerantly
from tests.adapters.feeds.feed_server import rss

URL = "https://news.example/feeds/rss.xml"
CAPTURED = Path(__file__).parents[3].parent / "shared" / "data" / "feeds" / "2025-02-10"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
DATE = "<pubDate>Sun, 12 May 2024 18:00:00 +0200</pubDate>"


def channel(items: str, head: str = HEAD, attributes: str = 'version="2.0"') -> bytes:
    text = f"{head}<rss {attributes}><channel><title>T</title><link>https://news.example/</link>{items}</channel></rss>"
    return text.encode()


def item(title: str = "A title", link: str = "https://news.example/1", rest: str = DATE) -> str:
    return f"<item><title>{title}</title><link>{link}</link>{rest}</item>"


def rows(body: bytes) -> list[Row]:
    parsed = parse(body, URL)
    assert parsed["problem"] is None
    return parsed["rows"]


def titles(body: bytes) -> list[str]:
    return [row[0] for row in rows(body)]


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr-FR"><title>T</title><entry><title>Un</title>
<link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/><id>urn:1</id>
<published>2024-05-12T16:00:00Z</published><updated>2024-05-12T17:00:00Z</updated>
<summary type="html">&lt;p&gt;Chapo&lt;/p&gt;</summary>
<content type="html">&lt;p&gt;Corps&lt;/p&gt;</content></entry></feed>"""
AT_16, AT_17 = 1715529600.0, 1715533200.0


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            channel(item(rest=DATE + '<guid isPermaLink="false">g</guid><description>D</description>')),
            ("A title", "D", "", "https://news.example/1", "g", AT_16, None, None, None),
            id="rss-2.0",
        ),
        pytest.param(ATOM.encode(), ("Un", "Chapo", "Corps", "https://a.example/1", "urn:1", AT_16, AT_17, None, None),
                     id="atom-1.0"),
        pytest.param(
            b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title>E</title>'
            b'<link rel="alternate" type="text/html" href="https://a.example/1"/><id>urn:1</id>'
            b"<issued>2024-05-12T16:00:00Z</issued></entry></feed>",
            ("E", "", "", "https://a.example/1", "urn:1", AT_16, None, None, None), id="atom-0.3",
        ),
        pytest.param(
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
            b'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title></channel>'
            b'<item rdf:about="https://a.example/1"><title>E</title><link>https://a.example/1</link>'
            b"<dc:date>2024-05-12T16:00:00Z</dc:date></item></rdf:RDF>",
            ("E", "", "", "https://a.example/1", None, None, AT_16, None, None), id="rss-1.0",
        ),
        pytest.param(
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            b'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel>'
            b"<item><title>E</title><link>https://a.example/1</link></item></rdf:RDF>",
            ("E", "", "", "https://a.example/1", None, None, None, None, None), id="rss-0.9-without-dates",
        ),
        pytest.param(
            channel(item(rest=""), attributes='version="0.92"'),
            ("A title", "", "", "https://news.example/1", None, None, None, None, None), id="rss-0.92",
        ),
        pytest.param(
            json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "fr",
                        "items": [{"id": 7, "title": "E", "url": "https://a.example/1", "content_html": "<p>C</p>",
                                   "summary": "S", "date_published": "2024-05-12T18:00:00+02:00"}, "?"]}).encode(),
            ("E", "S", "C", "https://a.example/1", "7", AT_16, None, None, None), id="json-feed",
        ),
    ],
)  # fmt: skip
def test_every_format_is_read(body: bytes, expected: Row) -> None:
    (row,) = rows(body)
    assert tuple(row) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(channel(item("R&D & IA")), "R&D & IA", id="bare-ampersands"),
        pytest.param(channel(item("AT&T")), "AT&T", id="an-ampersand-inside-a-name"),
        pytest.param(channel(item("<![CDATA[R&D & IA]]>")), "R&D & IA", id="cdata-needs-no-repair"),
        pytest.param(channel(item("L&rsquo;&Eacute;lys&eacute;e R&D")), "L’Élysée R&D", id="undefined-entities"),
        pytest.param(channel(item("a&#0;b&#x1F;c&#xD800;d & e")), "abcd & e", id="impossible-characters"),
        pytest.param(channel(item("a\x00b")), "ab", id="nul"),
        pytest.param(channel(item("Élysée")).decode().encode("cp1252"), "Élysée", id="cp1252-declared-utf-8"),
        pytest.param(
            channel(item("1 € à l’Élysée"), head='<?xml version="1.0" encoding="windows-1252"?>')
            .decode().encode("cp1252"),
            "1 € à l’Élysée", id="windows-1252",
        ),
        pytest.param(
            channel(item("1 €"), head='<?xml version="1.0" encoding="iso-8859-15"?>').decode().encode("iso-8859-15"),
            "1 €", id="iso-8859-15",
        ),
        pytest.param(
            channel(item("Élysée"), head='<?xml version="1.0" encoding="utf-16"?>').decode().encode("utf-16"),
            "Élysée", id="utf-16",
        ),
        pytest.param(b"\xef\xbb\xbf\n\n" + channel(item("Élysée")), "Élysée", id="bom-and-blank-lines"),
        pytest.param(b"<br />\n<b>Warning</b>: x in /a.php\n" + channel(item("é")), "é", id="a-php-warning-before"),
        pytest.param(b"<!-- cached -->\n" + channel(item("é")), "é", id="a-comment-before"),
        pytest.param(channel("<foo:bar>x</foo:bar>" + item("é")), "é", id="unbound-prefix"),
        pytest.param(channel(item("é"), attributes='version="2.0" xmlns="http://bogus.example/"'), "é", id="bogus-ns"),
        pytest.param(ATOM.replace("<title>Un</title>", '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
                                  "IA <b>1,2 Md</b></div></title>").encode(), "IA 1,2 Md", id="xhtml-title"),
    ],
)  # fmt: skip
def test_titles_survive_what_feeds_do_to_them(body: bytes, expected: str) -> None:
    assert titles(body) == [expected]


@pytest.mark.parametrize(
    ("body", "link"),
    [
        pytest.param(channel(item(link="/a/b.html")), "https://news.example/a/b.html", id="relative-to-the-site"),
        pytest.param(channel(item(link="https://a.example/?a=1&b=2")), "https://a.example/?a=1&b=2", id="bare-query"),
        pytest.param(channel(item(link="https://a.example/?a=1&copy=2")), "https://a.example/?a=1&copy=2",
                     id="a-query-that-looks-like-an-entity"),
        pytest.param(channel(item(link="javascript:alert(1)")), None, id="script"),
        pytest.param(channel(item(link="data:text/html,x")), None, id="data"),
        pytest.param(channel(item(link="https://a.example/" + "x" * 10_000)), None, id="ten-kilobytes"),
        pytest.param(channel("<item><title>A</title><guid>https://a.example/g</guid></item>"), "https://a.example/g",
                     id="a-permanent-guid-is-the-link"),
        pytest.param(channel('<item><title>A</title><guid isPermaLink="false">https://a.example/g</guid></item>'), None,
                     id="another-guid-is-not"),
        pytest.param(
            ATOM.replace("<entry>", '<entry xml:base="https://base.example/dir/">')
            .replace('href="https://a.example/1"', 'href="page.html"').encode(),
            "https://base.example/dir/page.html", id="xml-base",
        ),
        pytest.param(
            channel(item(rest='<o:origLink xmlns:o="http://rssnamespace.org/feedburner/ext/1.0">https://o.example/1'
                              f"</o:origLink>{DATE}")),
            "https://o.example/1", id="the-address-behind-a-proxy",
        ),
    ],
)  # fmt: skip
def test_links_are_absolute_and_harmless(body: bytes, link: str | None) -> None:
    assert rows(body)[0][3] == link


RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    "<channel><title>T</title></channel>"
    + "".join(f"<item><title>{t}</title><link>https://a.example/{t}</link></item>" for t in ("One", "Two", "Three"))
    + "</rdf:RDF>"
)
ENTRY = ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")]


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        pytest.param(rss("One", "Two", "Three")[:-80], ["One", "Two"], id="rss"),
        pytest.param(RDF.encode()[:-30], ["One", "Two"], id="rdf-whose-channel-ends-early"),
        pytest.param(ATOM.replace("</feed>", ENTRY).encode()[:-30], ["Un"], id="atom"),
        pytest.param(rss("One")[:-80], [], id="not-one-item-complete"),
    ],
)
def test_a_truncated_document_keeps_its_complete_items(body: bytes, kept: list[str]) -> None:
    parsed = parse(body, URL)
    assert [row[0] for row in parsed["rows"] if row[3]] == kept
    assert parsed["partial"]


def test_a_complete_document_is_not_partial_even_if_ill_formed() -> None:
    assert not parse(channel(item("R&D")), URL)["partial"]


class TestDocumentTypes:
    LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )

    @pytest.mark.parametrize(
        "doctype",
        [
            pytest.param('<!DOCTYPE l [<!ENTITY i SYSTEM "file:///etc/hostname">]>', id="a-file"),
            pytest.param('<!DOCTYPE l [<!ENTITY i SYSTEM "http://127.0.0.1:9/">]>', id="an-address"),
            pytest.param('<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY i "y">]>', id="external-dtd"),
            pytest.param(f"{LAUGHS}]>", id="billion-laughs"),
            pytest.param('<!DOCTYPE l [<!ENTITY i "' + "x" * 100_000 + '">]>', id="quadratic"),
        ],
    )
    def test_nothing_is_opened_or_expanded(self, doctype: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("a connection was made")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        body = channel(item("A &i; title") + item("&i;" * 1000), head=HEAD + doctype)
        assert titles(body) == ["A &i; title", ("&i;" * 1000)[: MOST_CHARS["title"] - 1] + "…"]


class TestLimits:
    def test_fields_are_cut_and_a_long_guid_still_names_one_item(self) -> None:
        guids = [f"<guid>{'g' * 1_000_000}{n}</guid>{DATE}" for n in "12"]
        first, second = rows(channel(item("t" * 5_000_000, rest=guids[0]) + item(rest=guids[1])))
        assert len(first[0]) == MOST_CHARS["title"]
        assert first[4] != second[4]
        assert len(str(first[4])) < 100

    @pytest.mark.parametrize("oldest_first", [True, False])
    @pytest.mark.parametrize("flaw", ["", "R&D"], ids=["well-formed", "ill-formed"])
    def test_of_a_list_without_end_the_newest_are_kept(self, oldest_first: bool, flaw: str) -> None:
        days = [f"2024-{1 + n // 28 % 12:02}-{1 + n % 28:02}" for n in range(2000)]
        dates = sorted(days) if oldest_first else sorted(days, reverse=True)
        body = channel("".join(item(f"{n} {flaw}", rest=f"<pubDate>{d}</pubDate>") for n, d in enumerate(dates)))
        kept = titles(body)
        assert len(kept) == MOST_ITEMS
        newest = range(1500, 2000) if oldest_first else range(500)
        assert {title.split()[0] for title in kept} == {str(n) for n in newest}

    def test_an_element_with_thousands_of_attributes_is_refused(self) -> None:
        crowd = " ".join(f'a{n}="x"' for n in range(50_000))
        for body in (channel(f"<x {crowd}/>" + item()), channel(item("R&D") + f"<x {crowd}/>")):
            assert parse(body, URL)["problem"] == "unparsable"

    def test_endless_nesting_is_refused(self) -> None:
        with pytest.raises(TooComplex):
            read_quickly(channel("<x>" * 50_000 + "</x>" * 50_000))


@pytest.mark.timeout(60)  # scanned again from every start, each of these would take minutes
@pytest.mark.parametrize("start", [b"<![CDATA[", b"<media:text>", b"<!--", b"&lt;a "])
def test_what_is_opened_and_never_closed_is_scanned_once(start: bytes) -> None:
    body = channel(item("R&D")) + start * (2_000_000 // len(start))
    assert parse(body, URL)["problem"] is None


@pytest.mark.parametrize("body", [b"", b"OK", b"\x00\x01\x02", b'{"a": 1}', b"[]", b"<html></html>", b"{" * 100_000])
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    assert parse(body, URL)["problem"] == "not_a_feed"


def test_the_language_is_the_feed_s_or_the_item_s_own() -> None:
    assert parse(ATOM.encode(), URL)["language"] == "fr"
    spoken = '<dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">en-GB</dc:language>'
    assert rows(channel(item(rest=DATE + spoken)))[0][8] == "en"


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param('<source url="https://b.example/rss">Le Courrier</source>', id="rss-source"),
        pytest.param(
            '<dc:contributor xmlns:dc="http://purl.org/dc/elements/1.1/">Le Courrier</dc:contributor>', id="dc"
        ),
    ],
)
def test_the_issuer_is_kept_where_the_feed_names_one(rest: str) -> None:
    assert rows(channel(item(rest=DATE + rest)))[0][7] == "Le Courrier"


PLAIN = [
    pytest.param(channel(item() + item("B &amp; &lt;b&gt;C&lt;/b&gt;", "https://news.example/2")), id="rss"),
    pytest.param(ATOM.encode(), id="atom"),
    pytest.param(channel(item(rest=DATE + "<description><![CDATA[<p>D &eacute;</p>]]></description>")), id="cdata"),
    pytest.param(channel("<language>fr-FR</language>" + item(rest=DATE + "<guid>urn:u</guid>")), id="guid"),
    pytest.param(
        channel(
            item(rest=DATE + '<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;B</c:encoded>'
                 '<m:group xmlns:m="http://search.yahoo.com/mrss/"><m:title>no</m:title></m:group>')
        ),
        id="content-and-media",
    ),
]  # fmt: skip


def as_rows(raw: RawFeed | None) -> tuple[list[Row], str | None]:
    from adapters.feeds.parser import _language, _row

    assert raw is not None
    return [_row(one, raw.base or URL) for one in raw.items], _language(raw.language)


@pytest.mark.parametrize("body", PLAIN)
def test_the_quick_and_the_tolerant_reader_agree(body: bytes) -> None:
    assert as_rows(read_quickly(body)) == as_rows(read_tolerantly(body, well_formed=True))


@pytest.mark.skipif(not CAPTURED.exists(), reason="the captured feeds are not in ../shared")
def test_they_agree_on_every_captured_feed() -> None:
    quick = 0
    for path in CAPTURED.iterdir():
        body = path.read_bytes()
        try:
            raw = read_quickly(body)
        except expat.ExpatError:
            continue
        if raw is not None:
            quick += 1
            assert as_rows(raw) == as_rows(read_tolerantly(body, well_formed=True)), path.name
    assert quick >= 60  # the point of having two


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(channel(item(), head=HEAD + "<!DOCTYPE rss>"), id="document-type"),
        pytest.param(channel(item("a <b>c</b>")), id="markup-in-a-text"),
        pytest.param(channel(item(link="/relative")), id="relative-link"),
        pytest.param(channel(item(rest="")), id="undated"),
        pytest.param(channel(item() + item("")), id="untitled"),
        pytest.param(channel(item(rest=DATE + "<link>https://b.example/</link>")), id="two-links"),
        pytest.param(channel(item(rest=DATE.replace("pubDate", "PubDate"))), id="odd-capitals"),
        pytest.param(ATOM.replace("<entry>", '<entry xml:base="https://b.example/">').encode(), id="xml-base"),
        pytest.param(b"<html/>", id="another-root"),
        pytest.param(channel(""), id="empty"),
    ],
)
def test_what_is_not_plain_is_left_to_the_tolerant_reader(body: bytes) -> None:
    assert read_quickly(body) is None


@given(st.binary(max_size=300))
def test_no_bytes_make_the_quick_reader_misbehave(tail: bytes) -> None:
    for body in (tail, HEAD.encode() + b"<rss><channel><item><title>" + tail):
        with contextlib.suppress(expat.ExpatError, TooComplex):
            read_quickly(body)


def test_an_answer_is_plain_json() -> None:
    parsed: Parsed = json.loads(json.dumps(parse(ATOM.encode(), URL)))
    assert parsed["rows"][0][0] == "Un"
