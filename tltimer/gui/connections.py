"""The connections of the app, signal to slot, by subject."""

from __future__ import annotations

from contextlib import suppress

from tltimer.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tltimer.gui.app import App
    from tltimer.gui.week.window import WeekWindow


def connect(app: App) -> None:
    """Connect all parts; in this order, as some slots must come before others."""
    connect_changes(app)
    connect_menu(app)
    connect_windows(app)
    connect_status(app)
    connect_questions(app)
    connect_evidence(app)
    connect_minute(app)
    connect_desktop(app)


def connect_changes(app: App) -> None:
    """Connect changes with what shows them, and refusals with the notification, whoever made the request."""
    changes = app.changes
    changes.settings_changed.connect(app.follow_settings)
    changes.data_changed.connect(app.file_watcher.acknowledge)
    changes.data_changed.connect(app.show_data)
    changes.refused.connect(app.prompts.refuse)
    changes.refused.connect(app.errors.show_refusal)
    changes.refused.connect(app.tray_controller.show_menu)  # a click has ticked what was refused
    changes.unread.connect(app.errors.answer_unread)
    changes.message_wanted.connect(app.errors.tell)
    app.file_watcher.changed.connect(app.show_data)
    app.file_watcher.changed.connect(app.errors.show_problems)
    app.file_watcher.changed.connect(app.program.journal.keep_copies)
    app.file_watcher.changed.connect(app.follow_settings)
    app.presence.refused.connect(app.errors.show_unlogged_absence)
    app.backups.refused.connect(app.errors.show_missing_backup)
    app.evidence_task.refused.connect(app.errors.show_unsaved_evidence)


def connect_menu(app: App) -> None:
    """Connect choices in the menu or the small window with the controllers."""
    actions, tracking, prompts, showing = app.menu_actions, app.tracking, app.prompts, app.changes.showing
    actions.offer_chosen.connect(tracking.accept)
    actions.mode_chosen.connect(tracking.switch)
    actions.stop_chosen.connect(tracking.stop)
    actions.person_chosen.connect(tracking.meet)
    actions.moment_chosen.connect(tracking.begin_earlier)
    actions.kind_chosen.connect(tracking.set_kind)
    actions.confirm_chosen.connect(tracking.confirm)
    actions.undo_chosen.connect(tracking.undo)
    app.tray.back_wanted.connect(tracking.back)
    actions.other_person_wanted.connect(showing(prompts.ask_person))
    actions.other_moment_wanted.connect(showing(prompts.ask_moment))
    actions.promise_wanted.connect(showing(prompts.ask_promise))
    actions.note_wanted.connect(showing(prompts.ask_note))
    actions.promises.kept.connect(app.promises.keep)
    actions.promises.put_off.connect(app.promises.put_off)
    actions.promises.later_wanted.connect(prompts.ask_due)
    actions.promises.drop_wanted.connect(prompts.ask_reason)
    prompts.person_named.connect(tracking.meet)
    prompts.moment_named.connect(tracking.begin_at)
    prompts.promised.connect(app.promises.promise)
    prompts.noted.connect(app.promises.note)
    prompts.put_off.connect(app.promises.put_off)
    prompts.dropped.connect(app.promises.drop)
    app.promises.block_wanted.connect(app.target.block_for)
    app.shortcuts.pressed.connect(app.shortcut_actions.carry_out)
    actions.quick_switch_wanted.connect(lambda: app.quick_switch.open())
    actions.week_wanted.connect(showing(app.week.show_week))
    actions.today_wanted.connect(showing(app.day.open))
    actions.review_wanted.connect(showing(app.evening.show))
    actions.quiet_chosen.connect(app.quiet_mode.turn)
    app.quiet_mode.changed.connect(app.follow_quiet_mode)
    actions.settings_wanted.connect(
        lambda: app.preferences.show_settings("calendars" if app.status.keyring_locked else "")
    )
    actions.quit_wanted.connect(app.qt.quit)
    app.menu.menu.aboutToShow.connect(app.status.look)
    app.menu.menu.aboutToShow.connect(app.tray_controller.show_whole_menu)


def connect_windows(app: App) -> None:
    """Connect windows with each other, and with the controllers that serve them."""
    week, day, preferences, showing = app.week, app.day, app.preferences, app.changes.showing
    week.week_opened.connect(lambda window: _remember_size(window, app.program.home.cache))
    week.week_opened.connect(app.target.attend)
    week.week_opened.connect(app.promises.attend)
    week.week_opened.connect(app.export.attend)
    week.week_opened.connect(app.audit.attend)
    week.week_opened.connect(app.printing.attend)
    week.day_wanted.connect(showing(day.open))
    week.part_wanted.connect(showing(day.point_out))
    week.kinds_wanted.connect(lambda: preferences.show_settings("kinds"))
    week.people_wanted.connect(lambda: preferences.show_settings("people"))
    week.settings_wanted.connect(lambda: preferences.show_settings())
    week.span_shown.connect(app.calendar_refresh.want)
    week.closed.connect(app.release_window)
    day.week_wanted.connect(showing(week.show_week))
    day.span_shown.connect(app.calendar_refresh.want)
    app.qt.lastWindowClosed.connect(app.release_window)
    preferences.span_shown.connect(app.calendar_refresh.want)
    preferences.mode_chosen.connect(app.tracking.switch)
    preferences.target_wanted.connect(showing(week.show_week))
    preferences.target_wanted.connect(showing(app.target.change))  # above the week, which it belongs to
    preferences.window_wanted.connect(lambda: app.tray_or_window.show_window())
    app.tray.available_changed.connect(preferences.show_place)


def connect_status(app: App) -> None:
    """Connect the present moment with what shows it, and with the notifications that may follow."""
    looked = app.status.looked
    app.status.unread.connect(app.tray_controller.show_unread)
    app.status.unread.connect(app.errors.show_unread)
    looked.connect(app.errors.withdraw_unread)
    looked.connect(app.tray_controller.show_status)
    looked.connect(app.presence.know)
    looked.connect(app.do_not_disturb.know)
    looked.connect(app.work_start.know)
    looked.connect(app.autostart.know)
    looked.connect(app.target_notifications.know)
    looked.connect(app.days_off_notification.know)
    looked.connect(app.commit_notifications.look)
    looked.connect(app.focus_notifications.look)
    looked.connect(app.evening_reminder.look)
    looked.connect(app.do_not_disturb_offer.look)
    looked.connect(app.day_end.look)
    looked.connect(app.meeting_notifications.look)  # the last, as it can write
    app.desktop_calendars.changed.connect(app.calendar_refresh.read_changed)
    app.calendar_refresh.refreshed.connect(app.show_data)
    app.calendar_refresh.refreshed.connect(app.plan_snapshots.look_anew)
    app.calendar_refresh.refreshed.connect(_if_readable(app.days_off_notification.look_anew))
    app.repository_refresh.renewed.connect(app.commit_notifications.keep)
    app.repository_refresh.renewed.connect(app.week.update)


def connect_questions(app: App) -> None:
    """Connect presence with the questions, and their answers with what follows."""
    showing = app.changes.showing
    app.presence.returned.connect(app.changes.announce)
    app.presence.returned.connect(app.absence.ask)
    app.presence.active.connect(app.work_start.look)
    app.presence.active.connect(app.autostart.look)
    app.work_start.switcher_wanted.connect(lambda: app.tray_or_window.show_window())
    app.work_start.day_wanted.connect(showing(app.day.open))
    app.evening_reminder.due.connect(app.show_review)
    app.evening.put_off.connect(app.evening_reminder.put_off)
    app.evening.done.connect(app.evening_reminder.finish)
    app.evening.promise_later_wanted.connect(app.prompts.ask_due)
    app.evening.promise_drop_wanted.connect(app.prompts.ask_reason)
    app.evening.week_wanted.connect(showing(app.week.show_week))
    app.evening.day_wanted.connect(showing(app.day.open))


def connect_evidence(app: App) -> None:
    """Connect evidence of other modes with the offers, and the answers with the controller."""
    task, noticed = app.evidence_task, app.noticed
    app.status.looked.connect(task.know)
    app.status.looked.connect(app.noticed_notification.look)
    task.suggested.connect(app.status.suggest)
    task.suggested.connect(app.noticed_notification.suggest)
    task.suggested.connect(lambda _suggestion: app.tray_controller.show_menu())
    task.renewed.connect(app.day.update)
    app.menu_actions.noticed_chosen.connect(noticed.follow)
    app.day.noticed_accepted.connect(noticed.accept)
    app.day.noticed_rejected.connect(noticed.reject)
    app.evening.noticed_rejected.connect(noticed.ask_about_app)


def connect_minute(app: App) -> None:
    """Connect the minute timer with whatever looks once a minute."""
    minute = app.minute_timer.minute
    minute.connect(app.presence.look)
    minute.connect(app.evidence_task.look)
    minute.connect(app.file_watcher.look)
    minute.connect(app.status.look)
    minute.connect(app.errors.show_problems)
    minute.connect(app.calendar_refresh.look)
    minute.connect(app.desktop_calendars.look)
    minute.connect(app.day.update)
    minute.connect(app.plan_snapshots.look)
    minute.connect(_if_readable(app.target_notifications.look))
    minute.connect(_if_readable(app.days_off_notification.look))
    minute.connect(app.repository_refresh.look)
    minute.connect(app.back_up)


def connect_desktop(app: App) -> None:
    """Connect the tray, further starts and the end of the session."""
    app.tray_host.came.connect(app.tray.host_came)
    app.tray_host.went.connect(app.tray.host_went)
    app.tray_host.xembed_changed.connect(app.tray.follow_xembed)
    app.tray.available_changed.connect(app.tray_or_window.follow)
    app.tray.available_changed.connect(app.errors.withdraw_explanation)
    app.tray.clicked.connect(app.tray_or_window.toggle_window)
    app.tray_or_window.no_tray.connect(app.errors.explain_window)
    app.single_instance.requested.connect(app.grant)
    app.shutdown.requested.connect(app.qt.quit)


def _remember_size(window: WeekWindow, folder: Path) -> None:
    from tltimer.gui.process.window_size import RememberedSize

    RememberedSize(window, folder)


def _if_readable(look: Callable[[], object]) -> Callable[[], None]:
    """Return a slot that waits while the log cannot be read, which the present moment tells."""

    def slot() -> None:
        with suppress(Refused):
            look()

    return slot
