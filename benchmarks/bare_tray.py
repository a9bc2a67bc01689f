"""The least that a tray program can be: what the app is compared with.

With the argument ``window`` it shows a window with one line of text for a second, and then stays in the tray.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSystemTrayIcon

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
if sys.argv[1:] == ["window"]:
    line = QLabel("One line of text")
    line.setWindowTitle("A line")
    line.show()
    QTimer.singleShot(1000, line.deleteLater)
sys.exit(app.exec())
