package io.openbailian.conformance.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Files that know each other, directly or around corners, can only be understood together; so few
/// may.
@AnalyzeClasses(
    packages = "io.openbailian",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.ProductOnly.class})
class KnotTest {
  private static final int MOST_FILES_THAT_KNOW_EACH_OTHER = 6;

  @ArchTest
  static void noMoreThanSixFilesKnowEachOther(JavaClasses classes) {
    Map<String, Set<String>> files = files(classes);

    assertThat(files).hasSizeGreaterThan(1_000);
    assertThat(Knots.of(files))
        .filteredOn(knot -> knot.size() > MOST_FILES_THAT_KNOW_EACH_OTHER)
        .isEmpty();
  }

  @Test
  void findsAKnotAroundCornersAndNoOther() {
    Map<String, Set<String>> files =
        Map.of(
            "a", Set.of("b"),
            "b", Set.of("c", "d"),
            "c", Set.of("a"),
            "d", Set.of("e"),
            "e", Set.of("d", "f"),
            "f", Set.of());

    assertThat(Knots.of(files))
        .containsExactlyInAnyOrder(Set.of("a", "b", "c"), Set.of("d", "e"), Set.of("f"));
  }

  private static Map<String, Set<String>> files(JavaClasses classes) {
    Map<String, Set<String>> files = new TreeMap<>();
    for (JavaClass type : classes) {
      Set<String> known = files.computeIfAbsent(file(type), name -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (classes.contain(target.getName())) {
          known.add(file(target));
        }
      }
    }
    return files;
  }

  /// All that is nested in a type stands in its file.
  private static String file(JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  /// The strongly connected parts of a graph, after Kosaraju and Sharir: what is reached backwards
  /// from the file that was left last knows it and is known by it.
  private record Knots(Map<String, Set<String>> known) {

    static List<Set<String>> of(Map<String, Set<String>> files) {
      return new Knots(files).all();
    }

    private List<Set<String>> all() {
      Set<String> seen = new TreeSet<>();
      List<String> left = new ArrayList<>();
      for (String file : known.keySet()) {
        follow(file, known, seen, left);
      }
      Map<String, Set<String>> knowing = reversed();
      Set<String> taken = new TreeSet<>();
      List<Set<String>> knots = new ArrayList<>();
      for (String file : left.reversed()) {
        List<String> knot = new ArrayList<>();
        follow(file, knowing, taken, knot);
        if (!knot.isEmpty()) {
          knots.add(new TreeSet<>(knot));
        }
      }
      return knots;
    }

    private Map<String, Set<String>> reversed() {
      Map<String, Set<String>> knowing = new TreeMap<>();
      known.forEach((file, others) ->
          others.forEach(
              other -> knowing.computeIfAbsent(other, name -> new TreeSet<>()).add(file)));
      return knowing;
    }

    private static void follow(
        String file, Map<String, Set<String>> edges, Set<String> seen, List<String> left) {
      if (!seen.add(file)) {
        return;
      }
      for (String next : edges.getOrDefault(file, Set.of())) {
        follow(next, edges, seen, left);
      }
      left.add(file);
    }
  }
}
