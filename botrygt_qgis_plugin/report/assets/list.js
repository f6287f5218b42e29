/* The table and the cards: filters that the map follows, and the way from a number to its card. */

const List = { rows: [], cards: [] };

List.start = function () {
  List.rows = [...document.querySelectorAll("main table.findings tbody tr")];
  List.cards = [...document.querySelectorAll("main article.card")];
  List.text = List.cards.map((card) => card.textContent.toLowerCase());
  const form = document.querySelector("main form.filters");
  if (!form) return;
  if (first(form)) {
    form.addEventListener("input", () => List.filter(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => window.setTimeout(() => List.filter(form), 0));
  }
  List.filter(form);
};

/** What the reader asked to see; the map's numbers follow. */
List.filter = function (form) {
  const asked = Object.fromEntries(new FormData(form));
  const words = asked.text.trim().toLowerCase();
  let shown = 0;
  Plan.hidden = new Set();
  List.cards.forEach((card, at) => {
    if (!Page.entries[at].number) return;
    const mine = Draft.data.answers[Page.entries[at].id];
    const answered = mine && mine.answer ? mine.answer : card.dataset.answered;
    const fits = (!asked.severity || card.dataset.severity === asked.severity)
      && (!asked.domain || card.dataset.domain === asked.domain) && (!asked.rule || card.dataset.rule === asked.rule)
      && (!asked.answered || answered === asked.answered) && (!words || List.text[at].includes(words));
    if (card.hidden === fits) card.hidden = !fits;
    if (List.rows[at].hidden === fits) List.rows[at].hidden = !fits;
    if (fits) shown += 1;
    else Plan.hidden.add(at);
  });
  const all = Page.entries.filter((entry) => entry.number).length;
  form.querySelector(".shown").textContent = word("shown", { shown, all });
  for (const [at, part] of Plan.found.entries()) part.style.display = Plan.hidden.has(at) ? "none" : "";
  if (Plan.view) Plan.draw(true);
};

/** Go to the card of an entry. */
List.open = function (at) {
  const card = List.cards[at];
  if (card.hidden) document.querySelector("main form.filters").reset();
  window.setTimeout(() => {
    card.scrollIntoView({ block: "start" });
    card.querySelector("[tabindex='-1']").focus({ preventScroll: true });
  }, 0);
};
