/** The desktop program around the page: its menu, its questions, the choice of a summit. */
export const en = {
  'desktop.newWindow': 'New window',
  'desktop.projector': 'Show on another screen',
  'desktop.undo': 'Undo',
  'desktop.redo': 'Redo',
  'desktop.window': 'Window',
  'desktop.minimize': 'Minimise',
  'desktop.zoomWindow': 'Zoom window',
  'desktop.front': 'Bring all to front',
  'desktop.services': 'Services',
  'desktop.hide': 'Hide Alternat',
  'desktop.hideOthers': 'Hide others',
  'desktop.unhide': 'Show all',
  'desktop.closing.lost':
    'It is not kept on this computer, because no key store is available here. If you close now, it is lost.',
  'desktop.stopped': 'The page has stopped several times.',
  'desktop.stopped.detail':
    'Load it again, or close its window. What is kept on this computer comes back when it is loaded.',
  'desktop.reload': 'Load again',
  'desktop.silent': 'The page does not answer.',
  'desktop.silent.detail': 'Wait a little, or load it again. The last words typed may be lost then.',
  'desktop.wait': 'Wait',
  'desktop.certificate': 'The server asks who you are. Which certificate may it see?',
  'desktop.certificate.none': 'None',
  'desktop.broken': 'Alternat is damaged.',
  'desktop.broken.detail': 'Its own files could not be read. Install it again; your text stays where it is.',
  'desktop.unsafe': 'Alternat does not start with this switch, because it takes protection away. Start it without:',
  'desktop.print.failed': 'The page was not printed. Check the printer, then try again.',
  'desktop.unkept':
    'No key store is available on this computer. Text that has not reached the secretariat is lost when the program is closed, and at the next start you sign in again.',
  'desktop.locked':
    'The key store of this computer is locked. Text of an earlier session that was not sent waits behind it: unlock it, then start Alternat again.',
  'desktop.ended.lost': 'Your access has ended. Sign in again to continue.',
  'desktop.error.lost': 'What has reached the secretariat is safe.',
  'desktop.leave.lost':
    '{unsent, plural, one {# change or decision has} other {# changes or decisions have}} not reached the secretariat. They are not kept on this computer, because no key store is available here. If you sign out now, they are lost.',

  'connect.other': 'Another summit…',
  'connect.back': 'Back',
  'connect.recent': 'Open before on this computer',
  'connect.wait': 'Connecting…',
  'connect.needsName':
    'A number with colons cannot be used here. Ask for the name of the server, for example https://summit.example.',
  'connect.unreachable': 'Nobody answers at this address. Check the letters and the connection, then try again.',
  'connect.certificate':
    'Who answers there cannot prove to be this server. Do not go on; ask the secretariat for the address or its join code again.',
  'connect.otherName':
    'The server there does not know itself under this name. Ask the secretariat for the name to use.',
  'connect.notSummit': 'Something answers there, but it is not a summit. Check the address.',
  'connect.restart':
    'The join code of this summit has changed since Alternat was started. Close the program and start it again; the new code is remembered.',

  'package.command': 'Verify a signed package…',
  'package.title': 'Verify a signed package',
  'package.choose': 'Choose a package…',
  'package.help':
    'A signed package is a file whose name ends in .asice. It is verified on this computer; nothing is sent.',
  'package.busy': 'Verifying {name}…',
  'package.tooLarge':
    'This file is larger than 64 MB, and signed packages are not. Ask for it again where it came from.',
  'package.unreadable':
    '{name} could not be read. See whether it is still there and not open elsewhere, then open it again.',
  'package.failed': '{name} could not be verified here. Ask for it again where it came from.',
  'package.insecure':
    'This page came without encryption, so the browser does not compute digests here. Open the package with the desktop program, or use “alternat verify”.',
  'package.unvouched':
    'Nothing in the package is damaged, and each signature fits what it signs. Whose signatures they are cannot be said yet: add the root certificates of the States below.',
  'package.roots': 'Root certificates',
  'package.roots.help':
    'Get each State’s root certificate through its official channels and compare its fingerprint with the diplomatic note. Certificates inside the package prove nothing. The file of the time stamping authority must be named “tsa”.',
  'package.roots.add': 'Add a root certificate…',
  'package.roots.bad': 'There is no certificate in {name}. Choose a file in PEM or DER.',
  'package.roots.stamps': 'Time stamps',
  'package.roots.noState': 'Names no State',
  'package.roots.files': 'Certificates',
  'package.files': 'Signed packages',
  'package.texts': 'The printed documents are not compared with the agreed text here; “alternat verify” does that.',

  'notify.setting': 'Notify me when the window is not in front',
  'notify.mention': 'You are mentioned',
  'notify.reopened': 'A clause is open again',
  'notify.silence-started': 'A silence procedure has begun',
  'notify.silence-broken': 'The silence was broken',
  'notify.silence-passed': 'The silence was kept',
  'notify.refused': 'Words of yours could not be taken',
  'notify.proposal': 'Your proposal was decided on',
  'notify.presence': 'A delegation is away or back',
  'notify.rules': 'Rules of procedure',
  'notify.correction': 'A correction of the signed text',
  'notify.adoption': 'Adoption of the text',
  'notify.position': 'A statement or the summary',
} as const;

export type DesktopKey = keyof typeof en;
