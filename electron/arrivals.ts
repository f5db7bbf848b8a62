/**
 * What reaches the program from outside: links to a resolution or a meeting, and signed packages, on the command line, from a second
 * start, or from the system. Each waits until there is a page that can take it; one that comes after it takes its place.
 */
import type { App } from 'electron';
import type { BroughtFile, SummitAddress } from '../src/ui/desktop.ts';
import { resolutionIn, resolutionOf } from './deep-link.ts';
import type { Disk } from './files.ts';
import { isPackage, packageIn, readGiven } from './given.ts';
import { joinedBy, joinedIn } from './join-link.ts';
import { bringForward, type Page, tell } from './windows.ts';

export type ArrivalsDependencies = {
  readonly argv: readonly string[];
  /** Where the command line was written. */
  readonly cwd: string;
  readonly disk: Pick<Disk, 'size' | 'read'>;
  /** Windows in which somebody works, the one used last at the end. */
  readonly worked: () => readonly Page[];
};

export class Arrivals {
  readonly #dependencies: ArrivalsDependencies;
  #resolution: string | null;
  #package: string | null;
  #meeting: SummitAddress | null;
  #join: ((address: SummitAddress | null) => void) | undefined;

  constructor(dependencies: ArrivalsDependencies) {
    const { argv, cwd } = dependencies;
    this.#dependencies = dependencies;
    this.#resolution = resolutionIn(argv);
    this.#package = packageIn(argv, cwd);
    this.#meeting = joinedIn(argv);
  }

  watch(app: Pick<App, 'on'>): void {
    app.on('second-instance', (_event, argv, folder) => {
      this.#showResolution(resolutionIn(argv));
      this.#givePackage(packageIn(argv, folder));
      this.#followLink(joinedIn(argv));
    });
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#givePackage(isPackage(path) ? path : null);
    });
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#showResolution(resolutionOf(url));
      this.#followLink(joinedBy(url));
    });
  }

  /** From now on join links go to `join`; returns the one that came before. */
  handOver(join: (address: SummitAddress | null) => void): SummitAddress | null {
    this.#join = join;
    return this.#meeting;
  }

  /** The page hears now what is told to it. */
  ready(page: Page): void {
    page.listening = true;
    if (this.#resolution !== null) this.#showResolution(null);
  }

  /** The package that waits, once. */
  takePackage(): Promise<BroughtFile> | null {
    const path = this.#package;
    this.#package = null;
    return path === null ? null : readGiven(path, this.#dependencies.disk);
  }

  #showResolution(resolution: string | null): void {
    const worked = this.#dependencies.worked();
    const page = worked.findLast(({ summit }) => summit !== null) ?? worked.at(-1);
    if (page) bringForward(page);
    if (resolution !== null) this.#resolution = resolution;
    if (!page?.summit || !page.listening || this.#resolution === null) return;
    tell(page, 'open', this.#resolution);
    this.#resolution = null;
  }

  /** Whoever is in front takes it; while there is nobody, the first page that comes. */
  #givePackage(path: string | null): void {
    this.#package = path ?? this.#package;
    const page = this.#dependencies.worked().at(-1);
    if (path === null || !page) return;
    bringForward(page);
    tell(page, 'package');
  }

  #followLink(address: SummitAddress | null): void {
    if (this.#join) this.#join(address);
    else this.#meeting = address ?? this.#meeting;
  }
}
