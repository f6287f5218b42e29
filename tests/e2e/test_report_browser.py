# SPDX-License-Identifier: GPL-2.0-or-later
"""The report as an adviser meets it: a file opened from disk in a real browser, by mouse, touch and keyboard alone."""

from __future__ import annotations

import io
import json
import re
import subprocess
from dataclasses import replace

import pytest
from browser import axe_source
from example_plan import RELEASE, example_count, example_dossier, example_entry
from PIL import Image
from report_parts import written

from botrygt_qgis_plugin.report.answer_file import read_answers
from botrygt_qgis_plugin.report.marks import OFFENTLIG

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
LOOKS = {"wide": (1280, 900), "narrow": (360, 740), "zoomed to 200 %": (640, 450)}


def settled(page):
    """Until the page has drawn what was asked of it."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 280)))")


def focused(page):
    return page.evaluate("(() => { const one = document.activeElement; return {tag: one.tagName, type: one.type || '', "
                         "name: one.name || '', text: (one.textContent || '').trim(), id: one.id, "
                         "shown: one.getAttribute('aria-label') || ''}; })()")


def tab_to(page, fits, most=400):
    """Press Tab until the focus is where `fits` says."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if fits(focused(page)):
            return focused(page)
    raise AssertionError(f"not reached by Tab; last at {focused(page)}")


def download(page, act):
    with page.expect_download() as expected:
        act()
    return expected.value


# -- opening


def test_it_opens_from_disk_without_a_word_to_any_network(tab, report):
    page = tab(report())
    page.click("#sprog")
    settled(page)
    assert all(url.startswith(("file:", "blob:", "data:")) for url in page.asked) and page.complaints == []


def test_the_policy_stops_script_and_fetch_that_are_not_the_pages_own(tab, report):
    page = tab(report())
    page.evaluate("(() => { const s = document.createElement('script'); s.textContent = 'window.hacked = 1'; "
                  "document.body.append(s); })()")
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'went', () => 'stopped')") == "stopped"
    assert any("Content Security Policy" in said for said in page.complaints)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("variant", ["INTERN", "OFFENTLIG"])
def test_axe_finds_nothing_in_either_language(tab, report, look, variant):
    page = tab(report(example_dossier(RELEASE), handling=variant), *LOOKS[look])
    page.evaluate(axe_source())
    for _ in ("da", "en"):
        settled(page)
        found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}}})")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
        page.click("#sprog")


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_runs_out_of_the_page_sideways(tab, report, look):
    page = tab(report(), *LOOKS[look])
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_nothing_moves_by_itself(tab, report):
    page = tab(report(), reduced_motion="reduce")
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('#fund-7').scrollIntoView()")
    settled(page)
    assert page.evaluate("document.getAnimations().length") == 0


def test_without_script_everything_can_still_be_read(tab, report):
    page = tab(report(), java_script_enabled=False)
    shown = page.inner_text("main")
    for entry in example_dossier().entries:
        assert entry.text["da"] in shown, entry.number
    assert page.locator("svg.over .number").count() == example_count()
    assert not page.locator("#sprog").is_visible() and not page.locator("form.filters").is_visible()


def test_a_hostile_plan_opens_without_running_anything(tab, report):
    dossier = example_dossier()
    evil = '<img src=x onerror="alert(1)"><script>alert(2)</script></script>'
    entries = tuple(replace(entry, title={"da": evil, "en": evil}, subject={"da": evil, "en": evil}, layer=evil)
                    for entry in dossier.entries)
    page = tab(report(replace(dossier, entries=entries, plan=replace(dossier.plan, name=evil))))
    page.click("#sprog")
    page.focus(".map-place")
    page.keyboard.press("n")
    settled(page)
    assert page.complaints == [] and page.locator("main img").count() == 0
    assert evil in page.inner_text("h1")


# -- reading


def shown_marks(page):
    return page.evaluate("[...document.querySelectorAll('.mark-on-map:not([hidden])')]"
                         ".map((mark) => mark.firstChild.textContent)")


def test_filters_show_the_same_in_table_cards_and_map(tab, report):
    page, dossier = tab(report()), example_dossier()
    grave, everything = dossier.counts["high"], len(dossier.entries)
    page.select_option("form.filters select[name=severity]", "high")
    settled(page)
    assert page.inner_text(".shown") == f"Viser {grave} af {everything} fund."
    assert page.locator("table.findings tbody tr:visible").count() == grave
    assert page.evaluate("document.querySelectorAll('article[id^=fund-]:not([hidden])').length") == grave
    assert {one for one in shown_marks(page) if one != "i"} == {str(n) for n in range(1, grave + 1)}
    page.click("form.filters button[type=reset]")
    page.fill("form.filters input[name=text]", "bøgeløkken og intet andet")
    settled(page)
    assert page.inner_text(".shown") == f"Viser 0 af {everything} fund."
    page.fill("form.filters input[name=text]", "H-NYTTE")
    settled(page)
    hedge = sum("H-NYTTE" in entry.text["da"] for entry in dossier.entries)
    assert hedge and page.inner_text(".shown") == f"Viser {hedge} af {everything} fund."


def view(page):
    return [float(part) for part in page.get_attribute("svg.over", "viewBox").split()]


def test_the_map_by_keyboard(tab, report):
    page = tab(report())
    whole = view(page)
    tab_to(page, lambda at: at["shown"].startswith("Kort over planen. Piletaster"))
    page.keyboard.press("+")
    settled(page)
    near = view(page)
    assert near[2] < whole[2]
    page.keyboard.press("ArrowRight")
    settled(page)
    assert view(page)[0] > near[0] and view(page)[2] == near[2]
    page.keyboard.press("n")
    page.keyboard.press("n")
    settled(page)
    assert page.inner_text(".map-told").startswith("Fund 2: ")
    assert page.locator(".mark-on-map.chosen").inner_text().startswith("2")
    page.keyboard.press("Enter")
    settled(page)
    assert focused(page)["id"] == "fund-2-h"
    page.focus(".map-place")
    page.keyboard.press("0")
    settled(page)
    assert view(page) == whole


def test_the_map_by_mouse_and_wheel(tab, report):
    page = tab(report())
    page.locator(".map-place").scroll_into_view_if_needed()
    box = page.locator(".map-place").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = view(page)
    page.mouse.move(*middle)
    page.mouse.wheel(0, 300)
    settled(page)
    assert view(page) == before  # a page that is scrolled past the map does not zoom it
    page.locator(".map-place").scroll_into_view_if_needed()
    box = page.locator(".map-place").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 80, middle[1] - 40, steps=4)
    page.mouse.up()
    settled(page)
    moved = view(page)
    assert moved[0] > before[0] and moved[1] > before[1] and moved[2] == before[2]
    page.mouse.wheel(0, -300)
    settled(page)
    assert view(page)[2] < moved[2]
    page.click("[data-map=all]")
    settled(page)
    page.locator(".mark-on-map", has_text=re.compile("^12$")).click()
    assert page.inner_text(".map-told").startswith("Fund 12: ")


def test_the_map_by_two_fingers(tab, report):
    page = tab(report(), has_touch=True)
    page.locator(".map-place").scroll_into_view_if_needed()
    box = page.locator(".map-place").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    wire = page.context.new_cdp_session(page)

    def touch(kind, *points):
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [
            {"x": px, "y": py, "id": number} for number, (px, py) in enumerate(points)]})

    before = view(page)
    touch("touchStart", (x - 40, y), (x + 40, y))
    for step in range(1, 6):
        touch("touchMove", (x - 40 - 20 * step, y), (x + 40 + 20 * step, y))
    touch("touchEnd")
    settled(page)
    assert view(page)[2] < before[2] * 0.5
    near = view(page)
    touch("touchStart", (x, y))
    for step in range(1, 6):
        touch("touchMove", (x + 15 * step, y))
    touch("touchEnd")
    settled(page)
    assert view(page)[0] < near[0] and view(page)[2] == near[2]


@pytest.mark.parametrize(("switch", "hides"), [
    ("evidence", "svg.over .evidence"), ("cause", "svg.over .cause"), ("buildings", "svg.under .house"),
    ("fences", "svg.under .hedge")])
def test_layers_are_switched(tab, report, switch, hides):
    page = tab(report())
    displayed = f"getComputedStyle(document.querySelector('{hides}')).display !== 'none' && " \
        f"getComputedStyle(document.querySelector('{hides}').parentElement).display !== 'none'"
    assert page.evaluate(displayed)
    page.uncheck(f"[data-layer-switch={switch}]")
    assert not page.evaluate(displayed)
    page.check(f"[data-layer-switch={switch}]")
    assert page.evaluate(displayed)


def test_every_card_gets_a_picture_with_its_evidence_and_a_way_to_the_map(tab, report):
    page = tab(report())
    number = example_entry("S13").number
    card = f"#fund-{number}"
    page.evaluate(f"document.querySelector('{card}').scrollIntoView()")
    page.wait_for_selector(f"{card} figure svg")
    assert page.locator(f"{card} figure svg .evidence").count() == 1
    assert page.locator(f"{card} figure svg .cause").count() == 1
    assert "PK6" in page.get_attribute(f"{card} figure svg", "aria-label")
    page.click(f"{card} .to-map")
    assert page.inner_text(".map-told").startswith(f"Fund {number}: ")


def test_the_other_language_keeps_answers_filters_and_view(tab, report):
    page = tab(report())
    page.select_option("form.filters select[name=domain]", "lighting")
    number, everything = example_entry("L17").number, len(example_dossier().entries)
    lights = sum(entry.domain == "lighting" for entry in example_dossier().entries)
    page.evaluate(f"document.querySelector('#fund-{number}').scrollIntoView()")
    page.wait_for_selector(f"#fund-{number} .reply input")
    page.check(f"#fund-{number} .reply input[value=disagree]")
    page.click("[data-map=in]")
    settled(page)
    kept = view(page)
    page.click("#sprog")
    settled(page)
    assert page.get_attribute("html", "lang") == "en" and "Safety in the local plan" in page.inner_text("h1")
    assert page.inner_text(".shown") == f"Showing {lights} of {everything} findings." and view(page) == kept
    page.evaluate(f"document.querySelector('#fund-{number}').scrollIntoView()")
    page.wait_for_selector(f"#fund-{number} .reply input")
    assert page.is_checked(f"#fund-{number} .reply input[value=disagree]")
    assert f"Your answer to finding {number}" in page.inner_text(f"#fund-{number}")
    page.click("#sprog")
    settled(page)
    assert "Tryghed i lokalplanen" in page.inner_text("h1")
    assert page.inner_text(".shown") == f"Viser {lights} af {everything} fund."
    assert page.complaints == []


# -- answering


def test_every_finding_is_answered_by_keyboard_and_the_next_report_shows_it(tab, algorithm, tmp_path):
    from example_plan import EXAMPLE

    case, first, second = tmp_path / "sag.gpkg", tmp_path / "runde", tmp_path / "naeste"
    algorithm("reviewplan", PLAN=EXAMPLE, CASE_FILE=case)
    done = algorithm("exportreport", PLAN=EXAMPLE, CASE_FILE=case, OUTPUT_FOLDER=first, FORMATS="html")
    assert done.code == 0, done.said
    (path,) = first.glob("*.html")
    page = tab(path)
    answered = set()

    def answer_all(at):
        if at["type"] == "radio" and at["name"] not in answered:
            answered.add(at["name"])
            page.keyboard.press("ArrowRight")  # from «Intet svar» round to «Enig»
            page.keyboard.press("Tab")
            page.keyboard.type(f"Svar {len(answered)}")
        return at["name"] == "name"

    tab_to(page, answer_all)
    page.keyboard.type("Anna And")
    page.keyboard.press("Tab")
    page.keyboard.type("Fyns Politi")
    every = example_count()
    assert len(answered) == every and f"{every} af {every} fund besvaret" in page.inner_text("#svarbjaelke")
    tab_to(page, lambda at: at["text"] == "Hent svarfil")
    got = download(page, lambda: page.keyboard.press("Enter"))
    assert got.suggested_filename == "svar_lp-99-egelund_forslag_runde-1_INTERN.json"
    got.save_as(tmp_path / "svar.json")
    applied = algorithm("applydecisions", ANSWERS=tmp_path / "svar.json", CASE_FILE=case)
    assert (applied.document["added"], applied.document["conflicts"]) == (every, [])
    again = algorithm("applydecisions", ANSWERS=tmp_path / "svar.json", CASE_FILE=case)
    assert (again.document["added"], again.document["known"]) == (0, every)
    algorithm("exportreport", PLAN=EXAMPLE, CASE_FILE=case, OUTPUT_FOLDER=second, FORMATS="html")
    (path,) = second.glob("*.html")
    shown = tab(path).locator(".given li").all_text_contents()
    assert shown == [f"✓ Enig – Anna And, Fyns Politi, {_today()}: Svar {number}" for number in range(1, every + 1)]


def _today():
    from datetime import date

    return date.today().strftime("%d-%m-%Y")


def answer_one(page, name="fund-1", said="agree"):
    page.evaluate(f"document.querySelector('#{name}').scrollIntoView()")
    page.wait_for_selector(f"#{name} .reply input")
    page.check(f"#{name} .reply input[value={said}]")


def test_the_draft_is_kept_and_can_be_deleted(tab, report):
    page = tab(report())
    answer_one(page)
    page.fill("#fund-1 .reply textarea", "Husk lågen")
    page.fill("#svar input[name=name]", "Anna And")
    page.reload()
    settled(page)
    assert page.warned
    assert f"1 af {example_count()}" in page.inner_text("#svarbjaelke")
    page.evaluate("document.querySelector('#fund-1').scrollIntoView()")
    page.wait_for_selector("#fund-1 .reply input")
    assert page.input_value("#fund-1 .reply textarea") == "Husk lågen"
    page.click("#svar .actions > button:has-text('Slet kladden')")
    page.click("#svar .sure button:has-text('Behold')")
    assert f"1 af {example_count()}" in page.inner_text("#svarbjaelke")
    page.click("#svar .actions > button:has-text('Slet kladden')")
    page.click("#svar .sure button:has-text('Ja, slet')")
    assert f"0 af {example_count()}" in page.inner_text("#svarbjaelke")
    assert page.evaluate("localStorage.length") == 0
    assert not page.is_checked("#fund-1 .reply input[value=agree]")


def test_drafts_of_two_rounds_do_not_meet(tab, report):
    dossier = example_dossier()
    one, two = (report(replace(dossier, plan=replace(dossier.plan, round=number))) for number in (1, 2))
    page = tab(one)
    answer_one(page)
    page.goto(two.as_uri())
    assert f"0 af {example_count()}" in page.inner_text("#svarbjaelke")


def test_where_storage_is_refused_the_page_says_so_and_still_downloads(browser, report, tmp_path):
    context = browser.new_context(accept_downloads=True)
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', "
                            "'SecurityError'); }})")
    page = context.new_page()
    page.goto(report().as_uri())
    assert page.inner_text("#svar .status") == \
        "Browseren vil ikke gemme en kladde. Hent svarfilen, før du lukker siden."
    answer_one(page)
    page.fill("#svar input[name=name]", "Anna And")
    got = download(page, lambda: page.click("#svarbjaelke button"))
    got.save_as(tmp_path / "svar.json")
    assert len(read_answers(tmp_path / "svar.json").answers) == 1
    context.close()


def test_an_answer_file_without_a_name_or_an_answer_is_not_made(tab, report):
    page = tab(report())
    page.click("#svarbjaelke button")
    assert page.inner_text("#svar .status") == "Der er ingen svar at hente endnu."
    answer_one(page)
    page.click("#svarbjaelke button")
    assert "Skriv dit navn" in page.inner_text("#svar .status") and focused(page)["name"] == "name"


def camera_picture(path):
    """A large photo as a telephone takes it, with the place in it."""
    picture = Image.new("RGB", (3000, 2000), "olive")
    data = Image.Exif()
    data[0x010F] = "KANARIETELEFON"
    data[0x8825] = {1: "N", 2: (55.0, 48.0, 1.0)}
    picture.save(path, exif=data)
    return path


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_finding_of_ones_own_is_pointed_at_on_the_map(tab, report, tmp_path, by):
    page = tab(report())
    page.fill("#svar input[name=name]", "Anna And")
    page.click("#svar .own > button")
    if by == "mouse":
        box = page.locator(".map-place").bounding_box()
        page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.5)
    else:
        assert focused(page)["shown"].startswith("Kort over planen")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
    page.fill("#svar .own-form textarea", "Mørk port")
    page.set_input_files("#svar .own-form input[type=file]", camera_picture(tmp_path / "foto.jpg"))
    page.wait_for_selector("#svar .own-form .status:has-text('Foto vedlagt')")
    page.click("#svar .own-form button:has-text('Gem fundet')")
    assert "Mørk port" in page.inner_text("#svar .own-list")
    settled(page)
    assert "E1" in shown_marks(page)
    got = download(page, lambda: page.click("#svarbjaelke button"))
    got.save_as(tmp_path / "svar.json")
    (own,) = read_answers(tmp_path / "svar.json").own
    area = example_dossier().plan.area
    assert area.bounds[0] < own.at[0] < area.bounds[2] and area.bounds[1] < own.at[1] < area.bounds[3]
    import base64

    raw = base64.b64decode(own.photo.partition(",")[2])
    assert b"KANARIETELEFON" not in raw and not Image.open(io.BytesIO(raw)).getexif()
    assert max(Image.open(io.BytesIO(raw)).size) == 1280
    page.click("#svar .own-list button:has-text('Ret')")
    page.fill("#svar .own-form textarea", "Mørk port mod øst")
    page.click("#svar .own-form button:has-text('Gem fundet')")
    assert "mod øst" in page.inner_text("#svar .own-list")
    page.click("#svar .own-list button:has-text('Fjern')")
    assert page.locator("#svar .own-list li").count() == 0


def test_pointing_can_be_given_up(tab, report):
    page = tab(report())
    page.click("#svar .own > button")
    page.keyboard.press("Escape")
    assert page.locator(".pointing").count() == 0 and focused(page)["text"] == "Tilføj eget fund"


def test_a_picture_that_is_none_is_said(tab, report, tmp_path):
    page = tab(report())
    page.click("#svar .own > button")
    page.keyboard.press("Enter")
    wrong = tmp_path / "foto.jpg"
    wrong.write_bytes(b"not a picture")
    page.set_input_files("#svar .own-form input[type=file]", wrong)
    page.wait_for_selector("#svar .own-form .status:has-text('kan ikke læses')")
    page.click("#svar .own-form button:has-text('Gem fundet')")
    assert "Skriv, hvad du har set" in page.inner_text("#svar .own-form .status")


def test_answers_go_on_another_machine(tab, report, tmp_path):
    path = report()
    page = tab(path)
    answer_one(page, said="ask")
    page.fill("#svar input[name=name]", "Anna And")
    got = download(page, lambda: page.click("#svarbjaelke button"))
    got.save_as(tmp_path / "svar.json")
    other = tab(path)
    other.set_input_files("#svar .load input", tmp_path / "svar.json")
    other.wait_for_selector("#svar .status:has-text('1 svar er indlæst')")
    assert other.input_value("#svar input[name=name]") == "Anna And"
    read = json.loads((tmp_path / "svar.json").read_text(encoding="utf-8"))
    for change, words in (({"case": "0" * 12}, "en anden sag"), ({"kind": "x"}, "ikke en svarfil")):
        (tmp_path / "forkert.json").write_text(json.dumps({**read, **change}), encoding="utf-8")
        other.set_input_files("#svar .load input", tmp_path / "forkert.json")
        other.wait_for_selector(f"#svar .status:has-text('{words}')")


def test_the_public_page_asks_for_no_answers_and_shows_no_numbers(tab, report):
    page = tab(report(example_dossier(RELEASE), handling=OFFENTLIG))
    settled(page)
    assert page.locator("#svar").count() == 0 and not page.locator("#svarbjaelke").is_visible()
    assert page.locator(".mark-on-map").count() == 0 and page.locator("article").count() == 0
    assert page.locator("svg.under .house").count() > 0 and page.complaints == []


# -- long reports and paper


def test_a_long_report_shows_the_rest_when_asked_and_finds_every_card(tab, long_report):
    page, kinds = tab(long_report), example_dossier().entries
    settled(page)
    assert page.locator("table.findings tbody tr:visible").count() == 100
    assert page.inner_text("main .more").startswith("Tabellen viser 100 af 450 rækker.")
    page.click("main .more button")
    assert page.locator("table.findings tbody tr:visible").count() == 200
    page.fill("form.filters input[name=text]", "H-NYTTE")
    settled(page)
    hedge = sum("H-NYTTE" in kinds[n % len(kinds)].text["da"] for n in range(450))
    assert hedge and page.inner_text(".shown") == f"Viser {hedge} af 450 fund."
    page.click("form.filters button[type=reset]")
    page.evaluate("List.open(449)")
    page.wait_for_selector("#fund-450 figure svg")
    assert focused(page)["id"] == "fund-450-h" and page.locator("#fund-450 dt:has-text('Kilde')").count() == 1
    page.click("#sprog")
    page.evaluate("document.querySelector('#fund-450').scrollIntoView()")
    page.wait_for_selector("#fund-450 dt:has-text('Source')")
    assert page.complaints == []


def test_it_prints_on_a4_with_every_picture_and_nothing_to_click(tab, report, tmp_path):
    page = tab(report())
    paper = tmp_path / "papir.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    told = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, encoding="utf-8",
                          check=True).stdout
    about = subprocess.run(["pdfinfo", paper], capture_output=True, encoding="utf-8", check=True).stdout
    assert "A4" in about
    words = " ".join(told.split())
    assert "INTERN" in words and "Hent svarfil" not in words and "Dit svar på" not in words and "Udskriv" not in words
    for entry in example_dossier().entries:
        assert entry.id in words, entry.number
    assert page.locator("figure.picture svg").count() == example_count()
    assert int(re.search(r"Pages: +(\d+)", about).group(1)) < 1.2 * example_count()


def test_on_paper_nothing_is_cut_and_every_number_lies_on_the_plan(tab, report):
    page = tab(report(example_dossier(RELEASE)), width=688)  # what A4 leaves between the margins
    page.click("[data-map=in]")
    settled(page)
    near = view(page)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") == 688
    away = page.evaluate("""(() => {
      const seen = Object.fromEntries([...document.querySelectorAll('.mark-on-map:not([hidden])')].map((mark) => {
        const box = mark.getBoundingClientRect();
        return [mark.dataset.at, [box.left + box.width / 2, box.top + box.height / 2]];
      }));
      return Page.entries.map((entry, at) => {
        const on = new DOMPoint(...entry.at).matrixTransform(document.querySelector('svg.over').getScreenCTM());
        return seen[at] ? Math.hypot(seen[at][0] - on.x, seen[at][1] - on.y) : 1e9;
      });
    })()""")
    assert len(away) == example_count() and max(away) < 90  # a number that makes room for another is moved so far
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    settled(page)
    assert view(page) == near


def test_colours_of_text_have_contrast_enough():
    """The checker cannot see through the badges' shapes: their colours are counted here (WCAG 2.1, 1.4.3)."""
    style = written(example_dossier(), "html")[".html"].decode("utf-8").split("<style>")[1].split("</style>")[0]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", style))
    pairs = [("high", "#ffffff"), ("low", "#ffffff"), ("medium", colours["ink"]), ("ink", colours["ground"]),
             ("quiet", colours["ground"]), ("quiet", colours["pale"]), ("accent", colours["ground"]), ("ink",
                                                                                                       "#eef4fb"),
             ("accent", colours["pale"])]
    for name, ground in pairs:
        assert contrast(colours[name], ground) >= 4.5, (name, ground)


def contrast(one, other):
    def light(colour):
        digits = colour.lstrip("#")
        digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
        parts = [int(digits[n:n + 2], 16) / 255 for n in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
