// Each button of the ribbon opens the pane and starts its work there, where progress and problems can be seen.
Office.onReady(() => {
  const page = JSON.parse(document.getElementById("caseload-page").textContent);
  for (const { name } of page.buttons) {
    Office.actions.associate(`caseload-${name}`, async (event) => {
      try {
        await Office.addin.showAsTaskpane();
        globalThis.caseloadStart(name);
      } finally {
        event.completed();
      }
    });
  }
});
