import { fold } from '../bibliography/fold';
import { splitName } from '../bibliography/person-name';
import type { Query } from '../database/query';
import { groupByKey } from '../database/rows';
import { known } from './known';
import type { AffiliationRecord, AuthorRecord, PersonDetails, PersonIdentifier } from './paper-record';
import { byScheme } from './stored-forms';
import { PERSON_SCHEMES } from './vocabulary';

/** One authorship and the row of its author. */
interface AuthorRow {
  readonly paper: number;
  readonly position: number;
  readonly rawName: string;
  readonly isCorresponding: boolean | null;
  readonly author: number;
  readonly slug: string;
  readonly name: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly alternateNames: readonly string[];
  readonly orcid: string | null;
  readonly homepage: string | null;
}

interface AffiliationRow {
  readonly paper: number;
  readonly authorPosition: number;
  readonly text: string;
  readonly name: string;
  readonly ror: string | null;
  readonly country: string | null;
  readonly slug: string;
}

const AUTHORS = `
  SELECT s.paper_id AS paper, s.position, s.raw_name AS "rawName", s.is_corresponding AS "isCorresponding", a.id AS author,
    a.slug, a.name, a.given_name AS "givenName", a.family_name AS "familyName", a.alternate_names AS "alternateNames",
    a.orcid, a.homepage
  FROM authorship s JOIN author a ON a.id = s.author_id
  WHERE s.paper_id = ANY($1::int[]) ORDER BY s.paper_id, s.position`;

const IDENTIFIERS =
  'SELECT author_id AS author, scheme, value FROM author_identifier WHERE author_id = ANY($1::int[]) ORDER BY author_id, value';

const AFFILIATIONS = `
  SELECT f.paper_id AS paper, f.author_position AS "authorPosition", f.raw_text AS text, o.name, o.ror, o.country, o.slug
  FROM affiliation f JOIN organization o ON o.id = f.organization_id
  WHERE f.paper_id = ANY($1::int[]) ORDER BY f.paper_id, f.author_position, f.position`;

/** The parts of the person's name, where they are not those that the name alone gives. They come together. */
function nameParts({ name, rawName, givenName, familyName }: AuthorRow): PersonDetails {
  const { given, family } = splitName(name);
  const isAsSplit = given === givenName && family === familyName;
  // With a comma in it a printed name is taken for "Family, Given" by whoever is not told its parts.
  return isAsSplit && !rawName.includes(',') ? {} : known({ givenName, familyName });
}

/** What the graph holds of a person beyond the name on the paper and what follows from it; undefined for nothing. */
function personOf(row: AuthorRow, state: boolean): PersonDetails | undefined {
  const parts = nameParts(row);
  if (!state) return Object.keys(parts).length > 0 ? parts : undefined;
  const { slug, name, alternateNames, homepage } = row;
  return {
    slug,
    ...known({ name: name === row.rawName ? null : name }),
    ...parts,
    ...known({ alternateNames: alternateNames.length > 0 ? alternateNames : null, homepage }),
  };
}

/** The organization's name goes without saying where it is the text; for an export, to the letter. */
function affiliationOf(
  { text, name, ror, country, slug }: AffiliationRow,
  state: boolean,
): AffiliationRecord {
  const isText = state ? name === text : fold(name) === fold(text);
  return { text, ...known({ name: isText ? null : name, ror, country, slug: state ? slug : null }) };
}

/** The authors of each paper in order, with all that the graph knows of the persons where `state` is asked for. */
export async function storedAuthors(
  query: Query,
  paperIds: readonly number[],
  state: boolean,
): Promise<AuthorRecord[][]> {
  const rows = await query<AuthorRow>(AUTHORS, [paperIds]);
  const authors = [...new Set(rows.map(({ author }) => author))];
  const identifiers = await query<PersonIdentifier & { author: number }>(IDENTIFIERS, [authors]);
  const affiliations = await query<AffiliationRow>(AFFILIATIONS, [paperIds]);
  const personIds = groupByKey(
    rows.map(({ author }) => author),
    identifiers,
    ({ author }) => author,
  );
  const workplaces = groupByKey(
    rows.map(({ paper, position }) => `${paper} ${position}`),
    affiliations,
    ({ paper, authorPosition }) => `${paper} ${authorPosition}`,
  );
  const records = rows.map((row, index) => ({
    paper: row.paper,
    record: {
      name: row.rawName,
      ...known({ orcid: row.orcid, isCorresponding: row.isCorresponding }),
      ids: (personIds[index] ?? [])
        .map(({ scheme, value }) => ({ scheme, value }))
        .sort(byScheme(PERSON_SCHEMES)),
      affiliations: (workplaces[index] ?? []).map((row) => affiliationOf(row, state)),
      ...known({ person: personOf(row, state) }),
    },
  }));
  return groupByKey(paperIds, records, ({ paper }) => paper).map((own) => own.map(({ record }) => record));
}
