/** How the scripts speak: one clear sentence for a person, and the seconds that something took. */
import { spawn } from 'node:child_process';

/** A reason to stop that a person can act on: printed as it is, without a stack. */
export class Stop extends Error {}

/** @param {number} since as performance.now() said it */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs a program with our own output. Resolves with its exit code; a signal is 1.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
