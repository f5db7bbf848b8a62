/** English: what a sealed package says: how to verify it, and what was found. */
import type { HowToWording, WindowsWording } from '../../printed-sealed.ts';

export const acts = {
  act: 'Act of rectification No.',
  none: 'There is no act of rectification beside this package.',
  states: {
    untold: 'not all told',
    open: 'open to objection',
    objected: 'objected to',
    withdrawn: 'withdrawn',
    unconfirmed: 'to be confirmed',
    effective: 'in effect from the beginning',
  },
  faults: {
    damaged: 'The list of acts is damaged.',
    'damaged-package': 'The package is damaged.',
    'other-package': 'These acts belong to another package.',
    'no-such-clause': 'the signed text has no such provision',
    'not-the-words': 'its earlier words are not those that were signed',
  },
};

const certificateFaults = {
  'bad-signature': 'the signature is not under this text',
  'no-root': 'no root certificate was given',
  'no-country': 'the certificate does not name one country',
  'wrong-delegation': 'the certificate belongs to another delegation',
  untrusted: 'the certificate does not come from the given root',
  expired: 'the certificate has expired',
  'not-yet-valid': 'it is not valid yet',
  'bad-certificate': 'the certificate is not for this purpose',
  weak: 'a key or a signature in the chain is too weak, or of an unknown kind',
  constrained: 'its issuer may not certify this name',
  revoked: 'the certificate was revoked',
  'other-time': 'the list is of another time; add one of the time of signing',
  'above-unchecked': 'was not checked for the certificates above',
  'forged-status': 'it is not signed by the issuer of the certificate',
  'foreign-status': 'it says nothing about any certificate of this package',
};

export const verification = {
  verdict: {
    valid: 'The package is valid: all parties have signed this text, and nothing has been changed since.',
    incomplete: 'The package is intact, but not all parties have signed yet.',
    invalid: 'The package is not valid. Do not rely on it.',
  },
  check: {
    zip: 'Structure of the package',
    mimetype: 'Type of the package',
    manifest: 'Manifest',
    files: 'Files of the manifest',
    extra: 'No extra files',
    sums: 'SHA256SUMS',
    lists: 'Lists that the delegations sign',
    timestamp: 'Time stamp',
    signature: 'Signature',
    revocation: 'Revocation of certificates',
    milestone: 'Agreed text',
    waived: 'Findings of the checks that were waived',
    texts: 'Words of the documents',
    alternat: 'Differences between the originals',
  },
  fault: {
    ...certificateFaults,
    'no-zip': 'this is no signed package',
    truncated: 'the package is not complete; get it once more',
    'data-around': 'there are other data beside the files',
    'too-many': 'there are too many files',
    'too-large': 'the package is too large',
    name: 'the name of the file is not allowed',
    duplicate: 'two files have one name',
    'names-differ': 'what is said of the file contradicts itself',
    method: 'the way of packing is not known',
    checksum: 'the file is damaged',
    missing: 'is missing',
    changed: 'has been changed',
    added: 'has been added',
    'not-first': 'is not at the beginning of the package',
    'not-canonical': 'has been rewritten',
    damaged: 'is damaged',
    'lists-differ': 'is not the same as the manifest',
    digest: 'the text does not match its digest',
    'hidden-character': 'a hidden character turns the direction of the text',
    'other-manifest': 'the settings are not those of the manifest',
    'other-milestone': 'its place in the log is not that of the manifest',
    numbers: 'the number of a clause does not follow from its place',
    'other-words': 'the words are not those of the agreed text',
    'other-version': 'made by another version of the program',
    'no-typesetter': 'PDF files cannot be compared on this machine',
    'not-made': 'this document cannot be made from the text',
    'other-originals': 'the originals are not those that were set',
    proof: 'the originals differ in more than they may',
  },
  open: {
    signature: 'not signed yet',
    timestamp: 'none',
    revocation: 'was not checked: no list of revoked certificates came along',
  },
  ok: 'right',
  wrong: 'WRONG',
};

export const howTo: HowToWording = {
  title: 'How to verify this package',
  intro:
    "Only unzip, sha256sum and openssl are needed. Get each delegation's root certificate through its State's official channels, compare its SHA-256 fingerprint with the diplomatic note, and put it beside the package as roots/XX.crt (XX: the State's two-letter code); the root certificate of the time stamping authority as roots/tsa.crt. Certificates inside the package itself prove nothing.",
  steps: {
    unpack: 'Unpack the package into a new folder.',
    signatures: "Check each delegation's signature. Every command must answer “CAdES Verification successful”.",
    sums: 'Every delegation has signed this very list SHA256SUMS: every command must print one line.',
    files: 'Every file is the one that was signed: the command must print nothing.',
    extra: 'No file was added: the commands must print nothing.',
    time: 'If there is a time stamp: the first command must answer “Verification: OK”, the second one shows the time, each of the others must print one line.',
    revocation:
      "If revocation lists (.crl) came along: the command of every State whose list is there must answer “CAdES Verification successful”. “certificate revoked” means what it says; “unable to get certificate CRL”, that this State's list is not there; “CRL has expired”: see the next step.",
    expired:
      'If a certificate has expired since it signed, add this to the commands of step 2. SECONDS is the time of the stamp in seconds since the beginning of 1970, UTC:',
    waived:
      'This file has the findings of the checks that were waived: what was found, why it does not stand in the way, who said so and when.',
  },
  reading:
    'For searching, copying and screen readers take the .txt and .html files in documents/text: a page of PDF is a drawing of the text, and programs differ in what they read back out of Persian. The same text is attached inside every PDF.',
};

export const howToWindows: WindowsWording = {
  intro:
    'For PowerShell on Windows 10 and 11; nothing has to be installed. Open PowerShell in the folder of the package. Get the root certificates as HOW-TO-VERIFY-en.txt says and put them into the folder roots beside the package. The commands of that file, those for revocation lists included, also work in Git Bash (Git for Windows).',
  prepare: 'Enter this once: it checks a signature and the chain of its certificate up to the root.',
  signatures:
    "Check each delegation's signature. Every command must answer “VALID” and the name of the certificate's owner.",
  time: 'If there is a time stamp: the first command must answer “VALID”, the second one “True”.',
};
