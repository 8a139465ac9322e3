// Documents: which form, for whom, a look at them, and writing them some at a time, with progress and Cancel.
import { joined } from "./archive.js";
import { asOf } from "./day.js";
import { button, make } from "./elements.js";
import { draw, go, show } from "./stage.js";
import { doing, fail, homeButton, isRunning, row, running, working } from "./work.js";
import { inWords, openDocuments, page, run } from "./workbook.js";
import { day, language, languageName, words } from "./words.js";

const SLICE = 10; // documents written in one request
const made = []; // what was written since the pane was opened, so that nothing is lost when another view comes

const label = (name) => page().buttons.find((each) => each.name === name).label[language()];

export const notices = () => doing("notices_due", asOf(), forms);
export const comments = () => doing("comment_choose", asOf(), choice("comment_write"));

// The documents written since the pane was opened, to be saved; nothing when there are none.
export function toSave() {
  return made.length ? [make("h2", {}, words().toSave), made.map(link)] : null;
}

// On a Mac, Excel saves nothing that a pane holds: there the browser fetches the documents, by a link of this moment.
const link = (file) => make("p", {}, Office.context.platform === "Mac"
  ? button(words().save(file.count), () => openDocuments(file.notices).catch((error) => fail(error, null)), "quiet file")
  : make("a", { class: "file", href: file.url, download: file.name }, words().save(file.count)));

function forms(told) {
  const line = (form) => make("li", {}, button(
    [make("span", { class: "place" }, form.title), make("span", { class: "more" }, [form.number, words().dueCount(form.due)].filter(Boolean).join(" · "))],
    () => doing("notices_choose", { ...asOf(), form: form.form }, choice("notices_write")), "", { disabled: form.due === 0 }));
  const [due, others] = [told.forms.filter((form) => form.due), told.forms.filter((form) => !form.due)];
  show(words().chooseForm,
    due.length ? make("ul", { class: "lines" }, due.map(line)) : make("p", {}, words().noneDue),
    others.length ? make("details", {}, make("summary", {}, words().notDue(others.length)), make("ul", { class: "lines" }, others.map(line))) : null,
    row(homeButton()));
}

const can = (each) => !each.problems.length && !each.issued;

const choice = (verb) => (told) => choose(verb, told, new Set(told.rows.filter(can).map((each) => each.key)));

function choose(verb, told, keys) {
  const again = () => draw(() => choose(verb, told, keys));
  const boxes = [];
  const create = button("", () => write(verb, told.form, [...keys]));
  const look = button(words().preview, () => doing("notices_preview", { ...asOf(), form: told.form, rows: [...keys].slice(0, 2) },
    (seen) => preview(seen, again)), "other");
  const count = () => {
    create.textContent = words().create(keys.size);
    create.disabled = look.disabled = keys.size === 0;
    all.checked = keys.size === ready.length;
  };
  const tick = (each, on) => (on ? keys.add(each.key) : keys.delete(each.key));
  const line = (each) => {
    const box = make("input", { type: "checkbox", checked: keys.has(each.key), disabled: !can(each) });
    if (can(each)) boxes.push(box);
    box.addEventListener("change", () => count(tick(each, box.checked)));
    return make("li", {}, make("label", {}, box, `${each.participant} ${each.person}`,
      make("span", { class: "more" }, [each.place, day(each.trigger_on), languageName(each.language), each.issued ? words().issuedBefore : ""].filter(Boolean).join(" · ")),
      each.problems.map((problem) => make("span", { class: "more bad" }, problem))));
  };
  const ready = told.rows.filter(can);
  const all = make("input", { type: "checkbox", id: "all", checked: true });
  all.addEventListener("change", () => {
    boxes.forEach((box) => (box.checked = all.checked));
    ready.forEach((each) => tick(each, all.checked));
    count();
  });
  const before = told.rows.filter((each) => each.issued).map((each) => each.key);
  const comment = verb === "comment_write";
  show(comment ? label("comment") : told.title,
    told.state_form ? make("p", { class: "small" }, words().draft) : null,
    make("h2", {}, comment ? words().chooseContacts : words().chooseRows),
    told.rows.length ? make("ul", { class: "lines" }, ready.length ? make("li", {}, make("label", {}, all, words().all)) : null, told.rows.map(line))
      : make("p", {}, words().nothingToCreate),
    row(create, comment ? null : look, homeButton()),
    before.length && !comment ? row(button(words().copies(before.length), () => write("notices_copies", told.form, before), "other")) : null);
  count();
}

function preview(told, again) {
  const paper = make("iframe", { class: "paper", sandbox: "", title: words().preview });
  paper.srcdoc = told.html;
  show(words().preview, paper, row(button(words().back, again)));
}

async function write(verb, form, keys) {
  const mine = running();
  const total = { written: 0, already: 0, skipped: 0, problems: [], archives: [], notices: [] };
  let cancelled = false;
  const cancel = () => {
    cancelled = true;
    working(() => words().stopping, null);
  };
  for (let at = 0; at < keys.length && !cancelled && isRunning(mine); at += SLICE) {
    working(() => words().progress(at, keys.length), cancel, at / keys.length);
    try {
      add(total, await run(verb, { ...asOf(), form, rows: keys.slice(at, at + SLICE) }));
    } catch (error) {
      if (!total.written) return isRunning(mine) ? fail(error, () => write(verb, form, keys)) : null;
      total.problems.push(error.kind === "told" ? error.told.error : inWords(error).join(" "));
      break;
    }
  }
  const file = kept(form, total);
  if (isRunning(mine)) draw(() => written(file, total, keys.length));
}

function add(total, told) {
  for (const name of ["written", "already", "skipped"]) total[name] += told[name];
  total.problems.push(...told.problems);
  total.notices.push(...told.notices);
  if (told.archive) total.archives.push(told.archive);
}

function kept(form, total) {
  if (!total.archives.length) return null;
  const { notices } = total;
  const file = { notices, url: URL.createObjectURL(joined(total.archives)), name: `${form}-${made.length + 1}.zip`, count: total.written };
  made.push(file);
  return file;
}

function written(file, total, wanted) {
  const left = wanted - total.written - total.already - total.skipped;
  show(words().made(total.written), file ? link(file) : null,
    total.already ? make("p", {}, words().already(total.already)) : null,
    total.skipped ? make("p", { class: "bad" }, words().left(total.skipped)) : null,
    left ? make("p", { class: "bad" }, words().notReached(left)) : null,
    total.problems.length ? make("ul", { class: "because" }, total.problems.map((each) => make("li", {}, each))) : null,
    row(button(label("refresh"), () => go("refresh")), homeButton()));
}
