import { card } from '../../card/card';
import { dateWriter } from '../../card/card-date';
import { domBuilder } from '../../card/dom-builder';
import type { ElementBuilder } from '../../card/element-builder';
import css from '../widget.css';
import { type Cards, readCards } from './card-batch';
import { BASE } from './embed-source';

const build = domBuilder<HTMLElement>(document);

/** Each class `pg-NAME` is the part NAME too, so that the host page can style it. */
const h: ElementBuilder<HTMLElement> = (tag, attributes, ...children) =>
  build(
    tag,
    attributes?.class ? { ...attributes, part: `${attributes.class}`.slice(3) } : attributes,
    ...children,
  );

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Widgets that are yet to be filled. */
const waiting = new Set<PapergraphElement>();

/** What the console has been told: the same fault of many widgets is one fault. */
const told = new Set<string>();

/** As soon as one comes near, all that waits is asked for. */
const near = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    const widgets = [...waiting];
    waiting.clear();
    if (widgets.length === 0) return;
    readCards(new Set(widgets.map(({ key }) => key)), (key, cards) => {
      for (const widget of widgets) if (widget.key === key) widget.show(cards);
    });
  },
  { rootMargin: '800px' },
);

/**
 * A widget: shows the cards of its key in its shadow. Until they are there, and where they cannot be had, it shows what it holds. Fires
 * `papergraph-load`, or `papergraph-error` with the reason in `detail`; both bubble.
 */
export abstract class PapergraphElement extends HTMLElement {
  /** The key and heading of what it shows now. */
  #shown?: string;

  /** What it is to show, as the server knows it; empty where its attributes do not say. */
  abstract readonly key: string;

  /** The level of its titles as headings; none for null. */
  get #heading() {
    // Checked before it is used.
    return this.getAttribute('heading') as '2' | null;
  }

  connectedCallback(): void {
    const heading = this.#heading;
    this.disconnectedCallback();
    if (!this.key) this.#fail('paper must be a slug, "doi:…" or "arxiv:…"');
    else if (!/^[2-6]$/.test(heading ?? '2')) this.#fail(`heading must be 2 to 6, got "${heading}"`);
    else if (this.key + heading !== this.#shown) {
      waiting.add(this);
      near.observe(this);
    }
  }

  disconnectedCallback(): void {
    near.unobserve(this);
    waiting.delete(this);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.connectedCallback();
  }

  /** Shows the cards, or what it holds and the reason. Throws nothing, whatever it is given. */
  show(cards: Cards): void {
    try {
      if (typeof cards === 'string') throw cards;
      const heading = this.#heading;
      const { lang } = this.closest<HTMLElement>('[lang]') ?? document.documentElement;
      const place = { base: BASE, writeDate: dateWriter(lang), heading };
      const focused = [...this.querySelectorAll('a')].indexOf(document.activeElement as HTMLAnchorElement);
      this.#fill(...cards.map((paper) => card(h, paper, place)));
      this.shadowRoot?.querySelectorAll('a')[focused]?.focus({ preventScroll: true });
      this.#shown = this.key + heading;
      this.#fire('load');
    } catch (reason) {
      this.#fail(`${reason}`);
    }
  }

  #fail(reason: string): void {
    if (!told.has(reason)) console.warn(`papergraph: ${reason}`);
    told.add(reason);
    this.#shown = undefined;
    if (this.shadowRoot) this.#fill(document.createElement('slot'));
    this.#fire('error', reason);
  }

  #fill(...children: HTMLElement[]): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(...children);
  }

  #fire(kind: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(`papergraph-${kind}`, { bubbles: true, composed: true, detail }));
  }
}
