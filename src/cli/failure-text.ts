import type { StartupError } from '../errors/startup-error';

/** A sentence with a capital and a full stop. */
function sentence(text: string): string {
  const trimmed = text.trim().replace(/\.$/, '');
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`;
}

/** What the command line prints of a startup failure: one line, or one for each reason where there are several. */
export function failureText({ message, mend }: StartupError): string {
  const body = message.trim().replace(/\.$/, '');
  return body.includes('\n')
    ? `papergraph: ${body}\n${sentence(mend)}\n`
    : `papergraph: ${body}. ${sentence(mend)}\n`;
}
