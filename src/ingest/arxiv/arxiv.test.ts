import { describe, expect, it } from '@jest/globals';
import { collected, inPieces, readingsOf } from '../../../test/harness/read-source';
import { cleanRecord } from '../../interchange/clean-record';
import { CUT_OFF, InputError } from '../input-error';
import { readArxiv } from '.';

const feed = (...entries: string[]) =>
  `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<title>a query</title>\n${entries.join('\n')}\n</feed>`;

const ENTRY = `<entry>
  <id>http://arxiv.org/abs/math.GT/0309136v2</id>
  <title>On a &lt; b
    and graphs</title>
  <summary>We find <![CDATA[A & B]]>.</summary>
  <published>2003-09-08T12:00:00Z</published>
  <updated>2005-01-01T12:00:00Z</updated>
  <author><name>Ada Lovelace</name><arxiv:affiliation>ETH</arxiv:affiliation></author>
  <author><name>Alan Turing</name></author>
  <arxiv:doi>10.1234/ABC</arxiv:doi>
  <arxiv:journal_ref>Mind 5 (2004)</arxiv:journal_ref>
  <category term="math.GT"/><category term="cs.CL" scheme="x"/>
  <link href="http://arxiv.org/abs/math/0309136v2" rel="alternate"/>
</entry>`;

describe('a feed of arXiv', () => {
  it('holds papers', async () => {
    const [reading] = await readingsOf(readArxiv, feed(ENTRY), 11);
    expect(reading).toMatchObject({ kind: 'paper', line: 4 });
    const { record, notes } = cleanRecord(reading?.kind === 'paper' && reading.paper);
    expect(notes).toEqual([]);
    expect(record).toEqual({
      source: 'arxiv:math/0309136',
      title: 'On a < b and graphs',
      abstract: 'We find A & B.',
      type: 'PREPRINT',
      venue: { name: 'arXiv', kind: 'REPOSITORY' },
      year: 2003,
      publishedOn: '2003-09-08',
      firstPublicOn: '2003-09-08',
      awards: [],
      ids: [
        { scheme: 'DOI', value: '10.1234/abc' },
        { scheme: 'ARXIV', value: 'math/0309136' },
      ],
      authors: [
        { name: 'Ada Lovelace', ids: [], affiliations: [{ text: 'ETH' }] },
        { name: 'Alan Turing', ids: [], affiliations: [] },
      ],
      areas: [],
      keywords: ['math.GT', 'cs.CL'],
      links: [
        { kind: 'PREPRINT', url: 'https://arxiv.org/abs/math/0309136' },
        { kind: 'PDF', url: 'https://arxiv.org/pdf/math/0309136' },
      ],
      references: [],
      collections: [],
    });
  });

  it('may hold faults: errors of the API, entries that are no XML, no UTF-8 or no papers', async () => {
    const error =
      '<entry><id>http://arxiv.org/api/errors#x</id><summary>incorrect id format</summary></entry>';
    const entries = [error, '<entry><id>x</title></entry>', '<entry><id>x</id></entry>', ENTRY];
    expect(await readingsOf(readArxiv, feed(...entries))).toMatchObject([
      { kind: 'fault', line: 4, reason: 'arXiv answered: incorrect id format' },
      { kind: 'fault', line: 5, reason: expect.stringMatching(/^is not well-formed XML: /) },
      { kind: 'fault', line: 6, reason: 'its id is not an arXiv identifier' },
      { kind: 'paper', line: 7 },
    ]);
    const deep = `<entry>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</entry>`;
    expect(await readingsOf(readArxiv, feed(deep, ENTRY))).toMatchObject([
      { kind: 'fault' },
      { kind: 'paper' },
    ]);
    const latin = Buffer.from(feed('<entry>ü</entry>', ENTRY), 'latin1');
    expect(await readingsOf(readArxiv, latin)).toMatchObject([
      { reason: 'is not valid UTF-8' },
      { kind: 'paper' },
    ]);
  });

  it('may be empty', async () => {
    expect(await readingsOf(readArxiv, feed())).toEqual([]);
  });

  it('that is broken off gives the entries before, then the place', async () => {
    const broken = feed(ENTRY, ENTRY).slice(0, -60);
    await expect(readingsOf(readArxiv, broken)).rejects.toEqual(
      new InputError(CUT_OFF, 4 + ENTRY.split('\n').length),
    );
    const first = readArxiv(inPieces(broken), { name: 'x' })[Symbol.asyncIterator]();
    expect(await first.next()).toMatchObject({ value: { kind: 'paper' } });
  });

  it('that is broken off between two entries is told to be', async () => {
    const broken = feed(ENTRY).slice(0, -8);
    await expect(readingsOf(readArxiv, broken)).rejects.toThrow(
      'ends before its feed does: the file seems to be cut off',
    );
  });

  it('declares no entities that its entries could blow up with', async () => {
    const bomb = `<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${feed(ENTRY.replace('Lovelace', '&b;'))}`;
    const [reading] = await readingsOf(readArxiv, bomb);
    expect(reading).toMatchObject({ paper: { authors: [{ name: 'Ada &b;' }, {}] } });
  });

  it('is refused where it is none', async () => {
    await expect(collected(readArxiv(inPieces('<html>no</html>'), { name: 'x' }))).rejects.toEqual(
      new InputError('is not an Atom feed'),
    );
  });
});
