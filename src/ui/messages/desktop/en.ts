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
} as const;

export type DesktopKey = keyof typeof en;
