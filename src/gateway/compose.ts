import { composeServices } from '@theguild/federation-composition';
import { GraphQLError, parse } from 'graphql';
import { StartupError } from '../errors/startup-error';

/** A subgraph as composition needs it. */
export interface ComposableSubgraph {
  readonly name: string;
  /** Federation 2 SDL. */
  readonly sdl: string;
  /** Where it is served; absent for a subgraph in this process. */
  readonly url?: string;
}

/**
 * The supergraph of the given subgraphs, as SDL.
 * Throws {@link StartupError} that lists every reason why they do not compose and names the subgraph at fault.
 */
export function composeSupergraph(subgraphs: readonly ComposableSubgraph[]): string {
  const services = subgraphs.map(({ name, sdl, url }) => ({ name, url, typeDefs: parseSdl(name, sdl) }));
  const result = composeServices(services);
  if (result.errors) throw failure(result.errors.map(describe));
  return result.supergraphSdl;
}

function parseSdl(name: string, sdl: string): ReturnType<typeof parse> {
  try {
    return parse(sdl);
  } catch (error) {
    if (error instanceof GraphQLError) throw failure([`[${name}] ${error.message}`]);
    throw error;
  }
}

/** Errors of one subgraph's own schema come with its name; those of the whole name subgraphs in their text. */
function describe(error: GraphQLError): string {
  const { subgraphName: name, code } = error.extensions;
  const prefix = typeof name === 'string' && !error.message.startsWith(`[${name}]`) ? `[${name}] ` : '';
  return `${prefix}${error.message}${typeof code === 'string' ? ` (${code})` : ''}`;
}

function failure(reasons: readonly string[]): StartupError {
  return new StartupError(
    `the subgraphs do not compose:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`,
    'mend the schemas named above',
  );
}
