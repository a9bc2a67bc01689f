from tltimer.exchange.csv_format import text_of

SWITCH = {"id": "1", "at": "2026-11-16T09:00:00Z", "mode": "1:1", "edited_at": "2026-11-16T09:00:00Z", "device": "a"}


def test_switches_are_lines_and_tombstones_none():
    switches = [
        SWITCH | {"person": "Bo", "note": 'said "yes", twice', "confirmed": True},
        SWITCH | {"id": "2", "deleted": True},
        SWITCH | {"id": "3", "mode": "off", "source": "idle", "note": "=1+1"},
    ]
    assert text_of({"switches": switches, "notes": []}).splitlines() == [
        "at,mode,person,kind,note,source,confirmed,id",
        '2026-11-16T09:00:00Z,1:1,Bo,,"said ""yes"", twice",user,true,1',
        "2026-11-16T09:00:00Z,off,,,'=1+1,idle,false,3",
    ]


def test_nothing_is_a_heading():
    assert text_of({}) == "at,mode,person,kind,note,source,confirmed,id\n"
