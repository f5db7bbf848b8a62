/** What became of words that could not go into the text: drafts, merged cells, and the alarm of the log. */
export const en = {
  'recovery.closed': '{clauses}: closed to writing before your words arrived.',
  'recovery.restored': 'The resolution was restored from a backup.',
  'recovery.whole': 'The secretariat could not take your last changes.',
  'recovery.kept':
    '{count, plural, one {Your words are kept as a private draft.} other {Your words are kept as # private drafts.}}',
  'recovery.show': 'Show drafts',
  'drafts.title': 'Private drafts',
  'drafts.count': '{count, plural, one {# draft} other {# drafts}}',
  'drafts.help': 'Only your own delegation reads these. The marks show each draft against the text as it stands now.',
  'drafts.none': 'There are no drafts.',
  'drafts.place': '{clause}, {language}',
  'drafts.gone': 'A clause that is no longer in the text',
  'drafts.by': '{name}, {at}',
  'drafts.refused': 'kept because the text was closed',
  'drafts.here': 'on this computer only, will be sent by itself',
  'drafts.same': 'The text says exactly this now.',
  'drafts.copy': 'Copy the text',
  'drafts.discard': 'Discard',
  'drafts.discard.sure': 'Discard this draft for good?',
  'drafts.discard.keep': 'Keep it',
  'given.title': 'Decisions on this computer',
  'given.help': 'Given here and not done yet, or not accepted after they had to wait. Nobody else sees them.',
  'given.none': 'Everything you decided here is with the secretariat.',
  'given.what': '{clause}: {what}',
  'given.waits': 'waits on this computer, will be sent by itself',
  'given.restored': 'The resolution was restored in the meantime. Read the text as it stands now, then decide again.',
  'given.goTo': 'Go to the clause',
  'given.dismiss': 'Put away',
  'given.show': 'Read',
  'given.back':
    '{count, plural, one {# decision that had to wait was not accepted.} other {# decisions that had to wait were not accepted.}}',
  'given.back.body': 'Your words are kept here until you put them away.',
  'leave.title': 'Not everything has been sent',
  'leave.body':
    '{unsent, plural, one {# change or decision has} other {# changes or decisions have}} not reached the secretariat. They stay on this computer under your name, nobody else sees or sends them, and they are sent when you sign in here again.',
  'leave.go': 'Sign out',
  'leave.stay': 'Stay',
  'merged.mark': 'Merged, please read',
  'merged.count': '{count, plural, one {# merged cell to read} other {# merged cells to read}}',
  'merged.title': '{clause}, {language}: merged, please read',
  'merged.help':
    '{name} wrote here without a connection while {others} changed the same paragraph. Both are in the text; nobody has read them together yet.',
  'merged.by': 'Changes of {names}',
  'merged.result': 'Merged text',
  'merged.since': 'The text has been changed again since; read it in the table as well.',
  'merged.confirm': 'The text reads well',
  'merged.confirmed': '{clause}, {language}: the merged text is confirmed.',
  'merged.later': 'Later',
  'alarm.title': 'The server’s record does not match what it confirmed earlier.',
  'alarm.body':
    'Record {seq} of this resolution was changed or is missing there. You can go on writing and nothing here is lost. Tell the secretariat now; it checks the log or explains the restore.',
  'cell.closing': 'The clause is being closed',
} as const;

export type RecoveryKey = keyof typeof en;
export type RecoveryMessages = { readonly [key in RecoveryKey]: string };
