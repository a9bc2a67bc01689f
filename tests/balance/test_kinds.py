from tltimer.balance.kinds import ISOLATES, MULTIPLIES, shipped_kinds


def test_each_kind_has_a_key_of_its_own_and_a_known_effect() -> None:
    keys = [key for key, _label, _effect in shipped_kinds()]
    assert len(set(keys)) == len(keys) == 9
    assert {effect for _key, _label, effect in shipped_kinds()} == {MULTIPLIES, ISOLATES}
