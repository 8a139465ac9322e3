// Documents: which form, for whom, a look at them, and writing them some at a time, with progress and Cancel.
import { button, make } from "./elements.js";
import { doing, draw, fail, home, isRunning, running, show, stop, working } from "./pane.js";
import { page, run } from "./workbook.js";
import { day, language, words } from "./words.js";

const SLICE = 25; // documents written in one request

const label = (name) => page().buttons.find((each) => each.name === name).label[language()];

export function notices(name) {
  return name === "comment" ? doing("comment_choose", {}, choice("comment_write")) : doing("notices_due", {}, forms);
}

function forms(told) {
  show(words().chooseForm, make("ul", { class: "lines" }, told.forms.map((form) => make("li", {}, button(
    [make("span", { class: "place" }, form.title), make("span", { class: "more" }, [form.number, words().dueCount(form.due)].filter(Boolean).join(" · "))],
    () => doing("notices_choose", { form: form.form }, choice("notices_write")), "", { disabled: form.due === 0 })))));
}

const choice = (verb) => (told) => {
  const ready = told.rows.filter((row) => !row.problems.length && !row.issued);
  const boxes = new Map();
  const chosen = () => ready.filter((row) => boxes.get(row.key).checked);
  const create = button("", () => write(verb, told.form, chosen()));
  const look = button(words().preview, () => doing("notices_preview", { form: told.form, rows: chosen().slice(0, 2).map((row) => row.key) },
    (page) => preview(page, () => draw(() => choice(verb)(told)))), "other");
  const count = () => {
    create.textContent = words().create(chosen().length);
    create.disabled = look.disabled = chosen().length === 0;
  };
  const all = make("input", { type: "checkbox", checked: true });
  all.addEventListener("change", () => {
    boxes.forEach((box) => (box.checked = all.checked));
    count();
  });
  const line = (row) => {
    const can = !row.problems.length && !row.issued;
    const box = make("input", { type: "checkbox", checked: can, disabled: !can });
    if (can) boxes.set(row.key, box);
    box.addEventListener("change", count);
    return make("li", {}, make("label", {}, box, `${row.participant} ${row.person}`,
      make("span", { class: "more" }, [row.place, day(row.trigger_on), row.language, row.issued ? words().issuedBefore : ""].filter(Boolean).join(" · ")),
      row.problems.map((each) => make("span", { class: "more bad" }, each))));
  };
  show(told.title,
    told.state_form ? make("p", { class: "small" }, words().draft) : null,
    make("h2", {}, words().chooseRows),
    told.rows.length ? make("ul", { class: "lines" }, ready.length ? make("li", {}, make("label", {}, all, words().all)) : null, told.rows.map(line))
      : make("p", {}, words().nothingToCreate),
    make("div", { class: "row" }, create, verb === "notices_write" ? look : null));
  count();
};

function preview(told, back) {
  const paper = make("iframe", { class: "paper", sandbox: "", title: words().preview });
  paper.srcdoc = told.html;
  show(words().preview, paper, make("div", { class: "row" }, button(words().back, back)));
}

async function write(verb, form, rows) {
  const mine = running();
  const total = { written: 0, already: 0, skipped: 0, problems: [], archives: [] };
  for (let at = 0; at < rows.length; at += SLICE) {
    working(words().progress(at, rows.length), stop, at / rows.length);
    try {
      const told = await run(verb, { form, rows: rows.slice(at, at + SLICE).map((row) => row.key) });
      for (const name of ["written", "already", "skipped"]) total[name] += told[name];
      total.problems.push(...told.problems);
      if (told.archive) total.archives.push(told.archive);
    } catch (error) {
      if (total.archives.length === 0) {
        if (isRunning(mine)) fail(error, () => write(verb, form, rows));
        return;
      }
      total.problems.push(String((words().errors[error.kind] || words().errors.other).join(" ")));
      break;
    }
    if (!isRunning(mine)) break; // Cancel: what was written is handed over below
  }
  draw(() => written(form, total));
}

function written(form, total) {
  const links = total.archives.map((archive, at) => {
    const bytes = Uint8Array.from(atob(archive), (letter) => letter.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
    return make("p", {}, make("a", { class: "file", href: url, download: `${form}-${at + 1}.zip` }, words().save(at + 1)));
  });
  show(words().made(total.written), ...links,
    total.already ? make("p", {}, words().already(total.already)) : null,
    total.skipped ? make("p", { class: "bad" }, words().left(total.skipped)) : null,
    total.problems.length ? make("ul", { class: "because" }, total.problems.map((each) => make("li", {}, each))) : null,
    make("div", { class: "row" }, button(label("refresh"), () => globalThis.caseloadStart("refresh")), button(words().home, () => draw(home), "other")));
}
