package io.openbailian.av;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.ClassProperties;
import org.bytedeco.javacpp.Loader;

/// Loads the libraries behind generated classes before one of these classes is initialised.
///
/// A class whose initialiser fails can never be used again in its process. So what can fail for a
/// moment (no file descriptors left, a full disk where libraries are unpacked) happens here, where
/// the next caller tries again; the initialisers find everything loaded.
final class MediaLibraries {
  private MediaLibraries() {}

  /// Loads the libraries of the classes and of those they build on, then initialises the classes.
  ///
  /// @throws LinkageError when one cannot be loaded now; a later call may succeed
  @SuppressWarnings("LockOnNonEnclosingClassLiteral") // its lock is the one to take
  static void load(Class<?>... wanted) {
    // The loader's own lock: libraries initialise classes, and classes load libraries; two threads
    // that did so in turn could wait for each other.
    synchronized (Loader.class) {
      Set<String> seen = new HashSet<>();
      for (Class<?> one : wanted) {
        load(one, seen);
      }
      for (Class<?> one : wanted) {
        Loader.load(one);
      }
    }
  }

  private static void load(Class<?> one, Set<String> seen) {
    if (!seen.add(one.getName())) {
      return;
    }
    ClassProperties properties = Loader.loadProperties(one, Loader.loadProperties(), true);
    for (String other : properties.get("global")) {
      load(uninitialised(other), seen);
    }
    List<String> names = new ArrayList<>(properties.get("platform.preload"));
    names.addAll(properties.get("platform.link"));
    for (String name : names) {
      tryToLoad(one, properties, name);
    }
    load(one, properties, properties.getProperty("platform.library"));
  }

  private static Class<?> uninitialised(String name) {
    try {
      return Class.forName(name, false, MediaLibraries.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw (NoClassDefFoundError) new NoClassDefFoundError(name).initCause(e);
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
    Loader.loadLibrary(of, Loader.findLibrary(of, properties, name), name);
  }
}
