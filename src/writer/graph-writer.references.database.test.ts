import { describe, expect, test } from '@jest/globals';
import { emptyGraph } from '../../test/harness/graph-laws';
import { graphOfEachTest } from '../../test/harness/graph-of-each-test';
import type { InterchangePaper } from '../interchange/interchange-json';

const { dataSource, write, rows, texts } = graphOfEachTest();

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
      await emptyGraph(dataSource());
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
      await emptyGraph(dataSource());
      await write(...both);
      expect([await links(), await waiting()]).toEqual([[], 1]);
      await emptyGraph(dataSource());
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
