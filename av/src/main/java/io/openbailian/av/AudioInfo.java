package io.openbailian.av;

import java.time.Duration;
import java.util.Optional;

/// What the header of an audio file says about its first audio stream.
///
/// @param container as FFmpeg calls it, for example `matroska,webm`
/// @param codec as FFmpeg calls it, for example `pcm_s16le`
/// @param rate samples a second in each channel
/// @param channels at least 1
/// @param duration empty where only reading to the end would tell
public record AudioInfo(
    String container, String codec, int rate, int channels, Optional<Duration> duration) {}
