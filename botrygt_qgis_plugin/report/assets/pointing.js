/* Mouse, touch and keys on the map. */

Plan.listen = function (place) {
  const fingers = new Map();
  let moved = 0;
  place.addEventListener("keydown", (event) => Plan.key(event));
  place.addEventListener("wheel", (event) => {
    // Without this a page that is scrolled past the map would zoom it.
    if (!event.ctrlKey && document.activeElement !== place) return;
    event.preventDefault();
    const box = place.getBoundingClientRect();
    Plan.zoom(1.0015 ** event.deltaY, event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  place.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    moved = 0;
    place.focus({ preventScroll: true });
    place.setPointerCapture(event.pointerId);
  });
  place.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = fingers.get(event.pointerId);
    const now = [event.clientX, event.clientY];
    moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
      const box = place.getBoundingClientRect();
      const span = (a) => Math.hypot(a[0] - other[0], a[1] - other[1]) || 1;
      Plan.zoom(span(before) / span(now), (now[0] + other[0]) / 2 - box.left, (now[1] + other[1]) / 2 - box.top);
    } else if (moved > 3) Plan.pan(now[0] - before[0], now[1] - before[1]);
    fingers.set(event.pointerId, now);
  });
  const up = (event) => {
    const alone = fingers.size === 1;
    fingers.delete(event.pointerId);
    if (event.type === "pointerup" && alone && moved <= 3) Plan.click(event);
  };
  place.addEventListener("pointerup", up);
  place.addEventListener("pointercancel", up);
};

/** A click on a number chooses it; while a finding of one's own is being added it says where. */
Plan.click = function (event) {
  const box = Plan.place.getBoundingClientRect();
  if (Plan.adding) {
    Own.pointed(Plan.units(event.clientX - box.left, event.clientY - box.top, Plan.scale()));
    return;
  }
  const hit = document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.closest(".mark-on-map"))
    .find((one) => one && one.dataset.at !== "");
  if (!hit) return;
  const at = Number(hit.dataset.at);
  if (Plan.at === at) List.open(at);
  else Plan.select(at, hit.lastChild.textContent !== "");
};

Plan.key = function (event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const step = 60;
  const keys = {
    ArrowLeft: () => Plan.pan(step, 0), ArrowRight: () => Plan.pan(-step, 0), ArrowUp: () => Plan.pan(0, step),
    ArrowDown: () => Plan.pan(0, -step), "+": () => Plan.zoom(0.7), "=": () => Plan.zoom(0.7),
    "-": () => Plan.zoom(1 / 0.7), 0: () => { Plan.whole(); Plan.tell(word("map_whole")); },
    n: () => Plan.step(1), N: () => Plan.step(1), p: () => Plan.step(-1), P: () => Plan.step(-1),
    Enter: () => {
      if (Plan.adding) Own.pointed(Plan.units(Plan.size.width / 2, Plan.size.height / 2, Plan.scale()));
      else if (Plan.at >= 0) List.open(Plan.at);
    },
    Escape: () => Own.cancel(),
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
};
