"""A window with a text field, for a person who types on: prints what is in the field after each change."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication(sys.argv)
field = QLineEdit()
field.setWindowTitle("Typing window")
field.resize(400, 40)
field.textChanged.connect(lambda text: print(text, flush=True))
field.show()
sys.exit(app.exec())
