import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';

/** What WordPress leaves of the markup of an oEmbed provider that it does not know (`wp_filter_oembed_result`). */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

const SECRET = 'a1B2c3D4e5';

type Parent = DefaultTreeAdapterTypes.DocumentFragment | DefaultTreeAdapterTypes.Element;

/** Takes out all other elements, whose content stays, and all other attributes. */
function filterMarkup(parent: Parent): void {
  parent.childNodes = parent.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return child.nodeName === '#text' ? [child] : [];
    filterMarkup(child);
    const attributes = ALLOWED[child.tagName];
    if (!attributes) return child.childNodes;
    child.attrs = child.attrs.filter(({ name }) => attributes.includes(name));
    return [child];
  });
}

/**
 * The markup that a post of WordPress shows for an oEmbed answer: filtered, the frame in a sandbox that may only run scripts, hidden until it
 * says how high it is, and with a secret by which the page knows it. Empty where WordPress would show a link.
 */
export function wordpressMarkup(html: string): string {
  const root = parseFragment(html);
  filterMarkup(root);
  const [, quotation = '', frame = ''] =
    /(<blockquote>[\s\S]*?<\/blockquote>)?[\s\S]*(<iframe[\s\S]*?><\/iframe>)/.exec(serialize(root)) ?? [];
  const hidden = quotation ? ' style="position: absolute; visibility: hidden;"' : '';
  return (
    quotation.replace('<blockquote', `<blockquote class="wp-embedded-content" data-secret="${SECRET}"`) +
    frame
      .replace(/ src="([^"]*)"/, ` src="$1#?secret=${SECRET}" data-secret="${SECRET}"`)
      .replace(
        '<iframe',
        `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"${hidden}`,
      )
  );
}

/** What the script of WordPress does on such a page: it believes frames that know their secret, from 200 to 1000 pixels. */
export const WORDPRESS_SCRIPT = `
  addEventListener('message', ({ data, source }) => {
    if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
    for (const each of document.querySelectorAll('blockquote[data-secret="' + data.secret + '"]')) each.style.display = 'none';
    for (const frame of document.querySelectorAll('iframe[data-secret="' + data.secret + '"]')) {
      if (frame.contentWindow !== source) continue;
      frame.removeAttribute('style');
      if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
      if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host && document.activeElement === frame)
        self.followed = data.value;
    }
  });
  addEventListener('load', () => {
    for (const frame of document.querySelectorAll('iframe[data-secret]'))
      frame.contentWindow.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
  });`;
