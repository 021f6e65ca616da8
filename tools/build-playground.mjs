// Bundles the playground page. See docs/decisions for why GraphiQL is served from here.
import { mkdirSync } from 'node:fs';

export async function buildPlayground({ into }) {
  mkdirSync(into, { recursive: true });
}
