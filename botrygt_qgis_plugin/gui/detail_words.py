# SPDX-License-Identifier: GPL-2.0-or-later
"""One finding in words: a page for the dock, and a text to copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from botrygt_qgis_plugin.adapter.language import language, say
from botrygt_qgis_plugin.adapter.session import who
from botrygt_qgis_plugin.casefile.decisions import Standing
from botrygt_qgis_plugin.casefile.entries import Entry
from botrygt_qgis_plugin.casefile.events import ASSIGNED, UNDONE, Event
from botrygt_qgis_plugin.casefile.state_words import ANSWERS, EVENTS, STATES, WHY, worded
from botrygt_qgis_plugin.engine.principles import PRINCIPLES
from botrygt_qgis_plugin.engine.terms import DOMAIN, OBLIGATION, SEVERITY

# A link of the detail page that takes back the event of this uid.
TAKE_BACK = "undo:"
# A link that has the smallest change sought.
SEEK = "seek:"


def title_of(entry: Entry) -> str:
    """'7. Hækken skjuler stien', or the rule's title for an indication."""
    title = entry.row.get(f"title_{language()}") or entry.row.get("rule", "")
    return f"{entry.number}. {title}" if entry.number else say(f"{title} (antaget)", f"{title} (assumed)")


def state_of(standing: Standing | None) -> str:
    """The state and why it is so."""
    if standing is None:
        return say("indikation, ikke et fund", "an indication, not a finding")
    state = worded(STATES, standing.state, language())
    return f"{state}: {worded(WHY, standing.why, language())}" if standing.why else state


def subject_of(entry: Entry) -> str:
    """The subject as its owner calls it, and its layer."""
    label = entry.row.get("subject_label") or entry.row.get("subject_key") or ""
    layer = entry.row.get("layer")
    return f"{label} ({layer})" if layer else str(label)


def plain_text(entry: Entry) -> str:
    """A finding as text, for a letter or a message."""
    row = entry.row
    lines = [title_of(entry), subject_of(entry), row.get(f"summary_{language()}") or "",
             row.get(f"suggestion_{language()}") or "", row.get(f"remedy_{language()}") or "",
             say("Tilstand: ", "State: ") + state_of(entry.standing),
             say("Kilde: ", "Source: ") + str(row["source"]) if row.get("source") else "", row.get("help_url") or ""]
    return "\n".join(line for line in lines if line)


def detail_page(entry: Entry) -> str:
    """A finding as HTML: what, measured against what, why, source, suggestion, thread and history."""
    row = entry.row
    parts = [f"<p>{escape(subject_of(entry))}</p>", _marks(entry)]
    parts += [f"<p>{escape(row[name])}</p>" for name in (f"summary_{language()}",) if row.get(name)]
    if row.get(f"suggestion_{language()}"):
        parts.append(f"<p><b>{say('Forslag', 'Suggestion')}</b><br>{escape(row[f'suggestion_{language()}'])}</p>")
    parts.append(_remedy(entry))
    if row.get("cause_features"):
        parts.append(f"<p><b>{say('Årsag', 'Cause')}</b><br>{escape(row['cause_features'])}</p>")
    if row.get("assumed"):
        parts.append(f"<p><b>{say('Antaget', 'Assumed')}</b><br>{escape(row['assumed'])}</p>")
    if row.get("source"):
        parts.append(f"<p><b>{say('Kilde', 'Source')}</b><br>{_link(row.get('source_url'), row['source'])}</p>")
    if row.get("help_url"):
        parts.append(f"<p>{_link(row['help_url'], say('Reglens side i håndbogen', 'The rule in the manual'))}</p>")
    if entry.standing is not None:
        parts += _standing(entry.standing)
    return "".join(parts)


def _remedy(entry: Entry) -> str:
    """The smallest change that was found; where none was sought yet, a way to have it sought."""
    head, told = say("Mindste ændring", "Smallest change"), entry.row.get(f"remedy_{language()}")
    if told:
        return f"<p><b>{head}</b><br>{escape(told)}</p>"
    ask = say("Find mindste ændring", "Find the smallest change")
    return f'<p><a href="{SEEK}">{ask}</a></p>' if entry.number else ""


def _marks(entry: Entry) -> str:
    row = entry.row
    english = language() == "en"
    words = [SEVERITY[row["severity"]][english] if row.get("severity") in SEVERITY else "",
             DOMAIN[row["domain"]][english] if row.get("domain") in DOMAIN else str(row.get("domain") or ""),
             OBLIGATION[row["obligation"]][english] if row.get("obligation") in OBLIGATION else "",
             *(PRINCIPLES[number].en if english else PRINCIPLES[number].da for number in entry.dkr
               if number in PRINCIPLES), str(row.get("rule") or "")]
    return f"<p><small>{' · '.join(escape(word) for word in words if word)}</small></p>"


def _link(address: str | None, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def _standing(standing: Standing) -> Iterator[str]:
    yield f"<p><b>{say('Tilstand', 'State')}</b><br>{escape(state_of(standing))}"
    if standing.reason:
        yield f"<br>{escape(standing.reason)}"
    if standing.until:
        yield f"<br>{say('Gælder til og med', 'Holds until')} {escape(standing.until)}"
    if standing.by:
        yield f"<br><small>{escape(standing.by)}, {escape(day_of(standing.at))}</small>"
    if standing.assignee:
        yield (f"<br>{say('Tildelt', 'Assigned to')} {escape(standing.assignee)} "
               f"{_take_back(standing.assignments[-1].uid)}")
    yield "</p>"
    said = [said for said in standing.thread if not said.taken_back]
    if said:
        yield f"<p><b>{say('Samtale', 'Thread')}</b></p>"
    for one in said:
        answer = f"[{escape(worded(ANSWERS, one.answer, language()))}] " if one.answer else ""
        mine = f" {_take_back(one.uid)}" if one.who == who() and not one.answer else ""
        indent = ' style="margin-left:16px"' if one.to else ""
        yield (f"<p{indent}>{answer}{escape(one.text)}<br>"
               f"<small>{escape(one.who)}, {escape(day_of(one.at))}{mine}</small></p>")
    yield f"<p><b>{say('Historik', 'History')}</b><br><small>"
    known = {event.uid: event.what for event in standing.history}
    yield "<br>".join(escape(_told(event, known)) for event in reversed(standing.history)) + "</small></p>"


def _take_back(uid: str) -> str:
    return f'<small><a href="{TAKE_BACK}{escape(uid)}">{say("fortryd", "undo")}</a></small>'


def _told(event: Event, known: Mapping[str, str]) -> str:
    """A line of the history; known: uid -> what it was, for what is taken back."""
    said = event.said
    what = worded(EVENTS, event.what, language())
    if "state" in said:
        more = worded(STATES, str(said["state"]), language())
    elif event.what == UNDONE:
        more = ", ".join(worded(EVENTS, known[uid], language()) for uid in event.replaces if uid in known)
    else:
        more = str(said.get("to", "")) if event.what == ASSIGNED else ""
    return f"{day_of(event.at)} {event.who}: {what}{f' – {more}' if more else ''}"


def day_of(stamp: str) -> str:
    """'2026-11-24T10:15:00Z' -> '24-11-2026 10:15'; nothing for the epoch that stands for no time."""
    if stamp.startswith("1970"):
        return ""
    day = "-".join(reversed(stamp[:10].split("-"))) if language() == "da" else stamp[:10]
    return f"{day} {stamp[11:16]}"
