package io.openbailian.imaging.cv;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.ClassProperties;
import org.bytedeco.javacpp.Loader;

/// Loads the libraries behind generated classes before one of these classes is initialised.
///
/// A class whose initialiser fails can never be used again in its process. So what can fail for a
/// moment (no file descriptors left, a full disk where libraries are unpacked) happens here, where
/// the next caller tries again; the initialisers find everything loaded.
final class NativeLibraries {
  private NativeLibraries() {}

  /// Loads the libraries of the classes and of those they build on, then initialises the classes.
  ///
  /// @throws UnsatisfiedLinkError when one cannot be loaded now; a later call may succeed
  static synchronized void load(Class<?>... wanted) {
    for (Class<?> one : wanted) {
      ClassProperties properties = Loader.loadProperties(one, Loader.loadProperties(), true);
      List<String> names = new ArrayList<>(properties.get("platform.preload"));
      names.addAll(properties.get("platform.link"));
      for (String name : names) {
        tryToLoad(one, properties, name);
      }
      load(one, properties, properties.getProperty("platform.library"));
    }
    for (Class<?> one : wanted) {
      Loader.load(one);
    }
  }

  /// What a library builds on is sometimes the system's, which its own loading finds.
  private static void tryToLoad(Class<?> of, ClassProperties properties, String name) {
    try {
      load(of, properties, name);
    } catch (UnsatisfiedLinkError e) {
      return; // the library itself tells whether it was needed
    }
  }

  private static void load(Class<?> of, ClassProperties properties, String name) {
    URL[] places = Loader.findLibrary(of, properties, name);
    Loader.loadLibrary(of, places, name);
  }
}
