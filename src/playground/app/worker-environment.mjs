// Imported before anything that imports Monaco: an editor made without this setting fails.

globalThis.MonacoEnvironment = {
  /**
   * @param {string} _workerId
   * @param {string} label
   */
  getWorker(_workerId, label) {
    const { editor, graphql, json } = document.getElementById('playground')?.dataset ?? {};
    const file = { graphql, json }[label] ?? editor;
    return new Worker(new URL(file ?? '', import.meta.url), { type: 'module' });
  },
};
