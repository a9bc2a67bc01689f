"""Import from and export to other programs, one module per format.

A reader has ``read(raw, zone)``, which returns documents by collection or the entries of another program's log, or
refuses the file as a whole; a writer has ``text_of(documents)``, or ``text_of(documents, rules, now)`` if it writes
entries.
"""
