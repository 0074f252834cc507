"""A collection of odd and hostile files, with what must come of each."""

import gzip
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.odd.pdfs import locked, pdf, scan, stream, write
from tests.odd.words import W, box, docx, paragraph, table, zipped


@dataclass(frozen=True)
class Odd:
    """A file: what its text holds and what it may not, or words of the sentence that refuses it.

    `told` are words of a note on a file that is read all the same.
    """

    path: str
    data: bytes
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    refused: str = ""
    told: str = ""


def collection() -> list[Odd]:
    """Everything that is a file; links and pipes are made by `place`."""
    return [*_pdfs(), *_words(), *_pages(), *_texts(), *_headers(), *_others(), *_names()]


_CLAUSE = "You must not scrape MARKER-{} without prior written consent."


def _pdfs() -> Iterator[Odd]:
    long = [f"{n}. Clause\n{_CLAUSE.format(f'P{n}')}" for n in range(1, 8)]
    yield Odd("platform-terms/sound.pdf", pdf(long), tuple(f"MARKER-P{n}" for n in range(1, 8)))
    yield Odd(
        "platform-terms/plain-streams.pdf",
        pdf(["Held in MARKER-RAW."], deflate=False),
        ("MARKER-RAW",),
    )
    running = [f"Example Terms\nText MARKER-R{n}.\nPage {n} of 3" for n in (1, 2, 3)]
    yield Odd(
        "platform-terms/running.pdf",
        pdf(running),
        ("MARKER-R1", "MARKER-R3", "Example Terms"),
        ("Page 2", "R1.\n\nExample"),
    )
    yield Odd(
        "platform-terms/hyphens.pdf",
        pdf(["For non-\ncommercial and exam-\nple MARKER-HYPH use."]),
        ("non-commercial", "example MARKER-HYPH"),
    )
    yield Odd(
        "platform-terms/bookmarks.pdf",
        pdf(["Fees\nMARKER-FEE is due."], bookmarks=[("Fees", 0)]),
        ("# Fees", "MARKER-FEE"),
    )
    yield Odd("platform-terms/password.pdf", locked(), refused="password")
    yield Odd("platform-terms/owner-only.pdf", locked(""), ("Behind a lock.",))
    yield Odd("platform-terms/scan.pdf", scan(), refused="its only page holds no text")
    yield Odd("platform-terms/scan-of-many.pdf", scan(9), refused="9 pages hold no text")
    mixed = pdf(["MARKER-MIX on page one.", ""])
    yield Odd("platform-terms/half-scan.pdf", mixed, ("MARKER-MIX",), told="no text on page 2,")
    whole = pdf([f"MARKER-T{n}" for n in range(3)], deflate=False)
    yield Odd("platform-terms/cut.pdf", whole[:-7], ("MARKER-T0",), told="breaks off")
    yield Odd("platform-terms/cut-in-a-page.pdf", whole[: len(whole) - 300], refused="damaged PDF")
    yield Odd("platform-terms/cut-early.pdf", whole[:40], refused="damaged PDF")
    yield Odd("platform-terms/only-a-header.pdf", b"%PDF-1.7\n", refused="damaged PDF")
    yield Odd(
        "platform-terms/broken-table.pdf",
        whole.replace(b"startxref\n", b"startxref\n99"),
        ("MARKER-T1",),
    )
    yield Odd("platform-terms/no-table.pdf", whole.replace(b"xref\n0", b"xxxx\n0"), ("MARKER-T2",))
    yield Odd(
        "platform-terms/junk-before.pdf", b"\n\njunk\n" + pdf(["MARKER-JUNK"]), ("MARKER-JUNK",)
    )
    yield Odd("platform-terms/bomb.pdf", _pdf_bomb(), refused="bombs")
    yield Odd("platform-terms/many-filters.pdf", _many_filters(), refused="it ")
    yield Odd("platform-terms/pages-in-a-ring.pdf", _ring(), refused="PDF")
    yield Odd(
        "platform-terms/no-pages.pdf",
        write(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]),
        refused="PDF",
    )
    yield Odd(
        "platform-terms/claims-a-million-pages.pdf",
        pdf(["MARKER-MILLION"]).replace(b"/Count 1 ", b"/Count 1000000 "),
        ("MARKER-MILLION",),
    )
    yield Odd("platform-terms/form-in-itself.pdf", _form_in_itself(), ("MARKER-FORM",))
    yield Odd(
        "platform-terms/bad-stream.pdf",
        stream(b"not packed", " /Filter /FlateDecode"),
        refused="it",
    )
    yield Odd("platform-terms/endless-operands.pdf", stream(b"[" * 200_000), refused="it")
    yield Odd(
        "platform-terms/script.pdf",
        pdf(["MARKER-JS"]).replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
        ),
        ("MARKER-JS",),
        ("app.alert",),
    )
    yield Odd(
        "platform-terms/many-pages.pdf",
        pdf([f"Page text {n}" for n in range(300)] + ["MARKER-LAST"]),
        ("MARKER-LAST",),
    )


def _pdf_bomb() -> bytes:
    packed = zlib.compress(b"BT (x) Tj ET " * 8_000_000, 9)
    return stream(packed, " /Filter /FlateDecode")


def _many_filters() -> bytes:
    body = b"BT /F1 9 Tf (MARKER-FILTERS) Tj ET"
    for _ in range(40):
        body = zlib.compress(body)
    return stream(body, f" /Filter [{' /FlateDecode' * 40}]")


def _ring() -> bytes:
    return write([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
    ])  # fmt: skip


def _form_in_itself() -> bytes:
    body = "/X Do BT /F1 9 Tf (inner) Tj ET"
    return write([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Length 45 >>\nstream\nBT /F1 9 Tf 50 700 Td (MARKER-FORM) Tj ET /X Do\nendstream",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> >>",
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {len(body)}"
        f" /Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> >>\nstream\n{body}\nendstream",
    ])  # fmt: skip


def _words() -> Iterator[Odd]:
    heading = paragraph("Uses", '<w:pStyle w:val="H2"/>')
    items = "".join(
        paragraph(
            f"item MARKER-N{n}", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        )
        for n, depth in enumerate((0, 1, 1, 0))
    )
    yield Odd(
        "internal-policies/sound.docx",
        docx(heading + paragraph("MARKER-D1.") + items),
        ("## Uses", "MARKER-D1.", "1. item MARKER-N0", "(b) item MARKER-N2", "2. item MARKER-N3"),
    )
    yield Odd(
        "internal-policies/table.docx",
        docx(table(("Use", "Allowed"), ("train", "MARKER-CELL"))),
        ("| train | MARKER-CELL |",),
    )
    inner = f"<w:tbl><w:tr><w:tc>{table(('MARKER-INNER',))}{paragraph('')}</w:tc></w:tr></w:tbl>"
    yield Odd("internal-policies/table-in-table.docx", docx(inner), ("MARKER-INNER",))
    yield Odd(
        "internal-policies/box.docx",
        docx(paragraph("Before.") + box("MARKER-BOX")),
        ("MARKER-BOX",),
    )
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">May not </w:t></w:r>'
        '<w:ins w:id="1" w:author="A"><w:r><w:t>MARKER-INS</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>MARKER-DEL</w:delText></w:r></w:del></w:p>'
        '<w:p><w:moveFrom w:id="3"><w:r><w:t>MARKER-FROM</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4"><w:r><w:t>MARKER-TO</w:t></w:r></w:moveTo></w:p>'
    )
    yield Odd(
        "internal-policies/changes.docx",
        docx(changed),
        ("May not MARKER-INS", "MARKER-TO"),
        ("MARKER-DEL", "MARKER-FROM"),
        told="2 insertions and 2 deletions",
    )
    hidden = (
        paragraph("MARKER-SEEN")
        + paragraph("MARKER-GHOST", run="<w:vanish/>")
        + paragraph("MARKER-STYLED", run='<w:rStyle w:val="Ghost"/>')
        + paragraph("MARKER-NOT-HIDDEN", run='<w:vanish w:val="0"/>')
    )
    yield Odd(
        "internal-policies/hidden.docx",
        docx(hidden),
        ("MARKER-SEEN", "MARKER-NOT-HIDDEN"),
        ("MARKER-GHOST", "MARKER-STYLED"),
    )
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("MARKER-NOTE")}</w:footnote></w:footnotes>'
    referring = '<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    yield Odd(
        "internal-policies/footnote.docx",
        docx(referring, {"word/footnotes.xml": notes}),
        ("Text[1]", "[1] MARKER-NOTE"),
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('MARKER-SDT')}</w:sdtContent></w:sdt>"
    yield Odd("internal-policies/control.docx", docx(control), ("MARKER-SDT",))
    header = f'<w:hdr xmlns:w="{W}">{paragraph("MARKER-HDR")}</w:hdr>'
    yield Odd(
        "internal-policies/page-header.docx",
        docx(paragraph("Body."), {"word/header1.xml": header}),
        ("MARKER-HDR",),
    )
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="1">{paragraph("MARKER-COMMENT")}</w:comment></w:comments>'
    yield Odd(
        "internal-policies/comment.docx",
        docx(paragraph("Body."), {"word/comments.xml": comments}),
        ("Body.",),
        ("MARKER-COMMENT",),
        told="1 comments are not read",
    )
    yield Odd(
        "internal-policies/rtl.docx",
        docx(paragraph("אסור להוריד סרטונים MARKER-HEB", "<w:bidi/>")),
        ("אסור להוריד סרטונים MARKER-HEB",),
    )
    yield Odd(
        "internal-policies/pictures-only.docx",
        docx(paragraph(""), {"word/media/image1.png": b"\x89PNG"}),
        refused="pictures and no text",
    )
    yield Odd("internal-policies/nothing.docx", docx(paragraph("")), refused="no text in it")
    entities = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield Odd(
        "internal-policies/xxe.docx",
        docx(
            "",
            {
                "word/document.xml": f'<?xml version="1.0"?>{entities}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
            },
        ),
        refused="entities",
    )
    laughs = (
        "<!DOCTYPE d [<!ENTITY a 'ha'>"
        + "".join(
            f"<!ENTITY {b} '&{a};&{a};&{a};&{a};'>"
            for a, b in zip("abcdefghi", "bcdefghij", strict=True)
        )
        + "]>"
    )
    yield Odd(
        "internal-policies/laughs.docx",
        docx(
            "",
            {
                "word/document.xml": f'{laughs}<w:document xmlns:w="{W}"><w:body>&j;</w:body></w:document>'
            },
        ),
        refused="entities",
    )
    yield Odd(
        "internal-policies/bomb.docx",
        docx(paragraph("x"), {"word/document.xml": b"<w:document>" + b" " * 150_000_000}),
        refused="bombs",
    )
    yield Odd("internal-policies/lying-sizes.docx", _lying(), refused="Word")
    yield Odd("internal-policies/cut.docx", docx(paragraph("MARKER"))[:200], refused="damaged")
    yield Odd(
        "internal-policies/broken-xml.docx",
        docx("", {"word/document.xml": "<w:document"}),
        refused="damaged Word",
    )
    yield Odd(
        "internal-policies/no-body.docx",
        docx("", {"word/document.xml": f'<w:document xmlns:w="{W}"/>'}),
        refused="damaged Word",
    )
    deep = docx(
        "<w:sdt><w:sdtContent>" * 3000 + paragraph("MARKER") + "</w:sdtContent></w:sdt>" * 3000
    )
    yield Odd("internal-policies/deep.docx", deep, refused="nested too deeply")
    yield Odd("internal-policies/wide-memory.docx", docx("<w:p/>" * 4_000_000), refused="it ")
    yield Odd(
        "internal-policies/office-password.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        refused="password",
    )


def _lying() -> bytes:
    """An archive that states another size than it unfolds to."""
    data = bytearray(docx(paragraph("MARKER-LIE " * 2000)))
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def _page(body: str, title: str = "Terms", lang: str = "en") -> bytes:
    return f"<!doctype html><html lang='{lang}'><head><title>{title}</title></head><body>{body}</body></html>".encode()


def _pages() -> Iterator[Odd]:
    sound = (
        "<nav>Home MARKER-NAV</nav><main><h2 id='uses'>2. Uses</h2><p>You must not scrape <b>MARKER-H1</b>.</p>"
        "<ol><li>first MARKER-LI</li><li><p>second</p></li></ol><table><tr><td>use</td><td>MARKER-TD</td></tr></table>"
        "<script>MARKER-SCRIPT</script><p style='display:none'>MARKER-NONE</p><!-- MARKER-NOTE --></main>"
    )
    yield Odd(
        "platform-terms/sound.html",
        _page(sound),
        (
            "## 2. Uses {#uses}",
            "scrape MARKER-H1.",
            "1. first MARKER-LI",
            "2. second",
            "| use | MARKER-TD |",
        ),
        ("MARKER-NAV", "MARKER-SCRIPT", "MARKER-NONE", "MARKER-NOTE"),
    )
    login = _page(
        "<form><h1>Sign in</h1><input name=u><input type=password><a>Forgot?</a></form>", "Sign in"
    )
    yield Odd("platform-terms/login.html", login, refused="a login page")
    yield Odd("platform-terms/login.pdf", login, refused="a login page")
    yield Odd("platform-terms/login.md", login, refused="a login page")
    yield Odd(
        "platform-terms/robot.html",
        _page("<p>Please verify you are human.</p>", "Just a moment..."),
        refused="wants a person",
    )
    yield Odd(
        "platform-terms/not-found.html",
        _page("<h1>404</h1><p>Not found</p>", "404 Not Found"),
        refused="an error page",
    )
    yield Odd(
        "platform-terms/app.html",
        _page("<div id=root></div><script>draw()</script>"),
        refused="without text",
    )
    yield Odd(
        "platform-terms/no-markup.html",
        b"Just words MARKER-BARE, no element.",
        ("MARKER-BARE",),
        told="its content is text",
    )
    yield Odd(
        "platform-terms/tag-soup.html",
        _page("<p>one<div><b>MARKER-SOUP</p></i></table><li>two"),
        ("MARKER-SOUP", "two"),
    )
    yield Odd("platform-terms/deep.html", _page("<div>" * 60_000 + "MARKER-DEEP"), refused="it")
    yield Odd(
        "platform-terms/page.pdf",
        _page(f"<p>{_CLAUSE.format('LIE')}</p>"),
        ("MARKER-LIE",),
        told="its content is HTML",
    )
    yield Odd(
        "platform-terms/entity.xhtml",
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>MARKER-X &x;</p></body></html>',
        ("MARKER-X",),
        ("root:",),
    )
    cyrillic = "<html><head><meta charset='windows-1251'></head><body><p>Запрещено скачивать MARKER-CYR</p></body></html>"
    yield Odd(
        "platform-terms/declared.html",
        cyrillic.encode("cp1251"),
        ("Запрещено скачивать MARKER-CYR",),
    )
    shift = "<html><head><meta charset='shift_jis'></head><body><p>動画の無断転載を禁じます MARKER-JP</p></body></html>"
    yield Odd(
        "platform-terms/shift-jis.html",
        shift.encode("shift_jis"),
        ("動画の無断転載を禁じます MARKER-JP",),
    )
    yield Odd(
        "platform-terms/arabic.html",
        _page("<p dir=rtl>لا يجوز تنزيل مقاطع الفيديو MARKER-AR</p>", lang="ar"),
        ("لا يجوز تنزيل مقاطع الفيديو MARKER-AR",),
    )
    lay = "<table><tr><td><table><tr><td><p>MARKER-LAY</p></td></tr></table></td></tr></table>"
    yield Odd("platform-terms/laid-out.html", _page(lay), ("MARKER-LAY",))


def _texts() -> Iterator[Odd]:
    german = "Nutzungsbedingungen: Das Herunterladen für Trainingszwecke ist unzulässig, außer mit Zustimmung. MARKER-{}"
    yield Odd(
        "licence-texts/bom.txt", b"\xef\xbb\xbf" + german.format("BOM").encode(), ("MARKER-BOM",)
    )
    yield Odd(
        "licence-texts/utf16.txt",
        german.format("U16").encode("utf-16"),
        ("für Trainingszwecke", "MARKER-U16"),
    )
    yield Odd(
        "licence-texts/utf16be-no-mark.txt",
        german.format("U16BE").encode("utf-16-be"),
        ("für Trainingszwecke", "MARKER-U16BE"),
    )
    yield Odd(
        "licence-texts/utf32.txt",
        german.format("U32").encode("utf-32"),
        ("für Trainingszwecke", "MARKER-U32"),
    )
    yield Odd(
        "licence-texts/latin.txt",
        german.format("L1").encode("cp1252"),
        ("für Trainingszwecke", "MARKER-L1"),
        told="which is a guess",
    )
    russian = (
        "Запрещается скачивать материалы без письменного согласия правообладателя. MARKER-KOI "
    )
    yield Odd(
        "licence-texts/koi8.txt",
        (russian * 5).encode("koi8_r"),
        ("MARKER-KOI",),
        told="which is a guess",
    )
    yield Odd(
        "licence-texts/jis.txt",
        "無断で複製することを禁じます。MARKER-JIS".encode("iso2022_jp"),
        ("無断で複製", "MARKER-JIS"),
    )
    yield Odd("licence-texts/nul.txt", b"You must\0 not MARKER-NUL.", ("You must not MARKER-NUL.",))
    yield Odd(
        "licence-texts/controls.txt",
        b"Plain \x1b[31mMARKER-RED\x1b[0m text.",
        ("MARKER-RED",),
        ("\x1b",),
    )
    yield Odd(
        "licence-texts/surrogate.txt",
        b"Half \xed\xa0\x80 of MARKER-SUR.",
        ("MARKER-SUR",),
        told="1 of its characters",
    )
    yield Odd(
        "licence-texts/invisible.pdf",
        _page("<p>No\u200bscraping \u202eMARKER-INV\u202c.</p>"),
        ("Noscraping MARKER-INV.",),
        ("\u200b", "\u202e"),
    )
    yield Odd("licence-texts/random.txt", os.urandom(4000), refused="it ")
    yield Odd("licence-texts/empty.txt", b"", refused="no text")
    yield Odd("licence-texts/empty.pdf", b"", refused="empty")
    yield Odd("licence-texts/blank.txt", b" \r\n\t\r\n", refused="no text")
    yield Odd("licence-texts/zeros.pdf", bytes(5000), refused="empty")
    yield Odd(
        "licence-texts/huge.txt", b"a line of text\n" * 1_500_000, refused="larger than 20 MB"
    )
    yield Odd("licence-texts/one-line.txt", b"word " * 400_000 + b"MARKER-LONG", ("MARKER-LONG",))
    yield Odd("licence-texts/mac.txt", b"one\rtwo MARKER-MAC\rthree", ("two MARKER-MAC\n",))
    yield Odd("licence-texts/LICENCE", b"You may copy MARKER-NOEND.", ("MARKER-NOEND",))


def _headers() -> Iterator[Odd]:
    yield Odd(
        "rulings/tags.md",
        b"---\nid: !!python/object/apply:os.system ['true']\n---\ntext",
        refused="not YAML",
    )
    yield Odd(
        "rulings/deep.md",
        b"---\nid: " + b"[" * 50_000 + b"\n---\ntext",
        refused="nested too deeply",
    )
    yield Odd(
        "rulings/deep-list.md",
        b"---\nid: x\naliases:\n  " + b"- " * 50_000 + b"x\n---\ntext",
        refused="nested too deeply",
    )
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    yield Odd("rulings/laughs.md", f"---\n{laughs}---\ntext".encode(), refused="refers to itself")
    yield Odd("rulings/open.md", b"---\nid: x\ntext", refused="closing")
    yield Odd("internal-policies/beside.pdf", pdf(["MARKER-SIDE"]), ("MARKER-SIDE",))
    yield Odd(
        "internal-policies/bad-beside.pdf",
        pdf(["MARKER-SIDE"]),
        refused="bad-beside.yaml is not YAML",
    )


def _others() -> Iterator[Odd]:
    yield Odd("rulings/picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), refused="image/png")
    yield Odd(
        "rulings/picture.md",
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)),
        refused="image/jpeg",
    )
    yield Odd("rulings/packed.txt", gzip.compress(b"MARKER"), refused="gzip")
    yield Odd("rulings/program.docx", b"\x7fELF\x02\x01\x01" + bytes(60) + b"\xff", refused="ELF")
    yield Odd(
        "rulings/pdf.txt", pdf(["MARKER-ASTEXT"]), ("MARKER-ASTEXT",), told="its content is PDF"
    )
    yield Odd(
        "rulings/word.pdf",
        docx(paragraph("MARKER-ASPDF")),
        ("MARKER-ASPDF",),
        told="its content is Word",
    )
    yield Odd(
        "rulings/words.pdf",
        b"Plain words MARKER-WORDS.",
        ("MARKER-WORDS",),
        told="its content is text",
    )
    yield Odd(
        "rulings/nested.docx",
        zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": "MARKER"})})}),
        refused="ZIP archive",
    )
    yield Odd("rulings/sheet.docx", zipped({"xl/workbook.xml": "<x/>"}), refused="Excel")
    yield Odd(
        "rulings/climbing.docx",
        zipped({"../../etc/cron.d/x": "MARKER", "word/y": ""}),
        refused="ZIP archive",
    )
    yield Odd(
        "rulings/old.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
        refused="save it as Word",
    )
    yield Odd("rulings/rich.docx", rb"{\rtf1 MARKER}", refused="RTF")
    yield Odd("rulings/archive.zip", zipped({"a.md": "MARKER"}), refused="unpacked")


def _names() -> Iterator[Odd]:
    yield Odd("rulings/Terms of Service (final) v2.txt", b"MARKER-SPACES", ("MARKER-SPACES",))
    yield Odd("rulings/תנאים.txt", b"MARKER-HEBNAME", ("MARKER-HEBNAME",))
    yield Odd("rulings/new\nline.txt", b"MARKER-NEWLINE", ("MARKER-NEWLINE",))
    yield Odd("rulings/\u202egnp.txt", b"MARKER-RLO", ("MARKER-RLO",))
    yield Odd("rulings/" + "n" * 240 + ".txt", b"MARKER-LONGNAME", ("MARKER-LONGNAME",))
    yield Odd("rulings/-rf ; $(touch x).txt", b"MARKER-SHELL", ("MARKER-SHELL",))
    yield Odd("rulings/<!channel>.txt", b"MARKER-ANGLE", ("MARKER-ANGLE",))


OUTSIDE = "SECRET-OUTSIDE"


def place(root: Path, odd: list[Odd]) -> None:
    """Write the collection beneath `root`, with links and pipes, and a secret beside the root."""
    for file in odd:
        there = root / file.path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(file.data)
    (root / "internal-policies/beside.yaml").write_text(
        "id: pol-beside\nowner: Ada\naudience: legal-only\n"
    )
    (root / "internal-policies/bad-beside.yaml").write_text("id: [")
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(OUTSIDE)
    (outside / "secret.yaml").write_text(f"title: {OUTSIDE}")
    (root / "rulings/out.md").symlink_to(outside / "secret.md")
    (root / "rulings/climb.md").symlink_to("../../outside/secret.md")
    (root / "rulings/system.txt").symlink_to("/etc/passwd")
    (root / "rulings/device.txt").symlink_to("/dev/zero")
    (root / "rulings/loop.md").symlink_to("loop.md")
    (root / "rulings/gone.md").symlink_to("nowhere.md")
    (root / "linked").symlink_to(outside)
    (root / "rulings/headed.md").write_text("MARKER-HEADED")
    (root / "rulings/headed.yaml").symlink_to(outside / "secret.yaml")
    os.mkfifo(root / "rulings/pipe.md")
    (root / "rulings/folder.md").mkdir()
    raw = os.fsencode(root / "rulings") + b"/\xff\xfe.txt"
    with open(raw, "wb") as file:  # noqa: PTH123  a name that is no text
        file.write(b"MARKER-RAWNAME")


LINKS = ("rulings/out.md", "rulings/climb.md", "rulings/system.txt", "rulings/device.txt",
         "rulings/loop.md", "rulings/gone.md", "linked", "rulings/headed.md", "rulings/pipe.md")  # fmt: skip


__all__ = ["LINKS", "OUTSIDE", "Odd", "collection", "place"]
