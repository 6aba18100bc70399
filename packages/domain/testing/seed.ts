// The seed of every property test: the same in every run, so that a change is judged by itself. `ORIEL_SEED=random` draws
// a new one, which a failure prints; `ORIEL_SEED=42` plays one again.
import fc from 'fast-check';

const asked = process.env['ORIEL_SEED'];
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? 20_261_123 : Number(asked) });
