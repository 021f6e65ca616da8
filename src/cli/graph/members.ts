import { StartupError } from '../../errors/startup-error';
import { subgraphsOfSupergraph } from '../../gateway/supergraph';
import { SUBGRAPHS } from '../../subgraphs';

/** A subgraph of the graph to be served: in another process where it has a URL, else in this one. */
export interface Member {
  readonly name: string;
  readonly url?: string;
}

const isOwn = (name: string): boolean => Object.hasOwn(SUBGRAPHS, name);

/** Our own subgraphs, those at `urls` replaced, and foreign ones added. */
export function ownMembers(urls: ReadonlyMap<string, string>): Member[] {
  const foreign = [...urls.keys()].filter((name) => !isOwn(name));
  return [...Object.keys(SUBGRAPHS), ...foreign].map((name) => ({ name, url: urls.get(name) }));
}

/**
 * The subgraphs that a supergraph composed elsewhere lists, each at its own URL unless `urls` has another.
 * @throws StartupError where one can be found nowhere, or `urls` has one that is not listed
 */
export function supergraphMembers(supergraphSdl: string, urls: ReadonlyMap<string, string>): Member[] {
  const members = subgraphsOfSupergraph(supergraphSdl).map(({ name, url }) => ({
    name: name.toLowerCase(),
    url: urls.get(name.toLowerCase()) ?? (url || undefined),
  }));
  const names = members.map(({ name }) => name);
  const unlisted = [...urls.keys()].find((name) => !names.includes(name));
  if (unlisted !== undefined) {
    throw new StartupError(
      `the supergraph has no subgraph "${unlisted}"`,
      `name one of ${names.join(', ')}, or compose the supergraph with it`,
    );
  }
  const lost = members.find(({ name, url }) => url === undefined && !isOwn(name));
  if (lost) {
    throw new StartupError(
      `the supergraph says not where its subgraph "${lost.name}" is`,
      `give its address: --subgraph ${lost.name}=https://…`,
    );
  }
  return members;
}
