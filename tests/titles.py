"""Titles as others may write them, for every place that shows one."""

HOSTILE = {
    "an image": "<img src=x>",
    "bold": "<b>Sync</b>",
    "an ampersand": "R&D & more &amp; &lt;b&gt;",
    "line ends": "one\ntwo\r\nthree\u2028four\u0085five",
    "right to left": "\u202eSync\u202c \u2067x\u2069",
    "very long": "long " * 2000,
    "one long word": "x" * 10_000,
    "a mnemonic": "&Quit",
    "a terminal's orders": "\x1b[31mred\x07\x1b]0;title\x07",
    "a table's border": "a | b\n| --- |",
    "half a pair": "half \ud800 pair",
    "wide letters": "会議" * 500,
    "braces": "{title} %(name)s {0} {",
    "nothing": "",
    "blanks": " \t\n ",
}
"""By what is bad about them."""

TURNING = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of writing."""
