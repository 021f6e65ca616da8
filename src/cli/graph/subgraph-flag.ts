import { StartupError } from '../../errors/startup-error';

const EXAMPLE = 'write it as --subgraph authors=http://127.0.0.1:4102/graphql';

/** Reads `name=url` of each `--subgraph`: URLs by name. @throws StartupError */
export function subgraphUrls(values: readonly string[]): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  for (const value of values) {
    const [, name = '', url = ''] = /^([\w-]+)=(.*)$/.exec(value) ?? [];
    const key = name.toLowerCase();
    if (key === '') throw new StartupError(`--subgraph must be a name and a URL, got "${value}"`, EXAMPLE);
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new StartupError(`--subgraph ${name} must have an http or https URL, got "${url}"`, EXAMPLE);
    }
    if (urls.has(key)) throw new StartupError(`--subgraph ${name} is given twice`, 'leave one out');
    urls.set(key, url);
  }
  return urls;
}
