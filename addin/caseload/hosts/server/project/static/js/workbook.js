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
const TIMEOUT = 120000;

async function ourTables(context) {
  const tables = context.workbook.tables.load("items/name");
  await context.sync();
  const known = new Set(page().tables);
  const found = tables.items.filter((table) => known.has(table.name)).map((table) => ({
    name: table.name,
    sheet: table.worksheet.load("name"),
    range: table.getRange().load("address"),
    body: table.getDataBodyRange(),
    head: table.getHeaderRowRange(),
  }));
  await context.sync();
  if (found.length === 0) throw new Trouble("noCaseload");
  return found;
}

// Places and keys of the tables: when they are the same before writing, the answer still fits the workbook.
async function fingerprint(context, tables) {
  const keys = tables.map((table) => table.body.getColumn(0).load("values"));
  tables.forEach((table) => table.range.load("address"));
  await context.sync();
  return JSON.stringify(tables.map((table, at) => [table.name, table.range.address, keys[at].values]));
}

async function formulasIn(context, tables) {
  const computed = page().computed;
  const asked = tables.filter((table) => computed[table.name]).map((table) => ({
    name: table.name,
    head: table.head.load("values"),
    body: table.body.load("formulas, rowIndex"),
  }));
  await context.sync();
  const live = {};
  for (const { name, head, body } of asked) {
    head.values[0].forEach((header, column) => {
      if (!computed[name].includes(header)) return;
      const rows = [];
      body.formulas.forEach((row, at) => {
        if (typeof row[column] === "string" && row[column].startsWith("=")) rows.push(body.rowIndex + at + 1);
      });
      if (rows.length) (live[name] ??= {})[header] = rows;
    });
  }
  return live;
}

async function stuckFormulas(context) {
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
    range.formulas.forEach((row, r) => row.forEach((text, c) => {
      if (typeof text !== "string" || !text.startsWith("=") || found.length >= MOST_STUCK) return;
      if (SPELLED.test(text) || range.values[r][c] === "#NAME?") {
        found.push([name, range.rowIndex + r + 1, range.columnIndex + c + 1, text]);
      }
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
  let told = null;
  globalThis.callbacks.caseloadTold = async (context, text) => {
    told = JSON.parse(text);
  };
  try {
    await Excel.run(async (context) => {
      say("reading");
      const tables = await ourTables(context);
      const writes = ["refresh", "insert", "repair", "remove"].includes(verb);
      const owned = new Set(["refresh", "check"].includes(verb) ? [] : page().owned);
      const sheets = [...new Set(tables.filter((each) => !owned.has(each.name)).map((each) => each.sheet.name))];
      const before = writes ? await fingerprint(context, tables) : "";
      if (writes) asked.live = await formulasIn(context, tables);
      if (verb === "repair") asked.stuck = await stuckFormulas(context);
      const auth = await globalThis.getAuth();
      const headers = { "Auth-Provider": auth.provider };
      if (auth.token) headers.Authorization = auth.token;
      const include = sheets.some((name) => name.includes(",")) ? "" : sheets.join(",");
      const book = await xlwings.getBookData({ auth: auth.token, include, headers: { ...headers } }, context);
      book.args = [JSON.stringify({ language: document.documentElement.lang, ...asked })];
      say("working");
      const url = `${location.origin}${config.appPath}/xlwings/custom-scripts-call/${verb}`;
      headers["Content-Type"] = "application/json";
      const { data } = await plainPost(url, book, { headers, timeout: TIMEOUT });
      if (stopped()) throw new Trouble("cancelled");
      if (data.actions.length > 1) {
        if (writes && (await fingerprint(context, tables)) !== before) throw new Trouble("moved");
        say("writing");
      }
      await xlwings.runActions(data, context);
    });
  } catch (error) {
    console.error(error);
    throw failed(error);
  }
  if (told === null) throw new Trouble("other");
  if (told.error) throw new Trouble("told", told);
  return told;
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

export async function whoAmI() {
  const auth = await globalThis.getAuth();
  const headers = { Authorization: auth.token, "Auth-Provider": auth.provider };
  try {
    const { data } = await globalThis.xwRequest.get(`${location.origin}${config.appPath}/caseload/me`, {
      headers,
      timeout: 20000,
    });
    return data;
  } catch (error) {
    throw failed(error);
  }
}

export const inWords = (trouble) => words().errors[trouble.kind] || words().errors.other;
