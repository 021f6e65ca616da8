import { httpUrl } from '../../bibliography/http-url';
import type { Description } from './scholarly-article';

/** What the description of a person is made of. */
interface DescribedPerson {
  readonly name: string;
  readonly alternateNames: readonly string[];
  readonly orcid: string | null;
  readonly homepage: string | null;
  readonly affiliations: readonly { readonly name: string }[];
}

const orNothing = <Value>(values: readonly Value[]) => (values.length > 0 ? values : undefined);

/** A person's page in schema.org's terms: a `ProfilePage` about a `Person`. */
export function person(
  { name, alternateNames, orcid, homepage, affiliations }: DescribedPerson,
  url: string,
): Description {
  const elsewhere = [
    ...(orcid ? [`https://orcid.org/${orcid}`] : []),
    ...(homepage && httpUrl(homepage) ? [homepage] : []),
  ];
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    mainEntity: {
      '@type': 'Person',
      '@id': url,
      name,
      url,
      alternateName: orNothing(alternateNames),
      sameAs: orNothing(elsewhere),
      affiliation: orNothing(affiliations.map((of) => ({ '@type': 'Organization', name: of.name }))),
    },
  };
}
