import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../errors/startup-error';

const manifestSchema = z.object({
  /** File names below `assets/`. */
  script: z.string(),
  style: z.string(),
  workers: z.object({ editor: z.string(), graphql: z.string(), json: z.string() }),
  preload: z.array(z.string()),
  examples: z.array(z.object({ name: z.string(), query: z.string(), variables: z.string() })),
});

/** What the build says about the playground's page: the files it links to and the examples it opens with. */
export type PlaygroundManifest = z.infer<typeof manifestSchema>;

/** Reads the manifest of a built playground; throws StartupError when there is none or it cannot be understood. */
export async function readManifest(folder: string): Promise<PlaygroundManifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
  } catch (cause) {
    throw new StartupError('the playground has not been built', 'run `npm run build`', { cause });
  }
}
