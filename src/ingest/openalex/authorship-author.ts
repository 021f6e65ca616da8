import { fold } from '../../bibliography/fold';
import type { InterchangeAffiliation, InterchangeAuthor } from '../../interchange/interchange-json';
import { type Fields, fieldsOf, listOf, textOf, textsOf } from '../text/json-fields';

/** The author that an authorship of OpenAlex tells of, named as on the paper where it says how. */
export function authorOf(value: unknown): InterchangeAuthor {
  const authorship = fieldsOf(value);
  const author = fieldsOf(authorship.author);
  const name = textOf(authorship.raw_author_name) ?? textOf(author.display_name);
  return {
    ...(name !== undefined && { name }),
    orcid: textOf(author.orcid) ?? null,
    ids: { openalex: textOf(author.id) ?? null },
    affiliations: affiliationsOf(authorship),
    ...(typeof authorship.is_corresponding === 'boolean' && { isCorresponding: authorship.is_corresponding }),
  };
}

/** The affiliations as printed, each with the institution it names; institutions that none names stand for themselves. */
function affiliationsOf(authorship: Fields): InterchangeAffiliation[] {
  const institutions = listOf(authorship.institutions).map(fieldsOf);
  const left = new Set(institutions);
  const printed = printedAffiliations(authorship).map(({ text, institutionIds }) => {
    const named = institutions.find(
      (institution) =>
        institutionIds.includes(textOf(institution.id) ?? '') ||
        isNamedIn(text, institution) ||
        // With a single institution there is nothing else that the text could be of.
        institutions.length === 1,
    );
    if (named) left.delete(named);
    return { text, ...(named && organizationOf(named)) };
  });
  return [...printed, ...Array.from(left, organizationOf)];
}

function printedAffiliations(authorship: Fields): { text: string; institutionIds: readonly string[] }[] {
  const linked = listOf(authorship.affiliations).map(fieldsOf);
  const texts = linked.flatMap(({ raw_affiliation_string, institution_ids }) =>
    textsOf([raw_affiliation_string]).map((text) => ({ text, institutionIds: textsOf(institution_ids) })),
  );
  if (texts.length > 0) return texts;
  return textsOf(authorship.raw_affiliation_strings).map((text) => ({ text, institutionIds: [] }));
}

function isNamedIn(text: string, institution: Fields): boolean {
  const name = textOf(institution.display_name);
  return name !== undefined && fold(text).includes(fold(name));
}

function organizationOf(institution: Fields): InterchangeAffiliation {
  const name = textOf(institution.display_name);
  const ror = textOf(institution.ror);
  const country = textOf(institution.country_code);
  return {
    ...(name !== undefined && { name }),
    ...(ror !== undefined && { ror }),
    ...(country !== undefined && { country }),
  };
}
