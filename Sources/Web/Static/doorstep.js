// Makes the pages quicker; every page works without it. No globals, no inline handlers.
(() => {
  "use strict";
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  root.classList.add("scripted");

  // A live region speaks when its text changes, not when it is born with it.
  const say = (text) => {
    const said = find("said");
    if (!said || !text) return;
    said.textContent = "";
    setTimeout(() => { said.textContent = text; }, 60);
  };
  for (const flash of document.querySelectorAll("[data-say][role=status]")) {
    const text = flash.textContent;
    flash.textContent = "";
    setTimeout(() => { flash.textContent = text; }, 120);
  }

  // Errors first, wherever the browser would put the focus.
  const problem = find("errors") || find("taken");
  if (problem) problem.focus();

  // One submit. `aria-disabled` rather than `disabled`: the button keeps the focus, and a page that
  // comes back from the cache is made whole again.
  const release = () => {
    for (const form of document.forms) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    }
  };
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => { release(); settle(); });

  // Copying, where the browser lets a page; elsewhere the text can be selected.
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    const words = button.textContent;
    button.addEventListener("click", async () => {
      const field = find(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.copied;
        say(button.dataset.copied);
        setTimeout(() => { button.textContent = words; }, 2000);
      } catch { field.select(); }
    });
  }

  // By phone or video times stand in the visitor's zone: the browser knows it.
  const zoneForm = document.querySelector("form[data-guess]");
  if (zoneForm) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const select = zoneForm.elements.zone;
    if (zone !== select.value && [...select.options].some((option) => option.value === zone)) {
      select.value = zone;
      location.replace(`${zoneForm.action}?${new URLSearchParams(new FormData(zoneForm))}`);
    }
  }

  // In a page of somebody else's website: it is told how tall we are and what was booked. To any
  // origin: only those that the organisation lists can frame us.
  if (root.classList.contains("framed") && parent !== window) {
    const tell = (message) => parent.postMessage(message, "*");
    let told = 0;
    const measure = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height !== told) tell({ doorstep: "height", height });
      told = height;
    };
    tell({ doorstep: "page" });
    measure();
    new ResizeObserver(measure).observe(document.body);
    const booked = document.querySelector("[data-booked]");
    // A reload books nothing again.
    if (booked && !(history.state && history.state.told)) {
      tell({ doorstep: "booked", detail: JSON.parse(booked.dataset.booked) });
      history.replaceState({ ...history.state, told: true }, "");
    }
  }

  // The phone menu closes like a menu.
  addEventListener("keydown", (event) => {
    const menu = document.querySelector(".folded[open]");
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Letters that are being sent: the part of the page that says how far, every two seconds, for as
  // long as something changes.
  const follow = (still) => {
    const part = document.querySelector("[data-refresh]");
    if (!part || still > 30) return;
    setTimeout(async () => {
      let same = true;
      try {
        const answer = await fetch(location.href, { credentials: "same-origin" });
        // Without the head: its style sheet has another answer's nonce.
        const main = (await answer.text()).split("<main")[1] || "";
        const page = new DOMParser().parseFromString("<main" + main, "text/html");
        const fresh = answer.ok && !answer.redirected && page.getElementById(part.id);
        if (!fresh) return;
        same = fresh.innerHTML === part.innerHTML;
        // What somebody is about to press stays where it is.
        if (!part.contains(document.activeElement)) part.replaceWith(document.adoptNode(fresh));
        if (!fresh.dataset.refresh) say(fresh.dataset.finished);
      } catch { /* The next round tries again. */ }
      follow(same ? still + 1 : 0);
    }, 2000);
  };
  follow(0);

  // The bar at the bottom follows the chosen time.
  const settle = () => {
    const bar = find("settled"), when = find("when");
    if (!bar || !when) return;
    const slot = document.querySelector("input[name=slot]:checked");
    bar.textContent = slot ? slot.dataset.summary : bar.dataset.none;
    find("settled-for").textContent = when.dataset.choice || "";
  };

  // An address that was only looked up in place has no kept page: going back to it loads a new one.
  // Its form takes the appointment's identifier from the history, so that sending it again is the
  // same wish.
  const keep = () => {
    const field = document.querySelector("input[name=appointment]");
    if (!field) return;
    const kept = history.state && history.state.appointment;
    if (kept) field.value = kept; else history.replaceState({ appointment: field.value }, "");
  };
  keep();

  // Product, service, month and day in place: the same addresses, and the two parts that depend on
  // them. Whatever comes back without those parts (signed out, a fault) is loaded as a page.
  let running = null;
  const replace = async (url, focus) => {
    const when = find("when");
    if (running) running.abort();
    running = new AbortController();
    const mine = running;
    when.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => say(find("said").dataset.loading), 600);
    try {
      const answer = await fetch(url, { headers: { "Doorstep-Fragment": "when" }, signal: mine.signal, credentials: "same-origin" });
      const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || answer.redirected || !parts.getElementById("when")) { location.assign(url); return false; }
      const active = document.activeElement && document.activeElement.id;
      for (const id of ["choose", "when"]) {
        const fresh = parts.getElementById(id), old = find(id);
        if (fresh && old) old.replaceWith(document.adoptNode(fresh));
      }
      settle();
      const target = find(focus) || find(active);
      if (target) target.focus({ preventScroll: focus !== "times" || tall() });
      say(find("when").dataset.say);
      return true;
    } catch (error) {
      if (error.name === "AbortError") return false;
      when.removeAttribute("aria-busy");
      say(find("said").dataset.failed);
      location.assign(url);
      return false;
    } finally {
      clearTimeout(slow);
    }
  };
  // Month and times side by side need no scrolling.
  const tall = () => matchMedia("(min-width: 48.01rem)").matches;

  const go = async (address, focus) => {
    const url = new URL(address, location.href);
    url.hash = "";
    if (!await replace(url.href, focus)) return;
    if (url.href !== location.href) history.pushState(null, "", url.href);
    keep();
  };
  const choose = (form) => form.getAttribute("action") + "?" + new URLSearchParams(new FormData(form));
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[data-when]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.href, link.dataset.when === "day" ? "times" : link.id);
  });
  addEventListener("change", (event) => {
    const input = event.target;
    if (input.name === "slot") { settle(); return; }
    const form = input.form;
    if (!form || form.id !== "choose") return;
    go(choose(form), input.id);
  });
  addEventListener("submit", (event) => {
    if (event.target.id !== "choose") return;
    event.preventDefault();
    go(choose(event.target), "times");
  });
  addEventListener("popstate", async () => { if (find("when") && await replace(location.href, null)) keep(); });

  // Arrow keys walk over the free days of the month.
  addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const day = step && event.target.closest && event.target.closest("a.day");
    if (!day) return;
    event.preventDefault();
    for (let n = Number(day.id.slice(4)) + step; n > 0 && n < 32; n += Math.sign(step) * (Math.abs(step) === 7 ? 7 : 1)) {
      const next = find("day-" + n);
      if (next) { next.focus(); return; }
    }
  });
})();
