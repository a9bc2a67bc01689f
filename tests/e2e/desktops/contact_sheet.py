"""One picture of all pictures: a row for each desktop, a column for each thing shown, in light and in dark."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH = 420
GAP = 8
HEADING = 22


def make_contact_sheet(folder: Path) -> Path:
    """Put the pictures FOLDER/DESKTOP/THING.png together into FOLDER/contact-sheet.png.

    Returns:
        the new picture.
    """
    rows = sorted({file.parent.name for file in folder.glob("*/*.png")})
    columns = sorted({file.stem for file in folder.glob("*/*.png")})
    thumbnails = {
        (row, column): _thumbnail(file)
        for row in rows
        for column in columns
        if (file := folder / row / f"{column}.png").exists()
    }
    heights = {row: max(picture.height for (of, _c), picture in thumbnails.items() if of == row) for row in rows}
    size = (GAP + len(columns) * (WIDTH + GAP), GAP + sum(height + HEADING + GAP for height in heights.values()))
    sheet = Image.new("RGB", size, "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default()
    top = GAP
    for row in rows:
        for place, column in enumerate(columns):
            left = GAP + place * (WIDTH + GAP)
            pen.text((left, top + 4), f"{row}: {column}", fill="black", font=font)
            if (row, column) in thumbnails:
                sheet.paste(thumbnails[row, column], (left, top + HEADING))
        top += heights[row] + HEADING + GAP
    file = folder / "contact-sheet.png"
    sheet.save(file)
    return file


def _thumbnail(file: Path) -> Image.Image:
    with Image.open(file) as opened:
        picture = opened.convert("RGB")
    return picture.resize((WIDTH, picture.height * WIDTH // picture.width), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    print(make_contact_sheet(Path(sys.argv[1] if len(sys.argv) > 1 else "build/desktops")))
