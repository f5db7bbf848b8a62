/**
 * `alternat://open/<resolution>` opens a resolution of the summit a person is already signed in to. A link can carry nothing
 * else: no server, no path, no token, no invitation; whatever does not match to the letter is ignored.
 */

const LINK = /^alternat:\/\/open\/([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)\/?$/;

/** The resolution a link names, or null. */
export const resolutionOf = (link: string): string | null => LINK.exec(link)?.[1] ?? null;

/** The resolution named by a command line (how Windows and Linux hand over a link), or null. */
export function resolutionIn(commandLine: readonly string[]): string | null {
  for (const argument of commandLine) {
    const resolution = resolutionOf(argument);
    if (resolution !== null) return resolution;
  }
  return null;
}
