"""Saved web pages."""

from pathlib import Path

import pytest

from generator.model import Article
from generator.reading import Catalog, read_file

BODY = (
    "<p>Goldwing will cut 400 jobs in research, two people told this paper. The company employs 12,000 people.</p>"
    "<p>It plans to close the office in Nanjing, where 120 people write the software of the cockpit.</p>"
    "<table><tr><th>Office</th><th>People</th></tr><tr><td>Nanjing</td><td>120</td></tr></table>"
    "<p>&ldquo;We regret this,&rdquo; said Li Na, who runs research. &ldquo;There was no other way.&rdquo;</p>"
)
FURNITURE = (
    "<div class='cookie'><p>We use cookies to show you advertising.</p></div>"
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/ev'>Electric cars</a></li></ul></nav>"
)
COMMENTS = (
    "<section class='related'><h3>Related stories</h3><ul><li><a href='/1'>Lanhai opens a shop</a></li></ul></section>"
    "<section id='comments'><h3>2 comments</h3><div class='comment'><p>I would pay 9,000 yuan.</p></div></section>"
    "<footer><p>&copy; 2024 Gazette Ltd. All rights reserved.</p></footer>"
)


def page(tmp_path: Path, head: str, body: str = "", name: str = "a.html") -> Article:
    path = tmp_path / name
    inner = f"{FURNITURE}<article>{body}{BODY}</article>{COMMENTS}"
    path.write_text(f"<!DOCTYPE html>\n<html><head>{head}</head><body>{inner}</body></html>", encoding="utf-8")
    (article,) = read_file(path, root=tmp_path, catalog=Catalog())
    return article


LINKED = (
    '<script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"X"},{"@type":"NewsArticle",'
    '"headline":"Goldwing cuts jobs","datePublished":"2024-03-12T09:00:00+08:00","author":[{"name":"Mary Stone"}],'
    '"publisher":{"name":"Eastern Gazette"}}]}</script>'
)
META = (
    '<title>Goldwing cuts jobs | Eastern Gazette</title><meta property="og:site_name" content="Eastern Gazette">'
    '<meta property="article:published_time" content="2024-03-12T09:00:00+08:00">'
    '<meta name="author" content="Mary Stone">'
)
PLAIN = "<title>Goldwing cuts jobs - Eastern Gazette</title>"
MARKED = (
    "<h1>Goldwing cuts jobs</h1><p>By <a rel='author'>Mary Stone</a> <time datetime='2024-03-12'>12 March</time></p>"
)
SHOWN = "<h1>Goldwing cuts jobs</h1><div class='meta'>By <a href='/m'>Mary Stone</a> | <b>12 March 2024</b></div>"


@pytest.mark.parametrize(
    ("head", "body", "publisher"),
    [
        (LINKED, "", "Eastern Gazette"),
        (META, "", "Eastern Gazette"),
        (PLAIN, MARKED, "Eastern Gazette"),
        (PLAIN, SHOWN, "Eastern Gazette"),
    ],
)
def test_metadata(tmp_path: Path, head: str, body: str, publisher: str | None) -> None:
    article = page(tmp_path, head + '<link rel="canonical" href="https://gazette.example/jobs">', body)
    assert (article.title, article.author, article.published) == ("Goldwing cuts jobs", "Mary Stone", "2024-03-12")
    assert (article.publisher, article.url, article.start) == (publisher, "https://gazette.example/jobs", None)


def test_text_without_the_pages_furniture(tmp_path: Path) -> None:
    article = page(tmp_path, META, name="a.txt")
    assert article.text.startswith("Goldwing cuts jobs\n")
    assert article.sentences[0].role == "title"
    for noise in ("cookies", "Home", "Lanhai", "9,000", "reserved"):
        assert noise not in article.text
    body = [article.text[s.start : s.end] for s in article.sentences if s.role == "body"]
    assert "The company employs 12,000 people." in body
    assert any("Nanjing" in sentence and "120" in sentence for sentence in body)
    assert "“There was no other way.”" in body


def test_a_short_page_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text("<h1>Goldwing cuts jobs</h1><p>It will cut 400.</p>", encoding="utf-8")
    (article,) = read_file(tmp_path / "a.htm", root=tmp_path, catalog=Catalog())
    assert article.title == "Goldwing cuts jobs"
    assert "It will cut 400." in article.text


def test_text_with_a_tag_or_two_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Goldwing cuts jobs\n\nIt will cut <b>400</b> jobs.\n", encoding="utf-8")
    (article,) = read_file(tmp_path / "a.txt", root=tmp_path, catalog=Catalog())
    assert article.start == 0
    assert "<b>400</b>" in article.text
