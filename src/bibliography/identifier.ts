import { normaliseIsbn } from './isbn';

/** Systems that name papers. */
export const IDENTIFIER_SCHEMES = [
  'DOI',
  'ARXIV',
  'OPENALEX',
  'S2',
  'ACL',
  'OPENREVIEW',
  'PMID',
  'PMCID',
  'DBLP',
  'ISBN',
] as const;

/** One of {@link IDENTIFIER_SCHEMES}. */
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

/** Percent-encoding taken off where it is sound. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface SchemeRules {
  /** What people paste before the identifier proper. */
  readonly prefix: RegExp;
  readonly form: RegExp;
  readonly normalise?: (value: string) => string;
  /** The identifier's page. Null where the system has none. */
  readonly url: (value: string) => string | null;
}

const lower = (value: string) => value.toLowerCase();
const upper = (value: string) => value.toUpperCase();

const RULES: Readonly<Record<IdentifierScheme, SchemeRules>> = {
  // https://www.doi.org/doi-handbook/HTML/: compared without regard to case.
  DOI: {
    prefix: /^((https?:\/\/)?((dx|www)\.)?doi\.org\/|doi:\s*)/i,
    form: /^10\.\d{4,9}(\.\d+)*\/[^\s\p{C}]+$/u,
    normalise: lower,
    url: (value) => `https://doi.org/${encodeURI(value).replace(/[?#]/g, encodeURIComponent)}`,
  },
  // https://info.arxiv.org/help/arxiv_identifier.html: neither the version nor an old identifier's subject class is
  // part of the paper's identity. arXiv prints the class in brackets behind a new identifier.
  ARXIV: {
    prefix: /^(https?:\/\/(www\.|export\.)?arxiv\.org\/(abs|pdf|html)\/|arxiv:\s*)/i,
    form: /^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/,
    normalise: (value) =>
      value
        .toLowerCase()
        .replace(/\s*\[[a-z.-]+\]$/, '')
        .replace(/(\.pdf|v\d+)+$/, '')
        .replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/'),
    url: (value) => `https://arxiv.org/abs/${value}`,
  },
  OPENALEX: {
    prefix: /^https?:\/\/(api\.)?openalex\.org\/(works\/)?/i,
    form: /^W\d+$/,
    normalise: upper,
    url: (value) => `https://openalex.org/${value}`,
  },
  S2: {
    prefix:
      /^(https?:\/\/(www\.)?semanticscholar\.org\/paper\/([^/]*\/)?|(https?:\/\/api\.semanticscholar\.org\/)?corpusid:\s*)/i,
    form: /^([0-9a-f]{40}|[1-9]\d{0,11})$/,
    normalise: lower,
    url: (value) =>
      value.length === 40
        ? `https://www.semanticscholar.org/paper/${value}`
        : `https://api.semanticscholar.org/CorpusID:${value}`,
  },
  ACL: {
    prefix: /^https?:\/\/(www\.)?(aclanthology\.org|aclweb\.org\/anthology)\//i,
    form: /^[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]$/,
    normalise: (value) => value.replace(/\/$/, '').replace(/(\.pdf)+$/, ''),
    url: (value) => `https://aclanthology.org/${value}/`,
  },
  OPENREVIEW: {
    prefix: /^https?:\/\/openreview\.net\/(forum|pdf)\?id=/i,
    form: /^[\w-]+$/,
    normalise: (value) => value.replace(/[&#].*$/s, ''),
    url: (value) => `https://openreview.net/forum?id=${value}`,
  },
  PMID: {
    prefix: /^(https?:\/\/(pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pubmed)\/|pmid:\s*)/i,
    form: /^[1-9]\d{0,8}$/,
    normalise: (value) => value.replace(/\/$/, ''),
    url: (value) => `https://pubmed.ncbi.nlm.nih.gov/${value}/`,
  },
  PMCID: {
    prefix: /^(https?:\/\/(pmc\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pmc)\/articles\/|pmcid:\s*)/i,
    form: /^PMC[1-9]\d{0,8}$/,
    normalise: (value) => upper(value).replace(/\/$/, ''),
    url: (value) => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`,
  },
  DBLP: {
    prefix: /^(https?:\/\/dblp\.(org|uni-trier\.de)\/rec\/|dblp:\s*)/i,
    form: /^\w[\w-]*(\/[\w-][\w.-]*)+$/,
    normalise: (value) => value.replace(/(\.(html|xml|bib))+$/, ''),
    url: (value) => `https://dblp.org/rec/${value}`,
  },
  ISBN: {
    prefix: /^(urn:isbn:|isbn(-1[03])?[:\s]*)/i,
    form: /^\d{13}$/,
    normalise: (value) => normaliseIsbn(value) ?? '',
    url: () => null,
  },
};

/**
 * An identifier in the one form in which it is stored and compared, or null when `value` is not of its scheme's form.
 * Resolver addresses and labels before it are taken off.
 */
export function normaliseIdentifier(scheme: IdentifierScheme, value: string): string | null {
  const { prefix, form, normalise = (text: string) => text } = RULES[scheme];
  const pasted = value.trim();
  const bare = pasted.replace(prefix, '');
  const normal = normalise(/^https?:/i.test(pasted) ? percentDecoded(bare) : bare);
  return normal.length <= 512 && form.test(normal) ? normal : null;
}

/** The web address of a normalised identifier. */
export function identifierUrl(scheme: IdentifierScheme, value: string): string | null {
  return RULES[scheme].url(value);
}

/** An ORCID iD in its usual form, or null when it is none or its check digit (ISO 7064 MOD 11-2) is wrong. */
export function normaliseOrcid(value: string): string | null {
  const bare = value
    .trim()
    .replace(/^((https?:\/\/)?(www\.)?orcid\.org\/|orcid:\s*)/i, '')
    .toUpperCase();
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(bare)) return null;
  const digits = bare.replace(/-/g, '');
  const total = Array.from(digits.slice(0, -1)).reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits.endsWith(check === 10 ? 'X' : String(check)) ? bare : null;
}

/** A ROR id as its last nine characters, or null when it is none (https://ror.readme.io/docs/identifier). */
export function normaliseRor(value: string): string | null {
  const bare = value
    .trim()
    .replace(/^(https?:\/\/)?ror\.org\//i, '')
    .toLowerCase();
  return /^0[a-z0-9]{6}\d{2}$/.test(bare) ? bare : null;
}
