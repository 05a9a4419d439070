"""Files that are not plain text: HTML, Word, OpenDocument and PDF, whether drafts or documents, to their text.

`extracted` is what others call; `process` is run by it, in a process of its own, with a limit on memory and time.
"""
