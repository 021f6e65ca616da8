import { LIST_ATTRIBUTES } from '../list-attributes';
import { listenToFrames } from './frame-heights';
import { PapergraphElement } from './papergraph-element';

class Paper extends PapergraphElement {
  static readonly observedAttributes = ['paper', 'heading'];

  get key(): string {
    return (this.getAttribute('paper') ?? '').trim().toWellFormed();
  }
}

class Papers extends PapergraphElement {
  static readonly observedAttributes = [...LIST_ATTRIBUTES, 'heading'];

  get key(): string {
    const given = LIST_ATTRIBUTES.flatMap((name) => {
      const value = this.getAttribute(name)?.trim();
      return value ? [[name, value]] : [];
    });
    return `?${new URLSearchParams(given)}`;
  }
}

// Two versions of the script on one page are one too many, but no fault.
if (!customElements.get('papergraph-paper')) {
  customElements.define('papergraph-paper', Paper);
  customElements.define('papergraph-papers', Papers);
  listenToFrames();
}
