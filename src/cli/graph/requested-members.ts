import { readFile } from 'node:fs/promises';
import { codeOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';
import { type Member, ownMembers, supergraphMembers } from './members';
import { subgraphUrls } from './subgraph-flag';

/** The members that the flags of `papergraph serve` ask for, and the supergraph they name. @throws StartupError */
export async function requestedMembers(
  subgraphFlags: readonly string[],
  supergraphFile?: string,
): Promise<{ members: Member[]; supergraphSdl?: string }> {
  const urls = subgraphUrls(subgraphFlags);
  if (supergraphFile === undefined) return { members: ownMembers(urls) };
  const supergraphSdl = await readSupergraph(supergraphFile);
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
