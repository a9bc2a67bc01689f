"""Import from and export to other programs, one module a format.

A reader has ``documents_from(raw)``, which gives documents by collection or refuses the file as a whole; a writer has
``text_of(documents)``. They are imported when their format is asked for.
"""

READERS = {"json": "tltimer.exchange.json_format"}

WRITERS = {"csv": "tltimer.exchange.csv_format", "json": "tltimer.exchange.json_format"}
