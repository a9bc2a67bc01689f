"""How what is typed into looks."""

from tltimer.palette import Palette


def field_style(kind: str, palette: Palette, padding: str = "0.5em 0.7em") -> str:
    """Give the style sheet of a field, of Qt's class ``kind``, in the colours of a palette."""
    return (
        f"{kind} {{"
        f" background: {palette.card}; color: {palette.text}; border: 1px solid {palette.hairline};"
        f" border-radius: 7px; padding: {padding}; placeholder-text-color: {palette.muted};"
        f" selection-background-color: {palette.main}; selection-color: {palette.main_text}; }}"
        f" {kind}:focus {{ border: 1px solid {palette.link}; }}"
    )
