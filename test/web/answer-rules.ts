import type { Crawled } from './crawl';

/** Whether an answer is the playground, whose editor writes styles of its own. */
export const isPlayground = ({ path }: Crawled): boolean => path.startsWith('/playground');

/** The directives of an answer's `Content-Security-Policy`. */
export const policyOf = ({ headers }: Crawled): ReadonlyMap<string, string> =>
  new Map(
    (headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

type Rules = Readonly<Record<string, (answer: Crawled) => boolean>>;

/** What holds of every answer, whatever it is. */
export const ANSWER_RULES: Rules = {
  'is taken for nothing else than it says': ({ headers }) =>
    headers.get('x-content-type-options') === 'nosniff',
  'sets no cookie': ({ headers }) => headers.get('set-cookie') === null,
  'tells other sites no more than ours': ({ headers }) =>
    headers.get('referrer-policy') === 'strict-origin-when-cross-origin',
  'names no product': ({ headers }) => headers.get('x-powered-by') === null && headers.get('server') === null,
  'has a policy that begins with nothing': (answer) => policyOf(answer).get('default-src') === "'none'",
  'runs nothing inline': (answer) =>
    ['script-src', 'style-src', 'worker-src', 'object-src'].every((name) => {
      const value = policyOf(answer).get(name) ?? '';
      const allowed =
        isPlayground(answer) && name === 'style-src' ? value.replace("'unsafe-inline'", '') : value;
      return !/unsafe|data:|blob:|\*|https?:(?!\/\/)/.test(allowed);
    }),
};

/** What holds of every page of ours. */
export const PAGE_RULES: Rules = {
  'lets no text become a script': (page) => policyOf(page).get('require-trusted-types-for') === "'script'",
  'keeps its addresses its own': (page) => policyOf(page).get('base-uri') === "'none'",
  'sends forms to nobody else': (page) =>
    ["'self'", "'none'"].includes(policyOf(page).get('form-action') ?? ''),
};
