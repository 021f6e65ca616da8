/** Systems that name persons. */
type PersonScheme = 'OPENREVIEW' | 'DBLP' | 'ACL' | 'OPENALEX' | 'S2';

interface SchemeRules {
  /** What people paste before the identifier proper. */
  readonly prefix: RegExp;
  readonly form: RegExp;
  readonly normalise?: (value: string) => string;
}

const RULES: Readonly<Record<PersonScheme, SchemeRules>> = {
  // A tilde, the name, a number: "~Noah_A._Smith2". Letters of every script occur.
  OPENREVIEW: {
    prefix: /^https?:\/\/openreview\.net\/profile\?id=/i,
    form: /^~[^\s\p{C}~/?#&]+\d$/u,
    normalise: (value) => value.replace(/[&#].*$/s, ''),
  },
  // https://dblp.org/faq/: the part behind /pid/, "76/744-1" or "s/MarcStamminger"; "homepages/" is its older name.
  DBLP: {
    prefix: /^(https?:\/\/dblp\.(org|uni-trier\.de|dagstuhl\.de)\/)?(pid\/|homepages\/)*/i,
    form: /^([0-9a-z]{1,3}|[0-9]+)\/[\w-]+$/i,
    normalise: (value) => value.replace(/(\.(html|xml|bib|nt|rdf))+$/, ''),
  },
  ACL: {
    prefix: /^https?:\/\/(www\.)?aclanthology\.org\/people\/([a-z]\/)?/i,
    form: /^[a-z0-9]([\w-]*[a-z0-9])?(\/unverified)?$/i,
    normalise: (value) => value.replace(/\/$/, '').toLowerCase(),
  },
  OPENALEX: {
    prefix: /^https?:\/\/(api\.)?openalex\.org\/(authors\/|people\/)?/i,
    form: /^A[1-9]\d{0,14}$/,
    normalise: (value) => value.toUpperCase(),
  },
  S2: {
    prefix: /^https?:\/\/(www\.)?semanticscholar\.org\/author\/([^/]*\/)?/i,
    form: /^[1-9]\d{0,14}$/,
  },
};

/**
 * A source's identifier of a person in the one form in which it is stored and compared, or null when `value` is not of
 * its scheme's form. Addresses before it and file endings behind it are taken off.
 */
export function normalisePersonIdentifier(scheme: PersonScheme, value: string): string | null {
  const { prefix, form, normalise = (text: string) => text } = RULES[scheme];
  const normal = normalise(value.trim().replace(prefix, ''));
  return normal.length <= 200 && form.test(normal) ? normal : null;
}
