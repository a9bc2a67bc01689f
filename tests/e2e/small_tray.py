"""The smallest tray program, to prove the rig with: says on its standard output what was clicked."""

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
pixmap = QPixmap(22, 22)
pixmap.fill(QColor("#2b6cdf"))
icon = QSystemTrayIcon(QIcon(pixmap))
icon.setToolTip("Small tray")
menu = QMenu()
for label in ("Coding\t2:05", "1:1", "1:1 notes", "Snake__case & more", "Asleep"):
    action = menu.addAction(label.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False, label=label: print("clicked", label, flush=True))
action.setEnabled(False)
below = menu.addMenu("Earlier")
below.addAction("5 min").triggered.connect(lambda: print("clicked 5 min", flush=True))
menu.aboutToShow.connect(lambda: print("menu opens", flush=True))
icon.setContextMenu(menu)
icon.activated.connect(lambda reason: print("activated", reason.name, flush=True))
icon.show()
sys.exit(app.exec())
