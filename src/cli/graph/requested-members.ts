import { readFile } from 'node:fs/promises';
import { codeOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';
import { type Member, ownMembers, supergraphMembers } from './members';
import { subgraphUrls } from './subgraph-flag';

/** The flags of `papergraph serve` that say what is served. */
export interface RequestedGraph {
  /** Each as `name=url`. */
  readonly subgraph?: readonly string[];
  /** A file. */
  readonly supergraph?: string;
}

/** The members that the flags of `papergraph serve` ask for, and the supergraph they name. @throws StartupError */
export async function requestedMembers({
  subgraph = [],
  supergraph,
}: RequestedGraph): Promise<{ members: Member[]; supergraphSdl?: string }> {
  const urls = subgraphUrls(subgraph);
  if (supergraph === undefined) return { members: ownMembers(urls) };
  const supergraphSdl = await readSupergraph(supergraph);
  return { members: supergraphMembers(supergraphSdl, urls), supergraphSdl };
}

async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartupError(
      `the supergraph ${file} cannot be read (${codeOf(error)})`,
      'name a file that papergraph schema or another composer wrote',
      { cause: error },
    );
  }
}
