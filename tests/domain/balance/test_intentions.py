from tests.drawing import at
from tltimer.domain.balance.intentions import Intention, intention_for, intentions_from
from tltimer.domain.timeline.days import Week

WEEK = Week(2026, 47)
ENTRY = {"id": "intention-2026-W47", "week": "2026-W47", "text": " the importer ", "done": None}


def test_a_document_becomes_an_intention_and_others_are_passed_over():
    broken = [ENTRY | {"week": "soon"}, ENTRY | {"text": "  "}, {"id": "x", "week": "2026-W48"}]
    assert intentions_from([ENTRY, *broken]) == (Intention("intention-2026-W47", WEEK, "the importer"),)


def test_its_answer_and_when_it_was_set_are_read():
    (intention,) = intentions_from([ENTRY | {"done": False, "made_at": "2026-11-16T11:00:00Z"}])
    assert (intention.done, intention.made_at) == (False, at("12:00"))
    (intention,) = intentions_from([ENTRY | {"edited_at": "2026-11-16T11:00:00Z"}])
    assert intention.made_at == at("12:00")


def test_a_week_has_one_intention():
    earlier, later = (Intention(name, WEEK, name) for name in ("intention-a", "intention-b"))
    other = Intention("intention-c", WEEK.plus(1), "c")
    assert intention_for(WEEK, [later, earlier, other]) == later
    assert intention_for(WEEK.plus(2), [later, earlier, other]) is None
