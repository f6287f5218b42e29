/* Putting it together; the other language; printing. */

function begin() {
  Plan.settle();
  List.start();
  Answers.start();
  for (const button of document.querySelectorAll("main [data-copy]")) {
    if (first(button)) button.addEventListener("click", () => copyText(button));
  }
}

/** What waits in the other language, and the page that is made of it once. */
function otherLanguage() {
  if (!turn.other) turn.other = JSON.parse(document.getElementById("andet").textContent);
  return turn.other;
}

function makeOther() {
  if (turn.made) return;
  turn.made = document.createElement("template");
  turn.made.innerHTML = otherLanguage().html;
}

/** The other language's page takes the place of this one; answers, view and filters stay what they are. */
function turn() {
  const other = otherLanguage();
  const main = document.getElementById("indhold");
  const form = main.querySelector("form.filters");
  const asked = form ? Object.fromEntries(new FormData(form)) : {};
  const open = [...main.querySelectorAll("details")].map((part) => part.open);
  Plan.ground.remove();
  Plan.svg.remove();
  document.querySelectorAll("#svar").forEach((part) => part.remove());
  const kept = turn.kept || { language, nodes: null };
  const mine = [...main.childNodes];
  main.replaceChildren();
  if (kept.nodes) main.append(...kept.nodes);
  else {
    makeOther();
    main.append(turn.made.content);
  }
  turn.kept = { language, nodes: mine };
  language = kept.nodes ? kept.language : other.language;
  for (const place of [document.documentElement, main]) place.lang = language;
  for (const part of main.querySelectorAll(".reply > *, figure.picture svg, figure.picture button")) part.remove();
  barWords();
  [...main.querySelectorAll("details")].forEach((part, place) => { part.open = open[place]; });
  const next = main.querySelector("form.filters");
  for (const [name, value] of Object.entries(asked)) if (next) next.elements[name].value = value;
  begin();
}

/** The words of the bar, which stands outside the content. */
function barWords() {
  const names = { da: ["Kort fortalt", "Kort", "Fund", "Mangler", "Regler", "Planens ord"],
    en: ["In short", "Map", "Findings", "Missing", "Rules", "Plan's words"] }[language];
  const targets = ["#kort", "#kortet", "#fund", "#mangler", "#regler", "#tekst"];
  for (const link of document.querySelectorAll(".bar nav a")) {
    link.textContent = names[targets.indexOf(link.getAttribute("href"))];
  }
  const button = document.getElementById("sprog");
  button.textContent = language === "da" ? "English" : "Dansk";
  button.lang = language === "da" ? "en" : "da";
  document.getElementById("udskriv").textContent = word("print");
  document.querySelector(".skip").textContent = word(Page.entries.length ? "skip" : "skip_all");
}

async function copyText(button) {
  const part = document.getElementById(button.dataset.copy);
  const range = document.createRange();
  range.selectNodeContents(part);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  // The older way also takes along what is bold and what is a heading.
  const done = document.execCommand("copy");
  if (!done && navigator.clipboard) await navigator.clipboard.writeText(part.innerText);
  button.textContent = word("copied");
  window.setTimeout(() => { button.textContent = word("copy"); }, 2000);
}

Draft.read();
begin();
// A long report's words are made ready while nobody waits for them.
const later = [() => List.words(), otherLanguage, makeOther];
function whenIdle() {
  const next = later.shift();
  if (!next) return;
  next();
  window.requestIdleCallback(whenIdle, { timeout: 4000 });
}
if (window.requestIdleCallback) window.requestIdleCallback(whenIdle, { timeout: 4000 });
// Who walks through the cards by keyboard is never faster than they are made ready.
document.addEventListener("focusin", (event) => {
  const card = event.target.closest("article.card");
  for (const one of [card, card && card.nextElementSibling]) if (one && one.matches("article.card")) List.ready(one);
});
document.getElementById("sprog").addEventListener("click", turn);
document.getElementById("udskriv").addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => {
  Plan.print();
  Pictures.all();
});
window.addEventListener("afterprint", Plan.printed);
window.addEventListener("beforeunload", (event) => {
  if (Draft.text() !== Draft.taken && (Draft.count() || Draft.data.own.length)) event.preventDefault();
});
