/** Passkeys: the browser's own credentials, as JSON, the way the account endpoints want them (WebAuthn level 3). */

interface JsonCredentials {
  parseCreationOptionsFromJSON(options: unknown): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON(options: unknown): PublicKeyCredentialRequestOptions;
}

const json = (): JsonCredentials => PublicKeyCredential as unknown as JsonCredentials;

/** Whether this browser at this address can use passkeys. */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential !== "undefined" &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential &&
  isSecureContext &&
  !/^[\d.]+$|^\[/.test(location.hostname);

/** Make a passkey; null when the person or the device would not. */
export async function makePasskey(options: { publicKey: unknown }): Promise<unknown | null> {
  try {
    const publicKey = json().parseCreationOptionsFromJSON(options.publicKey);
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
    return made?.toJSON() ?? null;
  } catch {
    return null;
  }
}

/** Use a passkey; null when the person or the device would not. */
export async function usePasskey(options: { publicKey: unknown }): Promise<unknown | null> {
  try {
    const publicKey = json().parseRequestOptionsFromJSON(options.publicKey);
    const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
    return used?.toJSON() ?? null;
  } catch {
    return null;
  }
}
