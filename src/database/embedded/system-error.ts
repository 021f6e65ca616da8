/** The `code` of an error of Node or of pg (`ENOENT`, `3D000`), or an empty text for anything else. */
export function codeOf(error: unknown): string {
  // Not `instanceof Error`: a test runner's sandbox has an Error class of its own.
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
