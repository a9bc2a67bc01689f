import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.storage.cache_file import read_cache, write_cache

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_a_cache_comes_back_as_it_was_written(tmp_path_factory, value):
    file = tmp_path_factory.mktemp("cache") / "new" / "file.json"
    write_cache(file, value)
    assert read_cache(file) == value
    assert json.loads(file.read_bytes())["content"] == value


@given(st.integers(0, 60), st.binary(max_size=3))
def test_one_that_was_changed_is_none_at_all(tmp_path_factory, place, other):
    file = tmp_path_factory.mktemp("cache") / "file.json"
    write_cache(file, {"rows": [1, 2, 3], "key": "x"})
    before = file.read_bytes()
    changed = before[:place] + other + before[place + 1 :]
    file.write_bytes(changed)
    assert read_cache(file) is None or changed == before


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"rows": []}', b'{"crc32": 0, "content": }'])
def test_one_of_another_form_is_none_at_all(tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    assert read_cache(tmp_path / "file") is None
    assert read_cache(tmp_path / "none") is None
