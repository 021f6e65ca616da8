/** Where this script came from, which is where data comes from and where links lead. Without a slash at the end. */
export const BASE = new URL('..', import.meta.url).href.slice(0, -1);
