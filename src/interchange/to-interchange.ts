import type { InterchangeAuthor, InterchangePaper, InterchangeReference } from './interchange-json';
import type { AuthorRecord, GraphState, PaperRecord, ReferenceRecord } from './paper-record';

/** A record as interchange JSON, empty lists and default values left out: `cleanRecord` makes the same record of it. */
export function toInterchange(record: PaperRecord): InterchangePaper {
  const { awards, ids, authors, areas, keywords, links, references, collections, graph, ...single } = record;
  return {
    ...single,
    ...(awards.length > 0 && { award: awards }),
    ...(ids.length > 0 && { ids: byScheme(ids) }),
    ...(authors.length > 0 && { authors: authors.map(author) }),
    ...(areas.length > 0 && { areas: areas.map((path) => path.join(' > ')) }),
    ...(keywords.length > 0 && { keywords }),
    ...(links.length > 0 && { links }),
    ...(references.length > 0 && { references: references.map(reference) }),
    ...(collections.length > 0 && { collection: collections }),
    ...(graph && { graph: graphState(graph) }),
  };
}

function byScheme<Scheme extends string>(
  ids: readonly { readonly scheme: Scheme; readonly value: string }[],
): Record<string, string | string[]> {
  const told: Record<string, string | string[]> = {};
  for (const { scheme, value } of ids) {
    const key = scheme.toLowerCase();
    const before = told[key];
    told[key] = before === undefined ? value : [before, value].flat();
  }
  return told;
}

function author({
  name,
  orcid,
  ids,
  affiliations,
  isCorresponding,
  person,
}: AuthorRecord): InterchangeAuthor {
  return {
    name,
    ...(orcid !== undefined && { orcid }),
    ...(ids.length > 0 && { ids: byScheme(ids) }),
    ...(affiliations.length > 0 && {
      affiliations: affiliations.map((affiliation) =>
        Object.keys(affiliation).length === 1 ? affiliation.text : affiliation,
      ),
    }),
    ...(isCorresponding !== undefined && { isCorresponding }),
    ...(person !== undefined && { person }),
  };
}

function reference({ source, ids, title }: ReferenceRecord): InterchangeReference {
  return {
    ...(source !== undefined && { source }),
    ...byScheme(ids),
    ...(title !== undefined && { title }),
  };
}

function graphState({ sources, ...state }: GraphState): object {
  return {
    ...state,
    sources: sources.map(({ record, ...source }) => ({
      ...source,
      ...(record && { record: toInterchange(record) }),
    })),
  };
}
