// The sound and the notification of a ring. Loaded at the first ring: no file of sound, two short tones are made here.
import type { EntityOf } from '@oriel/protocol';
import { texts } from '../texts/en.ts';
import type { RingWays } from './ring.ts';

let audio: AudioContext | undefined;

/** Two soft tones, a quarter of a second each: heard across a desk, and no alarm. */
function sound(): void {
  audio ??= new AudioContext();
  // Until somebody has touched the page, the browser keeps it silent.
  if (audio.state === 'suspended') void audio.resume();
  for (const [at, hertz] of [
    [0, 660],
    [0.28, 880],
  ] as const) {
    const start = audio.currentTime + at;
    const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
    const loudness = new GainNode(audio, { gain: 0 });
    loudness.gain.linearRampToValueAtTime(0.12, start + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.25);
    tone.connect(loudness).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.26);
  }
}

/** The same ring in two tabs is one notification. */
function notify({ id, customerName, channelName }: EntityOf<'interaction'>): void {
  const notice = new Notification(texts.ring.notice(customerName), { body: channelName, tag: id });
  notice.addEventListener('click', () => {
    focus();
    notice.close();
  });
}

export function ringOut(interaction: EntityOf<'interaction'>, ways: RingWays): void {
  if (ways.sound) sound();
  const mayNotify = 'Notification' in globalThis && Notification.permission === 'granted';
  if (ways.notification && mayNotify && document.visibilityState === 'hidden') notify(interaction);
}
