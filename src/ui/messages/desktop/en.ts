/** The desktop program around the page: its menu, its questions, the choice of a summit. */
export const en = {
  'desktop.newWindow': 'New window',
  'desktop.projector': 'Show to the room',
  'wall.leave': 'Close the view for the room',
  'wall.follow': 'Follow my place',
  'wall.offline': 'No connection since {since}: this is the text as it was then',
  'wall.signedOut': 'Nobody is signed in any more. Close this view, sign in, and show the text again.',
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
  'desktop.silent.detail':
    'Wait a little, or load it again. Words that have not reached the secretariat may be lost then.',
  'desktop.wait': 'Wait',
  'desktop.certificate': 'The server asks who you are. Which certificate may it see?',
  'desktop.certificate.none': 'None',
  'desktop.broken': 'Alternat is damaged.',
  'desktop.broken.detail': 'Its own files could not be read. Install it again; your text stays where it is.',
  'proxy.title': 'The network asks for a password',
  'proxy.body':
    'The connection goes through the proxy {proxy}, which asks who you are. Whoever runs the network has given you a name and a password for it. It is not the secretariat that asks.',
  'proxy.again': 'The proxy did not accept that. Check the name and the password.',
  'proxy.user': 'Name',
  'proxy.password': 'Password',
  'proxy.kept': 'Both are kept only until Alternat is closed, and are given to this proxy alone.',
  'proxy.plain':
    'This proxy takes the password as it is typed, and others in the network may be able to read it. Use none that opens anything else.',
  'proxy.submit': 'Send',
  'desktop.unsafe': 'Alternat does not start with this switch, because it takes protection away. Start it without:',
  'desktop.print.failed': 'The page was not printed. Check the printer, then try again.',
  'desktop.unkept':
    'No key store is available on this computer. Text that has not reached the secretariat is lost when the program is closed, and at the next start you sign in again.',
  'desktop.locked':
    'The key store of this computer is locked. Text of an earlier session that was not sent waits behind it: unlock it, then start Alternat again.',
  'desktop.ended.lost': 'Your access has ended. Sign in again to continue.',
  'desktop.ended.unkept':
    'Copy first what has not been sent: it is only in this window, and is lost when it closes or loads again.',
  'desktop.ended.kept': 'Nothing is lost.',
  'desktop.offline.unkept':
    'Keep this window open until then: no key store is available here, so nothing is written down.',
  'desktop.link.unkept.short': 'This window',
  'desktop.link.unkept': 'In this window only',
  'desktop.stopped.lost':
    'Load it again, or close its window. Text that had not reached the secretariat is lost, because no key store is available here.',
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
  'package.notOpened':
    'The file could not be opened. It must be readable and not larger than 64 MB; see whether it is, then choose it again.',
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
  'notify.signing': 'Signing of the text',
  'notify.position': 'A statement or the summary',
  'connect.host': 'Host a meeting',
  'host.title': 'Host a meeting',
  'host.menu': 'Host a meeting…',
  'host.intro':
    'This computer carries the meeting, and the others join over the same network. Nothing goes over the internet.',
  'host.address': 'Address of this computer',
  'host.address.help': 'Choose the network that the others are in as well.',
  'host.noNetwork':
    'This computer is in no private network. Connect it to the network of the room, then look again. A meeting over the internet needs a server: “alternat serve”.',
  'host.lookAgain': 'Look again',
  'host.earlier': 'Hosted before on this computer',
  'host.again': 'Host again',
  'host.folder.other': 'A meeting from a folder…',
  'host.new': 'New meeting',
  'host.name': 'Name of the meeting',
  'host.me': 'Your name',
  'host.me.help': 'Whoever hosts is the secretariat.',
  'host.states': 'States',
  'host.columns': 'Languages of the texts',
  'host.text': 'Titles of the texts',
  'host.text.help': 'One a line. Further ones come in the meeting, from files.',
  'host.place': 'Folder',
  'host.place.own': 'In the data of this program',
  'host.place.choose': 'Choose a folder…',
  'host.begin': 'Start hosting',
  'host.file': 'From a summit file…',
  'host.sample': 'Try it with the sample summit',
  'host.sample.help': 'On this computer only; nobody else can join.',
  'host.sample.open': 'Open the sample',
  'host.starting': 'The meeting is being opened…',
  'host.stopping': 'The meeting is being closed…',
  'host.missing': 'Fill in every field, and choose at least one State and one language.',
  'host.problem.already': 'A meeting is being hosted already. Stop it first.',
  'host.problem.noAddress': 'This computer does not have that address any more. Choose another one.',
  'host.problem.portTaken':
    'Another program uses the port of this meeting. Close that program, or host on another port; the others then need the new join text.',
  'host.problem.inUse': 'Another program has this folder open. Close it there first, or choose another folder.',
  'host.problem.unwritable': 'This folder may not be written to. Choose another folder.',
  'host.problem.diskFull': 'The disk is full. Free some space, then try again. Nothing was half-written.',
  'host.problem.newer': 'A newer version of Alternat has written this folder. Update the program; nothing was changed.',
  'host.problem.damaged':
    'The meeting in this folder cannot be read. Nothing was changed. Put a backup in its place, or choose another folder.',
  'host.problem.notEmpty':
    'There is a meeting in this folder already. Host it from its folder, or choose another one for the new meeting.',
  'host.problem.nothingThere': 'There is no meeting in this folder. Choose another folder, or begin a new meeting.',
  'host.problem.badFile': 'This is not a summit file: {detail}',
  'host.problem.gone': 'What was chosen is not known any more. Choose it again.',
  'host.problem.failed': 'The meeting could not be opened. Try again; if it fails again, start Alternat anew.',
  'host.choose.failed':
    'Nothing could be chosen, because the system’s dialog did not open. Try again; if it fails again, start Alternat anew.',
  'host.anyPort': 'Host on another port',
  'host.running': 'The meeting is open',
  'host.running.sample': 'The sample is open on this computer',
  'host.join': 'How the others join',
  'host.join.desktop':
    'In Alternat they choose “Another summit…” and type or paste this, or open the link. Then they compare the fingerprint with the one above.',
  'host.join.text': 'Join text',
  'host.join.link': 'Join link',
  'host.join.browser':
    'In a browser they open the address alone. The browser warns them, because no authority has signed the certificate; before they go on they compare its fingerprint (SHA-256) with this one.',
  'host.fingerprint': 'Fingerprint of the certificate',
  'host.code.help': 'Everybody also needs a code of their own, made for them alone.',
  'host.invite': 'Invite or remove people',
  'host.qr': 'QR code of the join text',
  'host.enter': 'Open the meeting',
  'host.guests': 'Who is there',
  'host.guests.none': 'Nobody has a text open.',
  'host.folder': 'Folder of the meeting',
  'host.firewall': 'If nobody reaches this address, allow Alternat in the firewall of this computer.',
  'host.unreachable':
    'This computer has lost its address, and the others cannot reach it. Connect it to the network again. If the address has changed, stop and host again. Nothing is lost.',
  'host.trouble.full':
    'The disk of this computer is full, and what is written in the meeting is not being saved. Free some space; until then nobody should close their window. Nothing is lost: it waits with whoever wrote it and then arrives by itself.',
  'host.trouble.failing':
    'The disk of this computer does not take what is written in the meeting. See whether its folder is still there and may be written to; until then nobody should close their window. Nothing is lost: it waits with whoever wrote it and then arrives by itself.',
  'host.trouble.over': 'The disk takes again what is written in the meeting.',
  'host.stop': 'Stop hosting',
  'host.stop.title': 'Stop hosting?',
  'host.stop.body':
    '{guests, plural, =0 {Nobody has a text open.} one {# person has a text open.} other {# people have a text open.}} What is saved stays in its folder, and “Host again” goes on with it.',
  'host.stop.stay': 'Go on hosting',
  'host.crashed':
    'The meeting has stopped by itself. What was saved is in its folder. Start it again; the others come back by themselves.',
  'host.crashed.again': 'Start again',
  'host.quit': 'Stop hosting and close Alternat?',
  'host.quit.detail':
    'The others cannot work in the meeting any more. What is saved stays on this computer. There now:',
  'host.quit.accept': 'Stop and close',
  'host.quit.decline': 'Go on hosting',
  'join.title': 'Join this meeting?',
  'join.body':
    'Compare address and fingerprint with the host’s screen, group by group. Join only if everything agrees.',
  'join.address': 'Address',
  'join.submit': 'Everything agrees: join',
  'join.cancel': 'Do not join',
  'host.state.AZ': 'Azerbaijan',
  'host.state.IR': 'Iran',
  'host.state.KZ': 'Kazakhstan',
  'host.state.RU': 'Russia',
  'host.state.TM': 'Turkmenistan',

  'diagnostics.save': 'Save diagnostics…',
  'diagnostics.saved': 'The diagnostics are saved. They hold no text and no names; read them before you send them.',
  'diagnostics.failed': 'The diagnostics were not saved. Choose another folder, then try again.',
} as const;

export type DesktopKey = keyof typeof en;
