package io.openbailian.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A recording to be transcribed: fetched, decoded and within the limits of the model.
public interface Recording {

  /// Where it is, as the request says it.
  String address();

  /// How its samples are packed, for example `pcm_s16le`.
  String codec();

  /// Samples a second as they were recorded.
  int rate();

  int channels();

  Duration duration();

  /// The file as it was sent, to be closed by the reader; may be asked for again.
  InputStream file() throws IOException;

  /// The samples of one channel, from the beginning; may be asked for again.
  ///
  /// @param channel from 0
  /// @param rate samples a second, whatever the recording has
  /// @throws EngineFailure when the recording cannot be read
  Pcm open(int channel, int rate) throws EngineFailure, InterruptedException;
}
