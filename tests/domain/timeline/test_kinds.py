from tests.i18n.speaking import speaking
from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindEffect, KindList, KindOfWork


def test_the_shipped_kinds_do_one_thing_or_the_other_and_leading_kinds_neither():
    kinds = {kind.key: kind for kind in KindList()}
    assert [key for key, kind in kinds.items() if kind.effect is KindEffect.MULTIPLIER] == [
        "spike",
        "tooling",
        "pairing",
        "teaching review",
        "production fix",
    ]
    assert [key for key, kind in kinds.items() if kind.effect is KindEffect.SOLO] == [
        "feature",
        "rewrite",
        "solo task",
        "easy ticket",
    ]
    assert [kind.key for kind in KindList().offered(CountsAs.LEADING)] == [
        "coaching",
        "unblocking",
        "architecture",
        "writing",
        "thinking",
    ]


def test_kinds_are_changed_and_added_and_nonsense_is_passed_over():
    kinds = KindList(
        [
            {"id": "spike", "label": "Try", "effect": "neither", "hidden": True},
            {"id": "tooling", "label": 7, "side": "up", "effect": None, "hidden": "yes"},
            {"id": "hiring", "side": "leading"},
        ]
    )
    assert kinds.kind("spike") == KindOfWork("spike", "Try", CountsAs.CODING, KindEffect.NEITHER, hidden=True)
    assert kinds.kind("tooling") == KindOfWork("tooling", "Tooling", CountsAs.CODING, KindEffect.MULTIPLIER)
    assert kinds.kind("hiring") == KindOfWork("hiring", "hiring", CountsAs.LEADING)
    assert "spike" not in [kind.key for kind in kinds.offered(CountsAs.CODING)]
    assert "hiring" in kinds


def test_a_kind_that_no_list_knows_is_shown_by_its_key():
    assert KindList().kind("other") == KindOfWork("other", "other")
    assert "other" not in KindList()


def test_labels_follow_the_language() -> None:
    kinds = KindList()
    assert kinds.kind("writing").label == "Writing"
    with speaking("de"):
        assert kinds.kind("writing").label == "Schreiben"
    assert kinds.kind("writing").label == "Writing"
