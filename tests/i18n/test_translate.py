from gettext import NullTranslations

import pytest

from tltimer.i18n.translate import _, ngettext, speak


class Shouting(NullTranslations):
    """Speaks in capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return super().ngettext(msgid1, msgid2, n).upper()


@pytest.fixture
def shouting():
    speak(Shouting())
    yield
    speak(NullTranslations())


def test_texts_are_english_as_they_are():
    assert _("Coding") == "Coding"


@pytest.mark.parametrize(("count", "text"), [(0, "weeks"), (1, "week"), (2, "weeks")])
def test_counts_choose_their_form(count: int, text: str):
    assert ngettext("week", "weeks", count) == text


def test_another_language_is_spoken_from_then_on(shouting):
    assert _("Coding") == "CODING"
    assert ngettext("week", "weeks", 2) == "WEEKS"
