import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { escapeHtml, fragment, h, htmlDocument, jsonScript } from './html';

type Parsed = DefaultTreeAdapterTypes.ChildNode;

/** What a parser sees of `markup`, which must have one root. */
function parsed(markup: string): Parsed[] {
  return parseFragment(markup).childNodes;
}

/** Any text, and text that means something to parsers of HTML. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '"',
          "'",
          '&',
          '&amp;',
          '</p>',
          '<script>',
          '<!--',
          '-->',
          ']]>',
          '\r\n',
          '\0',
          '\uD800',
        ],
        ...['javascript:', 'https://', '//', '\\', ' ', '=', '`', '&#0;', '&notin', '\u2028', 'x'],
      ),
    )
    .map((parts) => parts.join('')),
);

/** What HTML can hold of a text: no NUL and no half of a surrogate pair. */
const holdable = (value: string) => value.replaceAll('\0', '\uFFFD').toWellFormed();

describe('an element as HTML', () => {
  it('holds any text as it was', () => {
    fc.assert(
      fc.property(text, (value) => {
        const [element, ...others] = parsed(`${h('p', null, value)}`);
        expect(others).toEqual([]);
        expect(element).toMatchObject({ nodeName: 'p', attrs: [] });
        const children = element && 'childNodes' in element ? element.childNodes : [];
        expect(children.map((child) => ('value' in child ? child.value : child.nodeName)).join('')).toBe(
          holdable(value),
        );
      }),
    );
  });

  it('holds any value of an attribute as it was', () => {
    fc.assert(
      fc.property(text, (value) => {
        const [element] = parsed(`${h('p', { title: value, lang: 'en' }, 'x')}`);
        expect(element).toMatchObject({
          attrs: [
            { name: 'title', value: holdable(value) },
            { name: 'lang', value: 'en' },
          ],
          childNodes: [{ nodeName: '#text', value: 'x' }],
        });
      }),
    );
  });

  it('keeps the line feed at the start of preformatted text', () => {
    for (const tag of ['pre', 'textarea']) {
      expect(parsed(`${h(tag, null, '\n\nx')}`)).toMatchObject([{ childNodes: [{ value: '\n\nx' }] }]);
    }
  });

  it('nests, leaves out what is absent and closes no void element', () => {
    const list = [1, 2].map((n) => h('li', { class: n === 1 && 'first', hidden: n === 2 }, n));
    expect(`${h('ul', { id: null, role: undefined }, list, null, false, undefined)}`).toBe(
      '<ul><li class="first">1</li><li hidden>2</li></ul>',
    );
    expect(`${fragment(h('br', null), h('input', { value: 0 }), '<')}`).toBe('<br><input value="0">&lt;');
    expect(htmlDocument(h('html', null))).toBe('<!doctype html>\n<html></html>\n');
  });

  it('refuses what code must not write', () => {
    for (const name of [
      'onclick',
      'ONERROR',
      'style',
      'srcdoc',
      'srcset',
      'poster',
      'data',
      'ping',
      'a b',
      '',
      'a"',
    ])
      expect(() => h('p', { [name]: 'x' })).toThrow(TypeError);
    for (const tag of ['', 'a b', '1', '<p']) expect(() => h(tag, null)).toThrow(TypeError);
    for (const tag of ['script', 'STYLE', 'noscript']) expect(() => h(tag, null, 'x')).toThrow(TypeError);
    // The type says what a child may be; data may be something else.
    const odd = [{ toString: () => '<b>' }, true, Symbol('x')] as unknown as string[];
    for (const child of odd) expect(() => h('p', null, child)).toThrow(TypeError);
    expect(`${h('script', { src: '/embed/v1.js' })}`).toBe('<script src="/embed/v1.js"></script>');
  });
});

describe('JSON in a script', () => {
  it('stays the value and within its element', () => {
    fc.assert(
      fc.property(text, (value) => {
        const [script, ...others] = parsed(`${jsonScript('application/ld+json', { value })}`);
        expect(others).toEqual([]);
        const content = script && 'childNodes' in script ? script.childNodes[0] : undefined;
        expect(JSON.parse(content && 'value' in content ? content.value : '')).toEqual({ value });
      }),
    );
  });
});

it('escapes nothing where there is nothing to escape', () => {
  expect(escapeHtml('Ünïcode 論文 😀')).toBe('Ünïcode 論文 😀');
});
