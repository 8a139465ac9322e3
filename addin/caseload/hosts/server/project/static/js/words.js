import { sentence } from "./elements.js";

// Every text of the pane, in English and Spanish. Both have the same keys (a test compares them).
const WORDS = {
  en: {
    other: "Español",
    back: "Back",
    name: "Caseload",
    home: "Home",
    signOut: "Sign out",
    signIn: "Sign in",
    codeLabel: "Sign-in code",
    codeHelp: "Paste the code that your IT gave you. It stays on this computer.",
    signedIn: (name) => `Signed in as ${name}`,
    reading: "Reading …",
    working: "Working …",
    writing: "Writing …",
    wait: "This step cannot be stopped half-way; it takes a moment.",
    stopping: "Stopping …",
    dayAsked: "Day asked about",
    dayHelp: "Refresh, Today and notices answer for this day.",
    cancel: "Cancel",
    stopped: "Stopped",
    cancelled: "What was finished stays; nothing is half-written.",
    again: "Try again",
    notDone: "Not done",
    notForRole: "Your role may not use this button.",
    refreshed: (day) => `As of ${day}`,
    changed: "Cells changed",
    people: "People",
    unanswered: "Cells with ?",
    unansweredHelp: "A ? in a cell says what is missing there. Choose a line to go to it.",
    overdue: "Overdue",
    due_today: "Today",
    open: "Next 7 days",
    showToday: "Show what is due",
    nothingDue: "Nothing is due in the next 7 days.",
    noProblems: "No problems found.",
    problems: (count) => (count === 1 ? "1 problem" : `${count} problems`),
    firstOf: (shown, count) => `The first ${shown} of ${count} are shown.`,
    goTo: (place) => `Go to ${place}`,
    shows: "The cell shows",
    because: "Why",
    source: "Source",
    parameters: "Figures used",
    chooseForm: "Which document?",
    dueCount: (count) => (count === 1 ? "1 is due" : `${count} are due`),
    chooseRows: "Who gets it?",
    chooseContacts: "For which contacts?",
    all: "All",
    issuedBefore: "written before",
    preview: "Look at it",
    copies: (count) => (count === 1 ? "Get the one written before" : `Get the ${count} written before`),
    create: (count) => `Create ${count}`,
    nothingToCreate: "No document of this kind is due.",
    draft: "This form has a State-issued version. What you get is a draft to copy from.",
    made: (count) => (count === 1 ? "1 document written" : `${count} documents written`),
    already: (count) => `${count} had been written before`,
    left: (count) => `${count} left out, because something is missing`,
    save: (count) => (count === 1 ? "Save the document" : `Save the ${count} documents`),
    toSave: "Documents of this session",
    noneDue: "No document is due in the next 7 days.",
    notDue: (count) => `${count} more, none due`,
    notReached: (count) => `${count} not begun`,
    progress: (done, all) => `${done} of ${all}`,
    cells: "Cells",
    inserted: "Formulas put in",
    repaired: "Formulas mended",
    others: "Formulas of your own",
    removed: "Formulas turned into values",
    help: [
      ["Every morning", "Press Refresh, then Today. Click a line to go to its cell."],
      ["A ? in a cell", "It says what is missing or cannot be read. Refresh lists all of them; Check lists what is wrong or blank."],
      ["Why?", "Choose a cell with a computed colour and press Explain this cell."],
      ["Notices", "Press Create notices, choose, look, create. Nobody gets the same notice twice."],
      ["Formulas", "Insert puts live formulas in. Repair mends #NAME?. Remove turns them into values before you send the workbook away."],
      ["Nothing is decided by machine", "A sanction, a closure or a denial is only prepared. A person approves it."],
    ],
    errors: {
      401: ["You are not signed in, or your sign-in has expired.", "Sign in again."],
      code: ["This code does not count: it is mistyped, has expired, or was withdrawn.", "Paste it again, or ask your IT for a new one."],
      403: ["Your role may not do this.", "Ask your supervisor if you should."],
      404: ["The server does not know this button.", "Close and open Excel; if it stays, tell your IT."],
      413: ["The workbook is too large to send.", "Ask your IT to raise the limit."],
      429: ["That was a lot at once.", "Wait a minute, then try again."],
      400: ["The server could not read the workbook.", "Nothing was changed. Tell your IT."],
      503: ["The server is busy, or people cannot sign in just now.", "Nothing was changed. Try again in a minute."],
      offline: ["The Caseload server does not answer.", "Nothing was changed. Try again in a minute; your workbook works without it."],
      other: ["The server has a problem.", "Nothing was changed. Try again in a minute."],
      noCaseload: ["This workbook is no caseload: it has none of our tables.", "Open a caseload workbook and try again."],
      moved: ["Somebody changed the workbook at the same time.", "Nothing was changed. Press the button again."],
      half: ["Excel stopped while it was being written.", "Leave the cell you are editing and try again: what is missing is then written."],
      excel: ["Excel could not do this.", "Leave the cell you are editing, then try again."],
    },
    cell: {
      401: "not signed in: open the Caseload pane",
      403: "your role may not use this function",
      413: "this range is too large to send",
      429: "too many at once: calculate again in a minute",
      400: "the server does not know this call",
      0: "the Caseload server does not answer",
      other: "the Caseload server has a problem",
    },
  },
  es: {
    other: "English",
    back: "Atrás",
    name: "Caseload",
    home: "Inicio",
    signOut: "Salir",
    signIn: "Entrar",
    codeLabel: "Código de acceso",
    codeHelp: "Pegue el código que le dio su equipo de informática. Se queda en esta computadora.",
    signedIn: (name) => `Entró como ${name}`,
    reading: "Leyendo …",
    working: "Trabajando …",
    writing: "Escribiendo …",
    wait: "Este paso no se puede dejar a medias; tarda un momento.",
    stopping: "Deteniendo …",
    dayAsked: "Día consultado",
    dayHelp: "Actualizar, Hoy y los avisos responden para este día.",
    cancel: "Cancelar",
    stopped: "Detenido",
    cancelled: "Lo terminado se queda; nada queda a medias.",
    again: "Intentar otra vez",
    notDone: "Sin hacer",
    notForRole: "Su función no puede usar este botón.",
    refreshed: (day) => `Al ${day}`,
    changed: "Celdas cambiadas",
    people: "Personas",
    unanswered: "Celdas con ?",
    unansweredHelp: "Un ? en una celda dice qué falta. Elija una línea para ir a la celda.",
    overdue: "Vencido",
    due_today: "Hoy",
    open: "Próximos 7 días",
    showToday: "Ver lo que vence",
    nothingDue: "No vence nada en los próximos 7 días.",
    noProblems: "No hay problemas.",
    problems: (count) => (count === 1 ? "1 problema" : `${count} problemas`),
    firstOf: (shown, count) => `Se muestran los primeros ${shown} de ${count}.`,
    goTo: (place) => `Ir a ${place}`,
    shows: "La celda muestra",
    because: "Por qué",
    source: "Fuente",
    parameters: "Cifras usadas",
    chooseForm: "¿Qué documento?",
    dueCount: (count) => (count === 1 ? "toca 1" : `tocan ${count}`),
    chooseRows: "¿Para quién?",
    chooseContacts: "¿De qué contactos?",
    all: "Todos",
    issuedBefore: "ya se hizo",
    preview: "Verlo",
    copies: (count) => (count === 1 ? "Obtener el ya hecho" : `Obtener los ${count} ya hechos`),
    create: (count) => `Crear ${count}`,
    nothingToCreate: "No toca ningún documento de este tipo.",
    draft: "El Estado tiene su propia versión de este formulario. Esto es un borrador para copiar.",
    made: (count) => (count === 1 ? "1 documento hecho" : `${count} documentos hechos`),
    already: (count) => `${count} ya se habían hecho`,
    left: (count) => `${count} sin hacer, porque falta algo`,
    save: (count) => (count === 1 ? "Guardar el documento" : `Guardar los ${count} documentos`),
    toSave: "Documentos de esta sesión",
    noneDue: "No toca ningún documento en los próximos 7 días.",
    notDue: (count) => `${count} más, ninguno toca`,
    notReached: (count) => `${count} sin empezar`,
    progress: (done, all) => `${done} de ${all}`,
    cells: "Celdas",
    inserted: "Fórmulas puestas",
    repaired: "Fórmulas reparadas",
    others: "Fórmulas suyas",
    removed: "Fórmulas convertidas en valores",
    help: [
      ["Cada mañana", "Oprima Actualizar y después Hoy. Elija una línea para ir a su celda."],
      ["Un ? en una celda", "Dice qué falta o qué no se puede leer. Actualizar los lista todos; Revisar lista lo que está mal o en blanco."],
      ["¿Por qué?", "Elija una celda calculada y oprima Explicar esta celda."],
      ["Avisos", "Oprima Crear avisos, elija, mire, cree. Nadie recibe el mismo aviso dos veces."],
      ["Fórmulas", "Insertar pone fórmulas vivas. Reparar arregla #NAME?. Quitar las convierte en valores antes de enviar el libro."],
      ["La máquina no decide nada", "Una sanción, un cierre o una negación solo se prepara. Una persona lo aprueba."],
    ],
    errors: {
      401: ["No ha entrado, o su acceso venció.", "Entre otra vez."],
      code: ["Este código no vale: está mal escrito, venció o se retiró.", "Péguelo otra vez, o pida uno nuevo a informática."],
      403: ["Su función no puede hacer esto.", "Pregunte a su supervisor si le corresponde."],
      404: ["El servidor no conoce este botón.", "Cierre y abra Excel; si sigue, avise a informática."],
      413: ["El libro es demasiado grande para enviarlo.", "Pida a informática que suba el límite."],
      429: ["Fue mucho a la vez.", "Espere un minuto e intente otra vez."],
      400: ["El servidor no pudo leer el libro.", "No se cambió nada. Avise a informática."],
      503: ["El servidor está ocupado, o ahora no se puede entrar.", "No se cambió nada. Intente en un minuto."],
      offline: ["El servidor de Caseload no contesta.", "No se cambió nada. Intente en un minuto; su libro funciona sin él."],
      other: ["El servidor tiene un problema.", "No se cambió nada. Intente en un minuto."],
      noCaseload: ["Este libro no es de casos: no tiene nuestras tablas.", "Abra un libro de casos e intente otra vez."],
      moved: ["Alguien cambió el libro al mismo tiempo.", "No se cambió nada. Oprima el botón otra vez."],
      half: ["Excel se detuvo mientras se escribía.", "Salga de la celda que está escribiendo e intente otra vez: se escribe lo que falta."],
      excel: ["Excel no pudo hacerlo.", "Salga de la celda que está escribiendo e intente otra vez."],
    },
    cell: {
      401: "sin acceso: abra el panel de Caseload",
      403: "su función no puede usar esta fórmula",
      413: "este rango es demasiado grande",
      429: "demasiadas a la vez: calcule otra vez en un minuto",
      400: "el servidor no conoce esta fórmula",
      0: "el servidor de Caseload no contesta",
      other: "el servidor de Caseload tiene un problema",
    },
  },
};

const KEY = "caseload.language";
let chosen = null;

export function language() {
  if (chosen) return chosen;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    chosen = null;
  }
  const own = (globalThis.Office?.context?.displayLanguage || navigator.language || "en").toLowerCase();
  chosen = chosen in WORDS ? chosen : own.startsWith("es") ? "es" : "en";
  return chosen;
}

export function turnLanguage() {
  chosen = language() === "en" ? "es" : "en";
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // counts until the pane is closed
  }
}

export const words = () => WORDS[language()];

// A day (2026-11-25) as people write it.
export function day(text) {
  const [year, month, date] = text.split("-").map(Number);
  const made = new Intl.DateTimeFormat(`${language()}-US`, { dateStyle: "medium", timeZone: "UTC" });
  return made.format(new Date(Date.UTC(year, month - 1, date)));
}

// A language (en) by its name.
export const languageName = (code) => (code ? sentence(new Intl.DisplayNames([`${language()}-US`], { type: "language" }).of(code)) : "");

export { WORDS };
