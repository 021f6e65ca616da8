/** One thing that Lighthouse looks at. */
export interface Audit {
  readonly title: string;
  /** 0 to 1; null where it does not apply. */
  readonly score: number | null;
  readonly numericValue?: number;
}

/** The part of a report of Lighthouse that is read here. */
export interface Report {
  readonly lighthouseVersion: string;
  readonly categories: Readonly<
    Record<
      string,
      { readonly score: number | null; readonly auditRefs: readonly { id: string; weight: number }[] }
    >
  >;
  readonly audits: Readonly<Record<string, Audit>>;
}

/** Percent at least, by category. */
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
/** What Lighthouse is asked for. */
export const CATEGORIES = Object.keys(LEAST) as (keyof typeof LEAST)[]; // the keys of LEAST by its type
const MOST_LCP_MS = 1_200;
const MOST_CLS = 0;

/** A category's score, 0 to 100. */
export const percentOf = (report: Report, category: string) =>
  Math.round((report.categories[category]?.score ?? 0) * 100);
/** When the largest part is shown, in milliseconds. */
export const lcpOf = ({ audits }: Report) =>
  audits['largest-contentful-paint']?.numericValue ?? Number.POSITIVE_INFINITY;
/** How far things move while the page loads. */
export const clsOf = ({ audits }: Report) =>
  audits['cumulative-layout-shift']?.numericValue ?? Number.POSITIVE_INFINITY;

/** What counts in a category and is not as it should be. */
export function faultsOf(report: Report): string[] {
  return CATEGORIES.flatMap((category) =>
    (report.categories[category]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => report.audits[id])
      .filter((audit) => audit?.score != null && audit.score < 0.9)
      .map((audit) => `${category}: ${audit?.title}`),
  );
}

/** Whether a page is as good and as fast as is promised. */
export const keepsPromises = (report: Report): boolean =>
  CATEGORIES.every((category) => percentOf(report, category) >= LEAST[category]) &&
  lcpOf(report) <= MOST_LCP_MS &&
  clsOf(report) <= MOST_CLS;
