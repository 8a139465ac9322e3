// A stand-in for Office.js: one workbook in memory (SHEETS is put before this text), enough of Excel's objects for
// xlwings' client and our pane. `load` is nothing here; what a host would refuse is not checked.
const SETS = { ExcelApi: 7, CustomFunctionsRuntime: 4, SharedRuntime: 1 }; // second part of the version 1.x
const info = { host: "Excel", platform: "PC" };
const letters = (n) => (n < 0 ? "" : letters(Math.floor(n / 26) - 1) + String.fromCharCode(65 + (n % 26)));
const number = (text) => [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const stub = {
  functions: {}, actions: {}, selection: { sheet: 0, row: 0, column: 0 }, opened: 0, writes: 0, windows: [], calculated: [], busy: false, meddle: null,
  sheets: SHEETS.map((each) => ({
    name: each.name,
    cells: each.values.map((row, r) => row.map((value, c) => ({ value, formula: each.formulas?.[r]?.[c] ?? null, format: each.formats[r][c] }))),
    tables: each.tables.map((table) => ({ name: table.name, area: area(table.ref) })),
  })),
  cell(sheet, row, column) {
    const rows = this.sheets[sheet].cells;
    while (rows.length <= row) rows.push([]);
    while (rows[row].length <= column) rows[row].push({ value: "", formula: null, format: "General" });
    return rows[row][column];
  },
  at(name, address) {
    const place = area(address);
    return this.cell(this.sheets.findIndex((each) => each.name === name), place.top, place.left);
  },
  token() { throw Object.assign(new Error("nobody is signed in to Office"), { code: 13001 }); },
  async compute(sheet, address, name, args) {
    const place = area(address);
    const rows = args.map((arg) => (Array.isArray(arg) ? arg : [[arg]]));
    const at = this.sheets.findIndex((each) => each.name === sheet);
    const found = await this.functions[name](...rows, { address: `${sheet}!${address}` });
    const grid = Array.isArray(found) ? found : [[found]];
    grid.forEach((row, r) => row.forEach((value, c) => (this.cell(at, place.top + r, place.left + c).value = value)));
    return grid;
  },
};
function area(address) {
  const [, a, b, c, d] = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(address.split("!").pop());
  return { top: b - 1, left: number(a), bottom: (d || b) - 1, right: number(c || a) };
}
const none = { isNullObject: true, load: () => none, areas: { items: [] } };
const list = (items) => ({ items, load() { return this; }, getItem: (name) => items.find((each) => each.name === name),
  getItemOrNullObject: (name) => items.find((each) => each.name === name) || none });

class Range {
  constructor(sheet, place) { Object.assign(this, { at: sheet, place, isNullObject: false }); }
  load() { return this; }
  get rowCount() { return this.place.bottom - this.place.top + 1; }
  get columnCount() { return this.place.right - this.place.left + 1; }
  get rowIndex() { return this.place.top; }
  get columnIndex() { return this.place.left; }
  get address() {
    const { top, left, bottom, right } = this.place;
    const first = `${letters(left)}${top + 1}`;
    const last = `${letters(right)}${bottom + 1}`;
    return `${stub.sheets[this.at].name}!${first === last ? first : `${first}:${last}`}`;
  }
  map(pick) {
    return Array.from({ length: this.rowCount }, (_, r) => Array.from({ length: this.columnCount },
      (_, c) => pick(stub.cell(this.at, this.place.top + r, this.place.left + c), r, c)));
  }
  get values() { return this.map((cell) => cell.value); }
  set values(rows) {
    if (stub.busy) throw Object.assign(new Error("Excel is in cell-editing mode."), { code: "InvalidOperationInCellEditMode" });
    stub.writes++;
    this.map((cell, r, c) => {
      const value = rows[r][c];
      const formula = typeof value === "string" && value.startsWith("=");
      cell.formula = formula ? value : null;
      const link = formula && /^=HYPERLINK\(.*,"((?:[^"]|"")*)"\)$/.exec(value);
      cell.value = link ? link[1].replaceAll('""', '"') : formula ? 0 : typeof value === "string" && value.startsWith("'") ? value.slice(1) : value;
    });
  }
  get formulas() { return this.map((cell) => cell.formula ?? cell.value); }
  set formulas(rows) { this.values = Array.isArray(rows) ? rows : this.map(() => rows); }
  get numberFormat() { return this.map((cell) => cell.format); }
  get worksheet() { return new Sheet(this.at); }
  getColumn(index) {
    const left = this.place.left + index;
    return new Range(this.at, { ...this.place, left, right: left });
  }
  select() { stub.selection = { sheet: this.at, row: this.place.top, column: this.place.left }; }
}

class Table {
  constructor(sheet, table) { Object.assign(this, { at: sheet, table, name: table.name, showHeaders: true, showTotals: false }); }
  load() { return this; }
  get worksheet() { return new Sheet(this.at); }
  get columns() { return list(this.getHeaderRowRange().values[0].map((name) => ({ name }))); }
  getRange() { return this.part(0, 0); }
  getHeaderRowRange() { return new Range(this.at, { ...this.table.area, bottom: this.table.area.top }); }
  getDataBodyRange() { return this.part(1, 0); }
  part(below) {
    const table = this.table; // read when asked, since another person may change it meanwhile
    const made = new Range(this.at, table.area);
    Object.defineProperty(made, "place", { get: () => ({ ...table.area, top: table.area.top + below }) });
    return made;
  }
  resize(address) { this.table.area = area(address); }
}

class Sheet {
  constructor(at) { Object.assign(this, { at, name: stub.sheets[at].name, position: at, visibility: "Visible", showGridlines: true, isNullObject: false }); }
  load() { return this; }
  get names() { return list([]); }
  get charts() { return list([]); }
  get shapes() { return list([]); }
  get tables() { return list(stub.sheets[this.at].tables.map((table) => new Table(this.at, table))); }
  get pageLayout() { return { getPrintAreaOrNullObject: () => none }; }
  activate() {}
  getRange(address) { return new Range(this.at, area(address)); }
  getRangeByIndexes(top, left, rows, columns) {
    return new Range(this.at, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
  }
  getUsedRangeOrNullObject() {
    const rows = stub.sheets[this.at].cells;
    return new Range(this.at, { top: 0, left: 0, bottom: rows.length - 1, right: Math.max(...rows.map((row) => row.length)) - 1 });
  }
}

const context = {
  sync: async () => { if (stub.meddle) await stub.meddle(stub); },
  get workbook() {
    const sheets = stub.sheets.map((_, at) => new Sheet(at));
    const worksheets = list(sheets);
    worksheets.getActiveWorksheet = () => sheets[stub.selection.sheet];
    return {
      name: "caseload.xlsx", load() { return this; }, worksheets, names: list([]),
      tables: list(sheets.flatMap((sheet) => sheet.tables.items)),
      application: { calculationMode: "Automatic", load() { return this; }, calculate(kind) { stub.calculated.push(kind); } },
      getSelectedRange: () => new Range(stub.selection.sheet, { top: stub.selection.row, bottom: stub.selection.row, left: stub.selection.column, right: stub.selection.column }),
    };
  },
};

globalThis.stub = stub;
globalThis.Excel = {
  run: async (work) => work(context),
  RequestContext: function () { return context; },
  ShapeType: { image: "Image" },
};
globalThis.CustomFunctions = {
  associate: (name, made) => (stub.functions[name] = made),
  Error: class extends Error {},
  ErrorCode: { invalidValue: "#VALUE!" },
};
globalThis.Office = {
  onReady: async (then) => { if (then) then(info); return info; },
  context: { requirements: { isSetSupported: (name, version) => Number(String(version || "1.0").split(".")[1]) <= (SETS[name] ?? -1) }, displayLanguage: "en-US",
    platform: info.platform, ui: { openBrowserWindow: (address) => stub.windows.push(address) } },
  actions: { associate: (name, made) => (stub.actions[name] = made) },
  addin: { showAsTaskpane: async () => { stub.opened++; } },
  auth: { getAccessToken: async () => stub.token() },
};
