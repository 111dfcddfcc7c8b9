"""Pure PCM: frames, G.711, resampling, tones."""
