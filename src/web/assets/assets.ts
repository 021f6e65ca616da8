import type { FastifyInstance } from 'fastify';
import { acceptedEncoding } from '../http/accepted-encoding';
import { addVary } from '../http/vary';
import { ASSET_FOLDER, type Asset } from './asset';

/** The files that pages link to, by the name they were added under. */
export class Assets {
  readonly #byName = new Map<string, Asset>();
  readonly #byPath = new Map<string, Asset>();

  /** Adds a file under a name. */
  add(name: string, asset: Asset): Asset {
    this.#byName.set(name, asset);
    this.#byPath.set(asset.path, asset);
    return asset;
  }

  /** The file of that name. Throws TypeError where there is none. */
  get(name: string): Asset {
    const asset = this.#byName.get(name);
    if (!asset) throw new TypeError(`There is no asset ${name}`);
    return asset;
  }

  /** The file at a path below {@link ASSET_FOLDER}. */
  find(path: string): Asset | undefined {
    return this.#byPath.get(path);
  }
}

/** Serves assets for good: a path never gets another content. */
export function addAssetRoute(app: FastifyInstance, assets: Assets): void {
  app.get<{ Params: { file: string } }>(`${ASSET_FOLDER}:file`, (request, reply) => {
    const asset = assets.find(`${ASSET_FOLDER}${request.params.file}`);
    if (!asset) return reply.callNotFound();
    const encoding = asset.br && acceptedEncoding(request.headers['accept-encoding']);
    if (asset.br) addVary(reply, 'Accept-Encoding');
    if (encoding) reply.header('content-encoding', encoding);
    return reply
      .type(asset.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send((encoding && asset[encoding]) ?? asset.identity);
  });
}
