"""PDFs written by hand: sound ones, and those that go wrong in every way."""

import zlib
from collections.abc import Sequence


def pdf(
    pages: Sequence[str],
    *,
    deflate: bool = True,
    title: str = "",
    bookmarks: Sequence[tuple[str, int]] = (),
    encrypt: str = "",
) -> bytes:
    """A PDF with one font, a line of text for each line of each page."""
    objects = ["", ""]  # catalog and page tree come last
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids: list[int] = []
    for page in pages:
        body = _lines(page)
        packed = zlib.compress(body) if deflate else body
        kind = " /Filter /FlateDecode" if deflate else ""
        objects.append(
            f"<< /Length {len(packed)}{kind} >>\nstream\n{packed.decode('latin-1')}\nendstream"
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(len(objects))
    outline = ""
    if bookmarks:
        first = len(objects) + 2
        objects.append(
            f"<< /Type /Outlines /First {first} 0 R /Last {first + len(bookmarks) - 1} 0 R /Count {len(bookmarks)} >>"
        )
        outline = f" /Outlines {first - 1} 0 R"
        for n, (words, page) in enumerate(bookmarks):
            following = f" /Next {first + n + 1} 0 R" if n + 1 < len(bookmarks) else ""
            objects.append(
                f"<< /Title ({words}) /Parent {first - 1} 0 R /Dest [{kids[page]} 0 R /Fit]{following} >>"
            )
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R{outline} >>"
    objects[1] = (
        f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>"
    )
    info = ""
    if title:
        objects.append(f"<< /Title ({title}) >>")
        info = f" /Info {len(objects)} 0 R"
    return write(objects, info + encrypt)


def write(objects: Sequence[str], trailer: str = "") -> bytes:
    """Objects with their numbers, the table of their places, and the trailer."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def scan(pages: int = 1) -> bytes:
    """Pages that are one grey picture each."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    picture = zlib.compress(bytes(64 * 64)).decode("latin-1")
    objects.append(
        "<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray"
        f" /BitsPerComponent 8 /Filter /FlateDecode /Length {len(picture)} >>\nstream\n{picture}\nendstream"
    )
    kids: list[int] = []
    for _ in range(pages):
        objects.append("<< /Length 30 >>\nstream\nq 612 0 0 792 0 0 cm /Im1 Do Q\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
            " /Resources << /XObject << /Im1 3 0 R >> >> >>"
        )
        kids.append(len(objects))
    objects[1] = (
        f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(kids)} >>"
    )
    return write(objects)


def locked(password: str = "secret") -> bytes:
    """A PDF that opens with a password only."""
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(["Behind a lock."])))
    writer.encrypt(password, owner_password="owner", algorithm="AES-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stream(body: bytes, entries: str = "") -> bytes:
    """A PDF whose only page has this content stream."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(body)}{entries} >>\nstream\n{body.decode('latin-1')}\nendstream",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 3 0 R >> >> >>",
    ]
    return write(objects)


def _lines(page: str) -> bytes:
    shown = [
        line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        for line in page.split("\n")
    ]
    body = "BT /F1 11 Tf 14 TL 50 740 Td " + " ".join(f"({line}) Tj T*" for line in shown) + " ET"
    return body.encode("cp1252")
