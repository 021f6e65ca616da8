/** The path of the operator's URL, without a slash at its end; empty without one. */
export function basePath(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}

/** Where clients find the playground of the server, as a path. */
export function playgroundPath(publicUrl: string | undefined): string {
  return `${basePath(publicUrl)}/playground`;
}
