package io.openbailian.av;

/// The samples a reader is asked for: 16 bits, one channel.
///
/// @param rate samples a second; 0 keeps the file's own
/// @param channel from 0, or {@link #MIX} for all channels mixed into one
public record PcmWish(int rate, int channel) {
  public static final int MIX = -1;

  /// All channels mixed into one.
  public static PcmWish mixed(int rate) {
    return new PcmWish(rate, MIX);
  }
}
