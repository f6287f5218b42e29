/* The table and the cards: filters that the map follows, and the way from a number to its card. */

const List = { rows: [], cards: [], text: null, near: null, most: 0, held: {}, queue: [] };
const ROWS = 100;

List.start = function () {
  List.rows = [...document.querySelectorAll("main table.findings tbody tr")];
  List.cards = [...document.querySelectorAll("main article.card")];
  List.text = null;
  List.most = ROWS;
  if (List.near) List.near.disconnect();
  List.near = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) List.soon(one.target);
  }, { rootMargin: "1200px" });
  for (const card of List.cards) List.near.observe(card);
  const form = document.querySelector("main form.filters");
  if (!form) return;
  if (first(form)) {
    form.addEventListener("input", () => List.filter(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => window.setTimeout(() => List.filter(form), 0));
  }
  List.filter(form);
};

/** The text of a card that waits, in the language that is shown; only a long report has such. */
List.waiting = function (at) {
  if (!List.held[language]) {
    const source = language === Page.language ? document.getElementById("ventende") : document.getElementById("andet");
    const read = JSON.parse(source.textContent);
    List.held[language] = language === Page.language ? read : read.cards;
  }
  const { cards, rules } = List.held[language];
  const [before, rule, after] = cards[at];
  return before + rules[rule] + after;
};

/** Make cards ready one a frame, so that no action waits for all that came into sight. */
List.soon = function (card) {
  List.queue.push(card);
  if (List.queue.length > 1) return;
  const next = () => {
    if (List.queue[0].isConnected) List.ready(List.queue[0]);
    List.queue.shift();
    if (List.queue.length) window.requestAnimationFrame(next);
  };
  window.requestAnimationFrame(next);
};

/** Everything that a card needs when the reader comes near it: its text, its picture, the form for an answer. */
List.ready = function (card) {
  List.near.unobserve(card);
  if (!card.firstChild) card.innerHTML = List.waiting(Number(card.dataset.at));
  Pictures.draw(card.querySelector("figure.picture"));
  if (answering) Answers.form(card);
};

/** The words of every card, for the search. */
List.words = function () {
  if (!List.text) {
    List.text = List.cards.map((card, at) => {
      const told = card.firstChild ? card.textContent : List.waiting(at).replace(/<[^>]*>/g, " ");
      return told.toLowerCase();
    });
  }
  return List.text;
};

/** What the reader asked to see; the map's numbers follow. */
List.filter = function (form) {
  const asked = Object.fromEntries(new FormData(form));
  const words = asked.text.trim().toLowerCase();
  const texts = words ? List.words() : null;
  let shown = 0;
  Plan.hidden = new Set();
  List.rows.forEach((row, at) => {
    const card = List.cards[at];
    const mine = Draft.data.answers[Page.entries[at].id];
    const answered = mine && mine.answer ? mine.answer : card.dataset.answered;
    const fits = (!asked.severity || card.dataset.severity === asked.severity)
      && (!asked.domain || card.dataset.domain === asked.domain) && (!asked.rule || card.dataset.rule === asked.rule)
      && (!asked.answered || answered === asked.answered) && (!words || texts[at].includes(words));
    if (card.hidden === fits) card.hidden = !fits;
    if (fits) shown += 1;
    else Plan.hidden.add(at);
    const listed = fits && shown <= List.most;
    if (row.hidden === listed) row.hidden = !listed;
  });
  form.querySelector(".shown").textContent = word("shown", { shown, all: List.rows.length });
  List.rest(form, shown);
  Plan.filtered();
};

/** Where more rows fit than the table shows at once, a way to the next ones. */
List.rest = function (form, shown) {
  const place = document.querySelector("main .more");
  place.replaceChildren();
  if (shown <= List.most) return;
  const button = make("button", { type: "button" }, word("more", { count: Math.min(ROWS, shown - List.most) }));
  button.addEventListener("click", () => {
    List.most += ROWS;
    List.filter(form);
  });
  place.append(`${word("rows", { shown: List.most, all: shown })} `, button);
};

/** Go to the card of an entry. */
List.open = function (at) {
  const card = List.cards[at];
  if (card.hidden) document.querySelector("main form.filters").reset();
  List.ready(card);
  window.setTimeout(() => {
    card.scrollIntoView({ block: "start" });
    card.querySelector("[tabindex='-1']").focus({ preventScroll: true });
  }, 0);
};
