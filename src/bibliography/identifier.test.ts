import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  IDENTIFIER_SCHEMES,
  type IdentifierScheme,
  identifierUrl,
  normaliseIdentifier,
  normaliseOrcid,
  normaliseRor,
} from './identifier';

const SHA = '0123456789abcdef0123456789abcdef01234567';

const PASTED: Readonly<Record<IdentifierScheme, readonly [string, string | null][]>> = {
  DOI: [
    ['10.1000/ABC.def', '10.1000/abc.def'],
    ['https://doi.org/10.1000/x', '10.1000/x'],
    ['http://dx.doi.org/10.1000/x', '10.1000/x'],
    ['https://www.doi.org/10.1000/x', '10.1000/x'],
    ['doi.org/10.1000/x', '10.1000/x'],
    [' DOI: 10.1000/x ', '10.1000/x'],
    ['10.1000.10/123', '10.1000.10/123'],
    [
      '10.1002/(SICI)1097(199823)43:2<1::AID-X>3.0.CO;2-1',
      '10.1002/(sici)1097(199823)43:2<1::aid-x>3.0.co;2-1',
    ],
    ['https://doi.org/10.1002/a%3C1%3E%23', '10.1002/a<1>#'],
    ['https://doi.org/10.1000/100%', '10.1000/100%'],
    ['10.1000/a%3Cb', '10.1000/a%3cb'],
    ['10.1000/木', '10.1000/木'],
    ['10.1000/<script>"#?', '10.1000/<script>"#?'],
    ['10.1000/a b', null],
    ['10.1000/a%20b', '10.1000/a%20b'],
    ['https://doi.org/10.1000/a%20b', null],
    ['https://doi.org/10.1000/a%00', null],
    ['10.1000/a\u0000', null],
    ['10.1000/\ud800', null],
    ['10.1000/', null],
    ['10.1/x', null],
    ['11.1000/x', null],
    [`10.1000/${'x'.repeat(505)}`, null],
    ['javascript:alert(1)', null],
    ['', null],
  ],
  ARXIV: [
    ['2407.14985', '2407.14985'],
    ['2407.14985v2', '2407.14985'],
    ['arXiv:2407.14985', '2407.14985'],
    ['arXiv:2407.14985v1 [cs.CL]', '2407.14985'],
    ['https://arxiv.org/abs/2407.14985v3', '2407.14985'],
    ['http://www.arxiv.org/pdf/2407.14985v3.pdf', '2407.14985'],
    ['https://export.arxiv.org/html/2407.14985', '2407.14985'],
    ['0704.0001', '0704.0001'],
    ['hep-th/9901001v2', 'hep-th/9901001'],
    ['math.GT/0309136', 'math/0309136'],
    ['https://arxiv.org/abs/cs.CL/0309136', 'cs/0309136'],
    ['2407.149', null],
    ['2407.149851', null],
    ['hep-th/99', null],
    ['arxiv:arxiv:2407.14985', null],
  ],
  OPENALEX: [
    ['W2741809807', 'W2741809807'],
    ['w2741809807', 'W2741809807'],
    ['https://openalex.org/W2741809807', 'W2741809807'],
    ['https://openalex.org/works/W2741809807', 'W2741809807'],
    ['https://api.openalex.org/works/w2741809807', 'W2741809807'],
    ['A123', null],
  ],
  S2: [
    [SHA, SHA],
    [SHA.toUpperCase(), SHA],
    [`https://www.semanticscholar.org/paper/A-Title/${SHA}`, SHA],
    [`https://www.semanticscholar.org/paper/${SHA}`, SHA],
    ['CorpusID:215416146', '215416146'],
    ['https://api.semanticscholar.org/CorpusID:215416146', '215416146'],
    ['215416146', '215416146'],
    [SHA.slice(1), null],
  ],
  ACL: [
    ['2024.acl-long.1', '2024.acl-long.1'],
    ['P19-1001', 'P19-1001'],
    ['https://aclanthology.org/2024.acl-long.1/', '2024.acl-long.1'],
    ['https://aclanthology.org/2024.acl-long.1.pdf', '2024.acl-long.1'],
    ['https://www.aclweb.org/anthology/P19-1001', 'P19-1001'],
    ['../P19-1001', null],
    ['P19-1001?x=y', null],
  ],
  OPENREVIEW: [
    ['IQxBDLmVpT', 'IQxBDLmVpT'],
    ['https://openreview.net/forum?id=IQxBDLmVpT', 'IQxBDLmVpT'],
    ['https://openreview.net/pdf?id=IQxBDLmVpT', 'IQxBDLmVpT'],
    ['https://openreview.net/forum?id=IQxBDLmVpT&noteId=abc', 'IQxBDLmVpT'],
    ['a"b', null],
  ],
  PMID: [
    ['31452104', '31452104'],
    ['PMID: 31452104', '31452104'],
    ['https://pubmed.ncbi.nlm.nih.gov/31452104/', '31452104'],
    ['http://www.ncbi.nlm.nih.gov/pubmed/31452104', '31452104'],
    ['031452104', null],
    ['PMC31452104', null],
  ],
  PMCID: [
    ['PMC6711023', 'PMC6711023'],
    ['pmc6711023', 'PMC6711023'],
    ['PMCID: PMC6711023', 'PMC6711023'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC6711023/', 'PMC6711023'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6711023', 'PMC6711023'],
    ['6711023', null],
  ],
  DBLP: [
    ['conf/iclr/WangAEAAZW25', 'conf/iclr/WangAEAAZW25'],
    ['DBLP:journals/corr/abs-2407-14985', 'journals/corr/abs-2407-14985'],
    ['https://dblp.org/rec/journals/corr/abs-2407-14985.html', 'journals/corr/abs-2407-14985'],
    ['https://dblp.uni-trier.de/rec/conf/iclr/WangAEAAZW25.xml', 'conf/iclr/WangAEAAZW25'],
    ['../../pers/x', null],
    ['conf/../x', null],
    ['conf', null],
  ],
  ISBN: [
    ['978-0-306-40615-7', '9780306406157'],
    ['9780306406157', '9780306406157'],
    ['0-306-40615-2', '9780306406157'],
    ['ISBN-10: 0306406152', '9780306406157'],
    ['ISBN 978 0 306 40615 7', '9780306406157'],
    ['urn:isbn:080442957X', '9780804429573'],
    ['080442957x', '9780804429573'],
    ['978‐0‐306‐40615‐7', '9780306406157'],
    ['9780306406158', null],
    ['0306406153', null],
    ['1230306406157', null],
    ['030640615', null],
  ],
};

const HOSTS: Readonly<Partial<Record<IdentifierScheme, readonly string[]>>> = {
  DOI: ['doi.org'],
  ARXIV: ['arxiv.org'],
  OPENALEX: ['openalex.org'],
  S2: ['www.semanticscholar.org', 'api.semanticscholar.org'],
  ACL: ['aclanthology.org'],
  OPENREVIEW: ['openreview.net'],
  PMID: ['pubmed.ncbi.nlm.nih.gov'],
  PMCID: ['pmc.ncbi.nlm.nih.gov'],
  DBLP: ['dblp.org'],
};

const scheme = fc.constantFrom(...IDENTIFIER_SCHEMES);
const prefix = fc.constantFrom(
  ...[
    '',
    '10.1000/',
    'https://doi.org/10.1000/',
    'arxiv:2407.14985',
    'cs/',
    'W1',
    'PMC',
    'conf/',
    '978',
    '080442957',
  ],
  ...['https://openreview.net/forum?id=', 'https://aclanthology.org/', 'https://dblp.org/rec/a/'],
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({
    unit: fc.constantFrom(
      '.',
      '/',
      '%',
      '2',
      'F',
      '<',
      '"',
      "'",
      '#',
      '?',
      '&',
      '\\',
      ':',
      '@',
      'İ',
      'ς',
      'X',
      'v',
      '.pdf',
      '.html',
    ),
  }),
);
const pasted = fc.tuple(prefix, hostile).map(([before, text]) => before + text);

describe.each(IDENTIFIER_SCHEMES.map((name) => [name]))('An identifier of %s', (name) => {
  test.each([...PASTED[name]])('pasted as %j is stored as %j', (text, normal) => {
    expect(normaliseIdentifier(name, text)).toBe(normal);
  });

  test('leads by its address back to itself', () => {
    for (const [, normal] of PASTED[name]) {
      const url = normal === null ? null : identifierUrl(name, normal);
      if (url !== null) expect(normaliseIdentifier(name, url)).toBe(normal);
    }
  });
});

describe('Any identifier', () => {
  test('in normal form is its own normal form', () => {
    fc.assert(
      fc.property(scheme, pasted, (name, text) => {
        const normal = normaliseIdentifier(name, text);
        if (normal !== null) expect(normaliseIdentifier(name, normal)).toBe(normal);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has an address on its system’s host that needs no escaping in HTML, or none', () => {
    fc.assert(
      fc.property(scheme, pasted, (name, text) => {
        const normal = normaliseIdentifier(name, text);
        const url = normal === null ? null : identifierUrl(name, normal);
        if (url === null) return;
        expect(url).toMatch(/^https:\/\/[^\s"<>\p{C}]+$/u);
        expect(HOSTS[name]).toContain(new URL(url).host);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has an address, but for ISBN', () => {
    expect(identifierUrl('ISBN', '9780306406157')).toBeNull();
    expect(identifierUrl('DOI', '10.1000/<script>"#?%')).toBe(
      'https://doi.org/10.1000/%3Cscript%3E%22%23%3F%25',
    );
  });
});

describe('An ORCID iD', () => {
  test.each([
    ['0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['https://orcid.org/0000-0002-1694-233X', '0000-0002-1694-233X'],
    ['orcid.org/0000-0002-1694-233x', '0000-0002-1694-233X'],
    [' ORCID: 0000-0001-5109-3700', '0000-0001-5109-3700'],
    ['0000-0002-1825-0098', null],
    ['0000-0002-1694-2330', null],
    ['0000000218250097', null],
    ['0000-0002-1825-009', null],
    ['', null],
  ])('pasted as %j is stored as %j', (text, normal) => {
    expect(normaliseOrcid(text)).toBe(normal);
  });

  test('has exactly one right check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 - 1 }), (number) => {
        const digits = String(number)
          .padStart(15, '0')
          .replace(/(\d{4})(?=\d)/g, '$1-');
        const right = Array.from('0123456789X').filter((check) => normaliseOrcid(digits + check));
        expect(right).toHaveLength(1);
      }),
    );
  });
});

describe('A ROR id', () => {
  test.each([
    ['https://ror.org/05w520734', '05w520734'],
    ['ror.org/05W520734', '05w520734'],
    ['05w520734', '05w520734'],
    ['15w520734', null],
    ['05w52073x', null],
    ['05w5207345', null],
  ])('pasted as %j is stored as %j', (text, normal) => {
    expect(normaliseRor(text)).toBe(normal);
  });
});
