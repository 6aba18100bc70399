// The lines that a person reads on the terminal once Oriel runs: where, and with which account.
import { demoPassword } from './roster.ts';

export function welcomeLines(url: string, headKey: string): string[] {
  return [
    `Oriel is ready at ${url}`,
    `  Supervisor  ${url}/supervision/agents  sam@oriel.test  password ${demoPassword}`,
    `  Agent       ${url}/desk                ana@oriel.test  password ${demoPassword}`,
    `  Customer    ${url}/demo/shop`,
    `  The monitoring log is signed with the key ${headKey}`,
  ];
}
