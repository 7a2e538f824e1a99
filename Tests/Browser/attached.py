"""Files to attach, made here: pictures, PDFs, and what nobody should take."""

import hashlib
import io
import os
import struct
import zipfile
import zlib


def picture(colour):
    """A PNG of one colour, 40 by 30."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(colour) * 40) * 30)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def document(size=0):
    """A PDF of one empty page, followed by so many bytes that nobody can pack."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (size * 2, os.urandom(size).hex().encode()),
    ]
    text, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return text + b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table, len(text))


def document_with_macros():
    """A Word document that brings a program along, under the name of one that doesn't."""
    file = io.BytesIO()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", f"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>""")
        archive.writestr("_rels/.rels", "<Relationships/>")
        archive.writestr("word/document.xml", "<document/>")
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return file.getvalue()


PROGRAM = b"#!/bin/sh\necho harm\n"


def digest(content):
    """The hash by which a file is known."""
    return hashlib.sha256(content).hexdigest()


def attach(page, name, content, sentence, replacing=None):
    """Attaches a file by the form of the page that is open."""
    page.fill("#sentence", sentence)
    page.set_input_files("#file", files=[{"name": name, "mimeType": "application/x-unknown", "buffer": content}])
    if replacing:
        page.select_option("#replaces", label=replacing)
    page.locator("form[data-uploads] button").click()


def row(page, name):
    """The row of a file in the list that is open."""
    return page.locator("tbody tr", has=page.get_by_role("link", name=name, exact=True))
