/** A key as those contenders send it who speak JSON. */
export interface Splice {
  agent: number;
  rev: number;
  at: number;
  del: number;
  ins: string;
}
