// What a new password must be (OWASP ASVS 5.0, 6.2): long, and not what everybody would try first. No rules of composition.

/** Shorter ones fall to whoever gets hold of the hashes. */
const charactersMin = 12;
/** As the sign-in takes. */
const charactersMax = 200;

/** Parts of which the most common passwords of twelve characters and more are made. */
const common = ['password', 'passwort', 'qwerty', 'qwertz', 'letmein', 'welcome', 'iloveyou', 'administrator', 'oriel'];

/** One sentence; undefined: it will do. */
export function wrongWith(password: string, email: string): string | undefined {
  const length = [...password].length;
  if (length < charactersMin) return `A password has at least ${charactersMin} characters.`;
  if (password.length > charactersMax) return `A password has at most ${charactersMax} characters.`;
  if (isGuessed(password.toLowerCase(), email.toLowerCase()))
    return 'That password is one of those that are tried first: choose another one.';
  return undefined;
}

/** What is left when the common parts, the person's own e-mail and running letters and digits are taken away is too short. */
function isGuessed(password: string, email: string): boolean {
  const parts = [...common, ...email.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 2)];
  const bare = parts.reduce((left, part) => left.replaceAll(part, ''), password);
  const steps = [...bare].map((sign, at) => (at === 0 ? NaN : sign.codePointAt(0)! - bare.codePointAt(at - 1)!));
  const own = steps.filter((step) => !(Math.abs(step) <= 1)).length;
  return own < 5 || new Set(bare).size < 4;
}
