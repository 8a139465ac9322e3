// The open workbook: which sheets are sent, where formulas stand, and how an answer is written into it.
import { words } from "./words.js";

export const page = () => JSON.parse(document.getElementById("caseload-page").textContent);

export class Trouble extends Error {
  // `kind` names the words for it; `told` is what the server itself said.
  constructor(kind, told = null) {
    super(String(kind));
    this.kind = kind;
    this.told = told;
  }
}

const plainPost = globalThis.xwRequest.post;
const SPELLED = /_xldudf_|\.xlam'?!|\[\d+\]!/i;
const MOST_STUCK = 5000;
const AGAIN = 2; // times a button is pressed again by itself when somebody changed the workbook meanwhile
const WRITES = ["refresh", "insert", "repair", "remove"];
const TOLD = "caseloadTold"; // the action in which the server tells what it did

async function ourTables(context) {
  const tables = context.workbook.tables.load("items/name");
  await context.sync();
  const known = new Set(page().tables);
  const found = tables.items.filter((table) => known.has(table.name));
  if (found.length === 0) throw new Trouble("noCaseload");
  const sheets = found.map((table) => table.worksheet.load("name"));
  await context.sync();
  return found.map((table, at) => ({ name: table.name, table, sheet: sheets[at].name }));
}

// What stands in our tables, and where. When it is the same before writing, the answer still fits the workbook.
async function contents(context, tables) {
  const asked = tables.map(({ name, sheet, table }) => ({
    name,
    sheet,
    range: table.getRange().load("address"),
    head: table.getHeaderRowRange().load("values, columnIndex"),
    body: table.getDataBodyRange().load("formulas, rowIndex"),
  }));
  await context.sync();
  return asked.map(({ name, sheet, range, head, body }) => ({
    name, sheet, place: range.address, headers: head.values[0], left: head.columnIndex, first: body.rowIndex + 1, rows: body.formulas }));
}

// Rows with a formula, by table and computed column.
function formulasIn(found) {
  const computed = page().computed;
  const live = {};
  for (const { name, headers, first, rows } of found.filter((table) => computed[table.name])) {
    headers.forEach((header, column) => {
      if (!computed[name].includes(header)) return;
      const isFormula = (row) => typeof row[column] === "string" && row[column].startsWith("=");
      const at = rows.flatMap((row, number) => (isFormula(row) ? [first + number] : []));
      if (at.length) (live[name] ??= {})[header] = at;
    });
  }
  return live;
}

// Is a cell (from 0) one of a computed column?
function inComputed(found, sheet, row, column) {
  const computed = page().computed;
  return found.some((table) => table.sheet === sheet && row >= table.first - 1 && row < table.first - 1 + table.rows.length
    && (computed[table.name] || []).includes(table.headers[column - table.left]));
}

// Formulas outside our computed columns that call functions in another spelling, or do not resolve.
async function stuckFormulas(context, ours) {
  const sheets = context.workbook.worksheets.load("items/name");
  await context.sync();
  const used = sheets.items.map((sheet) => ({
    name: sheet.name,
    range: sheet.getUsedRangeOrNullObject(true).load("formulas, values, rowIndex, columnIndex"),
  }));
  await context.sync();
  const found = [];
  for (const { name, range } of used) {
    if (range.isNullObject) continue;
    const { formulas, values, rowIndex, columnIndex } = range;
    formulas.forEach((row, r) => row.forEach((text, c) => {
      if (typeof text !== "string" || !text.startsWith("=") || found.length >= MOST_STUCK) return;
      if (!SPELLED.test(text) && values[r][c] !== "#NAME?") return;
      if (!inComputed(ours, name, rowIndex + r, columnIndex + c)) found.push([name, rowIndex + r + 1, columnIndex + c + 1, text]);
    }));
  }
  return found;
}

function failed(error) {
  if (error instanceof Trouble) return error;
  if (error && error.response) {
    const data = error.response.data;
    return new Trouble(error.response.status, data && data.detail);
  }
  if (error && error.request) return new Trouble("offline");
  return new Trouble("excel", error && error.message);
}

// Run a verb of the server on the workbook. `say(step)` tells how far it is; `stopped()` asks whether to give up.
export async function run(verb, asked = {}, { say = () => {}, stopped = () => false } = {}) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(verb, { ...asked }, say, stopped);
    } catch (error) {
      if (error.kind !== "moved" || attempt === AGAIN) throw error;
    }
  }
}

async function once(verb, asked, say, stopped) {
  let writing = false;
  try {
    return await Excel.run(async (context) => {
      say("reading");
      const tables = await ourTables(context);
      const before = WRITES.includes(verb) ? await contents(context, tables) : null;
      if (before) asked.live = formulasIn(before);
      if (verb === "repair") asked.stuck = await stuckFormulas(context, before);
      const { told, actions } = await answered(verb, asked, tables, context, say);
      if (stopped()) throw new Trouble("cancelled");
      if (told.error) throw new Trouble("told", told);
      if (actions.length) {
        const now = await contents(context, tables);
        if (JSON.stringify(now) !== JSON.stringify(before)) throw new Trouble("moved");
        if (stopped()) throw new Trouble("cancelled");
        say("writing");
        writing = true;
        await xlwings.runActions({ actions }, context);
      }
      return told;
    });
  } catch (error) {
    console.error(error);
    throw writing ? new Trouble("half", error && error.message) : failed(error);
  }
}

// Send the sheets that a verb needs, and take apart what comes back: what is told, and what is to be written.
async function answered(verb, asked, tables, context, say) {
  const owned = new Set(["refresh", "check"].includes(verb) ? [] : page().owned);
  const sheets = [...new Set(tables.filter((each) => !owned.has(each.name)).map((each) => each.sheet))];
  const include = sheets.some((name) => name.includes(",")) ? "" : sheets.join(",");
  const headers = await signedHeaders();
  const book = await xlwings.getBookData({ auth: headers.Authorization, include, headers: { ...headers } }, context);
  book.args = [JSON.stringify({ language: document.documentElement.lang, ...asked })];
  say("working");
  const url = `${location.origin}${config.appPath}/caseload/run/${verb}`;
  const options = { headers: { ...headers, "Content-Type": "application/json" }, timeout: config.requestTimeout * 1000 };
  const { data } = await plainPost(url, book, options);
  const mine = (action) => action.func === "runMacro" && action.args[0] === TOLD;
  const last = data.actions.find(mine);
  if (!last) throw new Trouble("other");
  return { told: JSON.parse(last.args[1]), actions: data.actions.filter((action) => !mine(action)) };
}

async function signedHeaders() {
  let auth;
  try {
    auth = await globalThis.getAuth();
  } catch (error) {
    console.error(error);
    throw new Trouble(401);
  }
  return auth.token ? { Authorization: auth.token, "Auth-Provider": auth.provider } : { "Auth-Provider": auth.provider };
}

// Let every formula be calculated anew.
export async function calculate() {
  await Excel.run(async (context) => {
    context.workbook.application.calculate("Full");
    await context.sync();
  });
}

export async function goTo(place) {
  const at = place.lastIndexOf("!");
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(place.slice(0, at).replaceAll("'", ""));
    sheet.activate();
    sheet.getRange(place.slice(at + 1)).select();
    await context.sync();
  });
}

const MOST_LINKED = 200; // documents in one link, as the server takes them

// Let the browser fetch documents of the register.
export async function openDocuments(notices) {
  for (let at = 0; at < notices.length; at += MOST_LINKED) {
    try {
      const headers = { ...(await signedHeaders()), "Content-Type": "application/json" };
      const body = { notices: notices.slice(at, at + MOST_LINKED) };
      const { data } = await plainPost(`${location.origin}${config.appPath}/caseload/link`, body, { headers, timeout: 20000 });
      Office.context.ui.openBrowserWindow(`${location.origin}${config.appPath}${data.address}`);
    } catch (error) {
      throw failed(error);
    }
  }
}

export async function whoAmI() {
  try {
    const options = { headers: await signedHeaders(), timeout: Math.min(20, config.requestTimeout) * 1000 };
    const { data } = await globalThis.xwRequest.get(`${location.origin}${config.appPath}/caseload/me`, options);
    return data;
  } catch (error) {
    throw failed(error);
  }
}

export const inWords = (trouble) => words().errors[trouble.kind] || words().errors.other;
