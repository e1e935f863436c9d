/** Which browser on which system a session belongs to, as far as it says so itself. */

const BROWSERS = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const SYSTEMS = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

/** `Firefox, Android`; what says nothing of the kind is named as it names itself. */
export function browserIn(userAgent: string): string {
  const first = (known: readonly (readonly [RegExp, string])[]): string | undefined =>
    known.find(([sign]) => sign.test(userAgent))?.[1];
  const said = [first(BROWSERS), first(SYSTEMS)].filter(Boolean);
  return said.length ? said.join(", ") : userAgent.slice(0, 60);
}
