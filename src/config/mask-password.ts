/** A text with the passwords in its URLs replaced, for messages and logs. Masks too much rather than too little. */
export function maskPassword(text: string): string {
  return (
    text
      // Up to the last @: a password that should have been encoded may hold @ and / itself.
      .replace(/((?:^|:\/\/)[^:@/\s]*:(?!\/\/)).*@/g, '$1***@')
      .replace(/([?&](?:ssl)?password=)[^&#\s]*/gi, '$1***')
  );
}
