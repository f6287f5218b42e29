/* Answers in the page: a form on every card, and one file to send back. */

const Answers = {};

Answers.start = function () {
  if (!answering) return;
  Answers.panel();
  Answers.tell();
};

/** The form of one card, made when it comes near. */
Answers.form = function (card) {
  const place = card.querySelector(".reply");
  if (place.firstChild) return;
  const at = Number(card.dataset.at);
  const entry = Page.entries[at];
  const given = Draft.answer(entry.id);
  const legend = word(entry.number ? "your_answer" : "your_answer_assumed", { number: entry.number });
  const choices = ["agree", "disagree", "ask", ""].map((value) => {
    const box = make("input", { type: "radio", name: `svar-${at}`, value, checked: given.answer === value });
    box.addEventListener("change", () => Answers.changed(entry.id, { answer: value }));
    const shown = value ? Page.answers[value][language === "da" ? 0 : 1] : word("no_answer");
    return make("label", {}, box, ` ${shown}`);
  });
  const text = make("textarea", { rows: 2, value: given.text, maxLength: 4000 });
  text.addEventListener("input", () => Answers.changed(entry.id, { text: text.value }));
  place.append(make("fieldset", {}, make("legend", {}, legend), make("div", { className: "choices" }, ...choices),
    make("label", { className: "comment" }, word("comment"), text)));
};

/** All forms again, from the draft as it now is. */
Answers.anew = function () {
  document.getElementById("svar").remove();
  Answers.start();
  Own.show();
  for (const reply of document.querySelectorAll("main .reply")) {
    if (reply.firstChild) {
      reply.replaceChildren();
      Answers.form(reply.closest("article"));
    }
  }
};

Answers.changed = function (id, change) {
  Draft.answer(id, change);
  Answers.tell(Draft.told);
};

/** The bar below and the panel: how far the reader has come, and whether the draft is kept. */
Answers.tell = function (told) {
  const all = Page.entries.length;
  const own = Draft.data.own.length;
  const text = word("progress", { done: Draft.count(), all }) + (own ? word("progress_own", { own }) : "");
  for (const place of document.querySelectorAll(".progress")) place.textContent = text;
  const status = document.querySelector("#svar .status");
  const name = told || Draft.told;
  if (status) status.textContent = name ? word(name) : "";
};

Answers.panel = function () {
  const field = (name, complete) => {
    const input = make("input", { type: "text", value: Draft.data.who[name], maxLength: 200, name, autocomplete: complete });
    input.addEventListener("input", () => {
      Draft.data.who[name] = input.value;
      Draft.keep();
      Answers.tell();
    });
    return make("label", {}, word(name), input);
  };
  const load = make("input", { type: "file", accept: ".json,application/json" });
  load.addEventListener("change", () => Answers.load(load));
  const panel = make("section", { id: "svar", "aria-labelledby": "svar-h", className: "needs-script" },
    make("h2", { id: "svar-h" }, word("answers_title")), make("p", { className: "progress" }),
    make("div", { className: "who" }, field("name", "name"), field("organisation", "organization")),
    Own.part(),
    make("div", { className: "actions" }, Answers.button("download", () => Answers.download(), "main-action"),
      make("label", { className: "load" }, word("load"), load), Answers.button("delete", () => Answers.ask())),
    make("p", { className: "status", role: "status" }));
  const findings = document.querySelector("main section[aria-labelledby='fund']");
  if (findings) findings.after(panel);
  else document.querySelector("main").append(panel);
  const bar = document.getElementById("svarbjaelke");
  bar.hidden = false;
  bar.replaceChildren(make("p", { className: "progress" }), make("a", { href: "#svar" }, word("answers_title")),
    Answers.button("download", () => Answers.download(), "main-action"));
};

Answers.button = function (name, act, look) {
  const button = make("button", { type: "button", className: look || "" }, word(name));
  button.addEventListener("click", act);
  return button;
};

/** Deleting asks first, in the page itself. */
Answers.ask = function () {
  const place = document.querySelector("#svar .actions");
  if (place.querySelector(".sure")) return;
  const asked = make("div", { className: "sure", role: "alertdialog", "aria-label": word("delete") },
    make("p", {}, word("delete_sure")), Answers.button("yes_delete", () => {
      Draft.forget();
      Answers.anew();
      Answers.tell("deleted");
    }), Answers.button("keep", () => asked.remove()));
  place.append(asked);
  asked.querySelector("button").focus();
};

/** What is sent back. The day is the reader's own; nothing else about the machine is in it. */
Answers.file = function () {
  const now = new Date();
  const two = (value) => String(value).padStart(2, "0");
  const answers = Page.entries.filter((entry) => Draft.data.answers[entry.id]).map((entry) => ({
    id: entry.id, number: entry.number, digest: entry.digest, answer: Draft.data.answers[entry.id].answer,
    text: Draft.data.answers[entry.id].text.trim(),
  }));
  const own = Draft.data.own.map((one) => ({ at: one.at, text: one.text, ...(one.photo ? { photo: one.photo } : {}) }));
  const who = { name: Draft.data.who.name.trim(), organisation: Draft.data.who.organisation.trim() };
  return { kind: "botrygt_answers", schema_version: "1.0", case: Page.case, round: Page.round, run: Page.run,
    plan: Page.plan, crs: Page.crs, made: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`, who,
    answers, own };
};

Answers.download = function () {
  const made = Answers.file();
  const name = document.querySelector("#svar input[name='name']");
  if (!made.answers.length && !made.own.length) return Answers.tell("nothing");
  if (!made.who.name) {
    Answers.tell("name_missing");
    name.setAttribute("aria-invalid", "true");
    return name.focus();
  }
  name.removeAttribute("aria-invalid");
  const blob = new Blob([JSON.stringify(made, null, 1)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(blob), download: `svar_${Page.file}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  Draft.taken = Draft.text();
  return Answers.tell("downloaded");
};

/** Go on with answers from a file that was downloaded here before, perhaps on another machine. */
Answers.load = async function (input) {
  const file = input.files[0];
  if (!file) return;
  try {
    const read = JSON.parse(await file.text());
    if (read.kind !== "botrygt_answers") throw new Error("another kind");
    if (read.case !== Page.case || read.run !== Page.run) {
      Answers.tell("load_other");
      return;
    }
    const known = new Set(Page.entries.map((entry) => entry.id));
    const taken = read.answers.filter((one) => known.has(one.id));
    for (const one of taken) {
      Draft.data.answers[one.id] = { answer: String(one.answer), text: String(one.text) };
    }
    const have = new Set(Draft.data.own.map((one) => JSON.stringify([one.at, one.text])));
    for (const one of read.own) {
      if (!have.has(JSON.stringify([one.at, one.text]))) {
        Draft.data.own.push({ at: one.at.map(Number), text: String(one.text), photo: String(one.photo || "") });
      }
    }
    Draft.data.who = { name: String(read.who.name), organisation: String(read.who.organisation) };
    Draft.keep();
    Answers.anew();
    document.querySelector("#svar .status").textContent = word("loaded", { count: taken.length });
  } catch (wrong) {
    Answers.tell("load_wrong");
  } finally {
    // The same file may be chosen again after it was put right.
    input.value = "";
  }
};
