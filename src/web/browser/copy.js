// Shows the buttons that copy a text of the page, and copies it when one is pressed.
const status = document.querySelector('[role=status].copied');

/** Selects a text, for whoever may not write to the clipboard: a page without TLS. */
function select(element) {
  const selection = getSelection();
  selection.selectAllChildren(element);
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  const source = document.getElementById(button.dataset.copy);
  if (!source) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      status.textContent = 'Copied.';
    } catch {
      select(source);
      status.textContent = 'Selected: press Ctrl+C or ⌘C to copy.';
    }
  });
}
