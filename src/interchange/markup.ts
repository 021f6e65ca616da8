import { decode } from 'html-entities';

/** Elements that stand between words; the others stand inside them, as in H<sub>2</sub>O. */
const BLOCKS = new Set(
  (
    'blockquote br center dd def-item disp-formula disp-quote div dl dt graphic h1 h2 h3 h4 h5 h6 hr inline-graphic ' +
    'li list list-item ol p paragraph sec section table tbody td tfoot th thead title tr ul'
  ).split(' '),
);

/**
 * Elements of HTML, JATS and MathML that occur in titles and abstracts. Those that authors write for something else
 * are left out: "</s>" and "<img>" are tokens of language models, "<title>", "<list>" and "<code>" placeholders.
 */
const ELEMENTS = new Set([
  ...[...BLOCKS].filter(
    (name) => !['title', 'list', 'graphic', 'section', 'table', 'paragraph'].includes(name),
  ),
  ...(
    'a abbr alternatives annotation annotation-xml b bdi bdo big bold del dfn em ext-link font i ' +
    'inline-formula ins inf italic kbd maction math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded ' +
    'mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover ' +
    'monospace named-content overline roman samp sans-serif sc scp semantics small span strike strong ' +
    'styled-content sub sup tex-math tt u underline uri xref'
  ).split(' '),
]);

/** The prefixes that stand for JATS, MathML and XHTML in bibliographic XML; behind one, any name is an element's. */
const PREFIXES = new Set(['jats', 'mml', 'm', 'xhtml', 'html', 'ns0', 'ns1', 'ns2', 'ns3', 'ns4']);

const TAG =
  /<\/?(?:([A-Za-z][\w.-]*):)?([A-Za-z][\w-]*)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=]+))*\s*\/?>/g;
/** TeX beside MathML says the same twice; so do comments and annotations. */
const SAID_TWICE =
  /<(?:\w+:)?tex-math\b[^<>]*>[^<]*<\/(?:\w+:)?tex-math>(?=\s*<(?:\w+:)?math\b)|<(?:\w+:)?annotation\b[^<>]*>[^<]*<\/(?:\w+:)?annotation>|<!--[^<>]*-->/g;
const CDATA = /<!\[CDATA\[([^<]*?)\]\]>/g;
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z]\w*);/i;

/**
 * One layer of markup taken off: tags of known elements, which leave their text, and HTML entities. Everything else
 * stays as it is, such as "x<y and z>w", "<mask>" and "R&D".
 */
export function withoutMarkupLayer(text: string): string {
  let bare = text;
  if (bare.includes('<')) {
    bare = bare
      .replace(SAID_TWICE, '')
      .replace(CDATA, '$1')
      .replace(TAG, (tag, prefix: string | undefined, name: string) => {
        const element = name.toLowerCase();
        const isElement = prefix === undefined ? ELEMENTS.has(element) : PREFIXES.has(prefix.toLowerCase());
        if (!isElement) return tag;
        return BLOCKS.has(element) ? ' ' : '';
      });
  }
  return ENTITY.test(bare) ? decode(bare, { level: 'html5', scope: 'strict' }) : bare;
}
