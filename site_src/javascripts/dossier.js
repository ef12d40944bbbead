// Comfort only: every page reads and links without it.
(() => {
  "use strict";

  document.querySelector(".md-search")?.setAttribute("aria-label", "Search");

  // Cards: what a source chip stands for, taken from the page's own list of cited sentences.
  const card = document.createElement("div");
  card.className = "ev-card md-typeset";
  card.id = "ev-card";
  card.hidden = true;
  let open = null;
  let timer = 0;

  // A long page leaves the list out: then the sentence comes from its source page, of this same site.
  const sources = new Map();
  const quoteOf = async (chip) => {
    const note = document.getElementById("n" + chip.textContent);
    const quoted = (text) => Object.assign(document.createElement("q"), { textContent: text });
    if (note) return [quoted(note.textContent), note.closest("section").firstElementChild.cloneNode(true)];
    const [address, anchor] = chip.href.split("#");
    if (!sources.has(address)) {
      sources.set(address, fetch(address).then((answer) => answer.text())
        .then((text) => new DOMParser().parseFromString(text, "text/html")));
    }
    const source = await sources.get(address);
    const quote = quoted(source.getElementById(anchor).querySelector("p").textContent);
    const title = document.createElement("p");
    title.textContent = source.querySelector("h1").firstChild.textContent;
    return [quote, title];
  };

  // A ready citation with the permanent address of the value, event or relation, in three forms.
  const words = (node) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll("[hidden]").forEach((unseen) => unseen.remove());
    return copy.textContent.replace(/[¶\s]+/g, " ").trim();
  };
  const parts = (node) => [...node.children].flatMap((child) => (child.matches("small") ? [...child.children] : [child]))
    .map(words).filter(Boolean).join(", ");
  const escaped = (text) => text.replace(/[&%$#_{}]/g, "\\$&");
  const forms = {
    Plain: ({ title, said, address, after }) => `EV Dossier, ${title}: ${said}. ${address} (after ${after})`,
    BibTeX: ({ id, title, said, address, after }) =>
      `@misc{${id},\n  title = {${escaped(`${title}: ${said}`)}},\n  howpublished = {EV Dossier},\n`
      + `  url = {${address}},\n  note = {After ${escaped(after)}},\n}`,
    "CSL-JSON": ({ id, title, said, address, after }) => JSON.stringify({
      id, type: "entry", title: `${title}: ${said}`, "container-title": "EV Dossier", URL: address, note: `After ${after}`,
    }, null, 1),
  };
  const cited = (row, [quote, source]) => {
    const copy = row.cloneNode(true);
    copy.querySelectorAll(".ev-chip, .ev-self, .ev-more, .ev-st, .ev-inferred, .ev-what small, q").forEach((node) => node.remove());
    const group = row.closest(".ev-series, .ev-relations section");
    const column = row.closest("table")?.tHead?.rows[0].cells[row.closest("td").cellIndex];
    const labels = [group?.querySelector(".ev-sub"), row.closest("tr")?.cells[0], column?.matches("[data-bare]") ? null : column];
    const status = row.querySelector(".ev-st:not(.ev-conflict)");
    const address = row.querySelector("a[rel=bookmark]").href; // where it stands for good, which may be another page
    return {
      id: address.split("#")[1],
      title: words(document.querySelector("h1")),
      said: (row.matches(".ev-relations li") ? `${words(labels[0])} ${words(copy)}`
        : [...labels.filter(Boolean).map(words), parts(copy)].join(", "))
        + (status ? ` (${words(status)})` : ""),
      address,
      after: `${parts(source) || words(source)}: “${words(quote)}”`,
    };
  };
  const citing = (row, told) => {
    const place = document.createElement("div");
    const text = document.createElement("pre");
    const line = document.createElement("p");
    text.hidden = true;
    text.tabIndex = 0;
    line.append("Cite this: ");
    Object.entries(forms).forEach(([name, write]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => {
        text.textContent = write(cited(row, told));
        text.hidden = false;
        position();
        getSelection()?.selectAllChildren(text);
      });
      line.append(button, " ");
    });
    place.append(line, text);
    return place;
  };

  // A link to a profile shows what the profile begins with.
  const profiles = new Map();
  const isProfile = (link) => link.origin === location.origin && !link.hash && link.pathname !== location.pathname
    && /\/(companies|brands|models|technologies|people|organisations)\/[^/]+\/$/.test(link.pathname);
  const previewOf = async (link) => {
    if (!profiles.has(link.pathname)) {
      profiles.set(link.pathname, fetch(link.href).then((answer) => answer.text())
        .then((text) => new DOMParser().parseFromString(text, "text/html")));
    }
    const page = await profiles.get(link.pathname);
    const name = document.createElement("p");
    const about = document.createElement("p");
    const box = document.createElement("dl");
    name.className = "ev-sub";
    name.textContent = words(page.querySelector("h1"));
    about.textContent = words(page.querySelector(".ev-lead > p:not(.ev-crumbs)"));
    box.className = "ev-box";
    box.append(...[...page.querySelectorAll(".ev-box > div")].slice(0, 5).map((row) => {
      const copy = document.importNode(row, true);
      copy.querySelectorAll("a").forEach((node) => node.replaceWith(node.textContent));
      return copy;
    }));
    return box.children.length ? [name, about, box] : [name, about];
  };

  const show = async (chip) => {
    clearTimeout(timer);
    if (open === chip) return;
    hide();
    open = chip;
    const preview = !chip.matches(".ev-chip");
    const told = await (preview ? previewOf(chip) : quoteOf(chip)).catch(() => null);
    if (!told || open !== chip) return;
    card.replaceChildren(...told);
    const row = preview ? null : chip.closest("[id]");
    const more = row ? [...row.querySelectorAll(".ev-st:not(.ev-conflict), .ev-by")].slice(0, 3) : [];
    if (more.length) {
      const line = document.createElement("p");
      more.forEach((node) => line.append(node.cloneNode(true), " "));
      card.append(line);
    }
    if (row && /^([cer]|in)-/.test(row.id)) card.append(citing(row, told));
    card.hidden = false;
    position();
    chip.setAttribute("aria-describedby", card.id);
  };
  // Below what it belongs to, or above where there is more room for it.
  const position = () => {
    const box = open.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8);
    const below = box.bottom + card.offsetHeight + 8 < innerHeight || box.top < card.offsetHeight + 80;
    card.style.left = Math.max(8, left) + scrollX + "px";
    card.style.top = (below ? box.bottom + 4 : box.top - card.offsetHeight - 4) + scrollY + "px";
  };
  const hide = () => {
    clearTimeout(timer);
    if (open) open.removeAttribute("aria-describedby");
    open = null;
    card.hidden = true;
  };
  const hideSoon = () => { clearTimeout(timer); timer = setTimeout(hide, 250); };
  const chipOf = (event) => event.target.closest?.(".ev-chip");
  const linkOf = (event) => {
    const link = event.target.closest?.("article a:not(.ev-chip, svg a)");
    return link && isProfile(link) ? link : null;
  };

  (document.querySelector("main") ?? document.body).append(card);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const chip = chipOf(event);
    const link = linkOf(event);
    if (chip) show(chip);
    else if (link && link !== open) { clearTimeout(timer); timer = setTimeout(() => show(link), 350); }
    else if (link || (open && event.target.closest("#ev-card"))) clearTimeout(timer);
    else if (open && open !== document.activeElement) hideSoon(); // what the keyboard opened stays where a page scrolls
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const chip = chipOf(event);
    if (chip) show(chip);
    else if (!event.target.closest("#ev-card")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (!open) return;
    if (event.key === "ArrowDown" && document.activeElement === open && !card.hidden) {
      event.preventDefault();
      card.querySelector("a, button")?.focus();
    }
    if (event.key === "Escape") {
      if (card.contains(document.activeElement)) open.focus();
      hide();
    }
  });
  // The first tap shows the card, the second one follows the link.
  let touched = null;
  document.addEventListener("pointerdown", (event) => {
    const chip = chipOf(event);
    touched = event.pointerType === "touch" && chip && open !== chip ? chip : null;
    if (open && !chip && !event.target.closest("#ev-card")) hide();
  });
  document.addEventListener("click", (event) => {
    const chip = chipOf(event);
    if (chip && chip === touched) {
      event.preventDefault();
      show(chip);
      touched = null;
    }
  });

  // Sortable tables: by data-sort where a cell has it.
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell ? cell.dataset.sort ?? cell.textContent.trim() : "";
  };
  const compare = (a, b) => {
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? a.localeCompare(b, "en", { numeric: true }) : difference;
  };
  document.querySelectorAll("table.ev-sortable").forEach((table) => {
    table.querySelectorAll("thead th").forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        table.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const body = table.tBodies[0];
        const rows = [...body.rows].sort((a, b) => compare(key(a, column), key(b, column)));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  });

  // Long tables get a field that narrows them by any of their words.
  document.querySelectorAll("table.ev-sortable").forEach((table) => {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 15) return;
    const label = document.createElement("label");
    const field = document.createElement("input");
    label.className = "ev-narrow";
    field.type = "search";
    label.append("Narrow this table ", field);
    table.parentElement.before(label);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase().split(/\s+/);
      rows.forEach((row, place) => {
        row.classList.toggle("ev-out", !wanted.every((word) => texts[place].includes(word)));
      });
    });
  });

  // The timeline's filter; its state stands in the address, so that a view can be linked. Where the timeline is split,
  // an index of all its parts tells what the others hold, and the links to them carry the filter along.
  const form = document.getElementById("ev-filter");
  if (form) {
    const events = [...document.querySelectorAll(".ev-event")];
    const fields = [...form.elements].filter((field) => field.name);
    const others = [...document.querySelectorAll(".ev-pages a")];
    const totals = others.map((link) => link.nextElementSibling.textContent);
    const given = new URLSearchParams(location.search);
    let index = null;
    const matches = (wanted, who, type, status) => wanted.every(({ name, value }) => {
      if (name === "who") return who.includes(value);
      return (name === "type" ? type : status) === value;
    });
    const elsewhere = (wanted, query) => others.reduce((sum, link, place) => {
      const rows = index.pages[link.dataset.page] ?? [];
      const found = rows.reduce((count, [who, type, status, number]) => {
        const told = [who.map((one) => index.who[one][0]), index.type[type][0], index.status[status][0]];
        return count + (matches(wanted, ...told) ? number : 0);
      }, 0);
      link.href = link.href.replace(/\?.*$/, "") + (query && "?" + query);
      const held = rows.reduce((count, row) => count + row[3], 0).toLocaleString("en");
      link.nextElementSibling.textContent = query ? `${found.toLocaleString("en")} of ${held}` : totals[place];
      link.parentElement.classList.toggle("ev-none", Boolean(query) && !found);
      return sum + found;
    }, 0);
    const apply = () => {
      const wanted = fields.filter((field) => field.value);
      const shown = events.filter((item) => {
        const { who, type, status } = item.dataset;
        item.hidden = !matches(wanted, who.split(" "), type, status);
        return !item.hidden;
      }).length;
      document.querySelectorAll(".ev-month, .ev-year, .ev-planned:has(.ev-event)").forEach((part) => {
        part.hidden = !part.querySelector(".ev-event:not([hidden])");
        const head = part.previousElementSibling;
        if (head?.matches("h2")) head.hidden = part.hidden;
      });
      const query = new URLSearchParams(wanted.map((field) => [field.name, field.value])).toString();
      // The lanes follow the filter; where most of their events stand on other pages they cannot, and go.
      document.querySelectorAll(".ev-figure a[href*='#e-']").forEach((link) => {
        link.classList.toggle("ev-out", Boolean(document.getElementById(link.getAttribute("href").split("#")[1])?.hidden));
      });
      document.querySelectorAll(".ev-figure").forEach((figure) => { figure.hidden = Boolean(query && others.length); });
      const rest = index ? elsewhere(wanted, query) : 0;
      const here = `${shown} of ${events.length} events ${others.length ? "on this page " : ""}shown`;
      form.querySelector("output").textContent = !query ? "" : index ? `${here}, ${rest.toLocaleString("en")} on other pages` : here;
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    };
    // What only other pages hold becomes a choice too.
    const offer = (field, choices) => {
      const group = document.createElement("optgroup");
      group.label = "On other pages";
      const known = new Set([...field.options].map((option) => option.value));
      group.append(...choices.filter(([value]) => !known.has(value)).map(([value, text]) => new Option(text, value)));
      if (group.children.length) field.append(group);
    };
    let asked = null;
    const learn = () => {
      if (!form.dataset.index) return Promise.resolve();
      asked ??= fetch(form.dataset.index).then((answer) => answer.json()).then((told) => {
        index = told;
        fields.forEach((field) => offer(field, index[field.name]));
      });
      return asked;
    };
    const start = () => {
      fields.forEach((field) => { field.value = given.get(field.name) ?? ""; });
      apply();
    };
    form.hidden = false;
    ["focusin", "pointerenter"].forEach((sign) => form.addEventListener(sign, () => learn().catch(() => null), { once: true }));
    form.addEventListener("change", () => learn().catch(() => null).then(apply));
    form.addEventListener("reset", () => setTimeout(apply));
    start();
    if (fields.some((field) => given.get(field.name))) learn().catch(() => null).then(start);
  }

  // The comparison: ticked models and attributes, kept in the address as well.
  const choice = document.getElementById("ev-compare");
  if (choice) {
    const boxes = [...choice.querySelectorAll("input")];
    const table = document.querySelector("table.ev-compare");
    const ticked = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
    const columns = boxes.filter((box) => box.name === "show").map((box) => box.value);
    const choose = () => {
      const models = ticked("model");
      const shown = ticked("show");
      [...table.tBodies[0].rows].forEach((row) => {
        row.hidden = models.length > 0 && !models.includes(row.dataset.model);
      });
      const rows = [...table.tBodies[0].rows].filter((row) => !row.hidden);
      columns.forEach((name, place) => {
        const empty = models.length > 0 && rows.every((row) => !row.cells[place + 1].textContent.trim());
        const hidden = shown.length > 0 ? !shown.includes(name) : empty;
        [...table.rows].forEach((row) => { row.cells[place + 1].hidden = hidden; });
      });
      const state = new URLSearchParams([...models.map((id) => ["model", id]), ...shown.map((name) => ["show", name])]);
      const query = state.toString();
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
      choice.querySelector("output").textContent = models.length ? `${models.length} chosen` : "";
    };
    const given = new URLSearchParams(location.search);
    boxes.forEach((box) => { box.checked = given.getAll(box.name).includes(box.value); });
    choice.hidden = false;
    choice.addEventListener("change", choose);
    choice.addEventListener("reset", () => setTimeout(choose));
    choose();
  }

  // What has moved to a further page of its entity since it was cited is looked for there.
  const moved = async () => {
    if (!/^#[cer]-/.test(location.hash) || document.getElementById(location.hash.slice(1))) return;
    for (const link of document.querySelectorAll("#pages + div .ev-pages a")) {
      const text = await fetch(link.href).then((answer) => answer.text());
      if (!text.includes(`id="${location.hash.slice(1)}"`)) continue;
      location.replace(link.href + location.hash);
      return;
    }
  };
  addEventListener("hashchange", () => moved().catch(() => null));
  moved().catch(() => null);

  // On paper the numbers need their sentences.
  const folds = [...document.querySelectorAll(".ev-notes details:not([open])")];
  addEventListener("beforeprint", () => folds.forEach((fold) => { fold.open = true; }));
  addEventListener("afterprint", () => folds.forEach((fold) => { fold.open = false; }));

  // A link into folded text opens it.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
