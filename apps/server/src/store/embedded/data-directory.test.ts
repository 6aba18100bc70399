import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { type Floor, openSecrets, takeDataDirectory } from './data-directory.ts';
import { takeLock } from './lock.ts';

let home: string;
let dataDir: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'oriel-data-'));
  dataDir = join(home, 'data');
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function refusal(floor: Floor = 'living'): Promise<string> {
  try {
    await takeDataDirectory({ dataDir, floor });
  } catch (error) {
    if (error instanceof CannotStart) return error.message.replaceAll(dataDir, 'DATA');
    throw error;
  }
  return 'taken';
}

async function startOnce(floor: Floor): Promise<void> {
  await (await takeDataDirectory({ dataDir, floor })).release();
}

describe('a data directory', () => {
  test('that is missing is made, marked and left unlocked at release', async () => {
    await startOnce('living');
    expect(await readdir(dataDir)).toEqual(['lock.1', 'oriel.json']);
    expect(await readFile(join(dataDir, 'lock.1'), 'utf8')).toBe('');
    expect(await readFile(join(dataDir, 'oriel.json'), 'utf8')).toBe('{"format":1,"floor":"living"}\n');
  });

  test('that is empty, or was cut short at its first start, is taken', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'lock.1'), '999999999 1\n');
    await writeFile(join(dataDir, 'oriel.json.new'), '{"form');
    expect(await refusal()).toBe('taken');
  });

  test('E3 that is foreign is refused and left as it was', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'thesis.tex'), 'mine');
    expect(await refusal()).toBe(
      'The data directory DATA is not empty and was not made by Oriel: name an empty or a new one with --data.',
    );
    expect(await readdir(dataDir)).toEqual(['thesis.tex']);
  });

  test.each(['nonsense', '{"format":"1"}', '{"format":1,"floor":"other"}', 'null'])(
    'whose marker is not ours is foreign: %s',
    async (marker) => {
      await mkdir(dataDir);
      await writeFile(join(dataDir, 'oriel.json'), marker);
      expect(await refusal()).toContain('was not made by Oriel');
      expect(await readdir(dataDir)).toEqual(['oriel.json']);
    },
  );

  test('E3 that a newer Oriel wrote is refused and left as it was', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'oriel.json'), '{"format":2,"floor":"living"}');
    expect(await refusal()).toBe(
      'The data directory DATA was written by a newer Oriel (format 2; this one reads up to 1).',
    );
    expect(await readFile(join(dataDir, 'oriel.json'), 'utf8')).toBe('{"format":2,"floor":"living"}');
  });

  test('that is a file is refused', async () => {
    await writeFile(dataDir, '');
    expect(await refusal()).toBe('The data directory DATA cannot be read: ENOTDIR.');
  });

  test('E5 changes between a living and a quiet floor', async () => {
    await startOnce('living');
    await startOnce('quiet');
    expect(await readFile(join(dataDir, 'oriel.json'), 'utf8')).toContain('quiet');
    expect(await refusal('living')).toBe('taken');
  });

  test('E5 never changes between a demo floor and none', async () => {
    await startOnce('quiet');
    expect(await refusal('none')).toBe(
      "The data directory DATA holds a demo floor: choose another one for an organisation's own data.",
    );
    await rm(dataDir, { recursive: true });
    await startOnce('none');
    expect(await refusal('living')).toBe(
      "The data directory DATA holds an organisation's own data: no demo floor can be brought up in it.",
    );
    expect(await readFile(join(dataDir, 'oriel.json'), 'utf8')).toContain('none');
  });
});

describe('its secrets', () => {
  test('E6 are made once, of 256 bits, and readable by the owner only', async () => {
    const directory = await takeDataDirectory({ dataDir, floor: 'living' });
    const made = await directory.secret('sessions');
    expect(Buffer.from(made, 'base64url')).toHaveLength(32);
    expect(await directory.secret('sessions')).toBe(made);
    expect(await directory.secret('widget')).not.toBe(made);
    expect((await stat(join(dataDir, 'secrets'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'secrets/sessions'))).mode & 0o777).toBe(0o600);
    await directory.release();
  });

  test('E6 are the same for processes that make one at the same time, and do not take the directory', async () => {
    const open = () => openSecrets({ dataDir, floor: 'living' });
    const made = await Promise.all(Array.from({ length: 20 }, async () => (await open())('monitoring-log')));
    expect(new Set(made).size).toBe(1);
    expect(await readdir(join(dataDir, 'secrets'))).toEqual(['monitoring-log']);
    const directory = await takeDataDirectory({ dataDir, floor: 'living' });
    expect(await directory.secret('monitoring-log')).toBe(made[0]);
    await expect(openSecrets({ dataDir, floor: 'none' })).rejects.toThrow('holds a demo floor');
    await directory.release();
  });
});

describe('its lock', () => {
  test('E4 refuses a second Oriel until the first lets go', async () => {
    const first = await takeDataDirectory({ dataDir, floor: 'living' });
    expect(await refusal()).toBe(`The data directory DATA is in use by another Oriel (process ${process.pid}).`);
    await first.release();
    expect(await refusal()).toBe('taken');
  });

  test.each([
    ['of a process that is gone', '999999999 1\n'],
    ['of a process whose number another has now', `${process.pid} 1\n`],
    ['that was released', ''],
  ])('E4 %s is succeeded by exactly one of twenty at a time', async (_, stale) => {
    await writeFile(join(home, 'lock.7'), stale);
    for (let round = 8; round < 18; round += 1) {
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(home)));
      const won = results.filter((result) => result.status === 'fulfilled');
      expect(won).toHaveLength(1);
      expect(await readdir(home)).toEqual([`lock.${round}`]);
      await won[0]?.value.release();
    }
  });

  test.runIf(process.getuid?.() !== 0)('needs a folder one may write in (not as root, who may)', async () => {
    await startOnce('living');
    await chmod(dataDir, 0o500);
    expect(await refusal()).toBe('The data directory DATA cannot be used: EACCES.');
    await chmod(dataDir, 0o700);
  });
});
