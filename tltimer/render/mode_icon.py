"""A mode's shape as an SVG picture, for status bars; the same shapes as in the tray, on a field of 22 by 22."""

from __future__ import annotations

STROKE = 'fill="none" stroke="{color}" stroke-linecap="round" stroke-linejoin="round"'
SOLID = 'fill="{color}" stroke="{color}" stroke-linecap="round" stroke-linejoin="round"'
PLAIN = 'fill="{color}"'

DIAMOND = f'<path d="M11 2.8 19.2 11 11 19.2 2.8 11Z" stroke-width="2" {SOLID}/>'

SHAPES = {
    "chevrons": f'<path d="M8.2 5 2.6 11 8.2 17M13.8 5 19.4 11 13.8 17" stroke-width="3.4" {STROKE}/>',
    "dots": f'<circle cx="5.9" cy="11" r="4.5" {PLAIN}/><circle cx="16.1" cy="11" r="4.5" {PLAIN}/>',
    "check": f'<path d="M3.2 11.8 8.6 17.2 18.8 5.4" stroke-width="3.6" {STROKE}/>',
    "lines": f'<path d="M3 5H19M3 11H12.5M3 17H16" stroke-width="3.2" {STROKE}/>',
    "square": f'<rect x="3" y="4" width="16" height="14" rx="3.4" {PLAIN}/>',
    "pause": (
        f'<rect x="4" y="3" width="5" height="16" rx="1.8" {PLAIN}/>'
        f'<rect x="13" y="3" width="5" height="16" rx="1.8" {PLAIN}/>'
    ),
    "triangle": f'<path d="M11 4.2 18.6 17.4H3.4Z" stroke-width="2.6" {SOLID}/>',
    "diamond": DIAMOND,
    "ring": (f'<circle cx="11" cy="11" r="7.2" stroke-width="3" {STROKE}/><circle cx="11" cy="11" r="2.9" {PLAIN}/>'),
    "plus": f'<path d="M11 3.6V18.4M3.6 11H18.4" stroke-width="4.4" {STROKE}/>',
    "star": (
        '<path d="M11 2.6 13.6 8 19.5 8.8 15.2 12.9 16.3 18.8 11 15.9 5.7 18.8 6.8 12.9 2.5 8.8 8.4 8Z" '
        f'stroke-width="1.4" {SOLID}/>'
    ),
    "off": f'<circle cx="11" cy="11" r="7.6" stroke-width="2.2" {STROKE}/>',
    "unknown": (
        f'<path d="M6.2 6.5A4.9 4.9 0 1 1 14.6 11C12 12.8 11 13.6 11 15" stroke-width="3" {STROKE}/>'
        f'<circle cx="11" cy="19.2" r="1.9" {PLAIN}/>'
    ),
}


def mode_icon(shape: str, color: str) -> str:
    """Return a shape in a colour as an SVG file; a diamond for a shape that nobody knows.

    Args:
        shape: the name of the shape; ``off`` and ``unknown`` have one too.
        color: as ``#rrggbb``.
    """
    body = SHAPES.get(shape, DIAMOND).replace("{color}", color)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="22" height="22" viewBox="0 0 22 22">{body}</svg>\n'
