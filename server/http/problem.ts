/** An answer that is not 200: a reason for programs, a sentence for people. */
export class Problem extends Error {
  readonly status: number;
  readonly reason: string;
  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}
