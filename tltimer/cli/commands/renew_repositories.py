"""``tltimer renew-repositories``: the child process in which the app has repositories read; for tltimer itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.services.worker_messages import CommitNotification, RepositoriesAnswer


def add_arguments(_parser: Parser) -> None:
    """Declare the command's words: none; it ends when its standard input does."""


def run(session: CommandContext) -> None:
    """Read the repositories that are due, and print the messages about them."""
    from tltimer.reports.notification_policy import due_notifications
    from tltimer.services.notification_settings import notification_settings
    from tltimer.wording.notifications import commit_words
    from tltimer.worker_process import end_with_parent

    end_with_parent()
    repository_stats, reports = session.program.repository_stats, session.program.reports
    repository_stats.renew()
    today = reports.today()
    report = repository_stats.week(reports.this_week())
    due = due_notifications(report, notification_settings(reports.settings()), today) if report is not None else ()
    notifications: list[CommitNotification] = []
    for notification in due:
        title, body = commit_words(notification.topic, notification.repositories)
        notifications.append(
            {"topic": str(notification.topic), "cause": notification.cause, "title": title, "body": body}
        )
    answer: RepositoriesAnswer = {"notifications": notifications}
    session.terminal.say_json(answer)
