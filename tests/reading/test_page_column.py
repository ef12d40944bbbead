"""Web pages of many shapes: the article's column, and nothing of what stands around it."""

import json
from pathlib import Path

import pytest

from generator.model import Article
from generator.reading import Catalog, read_file

ONE = "Goldwing sold 12,300 vans in May, 14% more than a year before, the company said on Monday in Hefei."
TWO = "The growth came from the V5, of which 7,900 were sold. The larger V7 went to 3,100 buyers in the north."
THREE = "It wants to sell 150,000 vans this year. Analysts expect 140,000, because the price of cells has risen."
TITLE = "Goldwing sells 12,300 vans"
REPLY = "I paid 162,800 yuan for mine and it is worth 90,000 now. Never again will I buy a van of any kind, I say."

PAGES = {
    "news site without article element": f"""
        <div id="cb-overlay" role="dialog"><h2>Your privacy</h2><p>We and 87 vendors store data. Read our policy.</p></div>
        <div class="topbar"><a href="/">Home</a> | <a href="/v">Vans</a> | <a href="/b">Buses</a></div>
        <div class="page"><div class="col-main"><h1>{TITLE}</h1><div class="byline">Ines Duarte &middot; 3 June 2024</div>
        <p>{ONE}</p><h2>Growth</h2><p>{TWO}</p><div class="ad">Winter tyres from 89 euros. Fitted in 30 minutes!</div>
        <p>{THREE}</p></div><div class="col-side"><h3>Most read</h3><ol><li>Lanhai recalls 33,777 vans</li></ol></div></div>
        <div id="disqus"><p><b>Bob</b>: {REPLY}</p></div><footer>Gazette, Oslo.</footer>""",
    "WordPress": f"""
        <header class="site-header"><h1 class="site-title"><a href="/">Van Notes</a></h1></header><main>
        <article class="post comments-open"><header><h1>{TITLE}</h1><div>Posted on June 3, 2024 by Ines Duarte</div></header>
        <div class="entry-content"><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>
        <div id="jp-relatedposts"><p>Lanhai sells 9,000 vans in April, says the company.</p></div></div></article>
        <div class="comments-area"><ol><li class="comment"><p>{REPLY}</p><p>{REPLY}</p></li></ol></div></main>
        <aside><p>{REPLY}</p></aside>""",
    "AMP": f"""
        <amp-consent><div>We value your privacy. Accept?</div></amp-consent><article><h1>{TITLE}</h1>
        <p>By Ines Duarte, June 3, 2024</p><p>{ONE}</p><amp-ad><p>Buy tyres for 89 euros.</p></amp-ad>
        <p>{TWO}</p><p>{THREE}</p></article>""",
    "Blogger, with line breaks for paragraphs": f"""
        <div class="header"><h1 class="title"><a href="/">Van Diary</a></h1></div><div class="main"><div class="widget Blog">
        <h2 class="date-header"><span>Monday, June 3, 2024</span></h2><div class="post hentry">
        <h3 class="post-title">{TITLE}</h3><div class="post-body">{ONE}<br /><br />{TWO}<br /><br />{THREE}</div></div></div>
        <div class="comments" id="comments"><dl><dt>Bob said...</dt><dd><p>{REPLY}</p></dd></dl></div></div>""",
    "a forum's thread": f"""
        <div class="section-viewtopic"><h2><a href="/t">{TITLE}</a></h2>
        <div class="post bg2"><p class="author">by <b>Ines</b> » Mon Jun 03, 2024 9:12 am</p><div>{ONE}<br>{TWO}<br>{THREE}</div></div>
        <div class="post bg1"><p class="author">by <b>Bob</b> » Mon Jun 03, 2024 9:40 am</p><div>{REPLY}</div></div></div>""",
    "classes that only speak of furniture": f"""
        <header><h1>{TITLE}</h1><p>June 3, 2024</p></header><div class="post comments-open no-sidebar has-ads"><p>{ONE}</p>
        <p>{TWO}</p><p>{THREE}</p></div><div class="sidebar"><p>Lanhai sells 9,000 vans.</p></div>""",
    "print view": f"<h2>{TITLE}</h2><p>June 3, 2024</p><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>",
    "tables for the layout": f"""
        <table><tr><td colspan=2><a href=/>Home</a> | <a href=/n>News</a></td></tr><tr><td><a href=/1>Vans</a><br><a href=/2>Cars</a>
        </td><td><b>{TITLE}</b><br>3 June 2024, Ines Duarte<br><br>{ONE}<br><br>{TWO}<br><br>{THREE}</td></tr></table>""",
    "a section for every paragraph": f"""
        <main><div class="wrap"><div class="x1"><h1>{TITLE}</h1></div><div class="x2"><span>June 3, 2024</span></div>
        <div class="x3"><div><p>{ONE}</p></div></div><div class="x3"><div><p>{TWO}</p></div></div>
        <div class="x4"><ul><li><a href="/1">Lanhai opens a plant</a></li><li><a href="/2">Vans get cheaper</a></li></ul></div>
        <div class="x3"><div><p>{THREE}</p></div></div></div>
        <section><h2>More on this story</h2><div><a href="/3"><h3>Lanhai: what now?</h3></a><p>{REPLY}</p></div></section></main>""",
    "a page builder's boxes": f"""
        <div><div class="box"><h1>{TITLE}</h1><ul><li>June 3, 2024</li></ul><div class="text"><p>{ONE}</p></div></div>
        <div class="box"><div class="text"><p>{TWO}</p></div><div class="text"><p>{THREE}</p></div></div></div>""",
    "the text in JSON-LD alone": '<div id="root"><p>Please enable JavaScript to read this page.</p></div>'
    + '<script type="application/ld+json">'
    + json.dumps({"@type": "NewsArticle", "datePublished": "2024-06-03", "articleBody": f"{ONE}\n{TWO}\n{THREE}"})
    + "</script>",
}


def read(tmp_path: Path, body: str, title: str = TITLE) -> Article:
    path = tmp_path / "a.html"
    head = f"<head><title>{title} - Gazette</title></head>"
    path.write_text(f"<!DOCTYPE html><html>{head}<body>{body}</body></html>", encoding="utf-8")
    (article,) = read_file(path, root=tmp_path, catalog=Catalog())
    return article


@pytest.mark.parametrize("shape", PAGES)
def test_the_article_and_nothing_else(tmp_path: Path, shape: str) -> None:
    article = read(tmp_path, PAGES[shape])
    assert (article.title, article.published) == (TITLE, "2024-06-03")
    body = " ".join(article.text[s.start : s.end] for s in article.sentences if s.role == "body")
    assert body == f"{ONE} {TWO} {THREE}"
    for other in ("Bob", "Lanhai", "tyres", "privacy", "Home", "90,000", "JavaScript"):
        assert other not in article.text


def test_a_chinese_page(tmp_path: Path) -> None:
    one, two = (
        "金翼汽车公布了五月的交付数据，共交付新车12300辆，同比增长14%。",
        "公司表示，合肥工厂自五月起实行两班制生产。",
    )
    body = f"""<div class="nav"><a href="/">首页</a><a href="/n">新闻</a></div><div class="crumb">当前位置：<a href="/">首页</a></div>
        <div><div class="left"><h1>金翼交付12300辆</h1><div class="info"><span>2024-06-03 10:22</span> <span>来源：河港汽车网</span></div>
        <div class="TRS_Editor"><p>　　{one}</p><p>　　{two}</p></div><div class="xg"><h3>相关阅读</h3><ul><li><a href="/1">蓝海</a></li></ul>
        </div></div></div><div class="pinglun"><p>网友甲：我的车开了三年，现在只值9万元了，非常后悔当初买了这辆车。</p></div>"""
    article = read(tmp_path, body, "金翼交付12300辆")
    assert (article.title, article.published) == ("金翼交付12300辆", "2024-06-03")
    assert "".join(article.text[s.start : s.end] for s in article.sentences if s.role == "body") == one + two
    assert "首页" not in article.text
    assert "网友" not in article.text


def test_lists_tables_headings_and_pictures_keep_their_kind(tmp_path: Path) -> None:
    body = f"""<article><h1>{TITLE}</h1><p>{ONE}</p><h2>Figures</h2><ul><li>Length: 5,230 mm</li><li>Range: 410 km.</li></ul>
        <table><caption>Sales in May</caption><tr><th>Van</th><th>2024</th><th>2023</th></tr>
        <tr><td>V5</td><td>7,900</td><td>6,100</td></tr></table><figure><img><figcaption>The V5 costs a lot</figcaption></figure>
        <p>{TWO}</p><dl><dt>Seats</dt><dd>6</dd></dl><table><tr><th>Height</th><td>2,610 mm</td></tr>
        <tr><th>Width</th><td>2,050 mm</td></tr></table><p>Correction: the range is not 510 km.</p></article>"""
    article = read(tmp_path, body)
    roles = {article.text[s.start : s.end]: s.role for s in article.sentences}
    expected = {
        "Figures": "heading",
        "Length: 5,230 mm": "body",
        "Van | 2024 | 2023": "body",
        "V5 | 7,900 | 6,100": "body",
        "The V5 costs a lot": "caption",
        "Seats: 6": "body",
        "Width: 2,050 mm": "body",
        "Correction: the range is not 510 km.": "boilerplate",
    }
    assert {line: roles.get(line) for line in expected} == expected


def test_what_stands_in_the_source_to_the_letter(tmp_path: Path) -> None:
    article = read(
        tmp_path, f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>Goldwing&rsquo;s plant works in two shifts.</p></article>"
    )
    assert article.verbatim is not None
    pieces = [article.text[a:b] for a, b in article.verbatim]
    assert ONE in pieces
    assert any(piece.endswith("plant works in two shifts.") for piece in pieces)
