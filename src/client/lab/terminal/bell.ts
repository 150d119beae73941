/** The sound of a terminal's bell: short, soft, and no more often than an ear can tell apart. */
const EVERY_MS = 400;
const LASTS_S = 0.12;
const PITCH_HZ = 740;
const LOUDNESS = 0.06;

let rangAt = 0;
let sound: AudioContext | null = null;

export function ring(): void {
  const now = Date.now();
  if (now - rangAt < EVERY_MS) return;
  rangAt = now;
  sound ??= new AudioContext();
  const tone = sound.createOscillator();
  const loudness = sound.createGain();
  tone.frequency.value = PITCH_HZ;
  loudness.gain.setValueAtTime(LOUDNESS, sound.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.0001, sound.currentTime + LASTS_S);
  tone.connect(loudness).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + LASTS_S);
}
