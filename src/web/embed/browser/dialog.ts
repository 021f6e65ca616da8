import { domBuilder } from '../../card/dom-builder';
import type { Snippets } from '../snippets/embed-snippets';
import { panel } from '../snippets/panel';

/**
 * The script of the dialog that says how to embed a page. Links to the page of snippets open it instead; where anything fails they lead
 * there as they do without the script.
 */
const h = domBuilder<HTMLElement>(document);

/** Copies the text of a field; where the clipboard is closed to us, as by http, by the way of old. */
async function copy(field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand('copy');
  }
}

/** Gives each snippet a button that copies it. What came of it is read out. */
function addCopyButtons(place: ParentNode): void {
  for (const field of place.querySelectorAll<HTMLTextAreaElement>('textarea.embed-code')) {
    const label = place.querySelector(`#${field.id}-label`);
    const status = h('span', { class: 'embed-copied', role: 'status' });
    const button = h('button', { type: 'button', class: 'embed-copy' }, `Copy ${label?.textContent}`);
    button.addEventListener('click', async () => {
      status.textContent = (await copy(field)) ? 'Copied' : 'Select the text and copy it';
    });
    field.after(h('p', null, button, status));
  }
}

/** Has the choices show what they change at once. */
function followChoices(place: HTMLElement, address: string, base: string, heading: 1 | 2): void {
  const form = place.querySelector('form');
  const show = async (): Promise<void> => {
    if (!form?.reportValidity()) return;
    const url = new URL(address, location.href);
    for (const [name, value] of new FormData(form)) url.searchParams.set(name, `${value}`);
    const focused = document.activeElement?.id;
    await fill(place, url.href, base, heading);
    if (focused) place.querySelector<HTMLElement>(`#${focused}`)?.focus();
  };
  form?.addEventListener('change', () => void show().catch(() => form.submit()));
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void show().catch(() => form.submit());
  });
}

/** Reads the snippets and shows them. Rejects where they cannot be read. */
async function fill(place: HTMLElement, address: string, base: string, heading: 1 | 2): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  // Our own server, of the same version as this script.
  const snippets = (await response.json()) as Snippets;
  place.replaceChildren(h('div', null, panel(h, snippets, { base, heading })));
  enhance(place, address, base, heading);
}

function enhance(place: HTMLElement, address: string, base: string, heading: 1 | 2): void {
  addCopyButtons(place);
  followChoices(place, address, base, heading);
}

/** Loads the styles of the panel once. */
function addStyle(href: string): void {
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  document.head.append(h('link', { rel: 'stylesheet', href }));
}

function openDialog(link: HTMLAnchorElement): void {
  const { embed = '', embedBase = '', embedStyle = '' } = link.dataset;
  addStyle(embedStyle);
  const place = h('div', null);
  const close = h('button', { type: 'button', class: 'embed-close' }, 'Close');
  const dialog = h('dialog', { class: 'embed-dialog', 'aria-labelledby': 'embed-title' }, close, place);
  fill(place, embed, embedBase, 2).then(
    () => {
      document.body.append(dialog);
      // What was made as a dialog is one.
      (dialog as HTMLDialogElement).showModal();
    },
    () => location.assign(link.href),
  );
  close.addEventListener('click', () => (dialog as HTMLDialogElement).close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-embed]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  openDialog(link);
});

const page = document.querySelector<HTMLElement>('#embed-panel');
if (page) {
  const base =
    page
      .querySelector('form')
      ?.getAttribute('action')
      ?.replace(/\/embed\/snippets$/, '') ?? '';
  enhance(page, `${base}/embed/snippets.json${location.search}`, base, 1);
}

// The frame of the preview says how high it is.
addEventListener('message', ({ source, data }) => {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe.embed-preview')) {
    if (frame.contentWindow === source && data?.message === 'height') {
      frame.height = `${Math.min(Number.parseInt(data.value, 10) || 0, 20_000)}`;
    }
  }
});
