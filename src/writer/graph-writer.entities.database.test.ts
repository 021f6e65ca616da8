import { describe, expect, test } from '@jest/globals';
import { graphOfEachTest, paperBy } from '../../test/harness/graph-of-each-test';
import type { InterchangeAuthor } from '../interchange/interchange-json';

const { write, rows, texts } = graphOfEachTest();

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
