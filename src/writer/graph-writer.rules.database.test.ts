import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { brokenLaws, emptyGraph } from '../../test/harness/graph-laws';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { writePapers } from '../../test/harness/write-papers';
import type { InterchangeAuthor, InterchangePaper } from '../interchange/interchange-json';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());
beforeEach(() => emptyGraph(database.dataSource));
afterEach(async () => {
  expect(await brokenLaws(database.dataSource)).toEqual([]);
});

const write = (...papers: InterchangePaper[]) => writePapers(database.dataSource, papers);
const rows = (sql: string): Promise<Record<string, unknown>[]> => database.dataSource.query(sql);
const texts = async (sql: string) => (await rows(sql)).map(({ text }) => text);

let papers = 0;
/** A paper like no other, by these authors. */
function paperBy(...authors: (string | InterchangeAuthor)[]): InterchangePaper {
  papers += 1;
  return {
    source: `by:${papers}`,
    title: `Paper Number ${papers}`,
    authors: authors.map((author) => (typeof author === 'string' ? { name: author } : author)),
  };
}

describe('Persons', () => {
  const ORCID = '0000-0002-1825-0097';
  const OTHER_ORCID = '0000-0001-5109-3700';
  /** Authors with their identifiers and numbers of papers, oldest first. */
  const persons = () =>
    texts(`
      SELECT concat_ws(' ', a.name, a.orcid, (SELECT string_agg(value, ' ' ORDER BY value) FROM author_identifier WHERE author_id = a.id),
        a.paper_count) AS text FROM author a ORDER BY id`);

  test('are one by ORCID, whatever they are called', async () => {
    await write(
      paperBy({ name: 'Jane Doe', orcid: ORCID }),
      paperBy({ name: 'J. Roe', orcid: `https://orcid.org/${ORCID}` }),
    );
    expect(await persons()).toEqual([`Jane Doe ${ORCID} 2`]);
    expect(await rows('SELECT alternate_names AS names FROM author')).toEqual([{ names: ['J. Roe'] }]);
  });

  test('are one by an identifier of a source', async () => {
    await write(
      paperBy({ name: 'Jane Doe', ids: { s2: '7' } }),
      paperBy({ name: 'J. Roe', ids: { s2: '7', dblp: '1/2' } }),
    );
    expect(await persons()).toEqual(['Jane Doe 1/2 7 2']);
  });

  test('are several by ORCID, whatever else they share', async () => {
    const jane = { name: 'Jane Doe', ids: { s2: '7' } };
    await write(paperBy({ ...jane, orcid: ORCID }), paperBy({ ...jane, orcid: OTHER_ORCID }));
    expect(await persons()).toEqual([`Jane Doe ${ORCID} 7 1`, `Jane Doe ${OTHER_ORCID} 1`]);
  });

  test('are one by name, in any case and with any accents', async () => {
    await write(paperBy('Maria Müller'), paperBy('MARIA MULLER'), paperBy('Muller, Maria'));
    expect(await persons()).toEqual(['Maria Müller 3']);
  });

  test('of one name are several where their identifiers differ, in any order', async () => {
    const [one, two] = ['~Wei_Wang1', '~Wei_Wang2'].map((openreview) => ({
      name: 'Wei Wang',
      ids: { openreview },
    }));
    if (!one || !two) throw new Error('there are two');
    await write(paperBy(one), paperBy('Wei Wang'), paperBy(two), paperBy(one), paperBy(two));
    expect(await persons()).toEqual(['Wei Wang ~Wei_Wang1 3', 'Wei Wang ~Wei_Wang2 2']);
    expect(await texts('SELECT slug AS text FROM author ORDER BY id')).toEqual(['wei-wang', 'wei-wang-2']);
  });

  test('of one name are one where one of them has no identifier, or of another source', async () => {
    await write(
      paperBy('Jane Doe'),
      paperBy({ name: 'Jane Doe', ids: { s2: '7' } }),
      paperBy({ name: 'Jane Doe', ids: { dblp: '1/2' } }),
    );
    expect(await persons()).toEqual(['Jane Doe 1/2 7 3']);
  });

  test('whom a paper names without identifiers stay who they were on it', async () => {
    const first = paperBy({ name: 'Wei Wang', ids: { s2: '2' } });
    await write(paperBy({ name: 'Wei Wang', ids: { s2: '1' } }), first);
    await write({ ...first, authors: [{ name: 'Wei Wang', affiliations: ['MIT'] }] });
    expect(await persons()).toEqual(['Wei Wang 1 1', 'Wei Wang 2 1']);
  });

  test('are found by what they are called before by what they are called, too', async () => {
    await write(
      paperBy({ name: 'Wei Wang', ids: { s2: '1' } }),
      paperBy('Noah Smith'),
      paperBy({ name: 'Noah Smith', ids: { s2: '1' } }),
      paperBy('Noah Smith'),
    );
    expect(await persons()).toEqual(['Wei Wang 1 2', 'Noah Smith 2']);
  });

  test('whom a paper names twice are its author once, at the first place, with the affiliations of both', async () => {
    await write(
      paperBy('A. First', { name: 'Jane Doe', affiliations: ['MIT'] }, 'B. Next', {
        name: 'JANE DOE',
        affiliations: ['CMU', 'mit'],
      }),
    );
    expect(
      await texts(`SELECT position || ' ' || raw_name AS text FROM authorship ORDER BY position`),
    ).toEqual(['1 A. First', '2 Jane Doe', '3 B. Next']);
    expect(
      await texts(`SELECT author_position || ' ' || raw_text AS text FROM affiliation ORDER BY position`),
    ).toEqual(['2 MIT', '2 CMU', '2 mit']);
  });

  test('are kept as each paper prints them', async () => {
    await write(paperBy('Doe, Jane'), paperBy('JANE DOE'));
    expect(await texts('SELECT raw_name AS text FROM authorship ORDER BY paper_id')).toEqual([
      'Jane Doe',
      'JANE DOE',
    ]);
  });

  test('of every script are told apart', async () => {
    const names = ['王伟', '王维', 'Владимир Ильин', 'गीता', 'गीति', 'محمد علي', '김민수', 'Ωmega'];
    await write(...names.map((name) => paperBy(name)), ...names.map((name) => paperBy(name)));
    expect(await persons()).toEqual(names.map((name) => `${name} 2`));
    const slugs = await texts('SELECT slug AS text FROM author ORDER BY id');
    expect(slugs).toEqual([
      'author',
      'author-2',
      'author-3',
      'author-4',
      'author-5',
      'author-6',
      'author-7',
      'mega',
    ]);
  });

  test('whom no paper names any more are gone', async () => {
    const paper = paperBy('Jane Doe', 'John Roe');
    await write(paper, paperBy('John Roe'));
    await write({ ...paper, authors: [{ name: 'Mary Major' }] });
    expect(await persons()).toEqual(['John Roe 1', 'Mary Major 1']);
  });
});

describe('Organizations', () => {
  const organizations = () =>
    texts(`SELECT concat_ws(' ', o.name, o.ror, o.country, (SELECT count(*) FROM affiliation WHERE organization_id = o.id)) AS text
      FROM organization o ORDER BY id`);
  const at = (...affiliations: NonNullable<InterchangeAuthor['affiliations']>[number][]) =>
    paperBy({ name: 'Jane Doe', affiliations });

  test('are one by ROR, whatever they are called, and keep the text of each paper', async () => {
    await write(
      at({ text: 'MIT', ror: '042nb2s44' }),
      at({ text: 'Mass. Inst. Tech.', ror: 'https://ror.org/042nb2s44', country: 'us' }),
    );
    expect(await organizations()).toEqual(['MIT 042nb2s44 US 2']);
    expect(await texts('SELECT raw_text AS text FROM affiliation ORDER BY paper_id')).toEqual([
      'MIT',
      'Mass. Inst. Tech.',
    ]);
  });

  test('are one by name, and several where RORs say so', async () => {
    await write(
      at('MIT'),
      at('mit'),
      at({ text: 'MIT', ror: '042nb2s44' }),
      at({ text: 'MIT', ror: '05x2bcf33' }),
      at('MIT'),
    );
    expect(await organizations()).toEqual(['MIT 042nb2s44 4', 'MIT 05x2bcf33 1']);
  });
});

describe('Areas', () => {
  const areas = () =>
    texts(
      `SELECT concat_ws(' ', a.name, '<', p.name, a.paper_count) AS text FROM research_area a LEFT JOIN research_area p ON p.id = a.parent_id ORDER BY a.id`,
    );
  const inAreas = (...names: string[]) => ({ ...paperBy(), areas: names });

  test('make a hierarchy, and count the papers below them', async () => {
    await write(
      inAreas('Computing > Learning'),
      inAreas('Computing > Learning > Theory', 'Computing'),
      inAreas('computing'),
    );
    expect(await areas()).toEqual(['Computing < 3', 'Learning < Computing 2', 'Theory < Learning 1']);
  });

  test('that stand alone go below a parent once one is named, with their papers', async () => {
    await write(inAreas('Learning'));
    await write(inAreas('Computing > Learning'));
    expect(await areas()).toEqual(['Learning < Computing 2', 'Computing < 2']);
  });

  test('are never below themselves', async () => {
    await write(inAreas('A > B'), inAreas('B > A'), inAreas('A > A'), inAreas('A > B > A > B'));
    expect(await areas()).toEqual(['A < 4', 'B < A 3', 'A < B 2', 'A < A 1', 'B < A 1']);
  });

  test('whose names are the same for as long as the database looks are one', async () => {
    const long = 'ﷺ'.repeat(30);
    await write(inAreas(`${long} one`), inAreas(`${long} two`));
    expect(await areas()).toEqual([expect.stringMatching(/one < 2$/)]);
  });
});

describe('References', () => {
  /** Who cites whom, by title; and what is waited for. */
  const links = () =>
    texts(`SELECT c.title || ' > ' || d.title AS text FROM paper_reference r
      JOIN paper c ON c.id = r.citing_id JOIN paper d ON d.id = r.cited_id ORDER BY 1`);
  const waiting = async () => (await rows('SELECT FROM pending_reference')).length;

  const CITED = {
    source: 's:cited',
    type: 'JOURNAL_ARTICLE',
    title: 'A Work That Is Cited',
    ids: { doi: '10.1000/cited', arxiv: '2101.00001' },
  };
  const citing = (reference: NonNullable<InterchangePaper['references']>[number]) => ({
    source: 's:citing',
    title: 'The One That Cites',
    references: [reference],
  });

  describe.each([
    ['a source', { source: 's:cited' }],
    ['an identifier in another form', { doi: 'https://doi.org/10.1000/CITED', title: 'Misquoted' }],
    ['one of several identifiers', { doi: '10.1000/wrong', arxiv: '2101.00001v2' }],
    ['a title in another case', { title: 'a work that is cited' }],
  ])('by %s', (_what, reference) => {
    test.each([
      ['the cited paper first', [CITED, citing(reference)]],
      ['the citing paper first', [citing(reference), CITED]],
    ])('are linked in one batch, and in two, %s', async (_order, both) => {
      await write(...both);
      expect(await links()).toEqual(['The One That Cites > A Work That Is Cited']);
      expect(await waiting()).toBe(0);
      await emptyGraph(database.dataSource);
      for (const paper of both) await write(paper);
      expect(await links()).toEqual(['The One That Cites > A Work That Is Cited']);
      expect(await waiting()).toBe(0);
    });
  });

  test.each([
    ['by a title with other punctuation', { title: 'A Work: That Is Cited!' }, CITED],
    ['by a title that tells nothing', { title: 'Preface' }, { source: 's:cited', title: 'Preface' }],
    ['by an identifier and the title of something else', { doi: '10.1000/other', title: CITED.title }, CITED],
  ])('%s wait, in whatever order they arrive', async (_what, reference, cited) => {
    for (const both of [
      [cited, citing(reference)],
      [citing(reference), cited],
    ]) {
      await emptyGraph(database.dataSource);
      await write(...both);
      expect([await links(), await waiting()]).toEqual([[], 1]);
      await emptyGraph(database.dataSource);
      for (const paper of both) await write(paper);
      expect([await links(), await waiting()]).toEqual([[], 1]);
    }
  });

  test('to the paper itself are none', async () => {
    await write({
      ...CITED,
      references: [{ source: 's:cited' }, { doi: '10.1000/cited' }, { title: CITED.title }],
    });
    expect([await links(), await waiting()]).toEqual([[], 0]);
  });

  test('that name one paper in several ways are one, at the first place', async () => {
    const references = [{ arxiv: '2101.00001' }, { source: 's:cited' }, { doi: '10.1000/cited' }];
    await write({ ...citing({}), references }, CITED);
    expect(await rows('SELECT position FROM paper_reference')).toEqual([{ position: 1 }]);
  });

  test('that are no longer given go, and those that change are followed', async () => {
    await write(CITED, citing({ doi: '10.1000/cited' }), {
      source: 's:other',
      title: 'Other',
      ids: { pmid: '5' },
    });
    await write(citing({ pmid: '5' }));
    expect(await links()).toEqual(['The One That Cites > Other']);
  });

  test('make the citing paper newer when they are linked, and nothing else of it', async () => {
    await write(citing({ doi: '10.1000/cited' }));
    const version = () => rows('SELECT xmin::text, ctid::text FROM source_record ORDER BY ctid LIMIT 1');
    const before = await version();
    const [{ updated } = {}] = await rows('SELECT updated_at AS updated FROM paper');
    await write(CITED);
    const [{ later } = {}] = await rows("SELECT updated_at AS later FROM paper WHERE title LIKE 'The One%'");
    expect(Number(later)).toBeGreaterThan(Number(updated));
    expect(await version()).toEqual(before);
  });

  test('stay where papers become one, and are then counted once', async () => {
    const preprint = { source: 's:preprint', title: 'A Preprint of It', ids: { arxiv: '2102.00002' } };
    await write(
      { source: 's:a', title: 'Alpha', references: [{ doi: '10.1000/cited' }, { arxiv: '2102.00002' }] },
      { source: 's:b', title: 'Beta', references: [{ arxiv: '2102.00002' }] },
      CITED,
      preprint,
    );
    expect(await links()).toHaveLength(3);
    await write({ ...preprint, ids: { arxiv: ['2102.00002', '2101.00001'] } });
    expect(await links()).toEqual(['Alpha > A Work That Is Cited', 'Beta > A Work That Is Cited']);
    await write({ source: 's:c', title: 'Gamma', references: [{ source: 's:preprint' }] });
    expect(await links()).toHaveLength(3);
  });
});

describe('A paper that turns out to be another', () => {
  const one = {
    source: 's:1',
    title: 'First of Two',
    type: 'JOURNAL_ARTICLE',
    ids: { doi: '10.1000/1' },
    authors: [{ name: 'Jane Doe' }],
  };
  const other: InterchangePaper = {
    source: 's:2',
    title: 'Second of Two',
    ids: { arxiv: '2101.00001' },
    authors: [
      { name: 'Jane Doe' },
      { name: 'John Roe', person: { homepage: 'https://roe.example.org/', alternateNames: ['Johnny Roe'] } },
    ],
    collection: { title: 'Read' },
    abstract: 'What it says.',
  };
  const both = { source: 's:3', title: 'Both of Two', ids: { doi: '10.1000/1', arxiv: '2101.00001' } };

  test('ends in the older one, which keeps what all have said', async () => {
    await write(one, other);
    expect(await write(both)).toEqual(['merged']);
    expect(await rows('SELECT slug, abstract FROM paper')).toEqual([
      { slug: 'first-of-two', abstract: 'What it says.' },
    ]);
    expect(await rows('SELECT slug FROM paper_former_slug')).toEqual([{ slug: 'second-of-two' }]);
    expect(await rows('SELECT position FROM collection_paper')).toEqual([{ position: 1 }]);
    expect(
      await rows('SELECT source_key, reason, detail, absorbed_slug FROM paper_merge ORDER BY id'),
    ).toEqual([
      { source_key: 's:3', reason: 'IDENTIFIER', detail: 'DOI:10.1000/1', absorbed_slug: null },
      { source_key: 's:3', reason: 'IDENTIFIER', detail: 'ARXIV:2101.00001', absorbed_slug: 'second-of-two' },
    ]);
  });

  test('leaves its authors who they were', async () => {
    await write({ ...one, authors: [] }, other);
    const before = await rows('SELECT id, slug, homepage, alternate_names FROM author ORDER BY id');
    await write(both);
    expect(await rows('SELECT id, slug, homepage, alternate_names FROM author ORDER BY id')).toEqual(before);
  });

  test('takes those with it whom the other does not name', async () => {
    await write(one, other);
    await write(both);
    expect(await texts('SELECT name AS text FROM author')).toEqual(['Jane Doe']);
  });
});

describe('A record that means no good', () => {
  test('of ten thousand authors is cut', async () => {
    const authors = Array.from({ length: 10_000 }, (_, index) => ({ name: `Person Number${index}` }));
    expect(await write({ source: 'x', title: 'Very Many', authors })).toEqual(['created']);
    expect(await rows('SELECT count(*)::int AS n FROM authorship')).toEqual([{ n: 6_000 }]);
  });

  test.each([
    ['hyphenated words', (word: number) => `${(word * 7919).toString(36)}é-${word.toString(36)}`],
    [
      'words of three bytes a letter',
      (word: number) => String.fromCodePoint(0x4e00 + (word % 20_000), 0x4e00 + ((word * 31) % 20_000)),
    ],
  ])('whose texts are all as long as may be, in %s, is written', async (_what, wordOf) => {
    let words = 0;
    /** So many characters in words that differ. */
    const text = (length: number) => {
      let made = '';
      while (made.length < length) {
        words += 1;
        made += `${wordOf(words)} `;
      }
      return made.slice(0, length).trim();
    };
    const outcomes = await write({
      source: 'x',
      title: text(2_000),
      abstract: text(50_000),
      keywords: Array.from({ length: 100 }, () => text(200)),
      authors: Array.from({ length: 6_000 }, () => ({ name: text(300) })),
    });
    expect(outcomes).toEqual(['created']);
  });

  test('that names somebody a thousand times with other affiliations is cut', async () => {
    const authors = Array.from({ length: 2_000 }, (_, index) => ({
      name: 'Jane Doe',
      affiliations: Array.from({ length: 20 }, (_, place) => `Institute ${index}/${place}`),
    }));
    expect(await write({ source: 'x', title: 'One of Many Places', authors })).toEqual(['created']);
    expect(await rows('SELECT count(*)::int AS n FROM affiliation')).toEqual([{ n: 20 }]);
  });

  test('with names that become longer when they are compared is written, and found again', async () => {
    const squared = (from: number) =>
      Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x3300 + ((index * from) % 88))).join(
        '',
      );
    const paper = paperBy('ﷺ'.repeat(300), squared(7), squared(31));
    expect(await write(paper, { ...paperBy(...(paper.authors ?? [])) })).toEqual(['created', 'created']);
    expect(await rows('SELECT paper_count FROM author')).toEqual(Array(3).fill({ paper_count: 2 }));
  });

  test('with a title of two thousand characters has a slug of whole words', async () => {
    const title = 'Long '.repeat(400).trim();
    await write({ source: 'x', title }, { source: 'y', title });
    const [one, two] = await texts('SELECT slug AS text FROM paper ORDER BY id');
    expect(one).toMatch(/^long(-long){15}$/);
    expect(two).toBe(`${one}-2`);
  });
});
