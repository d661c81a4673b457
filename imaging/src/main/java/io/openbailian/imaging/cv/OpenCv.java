package io.openbailian.imaging.cv;

import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_photo;

/// OpenCV itself, loaded at its first use: 40 MB that an idle server need not hold.
public final class OpenCv {
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private OpenCv() {}

  /// A scope that frees the matrices made in it; everything that touches OpenCV happens in one.
  ///
  /// @throws IllegalStateException when the libraries cannot be loaded now; the next call tries
  ///   again
  public static PointerScope scope() {
    if (!LOADED.get()) {
      load();
    }
    return new PointerScope();
  }

  /// As {@link #scope}, with what reads and writes files, which few need.
  static PointerScope scopeWithCodecs() {
    load(opencv_imgcodecs.class);
    return scope();
  }

  private static void load() {
    load(Pointer.class, opencv_core.class, opencv_imgproc.class, opencv_photo.class);
    LOADED.set(true);
  }

  private static void load(Class<?>... libraries) {
    try {
      NativeLibraries.load(libraries);
    } catch (LinkageError e) {
      throw new IllegalStateException("OpenCV's libraries cannot be loaded at this moment", e);
    }
  }
}
