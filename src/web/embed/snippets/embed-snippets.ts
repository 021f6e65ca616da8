/** One way of embedding: what to copy, and where it goes. */
export interface Snippet {
  /** What it is known by, in ids. */
  readonly form: 'html' | 'iframe' | 'oembed' | 'react' | 'markdown';
  readonly label: string;
  readonly hint: string;
  readonly text: string;
}

/** All ways of embedding a subject. */
export interface Snippets {
  readonly title: string;
  /** The page it is about, below the public URL. */
  readonly page: string;
  /** What may be chosen of a list. */
  readonly choices?: {
    readonly limit: number;
    readonly mostPapers: number;
    /** The order it is in, one of `orders`; both are empty where the order is that of a collection. */
    readonly order: string;
    readonly orders: readonly string[];
  };
  /** The frame, for a preview; its address is a path below the public URL. */
  readonly frame: { readonly path: string; readonly height: number };
  readonly snippets: readonly Snippet[];
}
