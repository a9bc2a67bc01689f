"""The least that a tray program can be: what the app is compared with."""

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
pixmap = QPixmap(22, 22)
pixmap.fill(QColor("#2b6cdf"))
icon = QSystemTrayIcon(QIcon(pixmap))
icon.setToolTip("Bare")
menu = QMenu()
for label in ("Coding", "1:1", "Review", "Planning", "Meeting", "Break"):
    menu.addAction(label)
menu.addAction("Quit").triggered.connect(app.quit)
icon.setContextMenu(menu)
icon.show()
sys.exit(app.exec())
