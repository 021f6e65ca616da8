import { type Html, h } from '../card/html';

/** What previews of a link show of a page. */
export interface Preview {
  readonly type: 'website' | 'article' | 'profile';
  readonly title: string;
  readonly description?: string;
  readonly url: string;
  /** Further properties, such as `article:published_time`. */
  readonly further?: readonly (readonly [property: string, content: string | null | undefined])[];
}

/** The Open Graph tags of a page (https://ogp.me), which other services' previews read as well. */
export function openGraphTags({ type, title, description, url, further = [] }: Preview): Html[] {
  const entries: Preview['further'] = [
    ['og:type', type],
    ['og:title', title],
    ['og:description', description],
    ['og:url', url],
    ...further,
  ];
  return [
    ...(entries ?? []).flatMap(([property, content]) => (content ? [h('meta', { property, content })] : [])),
    h('meta', { name: 'twitter:card', content: 'summary' }),
  ];
}
