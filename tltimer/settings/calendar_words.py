"""The shipped words at the beginning of titles of events, for all languages that tltimer speaks together.

A title matches a word if it is the word, or goes on after it with punctuation or a number; after a word that ends in
``*`` any other word may follow.
"""

from __future__ import annotations

FOCUS = (
    # English
    "focus",
    "focus time*",
    "focus block*",
    "deep work*",
    "coding",
    "coding time*",
    "coding block*",
    "no meetings*",
    "no meeting*",
    "heads down*",
    "dns",
    "do not schedule*",
    "blocker",
    # German
    "fokus",
    "fokuszeit*",
    "fokusblock*",
    "fokustag*",
    "konzentrationszeit*",
    "programmieren",
    "programmierzeit*",
    "keine meetings*",
    "keine termine*",
    "keine besprechungen*",
    "bitte nicht buchen*",
    "nicht einplanen*",
    "nicht stören*",
)

LEADING = (
    # English
    "leading",
    "thinking time*",
    "prep",
    "prep for*",
    "preparation*",
    "1:1 prep*",
    "write-up*",
    "writing*",
    "strategy",
    # German
    "führen",
    "führung",
    "denkzeit*",
    "nachdenken*",
    "vorbereitung*",
    "vorbereiten*",
    "1:1-vorbereitung*",
    "1:1 vorbereitung*",
    "schreiben*",
    "schreibzeit*",
    "strategie",
)

AWAY = (
    # English
    "vacation*",
    "holiday",
    "holidays",
    "pto*",
    "ooo*",
    "out of office*",
    "sick",
    "sick leave*",
    "annual leave*",
    "parental leave*",
    "day off",
    "off",
    # German
    "urlaub*",
    "feiertag",
    "feiertage",
    "ferien",
    "abwesend*",
    "abwesenheit*",
    "nicht im büro*",
    "außer haus*",
    "krank",
    "krankgeschrieben*",
    "krankmeldung*",
    "krankenstand*",
    "sonderurlaub*",
    "resturlaub*",
    "betriebsurlaub*",
    "mutterschutz*",
    "brückentag*",
    "gleittag*",
    "zeitausgleich*",
    "überstundenabbau*",
    "elternzeit*",
    "freier tag",
    "tag frei",
    "frei",
)

PRIVATE = (
    # English
    "lunch*",
    "doctor*",
    "dentist*",
    "train",
    "train to*",
    "flight*",
    "travel*",
    "commute*",
    "gym*",
    "school*",
    "pick up*",
    "errand*",
    # German
    "mittag*",
    "mittagessen*",
    "mittagspause*",
    "arzt*",
    "ärztin*",
    "arzttermin*",
    "zahnarzt*",
    "zahnärztin*",
    "zug",
    "zug nach*",
    "bahnfahrt*",
    "flug*",
    "reise*",
    "anreise*",
    "abreise*",
    "rückreise*",
    "fahrt zur arbeit*",
    "heimweg*",
    "fitness*",
    "sport*",
    "schule*",
    "kita*",
    "abholen*",
    "besorgung*",
    "besorgungen*",
)

LUNCH = ("lunch*", "mittag*", "mittagessen*", "mittagspause*")
"""The words of lunch, which no setting changes."""
