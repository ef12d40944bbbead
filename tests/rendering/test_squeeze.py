"""The theme's indentation goes; the article stays to the letter."""

from generator.rendering.squeeze import squeeze


def test_only_the_frame_loses_its_indentation() -> None:
    page = '<nav>\n    <svg xmlns="http://www.w3.org/2000/svg"></svg>\n    <a>\n\n   x</a></nav>\n  <article>\n   <p>a\n   b</p>\n</article>\n   <footer>\n </footer>'
    squeezed = squeeze(page)
    assert squeezed == "<nav><svg></svg><a>\nx</a></nav>\n<article>\n   <p>a\n   b</p>\n</article><footer></footer>"
    assert squeeze("no frame\n   here") == "no frame\n   here"
