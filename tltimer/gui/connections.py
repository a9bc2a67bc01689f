"""What leads from where to where in the app, by subject."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tltimer.gui.app import App


def connect(app: "App") -> None:
    """Connect all parts; in this order, as some slots must come before others."""
    connect_orders(app)
    connect_changes(app)
    connect_present(app)
    connect_absence(app)
    connect_setting_up(app)
    connect_minute(app)
    connect_desktop(app)


def connect_orders(app: "App") -> None:
    """What is chosen in menu or window becomes an order."""
    actions, orders, windows = app.actions, app.orders, app.windows
    actions.turn_chosen.connect(orders.take_turn)
    actions.mode_chosen.connect(orders.switch)
    actions.stop_chosen.connect(orders.stop)
    actions.person_chosen.connect(orders.meet)
    actions.moment_chosen.connect(orders.begin_earlier)
    actions.kind_chosen.connect(orders.set_kind)
    actions.confirm_chosen.connect(orders.confirm)
    actions.undo_chosen.connect(orders.undo)
    app.tray.back_wanted.connect(orders.back)
    actions.other_person_wanted.connect(app.questions.ask_person)
    actions.other_moment_wanted.connect(app.questions.ask_moment)
    app.questions.person_named.connect(orders.meet)
    app.questions.moment_named.connect(orders.begin_at)
    actions.promise_wanted.connect(app.questions.ask_promise)
    actions.note_wanted.connect(app.questions.ask_note)
    actions.promises.kept.connect(app.leading.keep)
    actions.promises.put_off.connect(app.leading.put_off)
    actions.promises.later_wanted.connect(app.questions.ask_due)
    actions.promises.drop_wanted.connect(app.questions.ask_reason)
    app.questions.promised.connect(app.leading.promise)
    app.leading.block_wanted.connect(app.deciding.block_for)
    app.questions.noted.connect(app.leading.note)
    app.questions.put_off.connect(app.leading.put_off)
    app.questions.dropped.connect(app.leading.drop)
    actions.week_wanted.connect(lambda: windows.show_week())
    actions.today_wanted.connect(lambda: app.day.open())
    windows.day_wanted.connect(app.day.open)
    windows.part_wanted.connect(app.day.point_out)
    windows.kinds_wanted.connect(lambda: app.setting_up.show_settings("kinds"))
    windows.people_wanted.connect(lambda: app.setting_up.show_settings("people"))
    actions.quiet_chosen.connect(app.silence.turn)
    actions.settings_wanted.connect(lambda: app.setting_up.show_settings())
    windows.settings_wanted.connect(lambda: app.setting_up.show_settings())
    actions.quit_wanted.connect(app.qt.quit)


def connect_changes(app: "App") -> None:
    """What changed, by an order or from outside, is looked at and shown."""
    orders, present, windows = app.orders, app.present, app.windows
    orders.done.connect(app.watch.acknowledge)
    orders.done.connect(app.look)
    app.leading.done.connect(app.watch.acknowledge)
    app.leading.done.connect(app.look)
    app.leading.refused.connect(app.questions.refuse)
    app.leading.refused.connect(app.saying.refuse)
    orders.refused.connect(app.questions.refuse)
    orders.refused.connect(app.saying.refuse)
    orders.refused.connect(app.show_offer)
    app.watch.changed.connect(app.look)
    app.watch.changed.connect(app.saying.complain)
    app.watch.changed.connect(app.program.journal.keep_copies)
    app.watch.changed.connect(app.follow_settings)
    app.watch.changed.connect(app.setting_up.update)  # shows what the session does after the settings were followed
    app.refresh.refreshed.connect(app.look)
    app.renewal.renewed.connect(app.commit_notifications.take)
    app.renewal.renewed.connect(windows.update)
    app.refresh.refreshed.connect(app.remembering.look_anew)
    app.menu.menu.aboutToShow.connect(present.look)
    app.menu.menu.aboutToShow.connect(app.show_whole_offer)
    present.unreadable.connect(app.saying.refuse)


def connect_present(app: "App") -> None:
    """What the present moment shows and leads to."""
    orders, present, windows = app.orders, app.present, app.windows
    present.looked.connect(app.show_status)
    present.looked.connect(app.noticing.know)
    present.looked.connect(app.beginning.know)
    present.looked.connect(app.session.know)
    present.looked.connect(app.reminder.know)
    present.looked.connect(app.commit_notifications.look)
    present.looked.connect(app.warnings.look)
    present.looked.connect(app.evenings.look)
    present.looked.connect(app.attendance.look)  # the last, as it can write
    app.attendance.turned.connect(orders.follow_calendar)
    app.attendance.accepted.connect(orders.take_turn)
    app.evenings.due.connect(app.look_back.offer)
    app.look_back.put_off.connect(app.evenings.put_off)
    app.look_back.done.connect(app.evenings.done)
    app.look_back.changed.connect(app.watch.acknowledge)
    app.look_back.changed.connect(app.look)
    app.look_back.refused.connect(app.saying.refuse)
    app.look_back.promise_later_wanted.connect(app.questions.ask_due)
    app.look_back.promise_drop_wanted.connect(app.questions.ask_reason)
    app.look_back.week_wanted.connect(windows.show_week)
    app.look_back.day_wanted.connect(app.day.open)
    windows.span_shown.connect(app.refresh.want)
    windows.closed.connect(app.rest)
    app.qt.lastWindowClosed.connect(app.rest)
    app.day.changed.connect(app.watch.acknowledge)
    app.day.changed.connect(app.look)
    app.day.week_wanted.connect(lambda: windows.show_week())
    app.day.span_shown.connect(app.refresh.want)
    windows.week_opened.connect(app.deciding.attend)
    windows.week_opened.connect(app.leading.attend)
    windows.week_opened.connect(app.exporting.attend)
    windows.week_opened.connect(app.printing.attend)
    app.printing.refused.connect(app.saying.refuse)
    app.exporting.told.connect(app.saying.tell)
    app.exporting.refused.connect(app.saying.refuse)
    app.deciding.changed.connect(app.watch.acknowledge)
    app.deciding.changed.connect(app.reminder.take_back)
    app.deciding.changed.connect(app.look)
    app.deciding.changed.connect(app.refresh.look)  # what was undone is taken out of its calendar
    app.deciding.refused.connect(app.saying.refuse)
    app.deciding.told.connect(app.saying.tell)
    app.notifier.chosen.connect(app.take_answer)


def connect_absence(app: "App") -> None:
    """Who was away is asked on return."""
    orders = app.orders
    app.noticing.returned.connect(app.watch.acknowledge)
    app.noticing.returned.connect(app.look)
    app.noticing.returned.connect(app.away_asking.ask)
    app.noticing.active.connect(app.beginning.look)
    app.noticing.active.connect(app.session.look)
    app.session.refused.connect(app.saying.refuse)
    app.session.failed.connect(app.saying.tell)
    app.noticing.refused.connect(app.saying.refuse)
    app.silence.begun.connect(app.away_asking.close)
    app.silence.changed.connect(app.show_offer)
    app.silence.refused.connect(app.saying.refuse)
    app.away_asking.changed.connect(app.watch.acknowledge)
    app.away_asking.changed.connect(app.look)
    app.away_asking.refused.connect(app.saying.refuse)
    app.beginning.mode_chosen.connect(orders.switch)
    app.beginning.switch_wanted.connect(lambda: app.places.show_window())


def connect_setting_up(app: "App") -> None:
    """Settings, and the first steps."""
    orders, windows = app.orders, app.windows
    app.setting_up.changed.connect(app.watch.look)
    app.setting_up.mode_chosen.connect(orders.switch)
    app.setting_up.target_wanted.connect(lambda: windows.show_week())
    app.setting_up.target_wanted.connect(lambda: app.deciding.change())  # above the week, which it belongs to
    app.setting_up.window_wanted.connect(lambda: app.places.show_window())
    app.setting_up.refused.connect(app.saying.refuse)
    app.tray.available_changed.connect(app.setting_up.show_place)


def connect_minute(app: "App") -> None:
    """Once a minute."""
    present = app.present
    app.clockwork.minute.connect(app.noticing.look)
    app.clockwork.minute.connect(app.watch.look)
    app.clockwork.minute.connect(present.look)
    app.clockwork.minute.connect(app.refresh.look)
    app.clockwork.minute.connect(app.day.update)
    app.clockwork.minute.connect(app.remembering.look)
    app.clockwork.minute.connect(app.reminder.look)
    app.clockwork.minute.connect(app.renewal.look)
    app.clockwork.minute.connect(app.backups.look)
    app.backups.refused.connect(app.saying.refuse)


def connect_desktop(app: "App") -> None:
    """The desktop around."""
    app.host.came.connect(app.tray.host_came)
    app.host.went.connect(app.tray.host_went)
    app.host.xembed_changed.connect(app.tray.take_xembed)
    app.tray.available_changed.connect(app.places.follow)
    app.tray.available_changed.connect(app.saying.take_back)
    app.tray.clicked.connect(lambda: app.places.show_window())
    app.places.no_tray.connect(app.saying.tell_of_window)
    app.first.requested.connect(app.grant)
    app.ending.requested.connect(app.qt.quit)
