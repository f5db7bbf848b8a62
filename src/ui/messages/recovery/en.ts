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
