"""How the page of a week looks: on a screen light or dark as the reader has it, on paper always light."""

from tltimer.palette import DARK, LIGHT, Palette


def style() -> str:
    """Give the style sheet of the page."""
    return f"""
:root {{ {_variables(LIGHT)} color-scheme: light; }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} color-scheme: dark; }} }}
{RULES}"""


def _variables(palette: Palette) -> str:
    named = {
        "ground": palette.ground,
        "card": palette.card,
        "hairline": palette.hairline,
        "text": palette.text,
        "muted": palette.muted,
        "target": palette.target,
        "edge": palette.edge,
        **palette.hues,
    }
    return " ".join(f"--{name}: {colour};" for name, colour in named.items())


def hue(colour: str) -> str:
    """Give the colour of a mode for a style: its hue, or the user's own ``#rrggbb``."""
    own = LIGHT.hue(colour)
    return f"var(--{colour})" if colour in LIGHT.hues else own


RULES = """
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 15px/1.45 system-ui, "Noto Sans", "Segoe UI", sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 28px; }
header p { margin: 0; color: var(--muted); overflow-wrap: anywhere; }
header .week { color: var(--text); font-size: 1.2em; font-weight: 600; }
header .week span { color: var(--muted); font-weight: 400; font-size: .85em; margin-left: .4em; }
h1 { font-size: 1.75em; line-height: 1.25; margin: .7em 0 .2em; }
.cards { display: grid; grid-template-columns: 2fr 1fr; gap: 14px 16px; margin-top: 22px; align-items: start; }
.wide { grid-column: 1 / -1; }
.cards > div { display: grid; gap: 14px; min-width: 0; }
section { background: var(--card); border: 1px solid var(--hairline); border-radius: 10px; padding: 14px 18px;
  min-width: 0; overflow-wrap: anywhere; }
h2 { font-size: .85em; letter-spacing: .03em; text-transform: uppercase; color: var(--muted); margin: 0 0 .7em; }
section p { margin: .3em 0; }
ul { margin: .3em 0; padding: 0; list-style: none; }
li { margin: .2em 0; }
.muted, figcaption { color: var(--muted); }
b { font-weight: 600; }
.dot { display: inline-block; width: .72em; height: .72em; border-radius: 50%; margin-right: .45em;
  border: 2px solid transparent; }
.dot.open { background: none !important; border-color: var(--orange); }
.legend { float: right; display: flex; flex-wrap: wrap; gap: .2em 1em; font-size: .87em; color: var(--muted);
  max-width: 80%; justify-content: flex-end; }
.swatch { display: inline-block; width: .95em; height: .8em; border-radius: 3px; margin-right: .4em; }
.swatch.planned { border: 1px solid var(--muted); }
.swatch.unknown { background: repeating-linear-gradient(45deg, var(--muted) 0 1px, transparent 1px 4px);
  border: 1px solid var(--muted); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; clear: both; }
th, td { text-align: left; vertical-align: middle; font-weight: 400; padding: 4px 0; }
thead th { color: var(--muted); font-size: .82em; }
tbody th { font-weight: 600; }
col.name { width: 3.4em; } col.figures { width: 10.5em; }
td.figures { padding-left: 14px; white-space: nowrap; } td.figures b { display: block; }
td.figures span { color: var(--muted); font-size: .87em; display: block; }
.axis { position: relative; height: 1.3em; }
.axis i { position: absolute; transform: translateX(-50%); font-style: normal; white-space: nowrap; }
svg { display: block; overflow: visible; } svg.strip { width: 100%; } svg.picture { width: 100%; height: auto; }
svg text { fill: var(--muted); font-size: 11px; }
.hour { stroke: var(--hairline); } .outline { fill: none; stroke: var(--muted); }
.outline.coding { stroke: var(--blue); fill: var(--blue); fill-opacity: .18; }
.outline.leading { stroke: var(--violet); }
.unknown { fill: url(#unknown); stroke: var(--muted); }
.bar { display: flex; gap: 3px; height: 20px; margin: .5em 0; } .bar i { border-radius: 3px; background: var(--blue); }
.bar.effects { height: 9px; }
footer { color: var(--muted); font-size: .82em; margin-top: 18px; }
@media screen and (max-width: 800px) { .cards { grid-template-columns: minmax(0, 1fr); } main { padding: 14px; } }
@media print {
  @page { margin: 12mm; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { background: none; font-size: 10px; } main { padding: 0; max-width: none; }
  .cards { gap: 8px; margin-top: 12px; } .cards > div { gap: 8px; } section { padding: 9px 12px; }
  td { padding: 2px 0; } svg text { font-size: 13px; }
  section { break-inside: avoid; }
}
"""
