import os
import re
import stat
from datetime import UTC, datetime, timedelta

import pytest

from tltimer.clock import Clock
from tltimer.domain.timeline.switches import switch_from
from tltimer.errors import Refused
from tltimer.journal.device import identifier, number_of
from tltimer.journal.journal import Journal
from tltimer.storage.atomic import Disk

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_reading_an_empty_home_creates_nothing(home, open_journal):
    journal = open_journal()
    assert journal.switches(NINE - DAY, NINE + DAY) == ()
    assert journal.entries("notes") == ()
    assert journal.first_at() is None
    assert journal.find_switch("x") is None
    assert journal.undo_label() is None
    assert journal.all_documents() == {"switches": []}
    assert journal.fingerprint() == ()
    assert journal.problems() == ()
    assert journal.device == ""
    assert not home.data.exists()


def test_a_home_that_is_a_file_is_not_taken_for_an_empty_one(home, open_journal):
    home.data.parent.mkdir(parents=True, exist_ok=True)
    home.data.touch()
    with pytest.raises(Refused, match=rf"^{re.escape(str(home.data))} is not a folder, so your data cannot be in it\."):
        open_journal().fingerprint()


def test_a_journal_that_is_a_file_is_not_taken_for_an_empty_one(home, open_journal):
    home.journal.parent.mkdir(parents=True)
    home.journal.touch()
    with pytest.raises(Refused, match=r"is not a folder\. Move it elsewhere"):
        open_journal().fingerprint()


@pytest.mark.parametrize("place", ["home", "above"])
def test_a_home_on_a_disk_that_is_not_there_is_not_taken_for_an_empty_one(home, open_journal, place):
    link = home.data if place == "home" else home.data.parent
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.exists():
        link.rmdir()
    link.symlink_to(link.parent / "disk")
    with pytest.raises(Refused, match=rf"^{re.escape(str(link))} is a link to .*disk, which does not exist"):
        open_journal().fingerprint()
    (link.parent / "disk").mkdir()
    assert open_journal().fingerprint() == ()


def test_a_journal_on_a_disk_that_is_not_there_is_not_taken_for_an_empty_one(home, open_journal):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    disk = home.journal.rename(home.data / "disk")
    home.journal.symlink_to(disk)
    journal = open_journal()
    assert len(journal.switches(NINE, NINE + HOUR)) == 1
    away = disk.rename(home.data / "away")
    with pytest.raises(Refused, match=r"is a link to .*, which does not exist"):
        open_journal().switches(NINE, NINE + HOUR)
    away.rename(disk)
    assert len(open_journal().switches(NINE, NINE + HOUR)) == 1


def test_a_switch_is_read_as_it_was_added(open_journal):
    with open_journal().edit("switch") as edit:
        added = edit.add_switch(NINE, "1:1", person="Anna Öz", kind="mentoring", note="a\nb", source="calendar")
    assert open_journal().switches(NINE, NINE + HOUR) == (added,)
    assert open_journal().find_switch(added.id) == added


def test_the_end_of_a_span_is_outside_and_its_start_inside(open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
        edit.add_switch(NINE + HOUR, "review")
    assert [each.mode for each in journal.switches(NINE, NINE + HOUR)] == ["coding"]


def test_an_edit_shows_what_it_has_staged(open_journal):
    with open_journal().edit("several") as edit:
        first = edit.add_switch(NINE, "coding")
        changed = edit.change_switch(first.id, mode="review", note="x")
        assert edit.switches(NINE, NINE + HOUR) == (changed,)
        assert edit.find_switch(first.id) == changed
        edit.remove_switch(first.id)
        assert edit.switches(NINE, NINE + HOUR) == ()
        assert edit.find_switch(first.id) is None


def test_what_was_staged_and_withdrawn_is_not_written(home, open_journal):
    journal = open_journal()
    with journal.edit("nothing in the end") as edit:
        edit.remove_switch(edit.add_switch(NINE, "coding").id)
    assert not home.journal.exists()
    assert journal.undo_label() is None


def test_an_exception_inside_an_edit_leaves_everything_as_it_was(open_journal):
    journal = open_journal()
    with pytest.raises(LookupError), journal.edit("half") as edit:
        edit.add_switch(NINE, "coding")
        raise LookupError
    assert journal.all_documents() == {"switches": []}
    with journal.edit("whole") as edit:
        edit.add_switch(NINE, "coding")
    assert len(journal.switches(NINE, NINE + HOUR)) == 1


def test_an_edit_inside_an_edit_is_an_error_of_the_program(open_journal):
    journal = open_journal()
    with journal.edit("outer"), pytest.raises(RuntimeError), journal.edit("inner"):
        pass


def test_of_several_added_at_one_instant_the_last_has_the_greatest_id(open_journal):
    journal = open_journal()
    added = []
    for mode in ("coding", "review", "planning"):
        with journal.edit("switch") as edit:
            added.append(edit.add_switch(NINE, mode))
    assert journal.switches(NINE, NINE + HOUR) == tuple(added)


def test_ids_ascend_when_the_clock_is_set_back(open_journal):
    ids = []
    for hours in (0, -5, -20000):
        with open_journal(now=NINE + hours * HOUR).edit("switch") as edit:
            ids.append(edit.add_switch(NINE + hours * HOUR, "coding").id)
    assert ids == sorted(ids)
    assert len(set(ids)) == 3


def test_ids_ascend_when_the_last_one_was_forgotten(home, open_journal):
    ids = []
    for _ in range(2):
        with open_journal(now=NINE - _ * HOUR).edit("switch") as edit:
            ids.append(edit.add_switch(NINE, "coding").id)
        (home.data / "last-id.json").write_text("{")
    assert ids[0] < ids[1]


def test_a_switch_added_where_one_with_an_unbeatable_id_stands_takes_its_place(open_journal):
    journal = open_journal()
    with journal.edit("import") as edit:
        edit.take_in("switches", [{"id": "zebra", "at": "2026-11-16T09:00:00Z", "mode": "coding", "note": "old"}])
    with journal.edit("switch") as edit:
        assert edit.add_switch(NINE, "review").id == "zebra"
    (only,) = journal.switches(NINE, NINE + HOUR)
    assert (only.mode, only.note) == ("review", None)


def test_each_file_of_a_change_and_each_folder_is_flushed(home, open_journal):
    flushed = []

    def flush(descriptor):
        flushed.append(os.fstat(descriptor).st_ino)

    journal = Journal(home, Clock(NINE), "here", disk=Disk(flush=flush))
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
        edit.put("notes", {"text": "x"})
    own, undo = home.journal / journal.device, home.data / "undo"
    written = [own / "2026-11.json", own / "records.json", home.data / "device.json", home.data / "instance.json"]
    written += [*undo.iterdir(), home.data / "last-id.json", own, undo, home.data]
    assert {path.name for path in written if path.stat().st_ino not in flushed} == set()
    flushed.clear()
    journal.undo()
    written = [own / "2026-11.json", own / "records.json", own, undo, home.data / "redo"]
    assert {path.name for path in written if path.stat().st_ino not in flushed} == set()


AHEAD = identifier(int((NINE + timedelta(days=300)).timestamp() * 1000), "abcd")


@pytest.mark.parametrize("end", ["zzzzzzzzy-evil", "zzzzzzzzz-evil", "2zzzzzzzz-abcd", "~"])
def test_an_id_that_nothing_can_follow_takes_no_other_ids_away(open_journal, end):
    journal = open_journal()
    with journal.edit("import") as edit:
        edit.take_in("switches", [{"id": end, "at": "2026-11-16T09:00:00Z", "mode": "coding"}])
        edit.add_switch(NINE, "review")
    with journal.edit("switch") as edit:
        after = edit.add_switch(NINE + HOUR, "planning")
    assert [each.mode for each in journal.switches(NINE, NINE + 2 * HOUR)] == ["review", "planning"]
    assert number_of(after.id) < int((NINE + HOUR).timestamp() * 1000)


def test_a_switch_added_where_one_of_a_fast_clock_stands_gets_a_greater_id(open_journal):
    journal = open_journal()
    with journal.edit("import") as edit:
        edit.take_in("switches", [{"id": AHEAD, "at": "2026-11-16T09:00:00Z", "mode": "coding"}])
        added = edit.add_switch(NINE, "review")
    assert added.id > AHEAD
    assert journal.switches(NINE, NINE + HOUR)[-1] == added


def test_a_changed_switch_keeps_what_was_not_changed(open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        added = edit.add_switch(NINE, "1:1", person="Anna", note="x")
    with journal.edit("change") as edit:
        edit.change_switch(added.id, note=None, confirmed=True)
    (changed,) = journal.switches(NINE, NINE + HOUR)
    assert (changed.person, changed.note, changed.confirmed) == ("Anna", None, True)


def test_a_change_keeps_the_fields_that_a_newer_version_wrote(open_journal):
    journal = open_journal()
    with journal.edit("import") as edit:
        edit.take_in("switches", [{"id": "a", "at": "2026-11-16T09:00:00Z", "mode": "coding", "mood": "good"}])
    with journal.edit("change") as edit:
        edit.change_switch("a", mode="review")
    assert journal.all_documents()["switches"][0]["mood"] == "good"


def test_a_change_is_stamped_a_second_later_where_the_clock_is_behind(open_journal):
    with open_journal().edit("switch") as edit:
        added = edit.add_switch(NINE, "coding")
    with open_journal(now=NINE - DAY).edit("change") as edit:
        edit.change_switch(added.id, mode="review")
    assert open_journal().all_documents()["switches"][0]["edited_at"] == "2026-11-16T09:00:01Z"


def test_a_change_that_says_nothing_new_is_not_written(open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        added = edit.add_switch(NINE, "coding")
    before = journal.fingerprint()
    with journal.edit("change") as edit:
        edit.change_switch(added.id, mode="coding")
    assert journal.fingerprint() == before
    assert journal.undo_label() == "switch"


def test_a_switch_moved_over_the_end_of_its_month_stays_in_its_file_and_is_found(home, open_journal):
    journal = open_journal(now=NINE + 30 * DAY)
    last = datetime(2026, 11, 30, 12, tzinfo=UTC)
    with journal.edit("switch") as edit:
        added = edit.add_switch(last, "coding")
    with journal.edit("move") as edit:
        moved = edit.change_switch(added.id, at=last + 6 * DAY)
    assert [path.name for path in sorted((home.journal / journal.device).iterdir())] == ["2026-11.json"]
    assert journal.switches(last + 6 * DAY, last + 7 * DAY) == (moved,)
    assert journal.switches(last, last + DAY) == ()


@pytest.mark.parametrize("days", [-8, 8])
def test_a_switch_does_not_move_by_more_than_a_week(open_journal, days):
    journal = open_journal()
    with journal.edit("switch") as edit:
        added = edit.add_switch(NINE, "coding")
    with pytest.raises(Refused, match="cannot be moved that far"), journal.edit("move") as edit:
        edit.change_switch(added.id, at=NINE + days * DAY)


def test_a_switch_does_not_move_step_by_step_out_of_the_reach_of_its_file(open_journal):
    journal = open_journal(now=NINE + 60 * DAY)
    last = datetime(2026, 11, 30, 12, tzinfo=UTC)
    with journal.edit("switch") as edit:
        added = edit.add_switch(last, "coding")
        edit.change_switch(added.id, at=last + 5 * DAY)
    with pytest.raises(Refused, match="cannot be moved that far"), journal.edit("move") as edit:
        edit.change_switch(added.id, at=last + 8 * DAY)


def test_whether_the_last_edit_was_written_is_known(open_journal):
    journal = open_journal()
    assert not journal.has_changed
    with journal.edit("one") as edit:
        edit.add_switch(at=NINE, mode="coding")
    assert journal.has_changed
    with pytest.raises(Refused), journal.edit("two") as edit:
        edit.remove_switch("nobody")
    assert not journal.has_changed
    journal.undo()
    assert journal.has_changed
    with journal.edit("nothing"):
        pass
    assert not journal.has_changed


def test_unknown_ids_are_refused_by_name(open_journal):
    journal = open_journal()
    with journal.edit("nothing") as edit:
        for act in (lambda: edit.change_switch("x", mode="coding"), lambda: edit.remove_switch("x")):
            with pytest.raises(Refused, match="'x' is not the id of a switch"):
                act()
        with pytest.raises(Refused, match="'x' is not in notes"):
            edit.remove("notes", "x")
        with pytest.raises(TypeError):
            edit.change_switch(edit.add_switch(NINE, "coding").id, colour="blue")


@pytest.mark.parametrize("year", [1, 1969, 9999])
def test_instants_that_the_log_cannot_hold_are_refused(open_journal, year):
    with open_journal().edit("nothing") as edit, pytest.raises(Refused, match="outside the years"):
        edit.add_switch(datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC), "coding")


def test_a_removed_switch_does_not_exist_and_stays_as_a_tombstone(open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        added = edit.add_switch(NINE, "coding", note="x")
    with journal.edit("remove") as edit:
        edit.remove_switch(added.id)
    assert journal.switches(NINE, NINE + HOUR) == ()
    assert journal.find_switch(added.id) is None
    (tombstone,) = journal.all_documents()["switches"]
    assert (tombstone["deleted"], tombstone["note"]) == (True, "x")


def test_first_at_passes_over_what_was_deleted_and_sees_what_moved_before_its_month(open_journal):
    journal = open_journal(now=NINE + 60 * DAY)
    with journal.edit("switches") as edit:
        gone = edit.add_switch(datetime(2026, 9, 2, tzinfo=UTC), "coding")
        edit.remove_switch(gone.id)
    with journal.edit("switches") as edit:
        edit.add_switch(datetime(2026, 11, 29, tzinfo=UTC), "coding")
        moved = edit.add_switch(datetime(2026, 12, 1, tzinfo=UTC), "coding")
        edit.change_switch(moved.id, at=datetime(2026, 11, 27, tzinfo=UTC))
        edit.add_switch(datetime(2027, 1, 3, tzinfo=UTC), "coding")
    assert journal.first_at() == datetime(2026, 11, 27, tzinfo=UTC)


def test_a_week_touches_only_the_files_that_it_needs(home, open_journal):
    journal = open_journal(now=NINE + 90 * DAY)
    with journal.edit("switches") as edit:
        for month in (8, 9, 10, 11, 12):
            edit.add_switch(datetime(2026, month, 15, tzinfo=UTC), "coding")
    for month in ("08", "09", "10", "12"):
        (home.journal / journal.device / f"2026-{month}.json").write_text("broken")
    reader = open_journal()
    assert len(reader.switches(NINE - 2 * DAY, NINE + 5 * DAY)) == 1
    assert reader.problems() == ()
    assert not home.damaged.exists()


def test_a_span_of_all_time_is_a_span(open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        added = edit.add_switch(NINE, "coding")
    ends = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    assert journal.switches(*ends) == (added,)
    assert journal.switches(*reversed(ends)) == ()


def test_documents_get_an_id_and_keep_it(open_journal):
    journal = open_journal()
    with journal.edit("note") as edit:
        note = edit.put("notes", {"day": "2026-11-16", "text": "went well"})
    with journal.edit("note") as edit:
        edit.put("notes", {"id": note["id"], "text": "went better"})
        assert edit.entries("notes")[0]["text"] == "went better"
    (kept,) = journal.entries("notes")
    assert (kept["id"], kept["day"], kept["text"]) == (note["id"], "2026-11-16", "went better")
    assert (kept["device"], kept["edited_at"]) == (journal.device, "2026-11-16T09:00:01Z")


def test_a_removed_document_can_be_put_again_without_its_old_fields(open_journal):
    journal = open_journal()
    with journal.edit("add") as edit:
        edit.put("days_off", {"id": "2026-12-24", "reason": "holidays"})
    with journal.edit("remove") as edit:
        edit.remove("days_off", "2026-12-24")
    assert journal.entries("days_off") == ()
    with journal.edit("again") as edit:
        edit.put("days_off", {"id": "2026-12-24"})
    (day,) = journal.entries("days_off")
    assert "reason" not in day
    assert "deleted" not in day


def test_changing_what_was_read_changes_nothing_in_the_journal(open_journal):
    journal = open_journal()
    with journal.edit("add") as edit:
        edit.put("notes", {"id": "a", "text": "x"})
    journal.entries("notes")[0]["text"] = "y"
    assert journal.entries("notes")[0]["text"] == "x"


@pytest.mark.parametrize("collection", ["switches", "schema", "2026-11", "../up", ""])
def test_what_is_no_collection_is_refused(open_journal, collection):
    with open_journal().edit("put") as edit, pytest.raises(Refused, match="has no collection"):
        edit.put(collection, {"text": "x"})


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), datetime(2026, 1, 1, tzinfo=UTC)])
def test_what_json_cannot_hold_is_refused(open_journal, value):
    with open_journal().edit("put") as edit, pytest.raises(Refused, match="cannot be saved"):
        edit.put("notes", {"text": value})


def test_control_characters_line_breaks_and_half_characters_become_spaces(open_journal):
    joined = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER} می\N{ZERO WIDTH NON-JOINER}شود  two"
    with open_journal().edit("put") as edit:
        edit.put("notes", {"id": "a", "text": f"\x1b[31mred\r\nnext\ud800 {joined[:-5]}\x00", "kept": joined})
        edit.take_in("notes", [{"id": "b", "text": "one\ntwo\u2028three\x7f", "list": ["a\tb"]}])
        edit.add_switch(NINE, "coding", person="An\u202ena", note="x\ny")
    first, second = open_journal().entries("notes")
    assert (first["text"], first["kept"]) == (f"[31mred next {joined[:-5]}", joined)
    assert (second["text"], second["list"]) == ("one two three", ["a b"])
    (switch,) = open_journal().switches(NINE, NINE + HOUR)
    assert (switch.person, switch.note) == ("An na", "x y")


def test_only_the_user_can_read_files_and_folders(home, open_journal):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
        edit.put("notes", {"text": "x"})
    modes = {stat.S_IMODE(path.stat().st_mode) for path in home.data.rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in [home.data, *home.data.rglob("*")] if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


def test_the_journal_folder_holds_nothing_but_the_documents(home, open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
        edit.put("notes", {"text": "x"})
    names = [str(path.relative_to(home.journal)) for path in sorted(home.journal.rglob("*")) if path.is_file()]
    assert names == [f"{journal.device}/2026-11.json", f"{journal.device}/records.json"]


def test_the_fingerprint_changes_with_every_write(open_journal):
    journal = open_journal()
    seen = {journal.fingerprint()}
    for mode in ("coding", "review"):
        with journal.edit("switch") as edit:
            edit.add_switch(NINE, mode)
        seen.add(journal.fingerprint())
    assert len(seen) == 3


def test_a_copied_home_on_another_machine_is_a_new_device(open_journal):
    with open_journal().edit("switch") as edit:
        edit.add_switch(NINE, "coding")
    elsewhere = open_journal(machine="there")
    assert elsewhere.device == ""
    assert elsewhere.undo_label() is None
    assert elsewhere.undo() is None
    with elsewhere.edit("switch") as edit:
        edit.add_switch(NINE + HOUR, "review")
    assert elsewhere.device not in ("", open_journal().device)
    assert len(elsewhere.switches(NINE, NINE + DAY)) == 2


def test_a_lock_that_is_not_got_is_refused_in_one_line(home, open_journal):
    from filelock import FileLock

    home.data.mkdir(parents=True)
    with (
        FileLock(home.data / "journal.lock"),
        pytest.raises(Refused, match=r"Another tltimer process has been writing .*"),
    ):
        import threading

        failures: list[BaseException] = []

        def write() -> None:
            try:
                with open_journal(timeout=0.1).edit("switch"):
                    pass
            except Refused as error:
                failures.append(error)

        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        raise failures[0]


def test_a_folder_that_cannot_be_made_is_refused(home, open_journal):
    home.data.parent.mkdir(parents=True, exist_ok=True)
    home.data.write_text("a file where the folder should be")
    with pytest.raises(Refused, match=r"is not a folder, so your data cannot be in it"), open_journal().edit("switch"):
        pass


def test_switches_read_are_those_of_the_documents(open_journal):
    journal = open_journal()
    with journal.edit("switch") as edit:
        edit.add_switch(NINE, "coding")
        edit.add_switch(NINE + HOUR, "off", confirmed=True)
    documents = journal.all_documents()["switches"]
    assert tuple(map(switch_from, documents)) == journal.switches(NINE, NINE + DAY)
