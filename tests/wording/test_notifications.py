from tltimer.wording import notifications


def test_a_short_gap():
    assert notifications.short_gap_words(20 * 60, "Sprint sync", "14:30") == (
        "20 min until the next meeting",
        "Sprint sync begins at 14:30: short for deep work, long enough for something small.",
    )
    assert notifications.short_gap_words(20 * 60, "", "14:30")[1].startswith("A meeting begins at 14:30")
    assert notifications.short_gap_words(20 * 60, "Sync", "14:30", "a look at {it}")[1] == (
        "Sync begins at 14:30: short for deep work, long enough for what you promised: a look at {it}"
    )


def test_a_day_without_a_whole_block_and_a_block_about_to_be_cut():
    assert notifications.no_focus_block_words("", "") == (
        "No focus block today",
        "Today's meetings leave none, and none of them is easily moved.",
    )
    assert notifications.no_focus_block_words("Sync, Tue 14:30 → 16:30", "gives 2 h")[1] == (
        "Sync, Tue 14:30 → 16:30\ngives 2 h"
    )
    assert notifications.block_cut_words(900, "", "14:30") == (
        "15 min of this block left",
        "A meeting begins at 14:30.",
    )


def test_a_fragmented_day():
    head, body = notifications.fragmented_words("Sprint {sync}")
    assert head == "The day is cut up"
    assert body == "Sprint {sync} ended another block. No focus block is left in today's free time."
    assert notifications.fragmented_words(None)[1].startswith("A meeting ended another block.")
