// How the add-in shows who somebody is: a sign-in code kept on this computer, or Entra ID as xlwings-server offers it.
globalThis.caseloadCode = {
  key: "caseload.code",
  read() {
    try {
      return localStorage.getItem(this.key) || "";
    } catch {
      return this.kept || "";
    }
  },
  keep(code) {
    this.kept = code;
    try {
      if (code) localStorage.setItem(this.key, code);
      else localStorage.removeItem(this.key);
    } catch {
      // storage is off in this window: the code counts until the pane is closed
    }
  },
};

globalThis.getAuth = async function () {
  if (config.authProviders.includes("entraid")) {
    return { token: await xlwings.getAccessToken(), provider: "entraid" };
  }
  return { token: caseloadCode.read(), provider: config.authProviders[0] || "" };
};
