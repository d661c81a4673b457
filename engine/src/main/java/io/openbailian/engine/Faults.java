package io.openbailian.engine;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What people make an engine do while it runs, until they say otherwise; an engine for tests has
/// it. It is kept in memory, asked before anything else that the engine was told, and the first
/// that is for a call decides.
public interface Faults {
  /// As many as there can be at a time.
  int MOST = 100;

  /// One of them.
  ///
  /// @param id within the engine
  /// @param rule as it was given, in JSON
  /// @param workspace whose calls it is for; all without it
  /// @param met how many calls it was for since it was made
  record Fault(String id, String rule, Optional<String> workspace, boolean isOn, long met) {}

  /// In the order in which they are asked.
  List<Fault> all();

  /// Makes one, which is on.
  ///
  /// @param rule in the engine's own words
  /// @throws IllegalArgumentException naming every mistake, with its place
  Fault add(Map<String, Object> rule, Optional<String> workspace);

  /// Switches one on or off.
  ///
  /// @throws NoSuchElementException when there is none with this id
  Fault turn(String id, boolean on);

  /// Takes one away.
  ///
  /// @return what it was
  /// @throws NoSuchElementException when there is none with this id
  Fault remove(String id);
}
