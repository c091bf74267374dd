// Puts a booking, or the making of an invitation, into a page of your own website:
//
//   <script src="https://visits.example.com/embed.js" async></script>
//
// The booking appears where the script stands, or in each <doorstep-booking> element that the page
// has. Its key is the page's own ?invitationKey=, or the element's attribute `invitation-key`.
// Attributes of script (with data-) and element: `theme` (light, dark), `lang`.
// Events, on the element: `doorstep:ready`, `doorstep:booked` (detail: appointment, number, serviceType,
// earliest, latest: when it begins).
(() => {
  "use strict";
  const script = document.currentScript;
  const base = new URL(".", script.src);
  const parameter = "invitationKey";
  const words = {
    en: { booking: "Book an appointment", sharing: "Share availability", open: "Open in a window of its own" },
    de: { booking: "Termin buchen", sharing: "Verfügbarkeit teilen", open: "In eigenem Fenster öffnen" },
  };

  // The key leaves the address at once, so that nothing else on the page passes it on. It stays with
  // this entry of the history: a reload shows the booking again.
  const keyOfPage = () => {
    const url = new URL(location.href);
    const key = url.searchParams.get(parameter);
    if (!key) return history.state && history.state.doorstepKey;
    url.searchParams.delete(parameter);
    history.replaceState({ ...history.state, doorstepKey: key }, "", url.href);
    return key;
  };
  const key = keyOfPage();

  class Framed extends HTMLElement {
    connectedCallback() {
      if (this.frame) return;
      const path = this.path();
      if (!path) return;
      const url = new URL(path, base);
      for (const name of ["theme", "lang"]) {
        const value = this.getAttribute(name) || script.dataset[name];
        if (value) url.searchParams.set(name, value);
      }
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("label") || this.words().name;
      frame.referrerPolicy = "no-referrer";
      frame.allow = "clipboard-write";
      // By properties: a policy that forbids inline styles does not forbid these.
      Object.assign(frame.style, { display: "block", width: "100%", height: "30rem", border: "0" });
      this.style.display = "block";
      frame.src = url.href;
      this.frame = frame;
      this.pages = 0;
      this.listener = (event) => this.hear(event);
      addEventListener("message", this.listener);
      // Where we may not be framed nothing is ever told, and visitors get another way on.
      this.heard = false;
      const wait = (milliseconds) => {
        clearTimeout(this.timer);
        if (!this.heard) this.timer = setTimeout(() => this.offerWindow(), milliseconds);
      };
      wait(15000);
      frame.addEventListener("load", () => wait(3000), { once: true });
      this.replaceChildren(frame);
    }

    disconnectedCallback() {
      if (this.isConnected || !this.frame) return;
      removeEventListener("message", this.listener);
      clearTimeout(this.timer);
      this.frame = null;
    }

    words() {
      const tag = (this.getAttribute("lang") || script.dataset.lang || document.documentElement.lang || navigator.language).slice(0, 2);
      const known = words[tag] || words.en;
      return { name: known[this.kind], open: known.open };
    }

    hear(event) {
      if (!this.frame || event.source !== this.frame.contentWindow || event.origin !== base.origin) return;
      const told = event.data || {};
      if (told.doorstep === "height" && told.height > 0) this.frame.style.height = `${told.height}px`;
      if (told.doorstep === "page") {
        clearTimeout(this.timer);
        this.heard = true;
        if (this.link) { this.link.remove(); this.link = null; }
        // The next step begins at its top.
        if (this.pages > 0 && this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
        if (this.pages === 0) this.tell("ready", {});
        this.pages += 1;
      }
      if (told.doorstep === "booked") this.tell("booked", told.detail);
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`doorstep:${name}`, { detail, bubbles: true, composed: true }));
    }

    offerWindow() {
      const path = this.pathOutside();
      if (this.heard || this.link || !path) return;
      const link = document.createElement("a");
      link.href = new URL(path, base).href;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      link.textContent = `${this.words().name}: ${this.words().open}`;
      this.frame.style.height = "0";
      this.link = link;
      this.append(link);
    }
  }

  const define = (name, kind, path, pathOutside) => {
    if (customElements.get(name)) return;
    customElements.define(name, class extends Framed {
      get kind() { return kind; }
      path() { return path(this); }
      pathOutside() { return pathOutside(this); }
    });
  };
  const keyOf = (element) => {
    const own = element.getAttribute("invitation-key") || key;
    return own ? encodeURIComponent(own) : null;
  };
  define("doorstep-booking", "booking",
    (element) => keyOf(element) && `embed/${keyOf(element)}`, (element) => `i/${keyOf(element)}`);
  define("doorstep-sharing", "sharing",
    (element) => element.getAttribute("site") && `embed/sign-in/${encodeURIComponent(element.getAttribute("site"))}`,
    () => "staff/sharing/new");

  // A page without an element of ours gets one where the script stands.
  const place = () => {
    if (document.querySelector("doorstep-booking, doorstep-sharing")) return;
    const element = document.createElement("doorstep-booking");
    if (document.body.contains(script)) script.after(element); else document.body.append(element);
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", place); else place();
})();
