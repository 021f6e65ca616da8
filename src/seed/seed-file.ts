import content from './research-papers.json';

/** One paper of the seed, in the project's interchange form. */
export interface SeedPaper {
  /** A stable key of the record at its source. */
  readonly source: string;
  readonly title: string;
  readonly excerpt: string;
  readonly type: string;
  readonly venue: { readonly name: string; readonly acronym?: string; readonly kind: string };
  readonly year: number;
  readonly publishedOn?: string;
  readonly firstPublicOn: string;
  readonly presentation?: string;
  readonly ids: Readonly<Record<string, string>>;
  /** In author order. */
  readonly authors: readonly { readonly name: string }[];
  /** Names, primary first. */
  readonly areas: readonly string[];
  readonly links: readonly { readonly kind: string; readonly url: string }[];
}

/** A lab's listing page: its heading and introduction, and its papers in their order. */
export interface SeedFile {
  readonly collection: { readonly slug: string; readonly title: string; readonly description: string };
  readonly papers: readonly SeedPaper[];
}

// The papers' optional keys make the compiler infer a union of ten shapes; all of them fit SeedPaper.
export const SEED: SeedFile = content as SeedFile;
