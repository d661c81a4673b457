package io.openbailian.conformance.arch;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What there is once on the road between the queue and an engine: one place that runs engines, one
/// in which tasks end, one that knows where files lie.
@AnalyzeClasses(
    packages = "io.openbailian",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.ProductOnly.class})
class RoadTest {
  private static final String SERVER = "io.openbailian.server";
  private static final String TASK_TABLE = SERVER + ".task.sql.TaskTable";

  @ArchTest
  static final ArchRule ONE_PLACE_RUNS_ENGINES =
      noClasses()
          .that()
          .resideInAPackage(SERVER + "..")
          .and()
          .doNotHaveFullyQualifiedName(SERVER + ".run.EngineStay")
          .should()
          .callMethod(Engine.class, "run", EngineCall.class, EventSink.class);

  /// A call of {@link Engine#run} that the rule above does not see would be a hole in it.
  @ArchTest
  static void oneRunsThem(JavaClasses classes) {
    assertThat(
            classes
                .get(Engine.class)
                .getMethod("run", EngineCall.class, EventSink.class)
                .getCallsOfSelf()
                .stream()
                .map(call -> call.getOriginOwner().getName())
                .filter(caller -> caller.startsWith(SERVER)))
        .containsOnly(SERVER + ".run.EngineStay");
  }

  @ArchTest
  static final ArchRule TASKS_END_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(SERVER + ".task.sql.TaskEnds")
          .should()
          .callMethodWhere(target(owner(name(TASK_TABLE))).and(target(nameMatching("end|delete"))));

  @ArchTest
  static final ArchRule NOBODY_LEARNS_WHERE_A_KEPT_FILE_LIES =
      methods()
          .that()
          .areDeclaredIn(ArtifactStore.class)
          .or()
          .areDeclaredIn(StoredFile.class)
          .should()
          .notHaveRawReturnType(Path.class);

  /// What an engine says of itself and nobody asks would be an empty promise.
  @ArchTest
  static void everyTraitIsRead(JavaClasses classes) {
    Set<String> read =
        classes.get(EngineTraits.class).getMethods().stream()
            .filter(RoadTest::isReadByTheServer)
            .map(JavaMethod::getName)
            .collect(Collectors.toSet());

    assertThat(read)
        .containsAll(Arrays.stream(EngineTraits.Trait.values()).map(RoadTest::question).toList());
  }

  private static boolean isReadByTheServer(JavaMethod method) {
    return method.getCallsOfSelf().stream()
        .map(call -> call.getOriginOwner())
        .map(JavaClass::getPackageName)
        .anyMatch(caller -> caller.startsWith(SERVER));
  }

  /// `COSTS_MONEY` is asked as `costsMoney()`.
  private static String question(EngineTraits.Trait trait) {
    String all =
        Arrays.stream(trait.name().toLowerCase(Locale.ROOT).split("_", -1))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
    return Character.toLowerCase(all.charAt(0)) + all.substring(1);
  }
}
