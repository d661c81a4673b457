package io.openbailian.conformance.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.UUID;

/// What code may do wherever it stands: matching, printing, time, chance, what is static.
@AnalyzeClasses(
    packages = "io.openbailian",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.ProductOnly.class})
class HabitsTest {
  private static final String ROOT = "io.openbailian";
  private static final String ASSEMBLY = "io.openbailian.server";
  private static final String CLI = "io.openbailian.cli..";
  private static final String CLOCKS_OF_TESTS = "io.openbailian.engine.test..";

  private static String in(String part) {
    return ROOT + "." + part + "..";
  }

  /// The text of these is ours or the operator's: it is read once, at the start, and nobody who
  /// sends a request has any part in it.
  private static final Set<String> READ_AT_THE_START =
      Set.of(
          "io.openbailian.catalog.model.Bytes", // catalogue files: 10MB
          "io.openbailian.catalog.load.OperationReader", // catalogue files: paths of operations
          "io.openbailian.catalog.model.Place", // catalogue files: input.messages[0]
          "io.openbailian.catalog.model.Ratio", // catalogue files: 1/4
          "io.openbailian.server.config.SettingValues", // configuration: 30s, lists
          "io.openbailian.server.config.SettingsBinder", // names of our own records
          "io.openbailian.server.files.UserCache", // the class path of this process
          "io.openbailian.server.http.OpenFiles"); // a line of /proc about this process

  /// `java.util.regex` goes back, so that a few characters can cost minutes; `io.openbailian.text`
  /// does not.
  @ArchTest
  static final ArchRule TEXT_OF_OTHERS_MEETS_ONLY_MATCHERS_THAT_NEVER_GO_BACK =
      noClasses()
          .that(
              describe("read text of others", type -> !READ_AT_THE_START.contains(type.getName())))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.regex")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Scanner.class)
          .orShould()
          .callMethodWhere(
              target(owner(type(String.class)))
                  .and(
                      target(
                          nameMatching(
                              "matches|replaceAll|replaceFirst|split|splitWithDelimiters"))));

  @ArchTest
  static final ArchRule RE2_IS_KNOWN_TO_ONE_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage(in("text"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.re2j..");

  @ArchTest
  static final ArchRule LOGS_GO_THROUGH_ONE_DOOR =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..");

  @ArchTest
  static final ArchRule ONLY_THE_CLI_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI)
          .and()
          .doNotHaveFullyQualifiedName("io.openbailian.catalog.docs.ModelPages")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule TIME_IS_PASSED_IN =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ASSEMBLY + ".SystemTime")
          .and()
          .resideOutsideOfPackage(CLI)
          .and()
          .resideOutsideOfPackage(CLOCKS_OF_TESTS)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");

  @ArchTest
  static final ArchRule CHANCE_IS_PASSED_IN =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ASSEMBLY + ".Assembly")
          .and()
          .doNotHaveFullyQualifiedName("io.openbailian.client.WebSocketConnection")
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(SecureRandom.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

  @ArchTest static final ArchRule NOTHING_STATIC_CHANGES = fields().should(beFinalIfStatic());

  private static ArchCondition<JavaField> beFinalIfStatic() {
    return new ArchCondition<>("be final if static") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean changes =
            field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.FINAL)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
        if (changes) {
          events.add(SimpleConditionEvent.violated(field, field.getDescription()));
        }
      }
    };
  }
}
