from tltimer.domain.balance.intentions import Act, Intention, intention_for
from tltimer.domain.balance.records import intentions_from
from tltimer.domain.timeline.weeks import Week

WEEK = Week(2026, 48)
ENTRY = {"id": "intention-2026-W48", "week": "2026-W48", "act": "give", "text": " the importer ", "done": None}


def test_a_document_becomes_an_intention_and_what_is_none_is_passed_over():
    broken = [ENTRY | {"week": "soon"}, ENTRY | {"text": "  "}, {"id": "x", "week": "2026-W48"}]
    assert intentions_from([ENTRY, *broken]) == (Intention("intention-2026-W48", WEEK, Act.GIVE, "the importer"),)


def test_acts_of_a_later_version_are_others_and_answers_are_known():
    (found,) = intentions_from([ENTRY | {"act": "delegate", "done": False}])
    assert (found.act, found.done) == (Act.OTHER, False)


def test_a_week_has_one_thing():
    one, later = (Intention(name, WEEK, Act.OTHER, name) for name in ("intention-a", "intention-b"))
    other = Intention("intention-c", WEEK.plus(1), Act.OTHER, "c")
    assert intention_for(WEEK, [later, one, other]) == later
    assert intention_for(WEEK.plus(2), [later, one, other]) is None
