# SPDX-License-Identifier: GPL-2.0-or-later
"""What is told about rules: the test bench, a rule in force, two results compared; as lines for a shell and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from botrygt_qgis_plugin.engine.bench_page import bench_page
from botrygt_qgis_plugin.engine.compare import Comparison, Group, Reason, VerdictChange
from botrygt_qgis_plugin.engine.demand_words import limit_sentence
from botrygt_qgis_plugin.engine.document import SCHEMA_VERSION
from botrygt_qgis_plugin.engine.examples import Outcome
from botrygt_qgis_plugin.engine.handling import INTERN, OFFENTLIG
from botrygt_qgis_plugin.engine.manifest import rulebook_manifest, setting_entry
from botrygt_qgis_plugin.engine.provenance import Origin, Setting, settings_of
from botrygt_qgis_plugin.engine.requirement import Leaf
from botrygt_qgis_plugin.engine.rulebook import Rule, Rulebook
from botrygt_qgis_plugin.engine.tables import table_lines
from botrygt_qgis_plugin.engine.terms import OBLIGATION, VERDICTS, Words
from botrygt_qgis_plugin.engine.trials import Mutant, Trial
from botrygt_qgis_plugin.engine.wording import pick, value_words

_REASONS: Mapping[str, Words] = {
    "limit": ("{what}: grænsen for {quantity} er ændret fra {before} til {after} ({who})",
              "{what}: the limit on {quantity} changed from {before} to {after} ({who})"),
    "version": ("{what}: reglen er gået fra version {before} til {after}",
                "{what}: the rule went from version {before} to {after}"),
    "rule": ("{what}: reglen er ændret, uden at dens version er det", "{what}: the rule changed, its version did not"),
    "switched_on": ("{what}: reglen er kommet til", "{what}: the rule is new, or switched on again"),
    "switched_off": ("{what}: reglen gælder ikke længere ({who})", "{what}: the rule is no longer in force ({who})"),
    "stage": ("planens fase er ændret fra «{before}» til «{after}»",
              "the plan's stage changed from '{before}' to '{after}'"),
    "drawing": ("tegningen er ændret: {what}", "the drawing changed: {what}"),
    "measure": ("{quantity} måles med {what} {after} i stedet for {before}",
                "{quantity} is measured with {what} {after} instead of {before}"),
    "declared": ("profilernes angivne værdier er ændret", "the values that profiles declare changed"),
    "program": ("en anden udgave af programmet ({before}, {after})",
                "another version of the program ({before}, {after})"),
}


def bench_lines(trials: Sequence[Trial], language: str) -> Iterator[str]:
    """Expected against actual for every example, every limit with what tests it, and what there is to complain of."""
    say = _Say(language)
    head = say("regel|eksempel|form|ventet|svar|målt", "rule|example|form|expected|answer|measured").split("|")
    yield from table_lines(head, [_example(trial, outcome, say) for trial in trials for outcome in trial.outcomes])
    yield ""
    head = say("regel|grænse|ændring|fra|til|opdages af", "rule|limit|shifted|from|to|noticed by").split("|")
    yield from table_lines(head, [_mutant(trial, mutant, say) for trial in trials for mutant in trial.mutants])
    yield ""
    yield from (say(complaint.da, complaint.en) for trial in trials for complaint in trial.complaints)
    examples, limits = (sum(len(getattr(trial, name)) for trial in trials) for name in ("outcomes", "mutants"))
    failed = [trial.rule.id for trial in trials if not trial.passed]
    yield say(f"Regler: {len(trials)}, eksempler: {examples}, ændrede grænser: {limits}; ",
              f"Rules: {len(trials)}, examples: {examples}, shifted limits: {limits}; ") + (
        say(f"ikke i orden: {', '.join(failed)}.", f"not sound: {', '.join(failed)}.") if failed
        else say("alt i orden.", "all sound."))


class _Say:
    """One of two texts in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, da: str, en: str) -> str:
        return pick((da, en), self.language)

    def verdict(self, kind: str) -> str:
        return pick(VERDICTS[kind], self.language) if kind in VERDICTS else self("intet emne", "no subject")

    def value(self, value: Any) -> str:
        if value is None:
            return "–"
        if isinstance(value, (list, tuple)):
            return ", ".join("…" if part is None else self.value(part) for part in value)
        return value_words(value, self.language) if isinstance(value, (bool, int, float, str)) else str(value)


def _example(trial: Trial, outcome: Outcome, say: _Say) -> list[str]:
    mark = say("  (ændret af profil)", "  (changed by profile)") if outcome.name in trial.altered else ""
    values = "; ".join(f"{name} {say.value(value)}" for name, value in outcome.values.items())
    return [trial.rule.id, outcome.name, say("tegnet", "drawn") if outcome.drawn else say("målt", "measured"),
            say.verdict(outcome.expected), ("" if outcome.passed else "✗ ") + say.verdict(outcome.got) + mark, values]


def _mutant(trial: Trial, mutant: Mutant, say: _Say) -> list[str]:
    ways = {"up": say("hævet", "raised"), "down": say("sænket", "lowered"), "removed": say("fjernet", "removed"),
            "flipped": say("vendt", "flipped"), "dropped": say("udeladt", "dropped")}
    shift, count = mutant.shift, len(mutant.killed_by)
    noticed = say("✗ intet eksempel", "✗ no example") if mutant.survived else say(
        f"{count} {'eksempel' if count == 1 else 'eksempler'}", f"{count} {'example' if count == 1 else 'examples'}")
    return [trial.rule.id, shift.pointer, ways[shift.way], say.value(shift.before), say.value(shift.after), noticed]


def bench_document(rulebook: Rulebook, trials: Sequence[Trial]) -> dict[str, Any]:
    """The test bench as JSON: every example, every shifted limit, and the complaints as errors."""
    complaints = [complaint for trial in trials for complaint in trial.complaints]
    return {"schema_version": SCHEMA_VERSION, "handling": OFFENTLIG, "kind": "rules",
            "status": "failed" if complaints else "ok",
            "errors": [{"where": c.where, "da": c.da, "en": c.en} for c in complaints],
            "rulebook": rulebook_manifest(rulebook),
            "examples": [{"rule": outcome.rule, "name": outcome.name, "drawn": outcome.drawn,
                          "expected": outcome.expected, "got": outcome.got, "indication": outcome.indication,
                          "missing": list(outcome.missing), "values": dict(outcome.values), "passed": outcome.passed,
                          "changed_by_profile": outcome.name in trial.altered}
                         for trial in trials for outcome in trial.outcomes],
            "limits": [{"rule": trial.rule.id, "pointer": mutant.shift.pointer, "way": mutant.shift.way,
                        "before": mutant.shift.before, "after": mutant.shift.after,
                        "parameter": mutant.shift.parameter, "noticed_by": list(mutant.killed_by)}
                       for trial in trials for mutant in trial.mutants]}


def bench_html(rulebook: Rulebook, trials: Sequence[Trial], language: str) -> str:
    """The test bench as one HTML page with its drawings; what is not tested stands with its rule."""
    said = {trial.rule.id: [pick((complaint.da, complaint.en), language) for complaint in trial.complaints
                            if complaint.where not in trial.otherwise] for trial in trials}
    untested = {rule: sentences for rule, sentences in said.items() if sentences}
    outcomes = [outcome for trial in trials for outcome in trial.outcomes]
    return bench_page(outcomes, rulebook, untested, language)


def rule_lines(rulebook: Rulebook, rule: Rule, language: str) -> Iterator[str]:
    """A rule in force: each limit, and every word on it from the pack through the profiles."""
    say = _Say(language)
    yield f"{rule.id} {rule.version}: {rule.title[language]}"
    former = [name for name in rule.aliases if name != rule.id]
    if former:
        yield say("tidligere: ", "formerly: ") + ", ".join(former)
    head = say("hvad|hvor|værdi|fra", "what|where|value|from").split("|")
    yield from table_lines(head, [row for setting in settings_of(rulebook, rule) for row in _setting(setting, say)])
    for entry in rule.conflicts:
        yield say(f"Står imod {entry['with']}: {entry['da']}", f"Stands against {entry['with']}: {entry['en']}")


def _setting(setting: Setting, say: _Say) -> Iterator[list[str]]:
    """One row for each word on it, the one in force first."""
    say_what = {"obligation": say("forpligtelse", "obligation"), "wording": say("ordlyd", "wording")}
    unit = f" {setting.unit}" if setting.unit not in ("", "1") else ""
    what, where = say_what.get(setting.what, ", ".join(setting.quantities)), setting.pointer or setting.name
    for turn, origin in enumerate(reversed(setting.origins)):
        shown = _shown(setting, origin, say) + unit
        if turn:
            shown = say("før: ", "before: ") + shown
        elif setting.keyword:
            shown = _asked(setting, say)
        yield ["" if turn else what, "" if turn else where, shown, _from(setting, origin, say)]


def _asked(setting: Setting, say: _Say) -> str:
    limit = tuple(setting.value) if isinstance(setting.value, list) else setting.value
    return limit_sentence(Leaf(setting.quantities[0], setting.keyword, limit), say.language)


def _shown(setting: Setting, origin: Origin, say: _Say) -> str:
    if setting.what == "obligation":
        return pick(OBLIGATION[origin.value], say.language)
    if setting.what == "wording":
        return str(origin.value[say.language])
    if origin.value is None:
        return say("ikke fastsat", "not set")
    return say.value(origin.value)


def _from(setting: Setting, origin: Origin, say: _Say) -> str:
    if origin.profile:
        return say("profilen ", "profile ") + f"{origin.profile}, {origin.author}" + (
            f": {origin.reason}" if origin.reason else "")
    return say("målingens standard", "the measure's default") if setting.what == "measure" else origin.author


def rule_document(rulebook: Rulebook, rule: Rule) -> dict[str, Any]:
    """A rule in force as JSON: its effective schema without examples, and where every value came from."""
    schema = {key: value for key, value in rule.schema.items() if key != "x-rule"}
    about = {key: value for key, value in rule.schema["x-rule"].items() if key != "examples"}
    return {"schema_version": SCHEMA_VERSION, "handling": OFFENTLIG, "kind": "rule", "status": "ok", "errors": [],
            "rule": {**schema, "x-rule": about},
            "settings": [setting_entry(setting) for setting in settings_of(rulebook, rule)],
            "rulebook": rulebook_manifest(rulebook)}


def comparison_lines(comparison: Comparison, language: str) -> Iterator[str]:
    """The verdicts that changed, under what changed them."""
    say = _Say(language)
    for plans, da, en in ((comparison.only_before, "kun i den første", "only in the first"),
                          (comparison.only_after, "kun i den anden", "only in the second")):
        if plans:
            yield f"{say(da, en)}: {', '.join(plans)}"
    for group in comparison.groups:
        yield from _group(group, say)
        yield ""
    changed = sum(len(group.changes) for group in comparison.groups)
    yield say(f"{changed} svar er ændret, {comparison.unchanged} er som før.",
              f"{changed} verdicts changed, {comparison.unchanged} are as before.")


def _group(group: Group, say: _Say) -> Iterator[str]:
    for turn, reason in enumerate(group.reasons):
        sentence = reason_sentence(reason, say.language)
        yield say("og ", "and ") + sentence if turn else sentence[:1].upper() + sentence[1:]
    head = say("plan|regel|emne|før|nu|målt", "plan|rule|subject|before|now|measured").split("|")
    yield from table_lines(head, [_change(change, say) for change in group.changes])


def _change(change: VerdictChange, say: _Say) -> list[str]:
    none = say("intet svar", "no verdict")
    before, after = (say.verdict(kind) if kind else none for kind in (change.before, change.after))
    values = [f"{name} {say.value(value)}" for name, value in (change.values_after or change.values_before).items()
              if value is not None]
    return [change.plan, change.rule, change.label or say("hele rollen", "the whole role"), before, after,
            "; ".join(values)]


def reason_sentence(reason: Reason, language: str) -> str:
    """Why verdicts changed, without a full stop."""
    say = _Say(language)
    unit = f" {reason.unit}" if reason.unit not in ("", "1") else ""
    who = say("pakken", "the pack") + (f": {reason.author}" if reason.author else "")
    if reason.profile:
        who = say("profilen ", "profile ") + f"{reason.profile}, {reason.author}" + (
            f": «{reason.why}»" if reason.why else "")
    before, after = (say("ingen", "none") if value is None else say.value(value) + (
        unit if not isinstance(value, (str, tuple)) else "") for value in (reason.before, reason.after))
    return say(*_REASONS[reason.kind]).format(what=reason.what, quantity=reason.quantity, before=before, after=after,
                                              who=who)


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """Two results compared, as JSON; like a whole result it names places, and is not for the public."""
    return {"schema_version": SCHEMA_VERSION, "handling": INTERN, "kind": "comparison", "status": "ok", "errors": [],
            "unchanged": comparison.unchanged, "only_before": list(comparison.only_before),
            "only_after": list(comparison.only_after),
            "groups": [{"reasons": [{**asdict(reason), "text": {language: reason_sentence(reason, language)
                                                                for language in ("da", "en")}}
                                    for reason in group.reasons],
                        "changes": [asdict(change) for change in group.changes]} for group in comparison.groups]}
