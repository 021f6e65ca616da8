import { fold } from '../../src/bibliography/fold';
import { cleanEntity } from '../../src/interchange/clean-entity';
import { cleanRecord } from '../../src/interchange/clean-record';
import type { InterchangePaper } from '../../src/interchange/interchange-json';
import type { EntityRecord, PaperRecord } from '../../src/interchange/paper-record';
import { matchKey } from '../../src/writer/match-key';
import type { Corpus, CorpusArea, CorpusAuthor, CorpusOrganization, CorpusPaper } from '../graph/corpus';
import { withAncestors } from '../graph/filter-model';

/** What can be changed of a part of a generated corpus while it is made fit for the writer. */
type Open<Part> = { -readonly [Name in keyof Part]: Part[Name] };

const pathOf = (area: CorpusArea): string =>
  withAncestors(area)
    .reverse()
    .map(({ name }) => name)
    .join(' > ');

/** The source key of a generated paper. */
const sourceOf = ({ key }: CorpusPaper): string => `model:${key}`;

/** A paper as a file would have it. */
function interchangePaper(corpus: Corpus, paper: CorpusPaper): InterchangePaper {
  return {
    ...paper,
    source: sourceOf(paper),
    venue: paper.venue && { ...paper.venue, acronym: paper.venue.acronym ?? undefined },
    award: paper.awards,
    authors: paper.authorships.map(({ author, rawName, isCorresponding, affiliations }) => ({
      name: rawName,
      orcid: author.orcid,
      // Nobody becomes another by their name alone.
      ids: { acl: author.slug },
      isCorresponding,
      affiliations: affiliations.map(({ name, slug, ror, country }) => ({
        name,
        slug,
        ror: ror ?? undefined,
        country: country ?? undefined,
      })),
      person: { slug: author.slug, name: author.name, alternateNames: author.alternateNames },
    })),
    areas: paper.areas.map(pathOf),
    links: paper.links.map((link) => ({ ...link, label: link.label ?? undefined })),
    references: paper.references.map((cited) => ({ source: sourceOf(cited) })),
    collection: corpus.collections
      .filter(({ papers }) => papers.includes(paper))
      .map(({ slug, title, papers }) => ({ slug, title, position: papers.indexOf(paper) + 1 })),
  };
}

/** Areas, venues and collections as a file would have them beside the papers. */
export function entities({ areas, venues, collections }: Corpus): EntityRecord[] {
  return [
    ...areas.map((area) => ({ ...area, entity: 'area', path: pathOf(area) })),
    ...venues.map((venue) => ({ ...venue, entity: 'venue' })),
    ...collections.map((collection) => ({ ...collection, entity: 'collection' })),
  ].map(cleanEntity);
}

/** Titles that would make papers one with others, by what the writer compares. */
export class UsedTitles {
  readonly #keys = new Set<string>();

  /** The record of a paper that is one with no other; its title is changed where it would be. */
  distinct(corpus: Corpus, paper: CorpusPaper): PaperRecord {
    const { record } = cleanRecord(interchangePaper(corpus, paper));
    const key = matchKey(record);
    if (key !== null && this.#keys.has(key)) {
      const open: Open<CorpusPaper> = paper;
      open.title = `${paper.title} ${paper.key}`;
      return cleanRecord(interchangePaper(corpus, paper)).record;
    }
    if (key !== null) this.#keys.add(key);
    return record;
  }
}

/** Takes over what cleaning made of a paper, as far as it may change what listings depend on. */
export function takeCleaned(paper: Open<CorpusPaper>, record: PaperRecord): void {
  paper.title = record.title;
  paper.abstract = record.abstract ?? null;
  paper.excerpt = record.excerpt ?? null;
  // Told by the first public version where nothing else tells it.
  paper.year = record.year ?? null;
}

/**
 * Leaves in a corpus what the writer keeps apart, and only what papers name: names of people as papers print them are
 * names they are found by, and organizations of one name are told apart by ROR.
 */
export function fitForWriter(corpus: Open<Corpus>): void {
  const authorships = corpus.papers.flatMap((paper) => paper.authorships);
  for (const { author, rawName } of authorships) learnName(author, rawName);
  corpus.authors = [...new Set(authorships.map(({ author }) => author))];
  corpus.organizations = [...new Set(authorships.flatMap(({ affiliations }) => affiliations))];
  const hasNamesake = (one: CorpusOrganization): boolean =>
    corpus.organizations.some((other) => other !== one && fold(other.name) === fold(one.name));
  for (const organization of corpus.organizations.filter(hasNamesake)) {
    const open: Open<CorpusOrganization> = organization;
    open.ror = `0same${String(organization.key).padStart(4, '0')}`;
  }
}

/** A name that differs from the author's own, and from others known of theirs, is one they have, too. */
export function learnName(author: Open<CorpusAuthor>, name: string): void {
  const known = [author.name, ...author.alternateNames].map(fold);
  if (!known.includes(fold(name))) author.alternateNames = [...author.alternateNames, name];
}
