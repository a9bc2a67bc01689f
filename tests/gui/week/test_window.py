"""The week window: a report in, words and pictures out, and what a person does with it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.target import Choice
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import Week
from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindEffect, Mode, ModeList, shipped_modes
from tltimer.gui.week.coding_card import KindsBar
from tltimer.gui.week.columns import Columns
from tltimer.gui.week.legend import Legend
from tltimer.gui.week.paper import week_paper
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.painting import BOLD, SMALL, scaled
from tltimer.gui.widgets.theme import Theme
from tltimer.palette import LIGHT
from tltimer.reports.week import WeekReport
from tltimer.reports.without_names import week_without_names
from tltimer.values import replace


@pytest.fixture
def window(qtbot: QtBot) -> WeekWindow:
    made = WeekWindow(Theme("light"), days_open=True)
    qtbot.addWidget(made)
    return made


def show(window: WeekWindow, qtbot: QtBot, report: WeekReport | None = None, rules: Rules | None = None) -> None:
    window.show_report(report or samples.week(by=rules), rules or samples.rules())
    window.show()
    qtbot.waitExposed(window)


def show_active(window: WeekWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        show(window, qtbot)
        window.activateWindow()


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def described(widget: QWidget) -> Iterator[str]:
    for child in (widget, *widget.findChildren(QWidget)):
        yield child.accessibleName()
        yield child.accessibleDescription()


def test_the_palette_reaches_all_that_the_window_holds(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    for part in (window.page, window.header.intention, window.days, window.next):
        assert part.palette().window().color().name() == LIGHT.ground
        assert part.palette().placeholderText().color().name() == LIGHT.muted


def test_the_first_line_is_the_sentence(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    words = "You spent 25–26% of this week coding, below your 30–50% target."
    assert window.header.sentence.text() == words
    assert window.windowTitle() == "Week 47, 16–22 November"
    assert window.accessibleDescription() == words


def test_the_titles_of_cards_beside_each_other_are_level(window: WeekWindow, qtbot: QtBot) -> None:
    window.resize(1080, 860)
    show(window, qtbot)
    for cards in ((window.days, window.leading), (window.trend, window.next)):
        tops = {card.mapTo(window, QPoint(0, 0)).y() for card in cards}
        titles = {card.head.itemAt(0).widget() for card in cards}
        assert len(tops) == 1
        assert len({title.mapTo(window, title.rect().center()).y() for title in titles}) == 1
    assert window.next.proposal.more.isVisible()
    assert window.next.proposal.more.geometry().right() < window.next.width()


def test_the_names_of_days_begin_where_the_title_does(window: WeekWindow, qtbot: QtBot) -> None:
    window.resize(1080, 860)
    show(window, qtbot)
    title = window.days.head.itemAt(0).widget()
    assert abs(first_inked(window.days.rows[0]) - first_inked(title)) <= 1


def first_inked(widget: QWidget) -> int:
    """Return the first column of a widget, in the window's, that is not of the colour of its corner."""
    image = widget.grab().toImage()
    ground, ratio = image.pixelColor(0, 0), image.devicePixelRatio()
    columns = range(image.width())
    column = next(x for x in columns if any(image.pixelColor(x, y) != ground for y in range(image.height())))
    return widget.mapTo(widget.window(), QPoint(round(column / ratio), 0)).x()


def test_what_the_words_of_a_card_put_in_brackets_is_not_parted(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    assert " " not in window.coding.counts.text().partition("(")[2]


def test_long_lines_of_the_cards_are_broken_and_their_names_stand_at_the_first_line(
    window: WeekWindow, qtbot: QtBot
) -> None:
    window.resize(1080, 860)
    show(window, qtbot)
    words = "1 h 10 min of 4 h kept. Taken: 2 h by meetings already planned, 15 min when you switched. " * 2
    for name, label in (
        (window.days.protected_name, window.days.protected),
        (window.coding.ended, window.coding.causes),
    ):
        label.setText(words)
        name.show(), label.show()
        qtbot.waitUntil(lambda label=label: label.height() > 1.5 * label.fontMetrics().height())
        assert label.heightForWidth(label.width()) <= label.height()
        assert name.y() == label.y()


def test_no_promise_is_cut_off_in_the_card_of_leading(window: WeekWindow, qtbot: QtBot) -> None:
    window.resize(1080, 860)
    show(window, qtbot)
    words = window.leading.promises.words
    window.leading.promises.show_words(
        "2 kept · 1 kept late · 2 open · 1 overdue: Try Ana's profiler on the importer", ""
    )
    qtbot.waitUntil(lambda: words.height() > 1.5 * words.fontMetrics().height())
    assert words.heightForWidth(words.width()) <= words.height()


def test_the_cards_show_the_figures_of_the_week(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    assert window.leading.accessibleName() == "Leading, 20:25"
    assert window.meetings.accessibleName() == "Meetings, 8:45"
    assert window.coding.accessibleName() == "Coding, 9:45"
    assert window.meetings.planned.text() == "15 meetings, 10 h in the calendar, 1:1s included"
    assert (window.meetings.series.text(), window.meetings.cost.text()) == (
        "Daily",
        "cost the most: 4 h 30 min of focus time",
    )
    shown = texts(window.coding)
    assert "1 focus block, 4 short blocks, 4 fragments (22%\xa0of\xa0coding\xa0time)" in shown
    assert "6 meetings · 1 mode switch · 2 stops" in shown
    assert window.days.protected.text() == "4 h of 4 h kept."
    assert {"Planning", "9:35", "1:1 with Ana, Bo, Chi"} <= set(texts(window.leading))


def test_the_legend_of_the_days_takes_one_line(window: WeekWindow, qtbot: QtBot) -> None:
    window.resize(1080, 860)
    show(window, qtbot)
    legend = window.findChild(Legend)
    names = [item.accessibleName() for item in legend.findChildren(QWidget)]
    assert names == ["Planned", "Coding", "1:1", "Review", "Planning", "Meeting", "Unknown"]
    assert legend.height() < 2 * legend.fontMetrics().height()


def test_without_titles_the_legend_tells_protected_time_apart(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot, week_without_names(samples.week()))
    names = [item.accessibleName() for item in window.findChild(Legend).findChildren(QWidget)]
    assert names[:3] == ["Planned", "Planned coding", "Planned leading"]
    assert "One meeting" in texts(window)


def test_every_picture_carries_its_sentence(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    monday = window.days.rows[0]
    assert monday.accessibleName() == "Monday, 16 November"
    assert monday.accessibleDescription().startswith(
        "Coding 2:40, longest block 1:30. Meetings fragmented the day. Logged: 08:35"
    )
    assert "11:00–12:00 Architecture round" in monday.accessibleDescription()
    assert "Week 47: 25–26%, target 30–50%" in window.trend.picture.accessibleDescription()
    assert "Week 41: Target 30–50%: the launch is over" in window.trend.picture.accessibleDescription()
    assert "09:30–12:15, 2:45, focus block, ended by a meeting" not in window.coding.bar.accessibleDescription()
    assert window.coding.bar.accessibleDescription().startswith("Wed 09:30–12:15, 2:45, focus block")
    assert "Friday: " in window.next.days.accessibleDescription()


def test_the_weekend_is_shown_only_where_something_is_in_it(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    assert [row.isVisible() for row in window.days.rows] == [True] * 5 + [False] * 2
    window.show_report(samples.week(("",) * 5 + ("9:00 c 10:00 -", "")), samples.rules())
    assert [row.isVisible() for row in window.days.rows] == [True] * 6 + [False]
    window.show_report(samples.week(plans=("",) * 6 + ("20:00-21:00 Call",)), samples.rules())
    assert [row.isVisible() for row in window.days.rows] == [True] * 5 + [False, True]


def test_a_day_off_says_so(window: WeekWindow, qtbot: QtBot) -> None:
    rules = samples.rules(days_off=[date(2026, 11, 19)])
    show(window, qtbot, samples.week(("",) * 7, ("",) * 7, by=rules), rules)
    assert window.days.rows[3].accessibleDescription() == "Day off. Nothing tracked."


def test_an_empty_home_says_what_to_do_first(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot, samples.empty_week())
    assert window.days.empty.text() == "Your days appear here. Start by switching to Coding."
    assert window.trend.empty.isVisible()
    assert window.coding.empty.isVisible()
    assert not window.trend.picture.isVisible()
    assert not any("!" in text for text in (*texts(window), *described(window)))


def test_an_empty_week_of_a_known_log_does_not(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot, samples.week(("",) * 7))
    assert not window.days.empty.isVisible()


def test_a_default_target_is_never_worded_as_chosen(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot, samples.week(choices=()))
    assert window.trend.unit.text() == "Coding share by week · dashed: 30–50%, a common range"
    said = " ".join((*texts(window.trend), *described(window.trend)))
    assert "chose" not in said


def test_nothing_outlives_the_next_report(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    window.show_report(samples.empty_week(), samples.rules())
    assert "Planning" not in texts(window)
    assert not window.coding.counts.isVisible()
    assert not window.leading.more.isVisible()


def test_without_a_calendar_the_week_says_where_to_add_one(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot, samples.empty_week())
    assert window.meetings.planned.text() == "No meetings in your calendar for this week."
    assert window.next.longest.text().startswith("Longest: Mon ")
    window.show_report(samples.empty_week(), samples.rules(), has_calendars=False)
    assert window.meetings.planned.text() == "No calendar yet. Add one in Settings\xa0›\xa0Calendars & code."
    assert window.next.longest.text() == "Without a calendar, all your working hours count as free."
    window.show_report(samples.week(), samples.rules(), has_calendars=False)
    assert window.meetings.planned.text() == "15 meetings, 10 h in the calendar, 1:1s included"


def test_outcomes_have_a_label_only_where_there_are_some(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    assert (window.leading.outcomes.text(), window.leading.outcomes.isVisible()) == ("Outcomes", True)
    window.show_report(samples.empty_week(), samples.rules())
    assert not window.leading.outcomes.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_bar_of_kinds_is_in_shades_of_coding(qtbot: QtBot, theme: str) -> None:
    look = Theme(theme)
    bar = KindsBar(look)
    qtbot.addWidget(bar)
    bar.resize(300, 30)
    effects = {KindEffect.MULTIPLIER: 100, KindEffect.NEITHER: 100, KindEffect.SOLO: 100}
    bar.show_effects(effects, {}, samples.rules().kinds)
    image = bar.grab().toImage()
    inks = [image.pixelColor(rect.center().toPoint()) for rect, _effect in bar.targets()]
    blue = look.hue("blue")
    assert inks[0] == blue
    assert all(abs(ink.hslHue() - blue.hslHue()) <= 10 for ink in inks)
    assert inks[0].alpha() == 255
    assert len({ink.name() for ink in inks}) == 3


def test_free_time_shorter_than_a_quarter_of_an_hour_has_no_bar(window: WeekWindow, qtbot: QtBot) -> None:
    pictures = []
    for second in ("10:00", "10:10", "10:15"):
        plans = (f"9:00-10:00 One|{second}-12:00 Two|13:00-17:30 Three", *("",) * 6)
        show(window, qtbot, samples.week(next_plans=plans))
        pictures.append(window.next.days.grab().toImage())
    none, ten, fifteen = pictures
    assert none == ten
    assert none != fifteen


def test_the_last_hour_stands_apart_from_the_heads_beside_it(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    font = scaled(window.days.rows[0].font(), SMALL)
    columns = Columns.of(window.days.rows[0])
    hour = columns.left + columns.middle + QFontMetricsF(font).horizontalAdvance("18") / 2
    head = columns.coding - QFontMetricsF(scaled(font, 1, BOLD)).horizontalAdvance("Coding")
    assert head - hour > 10


def test_the_rest_of_the_notes_comes_at_a_click(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    assert '"Chi takes over the importer"' in texts(window.leading)
    assert window.leading.more.text() == "3 more"
    qtbot.mouseClick(window.leading.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sum(text.startswith('"') for text in texts(window.leading)) == 4)
    assert not window.leading.more.isVisible()


def test_titles_and_names_are_shown_as_they_are_and_never_read_as_markup(window: WeekWindow, qtbot: QtBot) -> None:
    bold = "<b>bold</b><img src=x>"
    modes = ModeList([*shipped_modes(), Mode("x", bold, CountsAs.LEADING, colour="teal")])
    rules = samples.rules(modes)
    show(window, qtbot, samples.week(("9:00 x 12:00 -",) + ("",) * 6, notes=[bold], by=rules), rules)
    labels = [label for label in window.findChildren(QLabel) if bold in label.text()]
    assert len(labels) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert not any("<b>" in label.toolTip() for label in labels)


def test_a_long_name_is_cut_and_whole_in_its_tooltip(window: WeekWindow, qtbot: QtBot) -> None:
    name = "Maximiliane-Alexandra_von_der_Hohenstein" * 4
    show(window, qtbot, samples.week((f"9:00 o/{name} 12:00 -",) + ("",) * 6))
    label = next(label for label in window.findChildren(QLabel) if label.text() == f"1:1 with {name}")
    assert name in label.toolTip()
    assert label.width() < window.leading.width()


def test_the_cost_of_a_meeting_is_whole_and_its_title_is_cut(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    costs = window.meetings
    costs.series.setText("Architecture review of the storage layer with everybody who wants to come")
    qtbot.waitUntil(lambda: bool(costs.series.toolTip()))
    assert "of focus time" in costs.cost.text()
    assert costs.cost.toolTip() == ""


def test_kinds_of_coding_have_a_bar_where_there_are_any(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    assert not window.coding.kinds_bar.isVisible()
    window.show_report(
        samples.week(("9:00 c+tooling 12:00 c+feature 13:00 r+deep 14:00 -",) + ("",) * 6), samples.rules()
    )
    assert window.coding.is_multiplier.text() == "75% multiplier work: tooling"
    assert window.coding.is_solo.text() == "25% solo"
    assert window.coding.kinds_bar.isVisible()
    assert window.coding.kinds_bar.accessibleDescription() == "tooling 3:00 · multiplier; feature 1:00 · solo"


def test_a_plan_that_is_not_over_is_not_counted_as_missed(window: WeekWindow, qtbot: QtBot) -> None:
    now = samples.at(date(2026, 11, 18), "11:00")
    show(window, qtbot, samples.week((*samples.DAYS[:2], "9:00 c 10:00 m 10:30 -", "", "", "", ""), now=now))
    words = (
        "30 min of 1 h 30 min kept so far, 2 h 30 min still to come. "
        "Taken: 30 min with no work tracked, 30 min because you switched. You switched to: Meeting 30 min."
    )
    assert window.days.protected.text() == words


@pytest.mark.parametrize(
    ("key", "modifier", "week"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, Week(2026, 46)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, Week(2026, 48)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, Week(2026, 46)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, Week(2026, 48)),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, Week(2026, 48)),
    ],
)
def test_keys_lead_to_other_weeks(
    window: WeekWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, week: Week
) -> None:
    show_active(window, qtbot)
    with qtbot.waitSignal(window.week_wanted) as wanted:
        qtbot.keyClick(window, key, modifier)
    assert wanted.args == [week]


def test_buttons_lead_to_other_weeks(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    header = window.header
    for button, week in (
        (header.stepper.before, Week(2026, 46)),
        (header.stepper.after, Week(2026, 48)),
        (header.present, Week(2026, 48)),
    ):
        with qtbot.waitSignal(window.week_wanted) as wanted:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wanted.args == [week]


def test_the_present_week_need_not_be_asked_for(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot, samples.week(now=samples.at(date(2026, 11, 22), "12:00")))
    assert not window.header.present.isVisible()


def test_escape_closes(window: WeekWindow, qtbot: QtBot) -> None:
    show_active(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_click_on_a_day_asks_for_it(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    with qtbot.waitSignal(window.day_clicked) as clicked:
        qtbot.mouseClick(window.days.rows[1], Qt.MouseButton.LeftButton)
    assert clicked.args == [date(2026, 11, 17)]
    with qtbot.waitSignal(window.day_clicked) as clicked:
        qtbot.keyClick(window.days.rows[2], Qt.Key.Key_Return)
    assert clicked.args == [date(2026, 11, 18)]


def test_days_that_lead_nowhere_take_neither_clicks_nor_the_keyboard(qtbot: QtBot) -> None:
    window = WeekWindow(Theme("light"))
    qtbot.addWidget(window)
    show(window, qtbot)
    with qtbot.assertNotEmitted(window.day_clicked):
        qtbot.mouseClick(window.days.rows[1], Qt.MouseButton.LeftButton)
    assert window.days.rows[1].focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_click_on_the_trend_asks_for_its_week(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    picture = window.trend.picture
    with qtbot.waitSignal(window.week_wanted) as wanted:
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(picture.width() - 20, 40))
    assert wanted.args == [samples.WEEK]


def test_tab_reaches_every_button_and_every_day(window: WeekWindow, qtbot: QtBot) -> None:
    show_active(window, qtbot)
    wanted = {button for button in window.findChildren(Button) if button.isVisible()}
    wanted |= {row for row in window.days.rows if row.isVisible()}
    reached: set[QWidget] = set()
    for _press in range(30):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        if focused:
            reached.add(focused)
    assert wanted <= reached


def test_every_control_has_a_name(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    for button in window.findChildren(Button):
        assert button.accessibleName() or len(button.text()) > 1 or not button.isVisible()


def test_the_bars_under_the_pointer_are_named(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    row = window.days.rows[1]
    lines = {row.words_at(x, y) for x in range(0, row.width(), 3) for y in range(0, row.height(), 2)}
    assert "10:30–11:00 Sprint sync" in lines
    assert "09:30–10:30 Coding, 1:00" in lines
    thursday = window.days.rows[3]
    points = [QPointF(x, thursday.height() * 0.6) for x in range(thursday.width())]
    assert "16:30–17:00 Unknown, 0:30" in {thursday.words_at(at.x(), at.y()) for at in points}


def test_it_changes_between_light_and_dark_while_open(qtbot: QtBot) -> None:
    look = Theme("light")
    window = WeekWindow(look)
    qtbot.addWidget(window)
    show(window, qtbot)
    light = window.grab().toImage().pixelColor(3, 3).name()
    look.choose("dark")
    dark = window.grab().toImage().pixelColor(3, 3).name()
    assert (light, dark) == ("#fbfaf8", "#1f2023")


@pytest.mark.parametrize("size", [(640, 420), (900, 650), (1120, 800), (1920, 1080), (3840, 2160)])
def test_it_is_painted_at_every_size(window: WeekWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    choices = [
        Choice(str(n), Week(2026, 36 + n), 0.1, 0.9, "because " * 30, None, samples.SUNDAY_NIGHT) for n in range(9)
    ]
    show(window, qtbot, samples.week(choices=choices, trend_points=(0.5, None, 0.4, None, None, 0.6)))
    window.resize(*size)
    assert not window.grab().isNull()


def test_a_week_with_a_hundred_entries_and_thirty_meetings_a_day_is_painted(window: WeekWindow, qtbot: QtBot) -> None:
    plan = "|".join(f"9:{n:02d}-17:{n:02d} Meeting {n}" for n in range(30))
    day = " ".join(f"{8 + n // 10}:{(n % 10) * 6:02d} {'cmrpo'[n % 5]}" for n in range(100)) + " 18:00 -"
    show(window, qtbot, samples.week((day,) * 7, (plan,) * 7))
    assert not window.grab().isNull()


def test_the_day_of_a_clock_change_is_painted(window: WeekWindow, qtbot: QtBot) -> None:
    drawn = ("",) * 5 + ("22:00 c 26:30 -", "1:00 m 5:00 c 9:00 -")
    now = samples.at(date(2026, 4, 1), "8:00")
    show(window, qtbot, samples.week(drawn, ("",) * 7, which=Week(2026, 13), now=now, choices=()))
    assert not window.grab().isNull()


def test_it_opens_as_large_as_what_it_shows_and_never_larger_than_the_screen(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    screen = window.screen().availableGeometry().size()
    assert window.width() <= screen.width()
    assert window.height() <= screen.height()
    hint = window.sizeHint()
    assert window.size() == hint


def test_it_keeps_the_size_that_it_was_given(window: WeekWindow, qtbot: QtBot) -> None:
    window.resize(700, 500)
    show(window, qtbot)
    window.show_report(samples.week(), samples.rules())
    assert (window.width(), window.height()) == (700, 500)


def test_without_names_an_intention_is_shown_only_with_its_answer(window: WeekWindow, qtbot: QtBot) -> None:
    report = samples.week()
    for done in (None, True):
        intention = Intention("i", report.week, "SECRET", done=done)
        show(window, qtbot, week_without_names(replace(report, intentions=(intention,))))
        assert window.header.intention.isVisible() == (done is not None)


def test_the_export_button_does_not_look_pointed_at_once_its_menu_has_closed(window: WeekWindow, qtbot: QtBot) -> None:
    show(window, qtbot)
    menu = window.header.export.menu()
    window.header.export.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    menu.popup(window.header.export.mapToGlobal(QPoint(0, 20)))
    menu.close()
    assert not window.header.export.underMouse()


@pytest.mark.parametrize(
    ("has_calendars", "words"), [(True, "No meetings in your calendar for this week."), (False, "No calendar yet.")]
)
def test_a_printed_week_says_whether_there_is_a_calendar(qapp: object, has_calendars: bool, words: str) -> None:
    file = week_paper(samples.empty_week(), samples.rules(), None, has_calendars=has_calendars)
    assert any(text.startswith(words) for text in texts(file.page))
    file.close()
