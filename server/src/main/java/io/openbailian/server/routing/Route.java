package io.openbailian.server.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The engines that may carry out an invocation, in the order in which they are asked.
///
/// @param steps each of one engine or of several equals
/// @param patience how long a busy engine is waited for, where it was configured
public record Route(List<List<Lane>> steps, Optional<Duration> patience) {
  public Route {
    List<List<Lane>> copies = new ArrayList<>(steps.size()); // each request makes one
    for (List<Lane> step : steps) {
      copies.add(List.copyOf(step));
    }
    steps = List.copyOf(copies);
  }

  public static Route to(Lane lane) {
    return new Route(List.of(List.of(lane)), Optional.empty());
  }

  /// The engines of a step, the least busy first.
  public List<Lane> equals(int step) {
    List<Lane> equals = steps.get(step);
    return equals.size() == 1
        ? equals
        : equals.stream().sorted(Comparator.comparingDouble(Lane::load)).toList();
  }

  /// The engine that is asked first.
  public Lane first() {
    return equals(0).getFirst();
  }

  public Stream<Lane> lanes() {
    return steps.stream().flatMap(List::stream);
  }

  public Optional<Lane> lane(String name) {
    return lanes().filter(lane -> lane.name().equals(name)).findFirst();
  }

  /// The names of all of them, in the order in which they are asked.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (List<Lane> step : steps) {
      for (Lane lane : step) {
        names.add(lane.name());
      }
    }
    return List.copyOf(names);
  }

  /// The same with one more engine that is asked after all others.
  public Route after(Lane last) {
    List<List<Lane>> more = new ArrayList<>(steps);
    more.add(List.of(last));
    return new Route(more, patience);
  }

  /// Which of its engines take pictures by their addresses.
  public enum TakeAddresses {
    NONE,
    SOME,
    /// Nobody has to fetch a picture that has one.
    ALL
  }

  /// Which of its engines take pictures by their addresses.
  public TakeAddresses takeAddresses() {
    long taking = lanes().filter(lane -> lane.engine().traits().takesAddresses()).count();
    if (taking == 0) {
      return TakeAddresses.NONE;
    }
    return taking == lanes().count() ? TakeAddresses.ALL : TakeAddresses.SOME;
  }
}
