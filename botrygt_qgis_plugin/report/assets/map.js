/* The map: one drawing, moved by viewBox; numbers keep their size and make room for one another. */

const MARK_PX = 28;
const DRAWN = 34;
const FAR = 8;
const MANY = 300;
const SEATS = [[0, 0]];
for (const [ring, turns] of [[31, 8], [57, 14], [84, 18]]) {
  for (let turn = 0; turn < turns; turn += 1) {
    const angle = (turn * 2 * Math.PI) / turns + Math.PI / 8;
    SEATS.push([Math.cos(angle) * ring, Math.sin(angle) * ring]);
  }
}

const Plan = { svg: null, ground: null, base: null, resting: 0, frame: null, view: null, at: -1, hidden: new Set(), waiting: false, scaled: 0, adding: false,
  marks: null, seated: [], owns: [] };

/** Take the drawing into the place that the page has for it, in whatever language it now stands. */
Plan.settle = function () {
  const place = document.querySelector(".map-place");
  Plan.frame = place.parentElement;
  if (!Plan.svg) [Plan.ground, Plan.svg] = [document.querySelector("svg.under"), document.querySelector("svg.over")];
  if (Plan.svg.parentElement !== place) place.append(Plan.ground, Plan.svg);
  Plan.svg.removeAttribute("role");
  Plan.svg.removeAttribute("aria-label");
  Plan.svg.setAttribute("aria-hidden", "true");
  for (const [name, value] of [["tabindex", "0"], ["role", "application"], ["aria-roledescription", word("map_role")],
    ["aria-label", word(Page.entries.length ? "map_label" : "map_label_bare")]]) place.setAttribute(name, value);
  Plan.place = place;
  const inOrder = (one, other) => one.dataset.at - other.dataset.at;
  Plan.found = [...Plan.svg.querySelectorAll("g.found")].sort(inOrder);
  if (!Plan.marks) {
    // Text that is scaled anew at every zoom is slow in a drawing; as elements over it the numbers keep their size.
    Plan.stills = [...Plan.svg.querySelectorAll("g.number[data-at]")].map((mark) => mark.cloneNode(true));
    Plan.owns = Page.own.map(([x, y], place) => [`R${place + 1}`, x, y]);
    Plan.svg.querySelector(".numbers").replaceChildren();
    Plan.svg.querySelector(".owns").replaceChildren();
    Plan.leads = Plan.svg.querySelector(".leads");
    Plan.marks = make("div", { className: "marks" });
  }
  place.append(Plan.marks);
  Plan.size = place.getBoundingClientRect();
  if (first(place)) {
    Plan.listen(place);
    Plan.switches();
    new ResizeObserver(() => Plan.resized()).observe(place);
  }
  if (Plan.view) Plan.draw(true);
  else Plan.whole();
};

Plan.resized = function () {
  const before = Plan.size;
  Plan.size = Plan.place.getBoundingClientRect();
  Plan.base = null;
  if (before.width !== Plan.size.width || before.height !== Plan.size.height) Plan.draw(true);
};

/** Page units per pixel. */
Plan.scale = function () {
  return Math.max(Plan.view.w / (Plan.size.width || 1), Plan.view.h / (Plan.size.height || 1));
};

Plan.whole = function () {
  const [w, h] = Page.size;
  Plan.view = { x: 0, y: 0, w, h };
  Plan.draw();
};

/** Move the ground's picture at once, and draw it anew when the reader rests: it may hold a whole town. */
Plan.shift = function (scale) {
  window.clearTimeout(Plan.resting);
  if (!Plan.base) {
    Plan.rest();
    return;
  }
  const { view, base } = Plan;
  const left = (size, at) => at.x - (Plan.size.width * size - at.w) / 2;
  const top = (size, at) => at.y - (Plan.size.height * size - at.h) / 2;
  const part = base.scale / scale;
  const dx = (left(base.scale, base) - left(scale, view)) / scale;
  const dy = (top(base.scale, base) - top(scale, view)) / scale;
  Plan.ground.style.transform = `translate(${dx}px, ${dy}px) scale(${part})`;
  Plan.resting = window.setTimeout(Plan.rest, 180);
};

Plan.rest = function () {
  const { x, y, w, h } = Plan.view;
  Plan.ground.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
  Plan.ground.style.transform = "";
  Plan.ground.style.setProperty("--name", `${Math.max(12 * Plan.scale(), 18)}px`);
  Plan.base = { x, y, w, h, scale: Plan.scale() };
};

/** Far off, and with much to draw, small things and what findings draw are left out. */
Plan.far = function (scale) {
  const far = scale > FAR && Page.entries.length > MANY;
  for (const part of [Plan.svg, Plan.ground]) {
    if (part.classList.contains("far") !== far) part.classList.toggle("far", far);
  }
  if (!far && Plan.late) Plan.hide();
  return far;
};

/** What the filters hide, the map hides. */
Plan.filtered = function () {
  // Far off nothing of it is drawn but the chosen one's; the others wait until the reader comes near.
  Plan.late = Plan.svg.classList.contains("far");
  if (Plan.late) Plan.hide([Plan.at]);
  else Plan.hide();
  if (Plan.view) Plan.draw(true);
};

/** Hide what the filters hide of what these findings draw; of all where none are named. */
Plan.hide = function (some) {
  if (!some) Plan.late = false;
  for (const at of some || Plan.found.keys()) {
    const part = Plan.found[at];
    const shown = Plan.hidden.has(at) ? "none" : "";
    if (part && part.style.display !== shown) part.style.display = shown;
  }
};

/** Where an entry's drawing lies, in page units; its anchor where it draws nothing. */
Plan.box = function (at) {
  const [x0, y0, x1, y1] = Page.entries[at].box;
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
};

/** Draw at the next frame; `anew` also where neither place nor scale changed. */
Plan.draw = function (anew) {
  if (anew) Plan.scaled = 0;
  if (Plan.waiting) return;
  Plan.waiting = true;
  window.requestAnimationFrame(() => {
    Plan.waiting = false;
    Plan.now();
  });
};

Plan.now = function () {
  const { x, y, w, h } = Plan.view;
  const scale = Plan.scale();
  Plan.svg.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
  Plan.shift(scale);
  if (Math.abs(scale - Plan.scaled) > scale * 1e-6) Plan.number(scale);
  Plan.show(scale);
  Plan.bar(scale);
};

/** On paper the whole plan, in a size that the style gives (millimetres): no script is told of it in time. */
Plan.print = function () {
  const mm = 96 / 25.4;
  Plan.size = { width: 181 * mm, height: 150 * mm };
  Plan.before = Plan.view;
  Plan.view = { x: 0, y: 0, w: Page.size[0], h: Page.size[1] };
  Plan.base = null;
  Plan.scaled = 0;
  Plan.now();
};

/** Back on the screen. */
Plan.printed = function () {
  Plan.size = Plan.place.getBoundingClientRect();
  Plan.view = Plan.before;
  Plan.base = null;
  Plan.draw(true);
};

/** Give every number a place where it covers no other; one that finds none is counted at the nearest that did. */
Plan.number = function (scale) {
  Plan.scaled = scale;
  const far = Plan.far(scale);
  // Far off only so many numbers are shown as can be read; the others are counted with them.
  const room = far ? MARK_PX * 1.8 : MARK_PX;
  const seats = far ? SEATS.slice(0, 1) : SEATS;
  const taken = new Map();
  const cell = (x, y) => `${Math.floor(x / room)},${Math.floor(y / room)}`;
  const near = (x, y) => {
    for (let i = -1; i < 2; i += 1) {
      for (let j = -1; j < 2; j += 1) {
        for (const other of taken.get(cell(x + i * room, y + j * room)) || []) {
          if (Math.abs(other.x - x) < room && Math.abs(other.y - y) < room) return other;
        }
      }
    }
    return null;
  };
  const order = Page.entries.map((entry, at) => at).filter((at) => !Plan.hidden.has(at));
  if (order.includes(Plan.at)) order.unshift(...order.splice(order.indexOf(Plan.at), 1));
  Plan.seated = [];
  for (const at of order) {
    const [x, y] = Page.entries[at].at.map((value) => value / scale);
    const seat = seats.find(([dx, dy]) => !near(x + dx, y + dy));
    if (!seat) {
      near(x, y).more += 1;
      continue;
    }
    const own = { x: x + seat[0], y: y + seat[1], at, seat, more: 0 };
    const key = cell(own.x, own.y);
    if (!taken.has(key)) taken.set(key, []);
    taken.get(key).push(own);
    Plan.seated.push(own);
  }
};

/** The numbers that are in sight, as elements over the drawing, and lines from those that moved aside. */
Plan.show = function (scale) {
  const [left, top] = Plan.units(0, 0, scale).map((value) => value / scale);
  const { width, height } = Plan.size;
  const marks = [];
  let leads = "";
  for (const one of Plan.seated) {
    const [x, y] = [one.x - left, one.y - top];
    if (x < -MARK_PX || y < -MARK_PX || x > width + MARK_PX || y > height + MARK_PX) continue;
    const entry = Page.entries[one.at];
    const look = `mark-on-map badge ${entry.domain} ${entry.severity}${entry.number ? "" : " assumed"}${one.at === Plan.at ? " chosen" : ""}`;
    marks.push([one.at, look, String(entry.number || "i"), one.more, x, y]);
    if (one.seat[0] || one.seat[1]) {
      const [ux, uy] = entry.at;
      leads += `M${one.x * scale} ${one.y * scale}L${ux} ${uy}m${-3 * scale} 0a${3 * scale} ${3 * scale} 0 1 0 ${6 * scale} 0`
        + `a${3 * scale} ${3 * scale} 0 1 0 ${-6 * scale} 0`;
    }
  }
  for (const [name, ux, uy] of Plan.owns) {
    marks.push(["", "mark-on-map own", name, 0, ux / scale - left, uy / scale - top]);
  }
  Plan.leads.setAttribute("d", leads);
  marks.forEach((given, place) => Plan.mark(place, given));
  for (const spare of [...Plan.marks.children].slice(marks.length)) spare.hidden = true;
};

/** The element at one place of the pool, made to say this. */
Plan.mark = function (place, [at, look, text, more, x, y]) {
  let mark = Plan.marks.children[place];
  if (!mark) mark = Plan.marks.appendChild(make("span", {}, make("span", {}), make("small", {})));
  if (mark.hidden) mark.hidden = false;
  if (mark.className !== look) mark.className = look;
  if (mark.dataset.at !== String(at)) mark.dataset.at = at;
  if (mark.firstChild.textContent !== text) mark.firstChild.textContent = text;
  const told = more ? `+${more}` : "";
  if (mark.lastChild.textContent !== told) mark.lastChild.textContent = told;
  mark.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
};

/** The bar of scale: a round number of metres, at most a quarter of the map. */
Plan.bar = function (scale) {
  const place = Plan.frame.querySelector(".scale") || Plan.frame.appendChild(make("div", { className: "scale",
    "aria-hidden": "true" }, make("span", {}), make("b", {}, "N ↑")));
  const metres = (scale * Plan.size.width) / 4 / Page.units;
  const power = 10 ** Math.floor(Math.log10(metres));
  const round = [5, 2, 1].map((n) => n * power).find((n) => n <= metres);
  place.firstChild.textContent = `${String(round).replace(".", language === "da" ? "," : ".")} m`;
  place.firstChild.style.width = `${(round * Page.units) / scale}px`;
};

/** Zoom by a factor about a place of the map in pixels; its middle where none is given. */
Plan.zoom = function (factor, px, py) {
  const view = Plan.view;
  const scale = Plan.scale();
  const least = Math.min(...Page.size) / 400;
  const by = Math.max(factor, least / Math.min(view.w, view.h));
  if (by > 1 && view.w * by > Page.size[0] * 3) return;
  const [cx, cy] = Plan.units(px === undefined ? Plan.size.width / 2 : px, py === undefined ? Plan.size.height / 2 : py, scale);
  Plan.view = { x: cx - (cx - view.x) * by, y: cy - (cy - view.y) * by, w: view.w * by, h: view.h * by };
  Plan.draw();
};

/** Pixels of the map -> page units. The drawing is centred where its shape differs from the map's. */
Plan.units = function (px, py, scale) {
  const view = Plan.view;
  const left = (Plan.size.width * scale - view.w) / 2;
  const top = (Plan.size.height * scale - view.h) / 2;
  return [view.x - left + px * scale, view.y - top + py * scale];
};

Plan.pan = function (dx, dy) {
  const scale = Plan.scale();
  Plan.view = { ...Plan.view, x: Plan.view.x - dx * scale, y: Plan.view.y - dy * scale };
  Plan.draw();
};

/** Look at one entry: its number and what it draws stand out; `near` zooms to it. */
Plan.select = function (at, near) {
  if (Plan.at >= 0) Plan.found[Plan.at].classList.remove("chosen");
  Plan.at = at;
  if (at < 0) return;
  const found = Plan.found[at];
  found.classList.add("chosen");
  found.parentElement.append(found);
  if (near) {
    const box = Plan.box(at);
    const [x, y] = Page.entries[at].at;
    const x0 = Math.min(box.x, x - 150);
    const y0 = Math.min(box.y, y - 150);
    const x1 = Math.max(box.x + box.width, x + 150);
    const y1 = Math.max(box.y + box.height, y + 150);
    Plan.view = { x: x0 - 100, y: y0 - 100, w: x1 - x0 + 200, h: y1 - y0 + 200 };
  }
  Plan.draw(true);
  const entry = Page.entries[at];
  Plan.tell(word(entry.number ? "map_at" : "map_at_assumed", { number: entry.number, title: entry.title[language] }));
};

Plan.tell = function (text) {
  Plan.frame.querySelector(".map-told").textContent = text;
};

/** The next entry (step 1) or the former (-1) among those that are shown. */
Plan.step = function (step) {
  const shown = Page.entries.map((entry, at) => at).filter((at) => !Plan.hidden.has(at));
  if (!shown.length) return;
  const here = shown.indexOf(Plan.at);
  Plan.select(shown[here < 0 ? (step > 0 ? 0 : shown.length - 1) : (here + step + shown.length) % shown.length], true);
};

Plan.switches = function () {
  for (const box of document.querySelectorAll("[data-layer-switch]")) {
    box.addEventListener("change", () => {
      const name = box.dataset.layerSwitch;
      Plan.svg.classList.toggle(`no-${name}`, !box.checked);
      for (const layer of Plan.ground.querySelectorAll(`[data-layer="${name}"]`)) {
        layer.style.display = box.checked ? "" : "none";
      }
    });
  }
  for (const button of document.querySelectorAll("[data-map]")) {
    button.addEventListener("click", () => {
      if (button.dataset.map === "all") Plan.whole();
      else Plan.zoom(button.dataset.map === "in" ? 0.7 : 1 / 0.7);
    });
  }
};
