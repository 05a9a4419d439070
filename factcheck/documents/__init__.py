"""Documents: whole texts held as evidence, read from txt, md, html, docx and pdf, and searched by passage.

`reader` takes the text out of a file, with `formats` for what is not plain text; `library` finds passages; `shelf`
keeps the index of both.
"""
