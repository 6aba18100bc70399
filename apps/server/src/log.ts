// The port for the operator's log; pino fits it as it is. What people wrote, names and tokens never go in: fields are
// numbers, kinds and random ids.

export type LogFields = Record<string, unknown>;

export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** For tests: keeps what it was told. */
export class KeptLog implements Log {
  readonly lines: { level: 'info' | 'warn' | 'error'; fields: LogFields; message: string }[] = [];

  info(fields: LogFields, message: string): void {
    this.lines.push({ level: 'info', fields, message });
  }
  warn(fields: LogFields, message: string): void {
    this.lines.push({ level: 'warn', fields, message });
  }
  error(fields: LogFields, message: string): void {
    this.lines.push({ level: 'error', fields, message });
  }
}
