import { messageOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';

/** What one check found. */
export interface Finding {
  /** `note` is worth knowing and needs nothing done. */
  readonly level: 'ok' | 'note' | 'fault';
  readonly text: string;
  /** What to do about a fault. */
  readonly mend?: string;
}

/** A finding that all is well. */
export const ok = (text: string): Finding => ({ level: 'ok', text });

/** A finding that is worth knowing. */
export const note = (text: string): Finding => ({ level: 'note', text });

/** A finding that something must be mended. */
export function fault(error: unknown): Finding {
  const mend = error instanceof StartupError ? error.mend : 'see the message';
  return { level: 'fault', text: messageOf(error), mend };
}
