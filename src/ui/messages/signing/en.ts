/** Assembling, exporting, sealing and signing the declaration. */
export const en = {} as const;

export type SigningKey = keyof typeof en;
export type SigningMessages = { readonly [key in SigningKey]: string };
