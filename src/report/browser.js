// The document browser of a report: filters, pages through documents and draws evidence boxes. Everything that comes from
// a document or a model is set as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("report-data").textContent);
  const byId = (id) => document.getElementById(id);
  const form = byId("filter");
  const section = byId("rows");
  const KEYS = ["part", "field", "candidate", "outcome", "change", "document", "mark", "answer", "group"];
  const OUTCOMES = {
    right: "right",
    wrong: "wrong",
    omitted: "not given",
    hallucinated: "not on the page",
    failed: "no readable answer",
  };
  const BOXES = [
    ["right", "all right"],
    ["mixed", `${data.candidates[data.main]} right, others not`],
    ["not-right", `${data.candidates[data.main]} not right`],
  ];
  let filter = {};
  let found = [];
  let position = 0;

  const has = (marks, name) => marks?.includes(data.markNames.indexOf(name)) === true;
  const isRight = (answer) => answer?.outcome === "right";
  const outcomeTests = {
    right: (_row, answer) => isRight(answer),
    "not-right": (_row, answer) => !isRight(answer),
    wrong: (_row, answer) => answer.outcome === "wrong",
    failed: (_row, answer) => answer.outcome === "failed",
    omitted: (row, answer, item) =>
      item.kind === "fields" && row.expected !== null && (answer.outcome === "omitted" || answer.outcome === "failed"),
    hallucinated: (_row, answer, item) => item.kind === "fields" && answer.outcome === "hallucinated",
    "on-page": (row, _answer, item) => item.kind === "fields" && row.expected !== null,
    given: (_row, answer, item) => item.kind === "fields" && answer.text !== null,
  };
  /**
   * Rows that the page does not have count as wrong for whoever gave them, and are no cells of a list. What was not asked for
   * counts only where values that were given are counted.
   */
  const COUNTS_SURPLUS = new Set(["hallucinated", "given"]);
  const countsSurplus = (row) =>
    COUNTS_SURPLUS.has(filter.outcome) ||
    filter.mark !== undefined ||
    (row.criticality !== null && !filter.field?.startsWith("~") && row.answers.some(wasGiven));
  const wasGiven = (answer, index) =>
    answer && (filter.candidate === undefined || filter.change !== undefined || Number(filter.candidate) === index);

  function changeMatches(row, index, change) {
    // Who gave no value for a row that is not there was right.
    const [base, other] = [row.answers[0], row.answers[index]].map((answer) =>
      row.surplus ? answer || { outcome: "right" } : answer,
    );
    if (!base || !other) return false;
    if (change === "regression") return isRight(base) && !isRight(other);
    if (change === "fix") return !isRight(base) && isRight(other);
    if (change === "both-not-right") return !isRight(base) && !isRight(other);
    return isRight(base) !== isRight(other);
  }

  function candidatesOf(ofChange) {
    const start = ofChange ? 1 : 0;
    const all = data.candidates.map((_, index) => index).slice(start);
    if (filter.candidate === undefined) return all;
    const chosen = Number(filter.candidate);
    return ofChange && chosen === 0 ? [data.main] : [chosen];
  }

  function fieldMatches(row, field) {
    if (field.startsWith("@")) return row.criticality === field.slice(1);
    return field.startsWith("~") ? row.field.startsWith(field.slice(1)) : row.field === field;
  }

  function rowMatches(row, item) {
    // Values with a confidence are counted wherever they stand: who serves them does not know which rows are too many.
    if (row.surplus && !countsSurplus(row)) return false;
    if (filter.field !== undefined && !fieldMatches(row, filter.field)) return false;
    const test = outcomeTests[filter.outcome];
    if (
      (test || filter.mark !== undefined) &&
      !candidatesOf(false).some((index) => {
        const answer = row.answers[index];
        return (
          answer && (!test || test(row, answer, item)) && (filter.mark === undefined || has(answer.marks, filter.mark))
        );
      })
    )
      return false;
    return filter.change === undefined || candidatesOf(true).some((index) => changeMatches(row, index, filter.change));
  }

  const decisionRows = (item) =>
    item.special
      ? item.rows.filter((row) => row.criticality === "decision" || (data.allDecides && row.criticality !== null))
      : [];
  const decides = (item, index) => decisionRows(item).some((row) => !row.surplus || row.answers[index]);
  const faultless = (item, index) =>
    decisionRows(item).every((row) => (row.surplus ? !row.answers[index] : isRight(row.answers[index])));

  function documentMatches(item) {
    if (filter.part !== undefined && item.special !== (filter.part === "special")) return false;
    const any = (test) => candidatesOf(false).some(test);
    if (filter.group !== undefined && !item.groups.includes(filter.group)) return false;
    if (filter.answer !== undefined && !any((index) => has(item.marks[index], filter.answer))) return false;
    const both = (test) =>
      candidatesOf(true).some((index) => (decides(item, 0) || decides(item, index)) && test(index));
    switch (filter.document) {
      case "decision":
        return any((index) => decides(item, index));
      case "all-right":
        return any((index) => decides(item, index) && faultless(item, index));
      case "won":
        return both((index) => !faultless(item, 0) && faultless(item, index));
      case "lost":
        return both((index) => faultless(item, 0) && !faultless(item, index));
      case "asked":
        return item.kind === "fields";
      case "valid-json":
        return item.kind === "fields" && any((index) => item.replies[index]?.validJson);
      case "invalid-json":
        return item.kind === "fields" && any((index) => !item.replies[index]?.validJson);
      case "no-answer":
        return any((index) => (item.replies[index]?.text ?? null) === null);
      case "timed":
        return any((index) => (item.replies[index]?.seconds ?? null) !== null);
      default:
        return true;
    }
  }

  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  function apply(next, keepPosition) {
    filter = Object.fromEntries(
      KEYS.filter((key) => next[key] !== undefined && next[key] !== "").map((key) => [key, next[key]]),
    );
    const narrowed =
      filter.field !== undefined ||
      filter.outcome !== undefined ||
      filter.change !== undefined ||
      filter.mark !== undefined;
    found = data.documents
      .filter(documentMatches)
      .map((item) => ({ item, rows: item.rows.filter((row) => rowMatches(row, item)) }))
      .filter((entry) => entry.rows.length > 0 || !narrowed);
    position = keepPosition ? Math.min(position, Math.max(0, found.length - 1)) : 0;
    for (const key of KEYS) form.elements[key].value = filter[key] ?? "";
    const fields = found.reduce((sum, entry) => sum + entry.rows.length, 0);
    const status = byId("status");
    status.textContent =
      found.length === 0
        ? "Nothing matches these filters."
        : `${count(fields, "field")} in ${count(found.length, "document")}`;
    status.dataset.fields = String(fields);
    status.dataset.documents = String(found.length);
    show();
  }

  const count = (n, one) => `${n.toLocaleString("en-GB")} ${one}${n === 1 ? "" : "s"}`;

  function show() {
    const entry = found[position];
    byId("previous").disabled = position === 0;
    byId("next").disabled = position >= found.length - 1;
    byId("position").textContent = entry ? `Document ${position + 1} of ${found.length}` : "";
    const place = byId("document");
    place.replaceChildren();
    if (!entry) return;
    const { item } = entry;
    const everything = byId("everything").checked;
    const rest = item.rows.filter((row) => !entry.rows.includes(row));
    const rows = everything ? [...entry.rows, ...rest] : entry.rows;
    place.append(
      make("h3", {}, make("bdi", {}, item.name)),
      make(
        "p",
        { className: "facts" },
        `${item.special ? "Specialty" : "General"} document · ${count(item.pageCount, "page")} · `,
        make("code", {}, item.id.slice(0, 16)),
      ),
      make(
        "div",
        { className: "viewer" },
        pagesOf(item, rows),
        make(
          "div",
          {},
          tableOf(entry.rows, everything ? rest : []),
          make("p", { className: "legend" }, ...legend()),
          repliesOf(item),
        ),
      ),
    );
    const first = rows.find((row) => row.evidence.length > 0);
    if (first) select(first, false);
  }

  const legend = () => [
    make("mark", {}, "marked"),
    " was given and is not in the expected value; ",
    make("del", {}, "struck out"),
    " is in the expected value and was not given.",
  ];

  function pagesOf(item, rows) {
    const place = make("div", { className: "pages" });
    if (item.pictures.length === 0) {
      place.append(make("p", { className: "no-picture" }, "The page of this document is not embedded in this report."));
      return place;
    }
    const template = byId("boxes-template").content.firstElementChild;
    for (const picture of item.pictures) {
      const boxes = template.cloneNode(false);
      for (const row of rows) {
        for (const box of row.evidence.filter((candidate) => candidate.page === picture.page)) {
          const rect = document.createElementNS(boxes.namespaceURI, "rect");
          for (const key of ["x", "y", "width", "height"]) rect.setAttribute(key, String(box[key]));
          const judged = row.answers.filter((answer) => answer);
          rect.setAttribute(
            "class",
            judged.every(isRight) ? "right" : isRight(row.answers[data.main]) ? "mixed" : "not-right",
          );
          rect.dataset.path = row.path;
          rect.addEventListener("click", () => select(row, true));
          boxes.append(rect);
        }
      }
      const image = make("img", {
        src: picture.dataUri,
        width: picture.width,
        height: picture.height,
        alt: `Page ${picture.page + 1} of ${item.name}`,
      });
      place.append(
        make(
          "figure",
          { className: "page" },
          make("div", { className: "sheet" }, image, boxes),
          make("figcaption", {}, `Page ${picture.page + 1} of ${item.pageCount}`),
        ),
      );
    }
    place.append(
      make(
        "p",
        { className: "legend" },
        ...BOXES.map(([name, text]) => make("span", {}, make("i", { className: `key ${name}` }), text)),
      ),
    );
    return place;
  }

  function tableOf(matching, rest) {
    const head = make(
      "tr",
      {},
      make("th", { scope: "col" }, "Field"),
      make("th", { scope: "col" }, "On the page"),
      ...data.candidates.map((name) => make("th", { scope: "col" }, name)),
    );
    const bodies = [
      [matching, ""],
      [rest, "rest"],
    ].map(([rows, className]) => make("tbody", { className }, ...rows.map(rowOf)));
    const table = make(
      "table",
      { className: "answers" },
      make("caption", {}, "Expected values and answers"),
      make("thead", {}, head),
      ...bodies,
    );
    return make(
      "div",
      { className: "scroll", role: "region", "aria-label": "Expected values and answers", tabIndex: 0 },
      table,
    );
  }

  function rowOf(row) {
    const name =
      row.evidence.length > 0
        ? make(
            "button",
            { type: "button", className: "field", onclick: () => select(row, false) },
            ...breakable(row.path),
          )
        : make("span", { className: "field" }, ...breakable(row.path));
    const expected = row.surplus ? make("i", {}, "no such row") : shownValue(row.expected);
    return make(
      "tr",
      { "data-path": row.path },
      make("th", { scope: "row" }, name),
      make("td", {}, expected),
      ...row.answers.map(answerCell),
    );
  }

  /** A path may break at its dots, and nowhere else. */
  const breakable = (path) => path.split(/(?<=\.)/).flatMap((piece) => [piece, make("wbr")]);

  const shownValue = (text) =>
    text === null ? make("i", {}, "absent") : make("bdi", { className: "value", dir: "auto" }, text);

  function answerCell(answer) {
    if (!answer) return make("td", {}, make("i", {}, "–"));
    const value = answer.parts
      ? make(
          "bdi",
          { className: "value", dir: "auto" },
          ...answer.parts.map(([kind, text]) =>
            kind === "same" ? text : make(kind === "added" ? "mark" : "del", {}, text),
          ),
        )
      : answer.outcome === "failed"
        ? null
        : shownValue(answer.text);
    return make("td", {}, value, make("span", { className: `outcome ${answer.outcome}` }, OUTCOMES[answer.outcome]));
  }

  function repliesOf(item) {
    const replies = data.candidates.map((name, index) => {
      const reply = item.replies[index];
      const notes = [
        reply?.seconds != null ? `${reply.seconds.toFixed(2)} s` : null,
        reply?.text != null && item.kind === "fields" && !reply.validJson ? "not valid JSON" : null,
      ].filter((note) => note !== null);
      return [
        make("h4", {}, name, notes.length > 0 ? make("span", { className: "facts" }, ` ${notes.join(" · ")}`) : null),
        make(
          "pre",
          { tabIndex: 0 },
          make("bdi", {}, reply?.text ?? `No answer${reply?.failure ? `: ${reply.failure}` : ""}`),
        ),
      ];
    });
    return make("details", {}, make("summary", {}, "Answers as they were given"), ...replies.flat());
  }

  function select(row, scroll) {
    for (const element of section.querySelectorAll("[data-path]"))
      element.classList.toggle("selected", element.dataset.path === row.path);
    if (!scroll) return;
    const line = section.querySelector("tr.selected");
    line?.scrollIntoView({ block: "nearest" });
    line?.querySelector("button")?.focus();
  }

  function turn(step) {
    const next = position + step;
    if (next < 0 || next >= found.length) return;
    position = next;
    show();
  }

  function readAddress() {
    const [name, query = ""] = location.hash.slice(1).split("?");
    if (name !== "rows") return false;
    apply(Object.fromEntries(new URLSearchParams(query)), false);
    form.scrollIntoView();
    section.focus({ preventScroll: true });
    return true;
  }

  form.addEventListener("change", (event) => {
    if (event.target.id === "everything") return show();
    apply(Object.fromEntries(new FormData(form)), false);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    apply({}, false);
  });
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  document.addEventListener("keydown", (event) => {
    if (
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      (event.key !== "ArrowLeft" && event.key !== "ArrowRight")
    )
      return;
    if (event.target.closest("select, input, textarea, pre")) return;
    const { top, bottom } = section.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) return;
    turn(event.key === "ArrowLeft" ? -1 : 1);
    event.preventDefault();
  });
  window.addEventListener("hashchange", readAddress);
  form.hidden = false;
  byId("pager").hidden = false;
  if (!readAddress()) apply({ outcome: "not-right" }, false);
})();
