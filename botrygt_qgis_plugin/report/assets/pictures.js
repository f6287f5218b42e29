/* A picture for each finding, drawn when the reader comes near it: a copy of the tiles that it shows. */

const Pictures = {};
const PAD = 80;
const LEAST = 300;

/** The part of the plan that a finding is about: what it draws, with some ground round it, four to three. */
Pictures.window = function (at) {
  const found = Plan.found[at];
  const [x, y] = Page.entries[at].at;
  const box = Plan.box(at);
  let w = Math.max(box.width + 2 * PAD, LEAST);
  let h = Math.max(box.height + 2 * PAD, (LEAST * 3) / 4);
  if (w * 3 > h * 4) h = (w * 3) / 4;
  else w = (h * 4) / 3;
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  return [cx - w / 2, cy - h / 2, w, h];
};

Pictures.draw = function (figure) {
  if (figure.querySelector("svg")) return;
  const at = Number(figure.dataset.at);
  const [x, y, w, h] = Pictures.window(at);
  const made = document.createElementNS(Plan.svg.namespaceURI, "svg");
  made.setAttribute("viewBox", [x, y, w, h].map((value) => value.toFixed(1)).join(" "));
  made.setAttribute("class", "plan still");
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", `${word("picture")}: ${figure.querySelector("figcaption").textContent}`);
  for (const layer of Plan.ground.querySelector(".ground").children) {
    for (const tile of layer.children) {
      const [x0, y0, x1, y1] = tile.dataset.b.split(" ").map(Number);
      if (x0 < x + w && x1 > x && y0 < y + h && y1 > y) made.append(tile.cloneNode());
    }
  }
  const found = Plan.found[at].cloneNode(true);
  found.classList.add("chosen");
  const mark = Plan.stills[at].cloneNode(true);
  const size = (w / 360) * (MARK_PX / DRAWN);
  const [mx, my] = Page.entries[at].at;
  mark.setAttribute("transform", `translate(${mx} ${my - 26 * (w / 360)}) scale(${size})`);
  made.append(found, mark);
  figure.prepend(made);
  const button = make("button", { type: "button", className: "to-map" }, word("show_on_map"));
  button.addEventListener("click", () => {
    Plan.select(at, true);
    Plan.place.scrollIntoView({ block: "center" });
    Plan.place.focus({ preventScroll: true });
  });
  figure.append(button);
};

/** All of them at once, for printing. */
Pictures.all = function () {
  for (const card of List.cards) if (!card.hidden) List.ready(card);
};
