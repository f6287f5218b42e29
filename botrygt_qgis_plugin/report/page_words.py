# SPDX-License-Identifier: GPL-2.0-or-later
"""The words that the page's script puts on the page: (Danish, English) by name."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "print": ("Udskriv", "Print"),
    "skip": ("Gå til fundene", "Go to the findings"),
    "skip_all": ("Gå til indholdet", "Go to the content"),
    "shown": ("Viser {shown} af {all} fund.", "Showing {shown} of {all} findings."),
    "more": ("Vis de næste {count} rækker", "Show the next {count} rows"),
    "rows": ("Tabellen viser {shown} af {all} rækker.", "The table shows {shown} of {all} rows."),
    "map_label": ("Kort over planen. Piletaster flytter, + og − zoomer, 0 viser hele planen, N og P går til næste og "
                  "forrige fund, Enter åbner fundet.",
                  "Map of the plan. Arrow keys move, + and − zoom, 0 shows the whole plan, N and P go to the next and "
                  "former finding, Enter opens the finding."),
    "map_label_bare": ("Kort over planen. Piletaster flytter, + og − zoomer, 0 viser hele planen.",
                       "Map of the plan. Arrow keys move, + and − zoom, 0 shows the whole plan."),
    "map_role": ("kort", "map"),
    "map_at": ("Fund {number}: {title}", "Finding {number}: {title}"),
    "map_at_assumed": ("Antaget: {title}", "Assumed: {title}"),
    "map_whole": ("Hele planen vises.", "The whole plan is shown."),
    "scale": ("Målestok: {m} m", "Scale: {m} m"),
    "show_on_map": ("Vis på kortet", "Show on the map"),
    "picture": ("Udsnit af kortet", "Part of the map"),
    "your_answer": ("Dit svar på fund {number}", "Your answer to finding {number}"),
    "your_answer_assumed": ("Dit svar på det antagne fund", "Your answer to the assumed finding"),
    "comment": ("Bemærkning", "Comment"),
    "no_answer": ("Intet svar", "No answer"),
    "answers_title": ("Dine svar", "Your answers"),
    "progress": ("{done} af {all} fund besvaret", "{done} of {all} findings answered"),
    "progress_own": (", {own} egne fund", ", {own} findings of your own"),
    "name": ("Dit navn", "Your name"),
    "organisation": ("Myndighed", "Authority"),
    "download": ("Hent svarfil", "Download answer file"),
    "load": ("Indlæs svarfil", "Load an answer file"),
    "delete": ("Slet kladden", "Delete the draft"),
    "delete_sure": ("Slet alle dine svar på denne side? Det kan ikke fortrydes.",
                    "Delete all your answers on this page? This cannot be undone."),
    "deleted": ("Kladden er slettet.", "The draft is deleted."),
    "yes_delete": ("Ja, slet", "Yes, delete"),
    "keep": ("Behold", "Keep"),
    "kept": ("Kladden er gemt i denne browser.", "The draft is kept in this browser."),
    "not_kept": ("Browseren vil ikke gemme en kladde. Hent svarfilen, før du lukker siden.",
                 "The browser will not keep a draft. Download the answer file before you close the page."),
    "too_large": ("Fotoerne fylder for meget til kladden. De er med i svarfilen; hent den, før du lukker siden.",
                  "The photos are too large for the draft. They are in the answer file; download it before you close "
                  "the page."),
    "name_missing": ("Skriv dit navn, så kommunen ved, hvem der svarer.",
                     "Write your name, so that the municipality knows who answers."),
    "nothing": ("Der er ingen svar at hente endnu.", "There are no answers to download yet."),
    "downloaded": ("Svarfilen er hentet. Send den til kommunen.", "The answer file is downloaded. Send it to the "
                   "municipality."),
    "loaded": ("{count} svar er indlæst fra filen.", "{count} answers were read from the file."),
    "load_wrong": ("Filen er ikke en svarfil fra denne rapport.", "The file is no answer file of this report."),
    "load_other": ("Svarfilen hører til en anden sag eller runde.",
                   "The answer file belongs to another case or round."),
    "own_title": ("Dine egne fund", "Your own findings"),
    "own_add": ("Tilføj eget fund", "Add a finding of your own"),
    "own_point": ("Klik på kortet, hvor det er. Med tastaturet: flyt kortet, så krydset står på stedet, og tryk Enter. "
                  "Esc fortryder.",
                  "Click on the map where it is. By keyboard: move the map until the cross stands on the place, and "
                  "press Enter. Esc cancels."),
    "own_here": ("Sæt punktet i krydset", "Put the point at the cross"),
    "own_cancel": ("Fortryd", "Cancel"),
    "own_text": ("Hvad har du set?", "What did you see?"),
    "own_photo": ("Foto (valgfrit)", "Photo (optional)"),
    "own_photo_told": ("Fotoet gøres mindre, og stedsoplysninger i det fjernes.",
                       "The photo is made smaller, and place data in it is removed."),
    "own_photo_wrong": ("Billedet kan ikke læses. Vælg et JPEG- eller PNG-billede.",
                        "The picture cannot be read. Choose a JPEG or PNG picture."),
    "own_save": ("Gem fundet", "Keep the finding"),
    "own_text_missing": ("Skriv, hvad du har set.", "Write what you saw."),
    "own_remove": ("Fjern", "Remove"),
    "own_change": ("Ret", "Change"),
    "own_none": ("Har du set noget, gennemgangen ikke har? Sæt et punkt på kortet.",
                 "Have you seen something that the review has not? Put a point on the map."),
    "own_at": ("ved E {e}, N {n}", "at E {e}, N {n}"),
    "own_photo_kept": ("Foto vedlagt", "Photo attached"),
    "leave": ("Du har svar, der ikke er hentet.", "You have answers that are not downloaded."),
    "copied": ("Kopieret.", "Copied."),
    "copy": ("Kopiér teksten", "Copy the text"),
}


def script_words() -> dict[str, list[str]]:
    """The words as the page carries them."""
    return {name: list(pair) for name, pair in WORDS.items()}
