/** A record that cannot become a paper, and why, in words for whoever made it. */
export class Rejection extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Rejection';
  }
}
