/* The map: one drawing, moved by viewBox; numbers keep their size and make room for one another. */

const MARK_PX = 27;
const DRAWN = 34;
const SEATS = [[0, 0]];
for (const ring of [30, 54]) {
  for (let turn = 0; turn < 8; turn += 1) {
    const angle = (turn * Math.PI) / 4 + Math.PI / 8;
    SEATS.push([Math.cos(angle) * ring, Math.sin(angle) * ring]);
  }
}

const Plan = { svg: null, frame: null, view: null, at: -1, hidden: new Set(), waiting: false, scaled: 0, adding: false };

/** Take the drawing into the place that the page has for it, in whatever language it now stands. */
Plan.settle = function () {
  const place = document.querySelector(".map-place");
  Plan.frame = place.parentElement;
  if (!Plan.svg) Plan.svg = document.querySelector("svg.plan");
  if (Plan.svg.parentElement !== place) place.append(Plan.svg);
  Plan.svg.removeAttribute("role");
  Plan.svg.removeAttribute("aria-label");
  Plan.svg.setAttribute("aria-hidden", "true");
  for (const [name, value] of [["tabindex", "0"], ["role", "application"], ["aria-roledescription", word("map_role")],
    ["aria-label", word("map_label")]]) place.setAttribute(name, value);
  Plan.place = place;
  const inOrder = (one, other) => one.dataset.at - other.dataset.at;
  Plan.marks = [...Plan.svg.querySelectorAll("g.number[data-at]")].sort(inOrder);
  Plan.found = [...Plan.svg.querySelectorAll("g.found")].sort(inOrder);
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

/** Draw at the next frame; `anew` also where neither place nor scale changed. */
Plan.draw = function (anew) {
  if (anew) Plan.scaled = 0;
  if (Plan.waiting) return;
  Plan.waiting = true;
  window.requestAnimationFrame(() => {
    Plan.waiting = false;
    const { x, y, w, h } = Plan.view;
    Plan.svg.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
    const scale = Plan.scale();
    if (Math.abs(scale - Plan.scaled) > scale * 1e-6) Plan.number(scale);
    Plan.bar(scale);
  });
};

/** Put every number where it covers no other; one that finds no place is counted at the nearest that did. */
Plan.number = function (scale) {
  Plan.scaled = scale;
  Plan.svg.style.setProperty("--name", `${Math.max(12 * scale, 18)}px`);
  const taken = new Map();
  const cell = (x, y) => `${Math.floor(x / MARK_PX)},${Math.floor(y / MARK_PX)}`;
  const near = (x, y) => {
    for (let i = -1; i < 2; i += 1) {
      for (let j = -1; j < 2; j += 1) {
        for (const other of taken.get(cell(x + i * MARK_PX, y + j * MARK_PX)) || []) {
          if (Math.abs(other.x - x) < MARK_PX && Math.abs(other.y - y) < MARK_PX) return other;
        }
      }
    }
    return null;
  };
  const order = Page.entries.map((entry, at) => at).filter((at) => !Plan.hidden.has(at));
  if (Plan.at >= 0) order.unshift(...order.splice(order.indexOf(Plan.at), order.includes(Plan.at) ? 1 : 0));
  const seated = new Map();
  for (const at of order) {
    const [ux, uy] = Page.entries[at].at;
    const x = ux / scale;
    const y = uy / scale;
    const seat = SEATS.find(([dx, dy]) => !near(x + dx, y + dy));
    if (!seat) {
      const host = near(x, y);
      host.more += 1;
      continue;
    }
    const own = { x: x + seat[0], y: y + seat[1], at, seat, more: 0 };
    const key = cell(own.x, own.y);
    if (!taken.has(key)) taken.set(key, []);
    taken.get(key).push(own);
    seated.set(at, own);
  }
  Plan.marks.forEach((mark, at) => Plan.seat(mark, seated.get(at), scale));
  Plan.svg.querySelectorAll("g.number.own").forEach((mark) => Plan.keepSize(mark, scale));
};

Plan.keepSize = function (mark, scale) {
  const at = mark.dataset.xy || (mark.dataset.xy = mark.getAttribute("transform").match(/-?[\d.]+/g).slice(0, 2).join(" "));
  mark.setAttribute("transform", `translate(${at}) scale(${(scale * MARK_PX) / DRAWN})`);
};

Plan.seat = function (mark, own, scale) {
  if (!own) {
    mark.style.display = "none";
    return;
  }
  mark.style.display = "";
  const size = (scale * MARK_PX) / DRAWN;
  mark.setAttribute("transform", `translate(${own.x * scale} ${own.y * scale}) scale(${size})`);
  let lead = mark.querySelector(".lead");
  let more = mark.querySelector(".more");
  if (own.seat[0] || own.seat[1]) {
    if (!lead) {
      lead = document.createElementNS(Plan.svg.namespaceURI, "path");
      lead.setAttribute("class", "lead");
      mark.prepend(lead);
    }
    const [dx, dy] = own.seat.map((step) => (-step * DRAWN) / MARK_PX);
    lead.setAttribute("d", `M0 0L${dx.toFixed(1)} ${dy.toFixed(1)}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0`);
  } else if (lead) lead.remove();
  if (own.more) {
    if (!more) {
      more = document.createElementNS(Plan.svg.namespaceURI, "text");
      more.setAttribute("class", "more");
      more.setAttribute("dy", "34");
      mark.append(more);
    }
    more.textContent = `+${own.more}`;
  } else if (more) more.remove();
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
  if (Plan.at >= 0) for (const part of [Plan.marks[Plan.at], Plan.found[Plan.at]]) part.classList.remove("chosen");
  Plan.at = at;
  if (at < 0) return;
  const [mark, found] = [Plan.marks[at], Plan.found[at]];
  for (const part of [mark, found]) {
    part.classList.add("chosen");
    part.parentElement.append(part);
  }
  if (near) {
    const box = found.getBBox();
    const [x, y] = Page.entries[at].at;
    const x0 = Math.min(box.width ? box.x : x, x - 150);
    const y0 = Math.min(box.height ? box.y : y, y - 150);
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
      for (const layer of Plan.svg.querySelectorAll(`[data-layer="${name}"]`)) {
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
