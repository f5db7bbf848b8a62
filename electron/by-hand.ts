/**
 * What only a person at a machine with Electron's binary can see, one step after the other, the riskiest first. The form of
 * `npm run desktop -- --by-hand` walks through it, `README.md` lists it and its beliefs point at the numbers.
 *
 * A number is a name: it stays with its step for good, and a new step gets the next one, wherever it stands in the walk.
 */

/** A system as Node names it. */
export type System = 'linux' | 'win32' | 'darwin';

export type Step = {
  readonly number: number;
  /** Missing: on all three. */
  readonly systems?: readonly System[];
  /** Only the packaged and installed program can show it. */
  readonly packed?: true;
  readonly act: string;
  readonly see: string;
};

/** What must be there before the first step. */
export const PREPARATION: readonly string[] = [
  'Work as an ordinary user, never as root or administrator, on a machine where losing the program’s data hurts nobody.',
  'Electron: `npm run desktop` fetches it. By hand: unpack its archive into node_modules/electron/dist after comparing its SHA-256 with node_modules/electron/checksums.json.',
  'Server A, in another terminal: `npm start -- --no-open`. It shows the sample summit at http://127.0.0.1:4310.',
  'Server B, for steps 17, 18, 41, 42 and 43: `node server/cli/main.ts serve --data FOLDER --host ADDRESS --host-name NAME --tls-cert FILE --tls-key FILE`, on the address of this machine in the local network.',
  '“The program” is `npm run desktop -- --connect http://127.0.0.1:4310`. “Its data” is the folder “Alternat from source” where the system keeps programs’ data (Linux ~/.config, Windows %APPDATA%, macOS ~/Library/Application Support); of the packed program, “Alternat”.',
];

export const STEPS: readonly Step[] = [
  {
    number: 1,
    act: '`npm test -- test/electron`',
    see: 'The suite of the real program runs (test/electron/program.test.ts is not skipped) and passes.',
  },
  {
    number: 2,
    systems: ['linux'],
    act: 'In a Wayland session: start the program. Note the desktop.',
    see: 'A window within some three seconds, painted, and it takes the keyboard. If not, try again with --ozone-platform=x11 and remark it.',
  },
  {
    number: 3,
    act: 'Sign in as a sample member.',
    see: 'The summit’s first page. The terminal tells of no refused message.',
  },
  {
    number: 4,
    act: 'Open a resolution and type in a clause of your own column.',
    see: 'The words arrive in a browser that is signed in to server A as somebody else.',
  },
  {
    number: 5,
    act: 'Export the resolution as a Word document.',
    see: 'The dialog offers Documents and a name that ends in .docx; the file opens in Word or LibreOffice.',
  },
  {
    number: 6,
    act: 'Export all formats and list what is in the ZIP.',
    see: 'Every file has a name of its own and its extension.',
  },
  {
    number: 7,
    systems: ['linux'],
    act: 'Export again under the same name.',
    see: 'The dialog asks before it replaces the file.',
  },
  {
    number: 8,
    systems: ['win32', 'darwin'],
    act: 'Export again under the same name. Windows: leave the question open for a minute.',
    see: 'It asks before it replaces the file, and the question stays.',
  },
  {
    number: 9,
    systems: ['linux'],
    act: 'Sign in with a keyring (gnome-keyring, KWallet) running, and once without any; each time look at secrets.json in its data: the first three letters of an entry, decoded with base64.',
    see: 'With a keyring v11 or v12, and the program keeps unsent text. Without one there is no entry, and a bar says that nothing is kept.',
  },
  { number: 10, act: 'Quit the program and start it again.', see: 'Still signed in.' },
  {
    number: 11,
    act: 'Stop server A, type, close the window. Choose Stay. Close again and choose Close.',
    see: 'A question each time; Stay leaves everything as it is, Close ends the program.',
  },
  { number: 12, act: 'Start server A, start the program.', see: 'The text of step 11 is there and arrives.' },
  {
    number: 13,
    systems: ['linux', 'darwin'],
    act: 'Stop server A, type, close. Lock the keyring (macOS: answer Deny) and start the program; then unlock it and start the program again.',
    see: 'The first time a bar says that the key store is locked. The second time the text comes back and arrives.',
  },
  {
    number: 14,
    systems: ['darwin'],
    act: 'Remove its data, start, deny the keychain, sign in.',
    see: 'It goes in within five seconds and says that nothing is kept.',
  },
  {
    number: 15,
    systems: ['linux'],
    act: 'Without a keyring: stop server A, type a rare word, wait a minute, `grep -ra WORD` in its data.',
    see: 'Nothing is found. The question before closing says that the text is lost.',
  },
  {
    number: 16,
    act: 'Remove summit.json from its data, start without --connect (`npx electron dist/electron/main.cjs`), enter the address of a host that does not exist, then the right one.',
    see: 'The wrong one is refused with a reason and remembered nowhere; the field is still there; the right one goes in.',
  },
  {
    number: 17,
    act: 'Connect to server B by its address in the local network, with a certificate of an authority that the system knows.',
    see: 'It goes in. The system may ask once whether the program may reach the local network.',
  },
  {
    number: 18,
    act: 'Connect to server B with a self-signed certificate and no fingerprint.',
    see: 'Refused, in words about the certificate.',
  },
  {
    number: 19,
    systems: ['darwin'],
    act: 'Look at the menu bar. Press Cmd+H, Cmd+M, Cmd+Q.',
    see: 'A menu of the program first, then File, Edit, View, Window. It hides, is minimised, quits.',
  },
  {
    number: 20,
    systems: ['darwin'],
    act: 'Cmd+Z, X, C, V and A: in the field of the address, in a comment, in a cell.',
    see: 'Each does in each place what it says.',
  },
  {
    number: 21,
    systems: ['win32', 'linux'],
    act: 'Ctrl+Z, X, C and V with a Persian, a Russian and a Kazakh layout; F7 and Ctrl+[ too.',
    see: 'Each does what it says under every layout.',
  },
  {
    number: 22,
    act: 'Set the interface to Persian. Look at the menus, the save dialog, the question before closing. Then to Kazakh.',
    see: 'Our own words are Persian, then Kazakh. Remark the language and the direction of the system’s dialogs and of the menus.',
  },
  {
    number: 23,
    act: 'Look at the menus before signing in and after signing out.',
    see: 'In the language used last, and every entry does something.',
  },
  {
    number: 24,
    systems: ['win32'],
    act: 'With server A stopped and unsent text: log off. Cancel.',
    see: 'Windows waits, the program asks, nothing is lost.',
  },
  {
    number: 25,
    systems: ['darwin'],
    act: 'With server A stopped and unsent text: shut down. Then Cmd+Q, Stay; Cmd+Q, Close.',
    see: 'The shutdown stops at the question. Stay stays. Close ends the program.',
  },
  {
    number: 26,
    act: 'End the process of the page (task manager; Linux: `kill` the child with --type=renderer).',
    see: 'The page comes back where it was, with its words. The fourth time in ten minutes it asks.',
  },
  {
    number: 27,
    act: 'Let the machine sleep for two minutes, wake it, type at once.',
    see: 'Within seconds the words are with the secretariat.',
  },
  {
    number: 28,
    act: 'Print: cancel it once, print to a file once, with a redline on the screen.',
    see: 'A dialog each time; after cancelling the program goes on; the file shows the redline’s colours.',
  },
  {
    number: 29,
    act: 'Import a Word document through the dialog; drag another onto the page where a text from outside is compared; drag one anywhere else.',
    see: 'The first two are read. The third does nothing, and above all does not replace the page.',
  },
  {
    number: 30,
    act: 'Paste from Word and from LibreOffice. Type with AltGr, dead keys, the zero-width non-joiner of the Persian layout (Shift+Space) and an input method (ibus, IME).',
    see: 'Clean text, each sign once.',
  },
  {
    number: 31,
    systems: ['linux'],
    packed: true,
    act: 'The deb installed: `xdg-open alternat://open/RESOLUTION` with the program closed, open, and minimised.',
    see: 'Each time one window, with that resolution. Remark whether it came to the front.',
  },
  {
    number: 32,
    systems: ['win32', 'darwin'],
    packed: true,
    act: 'Open alternat://open/RESOLUTION (Windows: Win+R; macOS: `open`) with the program closed and open.',
    see: 'Each time one window, with that resolution.',
  },
  {
    number: 33,
    act: 'With the program open, start it a second time with `--connect=https://evil.example`.',
    see: 'The first window comes forward; nothing else happens.',
  },
  {
    number: 34,
    act: 'Move and size the window, quit, start. Then unplug the screen it stood on and start.',
    see: 'Its place is as it was; without the screen the window stands where one can reach it.',
  },
  {
    number: 35,
    act: 'In the console of the developer tools: `isSecureContext`, `crypto.subtle`, `await fetch("https://example.org")`, `eval("1")`.',
    see: 'true, an object, blocked, blocked.',
  },
  {
    number: 36,
    act: 'In the same console: `location.reload()`, `open("https://example.org")`, `location = "https://example.org"`.',
    see: 'Nothing happens.',
  },
  {
    number: 37,
    packed: true,
    act: '`npx @electron/fuses read --app PROGRAM`. Then start the program with ELECTRON_RUN_AS_NODE=1, with NODE_OPTIONS=--inspect, and with --inspect.',
    see: 'As the table in fuses.ts. The first two change nothing, the last is refused.',
  },
  {
    number: 38,
    packed: true,
    act: 'Start with --remote-debugging-port=9222; then with --no-sandbox.',
    see: 'Words that name the switch, and the program ends.',
  },
  {
    number: 39,
    systems: ['win32', 'darwin'],
    packed: true,
    act: 'Change one byte in the middle of app.asar and start. Put it back.',
    see: 'It does not start.',
  },
  {
    number: 40,
    systems: ['linux'],
    packed: true,
    act: 'The deb on Ubuntu 24.04 or later: start, and look at `ps ax` and `aa-status`. Then remove the package.',
    see: 'No --no-sandbox; the profile “alternat” is loaded. After removing it is gone, also from /etc/apparmor.d.',
  },
  {
    number: 41,
    act: 'Connect to server B with self-signed certificate as ADDRESS#FINGERPRINT (SHA-256). Quit, start. Then connect once more with another fingerprint.',
    see: 'The right one goes in and still does after the start. The other is answered with “close the program and start it again”, and after that it is refused.',
  },
  {
    number: 42,
    act: 'With server A open: “Another summit…” in the menu, and server B. Type in both.',
    see: 'Two windows, each signed in for itself; “Open before on this computer” lists both.',
  },
  {
    number: 43,
    act: 'Stop server A, type there, then connect to server B from that window.',
    see: 'The window with the unsent words stays.',
  },
  { number: 44, act: 'Connect to http://[::1]:4310.', see: 'Refused: it asks for the name of the server.' },
  {
    number: 45,
    act: 'Read a resolution to its end, quit, then `grep -ra` a sentence of it in its data.',
    see: 'Nothing is found.',
  },
  {
    number: 46,
    act: 'Type with server A stopped, start it, wait until all has arrived, sign out. Look at the page and into secrets.json.',
    see: 'No word of the summit is on the screen; the entries of server A are gone.',
  },
  {
    number: 47,
    act: 'Install the packed program and open it. Then `npm start` from the source.',
    see: 'Both run side by side: the second neither takes the first one’s window nor its sign-in.',
    packed: true,
  },
  {
    number: 48,
    act: 'Make a server ask for a client certificate (a proxy before server B), with one in the system’s store.',
    see: 'The program asks which certificate may be seen, and None shows none.',
  },
  {
    number: 49,
    systems: ['win32'],
    packed: true,
    act: 'Install with the .exe as an ordinary user, then with the .msi. Look at the folder’s rights, at Apps, at the icon. Remove it.',
    see: 'An administrator’s word is asked for; it lies in Program Files; an ordinary user cannot write there; removing takes the folder away and leaves %APPDATA%\\Alternat.',
  },
  {
    number: 50,
    systems: ['darwin'],
    packed: true,
    act: 'Install from the .dmg, signed by the publisher. `codesign -d --entitlements - Alternat.app`. Connect to server B.',
    see: 'allow-jit and nothing else; it runs; the question about the local network says why.',
  },
  {
    number: 51,
    packed: true,
    act: 'Look for resources/licences and Electron’s and Chromium’s licences in the installed program, and for its icon in the list of programs and in the bar of windows.',
    see: 'They are there and can be read; the icon is ours, and the window stands under it.',
  },
  {
    number: 52,
    act: 'Set the theme to dark and the language to Persian, quit, start with a summit that was never opened.',
    see: 'The new window is dark and Persian from its first moment.',
  },
  {
    number: 53,
    packed: true,
    act: 'Open a signed package (.asice) with the program: by “Open with” of the file manager, with the program closed and open (macOS: also dropped on the icon). Note which program a double click starts, before installing and after.',
    see: 'The page that verifies it, each time in one window. The double click starts what it started before.',
  },
  {
    number: 54,
    act: 'With a resolution open and two screens: “New window” and “Show to the room” in the menu. Go from clause to clause in the first window, with the other one beside it in the bar of windows. Pull the cable of the second screen; press Escape there. Then show it again with one screen.',
    see: 'A second window of the same summit; one that fills the other screen and shows the clause where you are, marked. Without that screen it can be reached on the first. Escape closes it. With one screen it fills that one.',
  },
  {
    number: 55,
    act: '“Host a meeting” with a new meeting; the firewall’s question. From another computer: the join link in the program, and the address in a browser. Export a PDF there. Close the lid of the guest, open it.',
    see: 'The question comes once and names Alternat; both get in after comparing the fingerprint; the PDF opens; what was typed before the lid is there.',
  },
  {
    number: 56,
    act: 'While hosting: pull the host’s network and plug it in again; let the computer alone for its time to sleep; end the process “Alternat” without a window; quit.',
    see: 'The loss and the return are said; it does not sleep; the crash is said and hosting goes on by one button; quitting asks, and “Host again” has every word.',
  },
  {
    number: 57,
    act: 'Have somebody mention you while the window is behind another one, twice within six seconds. Click the notification. Look at the icon.',
    see: 'One notification, with kind and resolution and no word of the text; the click leads to the place; the icon has a number where the system has one.',
  },
  {
    number: 58,
    act: 'With server A open and signed in, open server B. Ctrl and plus (with and without Shift, and on the block of digits), Ctrl and minus, Ctrl and 0 (macOS: Cmd), Ctrl with the wheel; in the view for the room, too. Quit, start.',
    see: 'All windows grow and shrink together, the view for the room by itself, and each begins as it was left. Nothing flashes in another size first.',
  },
  {
    number: 59,
    act: 'Set a proxy that asks for a password (for instance squid with basic_ncsa_auth) as the system’s. Start without data and connect to server B; answer wrong, then right; sign in, open a resolution. Quit, start. Then cancel the question.',
    see: 'The question names the proxy, comes again after the wrong answer, and once for all. Everything works behind it, the live text too. After the start it comes anew. Cancelled, it stays away for a minute. The password is nowhere in its data (`grep -ra`).',
  },
];

/** The steps that a system has, in the order of the walk. */
export const stepsOf = (system: string): readonly Step[] =>
  STEPS.filter(({ systems }) => systems === undefined || systems.some((one) => one === system));
