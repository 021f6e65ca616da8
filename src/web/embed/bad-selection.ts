/** What an embed is asked to show makes no sense; the message says what is allowed, and is meant for whoever wrote the page. */
export class BadSelection extends Error {
  override readonly name = 'BadSelection';
}
