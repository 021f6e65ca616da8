/**
 * The load asks the same few questions over and over, which clients do not. So equal requests to subgraphs that are in flight
 * at once are not shared, as papergraph's cache, which shares such requests, is off where it is compared with this.
 */
export const gatewayConfig = {
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
};
