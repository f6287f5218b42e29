"use strict";
/* SPDX-License-Identifier: GPL-2.0-or-later
   What the page knows, the reader's language, and the draft of the answers. */

const Page = JSON.parse(document.getElementById("data").textContent);
const KEY = "botrygt:" + Page.case + ":" + (Page.round || Page.run.slice(0, 12));
const answering = Page.handling === "INTERN";
let language = Page.language;

/** A word of the page in the reader's language, {names} filled in. */
function word(name, fills) {
  const text = Page.words[name][language === "da" ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (whole, key) => (fills && key in fills ? String(fills[key]) : whole));
}

/** An element with properties, attributes (data-, aria-, for, …) and children. Text is never read as HTML. */
function make(tag, given, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given || {})) {
    if (name in made && !name.includes("-")) made[name] = value;
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const met = new WeakSet();

/** True the first time that a node is asked about: a language's nodes come back when the reader turns back. */
function first(node) {
  if (met.has(node)) return false;
  met.add(node);
  return true;
}

const emptyDraft = () => ({ answers: {}, own: [], who: { name: "", organisation: "" } });
const Draft = { data: emptyDraft(), kept: true, told: "", taken: "" };

/** Read the draft of this case and round; without storage the page still answers and downloads. */
Draft.read = function () {
  try {
    const text = window.localStorage.getItem(KEY);
    if (text) Draft.data = Object.assign(emptyDraft(), JSON.parse(text));
    window.localStorage.setItem(KEY + ":test", "1");
    window.localStorage.removeItem(KEY + ":test");
  } catch (refused) {
    Draft.kept = false;
  }
  Draft.taken = Draft.text();
  Draft.told = Draft.kept ? "" : "not_kept";
};

/** Keep the draft; where photos are too large it is kept without them, and the page says so. */
Draft.keep = function () {
  if (!Draft.kept) return;
  try {
    window.localStorage.setItem(KEY, Draft.text());
    Draft.told = "kept";
  } catch (full) {
    const bare = { ...Draft.data, own: Draft.data.own.map((one) => ({ ...one, photo: "" })) };
    try {
      window.localStorage.setItem(KEY, JSON.stringify(bare));
      Draft.told = "too_large";
    } catch (refused) {
      Draft.kept = false;
      Draft.told = "not_kept";
    }
  }
};

Draft.text = () => JSON.stringify(Draft.data);

/** Forget everything that was answered here. */
Draft.forget = function () {
  Draft.data = emptyDraft();
  Draft.taken = Draft.text();
  try {
    window.localStorage.removeItem(KEY);
  } catch (refused) {
    Draft.kept = false;
  }
};

/** The answer to an entry; `change` lays values over it, and an empty answer is taken away. */
Draft.answer = function (id, change) {
  const before = Draft.data.answers[id] || { answer: "", text: "" };
  if (!change) return before;
  const after = { ...before, ...change };
  if (after.answer || after.text.trim()) Draft.data.answers[id] = after;
  else delete Draft.data.answers[id];
  Draft.keep();
  return after;
};

/** How many findings have an answer. */
Draft.count = () => Page.entries.filter((entry) => Draft.data.answers[entry.id]).length;
