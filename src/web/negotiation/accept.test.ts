import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Negotiator from 'negotiator';
import { preferredOffer } from './accept';

const HTML = { mediaType: 'text/html' };
const BIBTEX = { mediaType: 'application/x-bibtex' };
const CSL = { mediaType: 'application/vnd.citationstyles.csl+json' };
const TEXT = { mediaType: 'text/x-bibliography', parameters: { style: 'apa' } };
const OFFERS = [HTML, BIBTEX, CSL, TEXT];

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

describe('of several forms a client gets', () => {
  it.each([
    ['the first where it says nothing', undefined, HTML],
    ['the first where it says nothing that can be read', ', ;q=1, text, /, */html, text/html/x', HTML],
    ['the first where it takes any', '*/*', HTML],
    ['the page where it is a browser', BROWSER, HTML],
    ['the one it names', 'application/x-bibtex', BIBTEX],
    ['the one it names, in capitals', 'Application/X-BibTeX', BIBTEX],
    ['the one with the higher weight', 'text/html;q=0.5, application/x-bibtex;q=0.9', BIBTEX],
    ['the one it names before any', '*/*, application/x-bibtex', BIBTEX],
    ['the one it names before any of a type', 'text/*, text/x-bibliography', TEXT],
    ['the one it names first', 'application/x-bibtex, text/html', BIBTEX],
    ['one of the type it names', 'application/*', BIBTEX],
    ['none where it refuses all', '*/*;q=0', null],
    ['none where it takes others only', 'image/png, application/pdf', null],
    ['another where it refuses the first', 'text/html;q=0, */*;q=0.1', BIBTEX],
    ['what is weighed by the most precise range', '*/*, text/*;q=0.1, application/*;q=0.2', BIBTEX],
    ['a citation in its style', 'text/x-bibliography; style=apa', TEXT],
    ['a citation in its style, quoted', 'text/x-bibliography; style="APA"; locale="en, US"', TEXT],
    ['no citation in another style', 'text/x-bibliography; style=harvard3', null],
    ['a page whatever its parameters', 'text/html;charset="a,b;q=0";level=1', HTML],
    [
      'nothing by a weight that is none',
      'application/x-bibtex;q=2, application/x-bibtex;q=-1, text/html;q=0.1',
      HTML,
    ],
  ])('%s', (_what, accept, offer) => {
    expect(preferredOffer(accept, OFFERS)).toBe(offer);
  });

  it('one of those it takes, with the highest weight, as another program says', () => {
    const types = ['text/html', 'application/x-bibtex', 'text/plain', 'application/json'];
    const range = fc.record({
      name: fc.constantFrom(...types, 'text/*', 'application/*', '*/*', 'image/png'),
      quality: fc.option(fc.constantFrom('0', '0.1', '0.25', '0.5', '0.999', '1', '1.0')),
    });
    const header = fc
      .uniqueArray(range, { minLength: 1, maxLength: 6, selector: ({ name }) => name })
      .map((ranges) =>
        ranges.map(({ name, quality }) => (quality === null ? name : `${name};q=${quality}`)).join(', '),
      );
    fc.assert(
      fc.property(header, (accept) => {
        const offers = types.map((mediaType) => ({ mediaType }));
        const ours = preferredOffer(accept, offers)?.mediaType;
        // The other program sorts by weight; of those that are first alike it has rules of its own.
        const [first, ...others] = new Negotiator({ headers: { accept } }).mediaTypes(types);
        const weight = (type = '') =>
          [type, type.replace(/\/.*/, '/*'), '*/*']
            .map((name) => accept.split(', ').find((part) => part.split(';')[0] === name))
            .find((part) => part !== undefined)
            ?.replace(/^[^;]*(;q=)?/, '') || '1';
        expect([first, ...others]).toContain(ours);
        expect(Number(weight(ours))).toBe(Number(weight(first)));
      }),
      { numRuns: 1000 },
    );
  });

  it('an answer whatever it sends', () => {
    const piece = fc.constantFrom(
      'text/html',
      '*/*',
      ';',
      ',',
      'q=',
      '0.5',
      '"',
      '\\',
      '=',
      '/',
      ' ',
      'style=apa',
    );
    const header = fc.oneof(
      fc.string(),
      fc.array(piece).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(header, (accept) => {
        const offer = preferredOffer(accept, OFFERS);
        if (offer !== null) expect(OFFERS).toContain(offer);
      }),
      { numRuns: 1000 },
    );
    const started = performance.now();
    preferredOffer(`${'"'.repeat(8_000)}${'a/b;'.repeat(2_000)}`, OFFERS);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
