# SPDX-License-Identifier: GPL-2.0-or-later
"""The generated pages of the manual: packs by principle, a page per rule, quantities, parameters and profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from botrygt_qgis_plugin.engine.measured import Quantity
from botrygt_qgis_plugin.engine.pages import (
    Block,
    Code,
    Grid,
    Heading,
    Item,
    Line,
    Link,
    Listing,
    Page,
    Text,
    files_of,
)
from botrygt_qgis_plugin.engine.principles import PRINCIPLES, SOURCE_TITLE, SOURCE_URL
from botrygt_qgis_plugin.engine.profiles_page import profiles_page
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.requirement import leaves
from botrygt_qgis_plugin.engine.rule_page import FIGURES, GUIDE_PAGES, rule_page
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook, load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_rules
from botrygt_qgis_plugin.engine.subjects import SUBJECTS
from botrygt_qgis_plugin.engine.terms import OBLIGATION
from botrygt_qgis_plugin.engine.wording import number_text

DEFAULT_PACK = "bo-trygt"


def pages() -> Mapping[str, str]:
    """File name in docs/ -> text: Markdown pages, and the drawings beside them."""
    packs = shipped_packs()
    made: dict[str, Page] = {"rules.md": _packs_page(packs), "quantities.md": _quantities_page(packs),
                             "profiles.md": profiles_page(packs)}
    for pack in packs:
        made[f"rules/{pack.pack_id}.md"] = _pack_page(pack)
        for rule in pack.rules:
            made[f"rules/{rule.id}.md"] = rule_page(pack, rule, asking_the_same(rule, pack, packs))
    return files_of(made)


def shipped_packs() -> tuple[Rulebook, ...]:
    """Every pack that came with this installation, without a profile; the default one first."""
    folders = sorted((folder for folder in (shipped_rules() / "packs").iterdir() if (folder / "pack.json").is_file()),
                     key=lambda folder: (folder.name != DEFAULT_PACK, folder.name))
    return tuple(load_rulebook(folder) for folder in folders)


def asking_the_same(rule: Rule, pack: Rulebook, packs: Sequence[Rulebook]) -> tuple[tuple[Rulebook, Rule], ...]:
    """The rules of the other packs whose demand is on a quantity that this rule's demand is on."""
    asked = demanded(rule)
    return tuple((other, theirs) for other in packs if other.pack_id != pack.pack_id for theirs in other.rules
                 if theirs.subject == rule.subject and asked & demanded(theirs))


def demanded(rule: Rule) -> frozenset[str]:
    """The quantities a rule's demand is on; what it reports, for a rule without verdicts."""
    found = frozenset(leaf.quantity for leaf in leaves(rule.requirement.demand))
    return found or frozenset(rule.quantities)


def _packs_page(packs: Sequence[Rulebook]) -> Page:
    rows: list[tuple[Line, ...]] = [
        ([Link(pack.title["da"], f"rules/{pack.pack_id}.md"), f" / {pack.title['en']}"], [Code(pack.pack_id)],
         [pack.pack_version], [str(len(pack.rules))]) for pack in packs]
    blocks: list[Block] = [
        Heading(1, "Regler / Rules"),
        Text(["Hver pakke er en mappe med regler. bo-trygt er den, planer gennemgås med; de andre er vejledninger, "
              "man kan sammenligne med (RULES i gennemgangen, eller «packs» i skallen)."]),
        Text(["Each pack is a folder of rules. Plans are reviewed with bo-trygt; the others are guides to compare with "
              "(RULES in the review, or 'packs' in the shell)."]),
        Grid(("Pakke / Pack", "Navn / Name", "Version", "Regler / Rules"), tuple(rows)),
        *_guides_told(),
        Text([Link("Målestørrelser / Quantities", "quantities.md"), " · ",
              Link("Parametre og profiler / Parameters and profiles", "profiles.md"), " · ",
              Link("Algoritmer / Algorithms", "algorithms.md")]),
    ]
    return Page("Regler / Rules", tuple(blocks))


def _guides_told() -> Iterator[Block]:
    """How a rule is tied to the guides whose text could not be read whole."""
    swedish, european = (Link(guide, page) for guide, page in GUIDE_PAGES.items())
    yield Text(["Hver regels side siger, hvilke vejledninger reglen svarer til. Til ", swedish, " og ", european,
                " er reglerne knyttet efter overskrifterne alene: BoTryggt2030 offentliggør sine ni områder, ikke sine "
                "retningslinjer, og CEN/TS 14383-2:2022 sælges og beskriver en proces uden mål; af dens forløber fra "
                "2007 kan indholdsfortegnelsen læses. Tallene i reglerne er fra de kilder, hver regel nævner."])
    yield Text(["Each rule's page says which guides the rule answers to. Rules are tied to ", swedish, " and ",
                european, " by headings alone: BoTryggt2030 publishes its nine areas, not its guidelines; CEN/TS "
                "14383-2:2022 is sold and describes a process without dimensions; of its forerunner of 2007 the "
                "contents can be read. The figures in the rules are from the sources that each rule names."])


def _pack_page(pack: Rulebook) -> Page:
    return Page(pack.title["da"], tuple(_pack_blocks(pack)))


def _pack_blocks(pack: Rulebook) -> Iterator[Block]:
    yield Heading(1, f"{pack.title['da']} / {pack.title['en']}")
    yield Text(["Reglerne står i orden efter de otte principper. / The rules stand in the order of the eight "
                "principles: ", Link(SOURCE_TITLE, SOURCE_URL), "."])
    for number, principle in PRINCIPLES.items():
        rules = [rule for rule in pack.rules if rule.dkr[0] == number]
        also = [rule for rule in pack.rules if number in rule.dkr[1:]]
        yield Heading(2, f"{number}. {principle.da} / {principle.en}")
        yield Text([f"{principle.why_da} / {principle.why_en}"])
        if rules:
            yield Grid(("Regel / Rule", "Handler om / About", "Styrke / Obligation", "Tallet / The figure"),
                       tuple(_rule_row(rule) for rule in rules))
        if also:
            listed: list[Item] = [Item([Link(f"{rule.id} {rule.title['da']} / {rule.title['en']}", f"{rule.id}.md")])
                                  for rule in also]
            yield Text(["Tjener også princippet: / Also serve it:"])
            yield Listing(tuple(listed))
        if not rules and not also:
            yield Text(["Ingen regel i denne pakke. / No rule in this pack."])


def _rule_row(rule: Rule) -> tuple[Line, ...]:
    subject = SUBJECTS[rule.subject]
    kind = OBLIGATION[rule.obligation] if rule.judges else ("uden afgørelse", "no verdict")
    figure = FIGURES[rule.source.figure]
    return ([Link(rule.id, f"{rule.id}.md"), f" {rule.title['da']} / {rule.title['en']}"],
            [f"{subject.da} / {subject.en}"], [f"{kind[0]} / {kind[1]}"], [f"{figure[0]} / {figure[1]}"])


def _quantities_page(packs: Sequence[Rulebook]) -> Page:
    rules = [rule for pack in packs for rule in pack.rules]
    blocks: list[Block] = [
        Heading(1, "Hvad der måles / What is measured"),
        Text(["Alt, hvad en regel kan stille krav til. / Everything a rule can ask about."]),
    ]
    for subject in SUBJECTS.values():
        of_subject = [quantity for quantity in QUANTITIES.values() if quantity.subject == subject.name]
        if not of_subject:
            continue
        blocks.append(Heading(2, f"{subject.da} / {subject.en}"))
        for quantity in of_subject:
            blocks += _quantity_blocks(quantity, [rule for rule in rules if quantity.name in rule.quantities])
    return Page("Hvad der måles / What is measured", tuple(blocks))


def _quantity_blocks(quantity: Quantity, users: Sequence[Rule]) -> Iterator[Block]:
    yield Heading(3, quantity.name)
    yield Text([f"{quantity.da} / {quantity.en}"])
    looks = ", ".join((*(role.value for role in quantity.reads), *quantity.derived)) or "egen række / its own row"
    reach = "hele planen / the whole plan" if quantity.reach_m is None else f"{quantity.reach_m:g} m"
    number = quantity.unit if quantity.unit not in ("", "1") else "tal / number"
    kind = {"number": number, "text": "kategori / category", "flag": "ja eller nej / yes or no"}[quantity.kind]
    step = f", trin / step {quantity.quantum:g}" if quantity.kind == "number" else ""
    items = [Item([f"enhed / unit: {kind}{step}"]), Item([f"ser på / looks at: {looks}"]),
             Item([f"rækkevidde / reach: {reach}"])]
    items += [Item([Code(name), f" {number_text(p.default, 'en')} {p.unit} ({p.low:g}–{p.high:g}): {p.da} / {p.en}"])
              for name, p in quantity.parameters.items()]
    if users:
        links = [piece for rule in users for piece in (Link(rule.id, f"rules/{rule.id}.md"), " ")]
        items.append(Item(["bruges af / used by: ", *links[:-1]]))
    yield Listing(tuple(items))
