from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.desktop.picture import Box, Picture

GREY, RED = b"\x80\x80\x80", b"\xd4\x35\x1c"


def picture(width, height, red=()):
    places = ((x, y) for y in range(height) for x in range(width))
    return Picture(width, height, b"".join(RED if p in red else GREY for p in places))


@given(st.data())
def test_a_part_of_a_picture_is_found_where_it_was_cut_out(data):
    width, height = data.draw(st.tuples(st.integers(1, 12), st.integers(1, 12)))
    places = [(x, y) for y in range(height) for x in range(width)]
    whole = picture(width, height, data.draw(st.sets(st.sampled_from(places))))
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    cut = Box(x, y, data.draw(st.integers(1, width - x)), data.draw(st.integers(1, height - y)))

    found = whole.find(whole.part(cut))

    assert found is not None
    assert whole.part(found) == whole.part(cut)
    assert (found.y, found.x) <= (cut.y, cut.x)
    assert found.x + found.width <= width


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 6)), min_size=1))
def test_a_colour_is_found_as_the_box_around_its_pixels(red):
    box = picture(10, 7, red).find_colour("#d4351c", at_least=len(red))

    assert all(point in box for point in red)
    for edge in ({x for x, _ in red}, {y for _, y in red}):
        assert min(edge) in (box.x, box.y)
        assert max(edge) in (box.x + box.width - 1, box.y + box.height - 1)


def test_too_few_pixels_are_no_find():
    assert picture(10, 7, {(1, 1), (2, 1)}).find_colour("#d4351c", at_least=3) is None


@given(st.lists(st.sampled_from(RED), min_size=36, max_size=36))
def test_a_colour_is_never_read_across_two_pixels(noise):
    seen = Picture(4, 3, bytes(noise))

    found = seen.find_colour("#d4351c", at_least=1)

    pixels = {seen.at(x, y) for x in range(4) for y in range(3)}
    assert (found is not None) == ("#d4351c" in pixels)
