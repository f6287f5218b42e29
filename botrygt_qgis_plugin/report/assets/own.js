/* Findings of the reader's own: a point on the map, a text, perhaps a photo. */

const Own = { at: null, changing: -1 };
const PHOTO_SIDE = 1280;

/** The part of the panel that lists them and adds one. */
Own.part = function () {
  const part = make("div", { className: "own" }, make("h3", {}, word("own_title")),
    make("p", {}, word("own_none")), make("ul", { className: "own-list" }),
    Answers.button("own_add", () => Own.begin()), make("div", { className: "own-form" }));
  window.setTimeout(() => Own.show(), 0);
  return part;
};

/** Ask for a place: the map gets a cross in its middle, and waits for a click or Enter. */
Own.begin = function () {
  Plan.adding = true;
  Plan.frame.classList.add("adding");
  const bar = make("div", { className: "pointing" }, make("p", {}, word("own_point")),
    Answers.button("own_here", () => Own.pointed(Plan.units(Plan.size.width / 2, Plan.size.height / 2, Plan.scale()))),
    Answers.button("own_cancel", () => Own.cancel()));
  Plan.frame.append(bar);
  Plan.place.scrollIntoView({ block: "center" });
  Plan.place.focus({ preventScroll: true });
  Plan.tell(word("own_point"));
};

Own.stop = function () {
  Plan.adding = false;
  Plan.frame.classList.remove("adding");
  for (const bar of document.querySelectorAll(".pointing")) bar.remove();
};

Own.cancel = function () {
  if (!Plan.adding) return;
  Own.stop();
  Plan.tell("");
  document.querySelector("#svar .own button").focus();
};

/** Page units -> coordinates of the plan, to the decimetre. */
Own.pointed = function (units) {
  Own.stop();
  Own.write({ at: [Math.round(Page.origin[0] * 10 + (units[0] * 10) / Page.units) / 10,
    Math.round(Page.origin[1] * 10 - (units[1] * 10) / Page.units) / 10], text: "", photo: "" }, -1);
};

/** The form for one; `place` is its place in the list, -1 for a new one. */
Own.write = function (one, place) {
  const form = document.querySelector("#svar .own-form");
  const text = make("textarea", { rows: 3, value: one.text, maxLength: 4000, required: true });
  const file = make("input", { type: "file", accept: "image/jpeg,image/png", capture: "environment" });
  const told = make("p", { className: "status", role: "status" }, one.photo ? word("own_photo_kept") : "");
  let photo = one.photo;
  file.addEventListener("change", async () => {
    photo = await Own.photo(file.files[0]);
    told.textContent = word(photo ? "own_photo_kept" : "own_photo_wrong");
  });
  const save = Answers.button("own_save", () => {
    if (!text.value.trim()) {
      told.textContent = word("own_text_missing");
      text.focus();
      return;
    }
    const made = { at: one.at, text: text.value.trim(), photo };
    if (place < 0) Draft.data.own.push(made);
    else Draft.data.own[place] = made;
    form.replaceChildren();
    Draft.keep();
    Own.show();
    Answers.tell();
    document.querySelector("#svar .own > button").focus();
  });
  const away = Answers.button("own_cancel", () => form.replaceChildren());
  form.replaceChildren(make("fieldset", {}, make("legend", {}, Own.where(one)),
    make("label", { className: "comment" }, word("own_text"), text),
    make("label", {}, word("own_photo"), file), make("p", { className: "small" }, word("own_photo_told")), told, save,
    away));
  text.focus();
  form.scrollIntoView({ block: "center" });
};

Own.where = (one) => word("own_at", { e: Math.round(one.at[0]), n: Math.round(one.at[1]) });

/** A smaller copy of a photo, drawn anew so that nothing that the camera wrote into the file goes along; '' if it is none. */
Own.photo = async function (file) {
  if (!file) return "";
  try {
    const picture = await window.createImageBitmap(file);
    const part = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
    const canvas = make("canvas", { width: Math.round(picture.width * part), height: Math.round(picture.height * part) });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.8, 0.6, 0.4]) {
      const made = canvas.toDataURL("image/jpeg", quality);
      if (made.length < 600000) return made;
    }
    return "";
  } catch (unreadable) {
    return "";
  }
};

/** The list, and the marks on the map. */
Own.show = function () {
  const list = document.querySelector("#svar .own-list");
  if (!list) return;
  list.replaceChildren(...Draft.data.own.map((one, place) => make("li", {}, make("strong", {}, `E${place + 1} `),
    `${one.text} (${Own.where(one)}) `, one.photo ? make("img", { src: one.photo, alt: word("own_photo_kept"),
      className: "photo" }) : null,
    Answers.button("own_change", () => Own.write(one, place)), Answers.button("own_remove", () => {
      Draft.data.own.splice(place, 1);
      Draft.keep();
      Own.show();
      Answers.tell();
    }))));
  Plan.owns = [...Page.own.map(([x, y], place) => [`R${place + 1}`, x, y]),
    ...Draft.data.own.map((one, place) => [`E${place + 1}`, (one.at[0] - Page.origin[0]) * Page.units,
      (Page.origin[1] - one.at[1]) * Page.units])];
  Plan.draw(true);
};
