import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A file that pages link to, held in memory in each form it is sent in. */
export interface Asset {
  /** Its path, which names its content: another content has another path. */
  readonly path: string;
  readonly type: string;
  /** For `integrity`, where a page of another host links to it. */
  readonly integrity: string;
  readonly identity: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

/** Types that gain from compression; pictures are compressed as they are. */
const TEXT = /^(?:text\/|application\/json|image\/svg)/;

/** Where assets are served. */
export const ASSET_FOLDER = '/assets/';

/** Makes an asset. @param name with its extension, such as `page.css` */
export function createAsset(name: string, type: string, content: Buffer | string): Asset {
  const identity = Buffer.from(content);
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 12);
  const dot = name.lastIndexOf('.');
  return {
    path: `${ASSET_FOLDER}${name.slice(0, dot)}-${digest}${name.slice(dot)}`,
    type,
    integrity: `sha384-${createHash('sha384').update(identity).digest('base64')}`,
    identity,
    ...(TEXT.test(type) && {
      br: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: identity.length } }),
      gzip: gzipSync(identity, { level: constants.Z_BEST_COMPRESSION }),
    }),
  };
}
