package io.openbailian.engine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/// A picture that comes with a call, in whichever form an engine wants it. It is decoded when its
/// pixels are first asked for, and not otherwise.
public interface InputPicture {

  /// Where the request says it is, for engines that take addresses; empty when the request carries
  /// the picture itself, and when it lies with this service or where only this network reaches.
  Optional<URI> address();

  /// The file as it was sent, to be closed by the reader; may be asked for again. Fetched first
  /// where the engine takes addresses.
  InputStream open() throws IOException, EngineFailure, InterruptedException;

  /// The picture decoded, upright, within the limits of the model, `TYPE_INT_RGB` or
  /// `TYPE_INT_ARGB`. Not to be changed: other items of the invocation see the same one.
  ///
  /// @throws EngineFailure when the file is no picture after all
  BufferedImage pixels() throws EngineFailure, InterruptedException;
}
