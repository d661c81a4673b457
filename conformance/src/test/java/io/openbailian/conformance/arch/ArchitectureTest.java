package io.openbailian.conformance.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
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

/// The walls of the house: `design.md` section 3, `style.md` section 4.
@AnalyzeClasses(
    packages = "io.openbailian",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.ProductOnly.class})
class ArchitectureTest {
  private static final String ROOT = "io.openbailian";
  private static final String ASSEMBLY = "io.openbailian.server";
  private static final String CLI = "io.openbailian.cli..";

  /// Tests of other modules come in jars.
  static final class ProductOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && !location.contains("/conformance/target/");
    }
  }

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
  static final ArchRule TEXT_SEES_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage(in("text"))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.openbailian..")
                  .and(not(resideInAPackage("io.openbailian.text.."))));

  @ArchTest
  static final ArchRule PROTOCOL_SEES_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage(in("protocol"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("catalog"),
              in("client"),
              in("engine"),
              in("engines"),
              in("pixels"),
              in("server"),
              in("cli"));

  @ArchTest
  static final ArchRule CATALOG_AND_CLIENT_SEE_THE_PROTOCOL_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage(in("catalog"), in("client"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in("engine"), in("engines"), in("pixels"), in("server"), in("cli"));

  @ArchTest
  static final ArchRule CATALOG_DOES_NOT_SEE_THE_CLIENT =
      noClasses()
          .that()
          .resideInAPackage(in("catalog"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("client"));

  @ArchTest
  static final ArchRule MODELS_SAY_WHAT_THEY_ARE_AND_JUDGE_NOTHING =
      noClasses()
          .that()
          .resideInAPackage(in("catalog.model"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("catalog.check"), in("catalog.load"), in("catalog.facts"), in("catalog.docs"));

  @ArchTest
  static final ArchRule REQUESTS_ARE_CHECKED_WITHOUT_A_FILE =
      noClasses()
          .that()
          .resideInAnyPackage(in("catalog.check"), in("catalog.facts"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("catalog.load"));

  @ArchTest
  static final ArchRule CLIENT_DOES_NOT_SEE_THE_CATALOG =
      noClasses()
          .that()
          .resideInAPackage(in("client"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("catalog"));

  @ArchTest
  static final ArchRule PIXELS_SEE_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage(in("pixels"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("protocol"),
              in("catalog"),
              in("client"),
              in("engine"),
              in("engines"),
              in("server"),
              in("cli"));

  @ArchTest
  static final ArchRule THE_ILLUSTRATOR_SEES_PIXELS_AND_TEXT_ALONE =
      noClasses()
          .that()
          .resideInAPackage(in("illustrator"))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.openbailian..")
                  .and(not(resideInAnyPackage(in("illustrator"), in("pixels"), in("text")))));

  @ArchTest
  static final ArchRule NOTHING_THAT_CAN_BE_DRAWN_KNOWS_THE_STAGE =
      noClasses()
          .that()
          .resideInAnyPackage(
              in("illustrator.figure"),
              in("illustrator.animal"),
              in("illustrator.thing"),
              in("illustrator.place"),
              in("illustrator.letters"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.openbailian.illustrator", in("illustrator.stage"), in("illustrator.animate"));

  @ArchTest
  static final ArchRule TOOLS_AND_STYLES_KNOW_NOTHING_THAT_CAN_BE_DRAWN =
      noClasses()
          .that()
          .resideInAnyPackage(in("illustrator.tool"), in("illustrator.style"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("illustrator.figure"),
              in("illustrator.animal"),
              in("illustrator.thing"),
              in("illustrator.place"),
              in("illustrator.letters"),
              in("illustrator.stage"));

  @ArchTest
  static final ArchRule WHAT_A_PROMPT_MEANS_IS_KNOWN_WITHOUT_A_CANVAS =
      noClasses()
          .that()
          .resideInAPackage(in("illustrator.scene"))
          .should()
          .dependOnClassesThat(
              resideInAPackage(in("illustrator"))
                  .and(not(resideInAPackage(in("illustrator.scene")))));

  @ArchTest
  static final ArchRule THE_WRITER_SEES_NO_OTHER_ENGINE_AND_NO_PICTURE =
      noClasses()
          .that()
          .resideInAPackage(in("writer"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("engine.embedded"),
              in("engines"),
              in("illustrator"),
              in("imaging"),
              in("pixels"),
              in("av"),
              in("client"));

  @ArchTest
  static final ArchRule DESKS_OF_THE_EMBEDDED_ENGINE_SEE_NO_OTHER_DESK =
      slices()
          .matching("io.openbailian.engine.embedded.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage(in("engine.embedded")),
              resideInAPackage(in("engine.embedded.desk")));

  @ArchTest
  static final ArchRule ENGINES_SEE_NEITHER_SERVER_NOR_CLI =
      noClasses()
          .that()
          .resideInAnyPackage(in("engine"), in("engines"), in("writer"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in("server"), in("cli"));

  @ArchTest
  static final ArchRule THE_SPI_SEES_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".engine")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("engine.embedded"), in("engines"), in("writer"), in("pixels"), in("client"));

  @ArchTest
  static final ArchRule NO_ENGINE_SEES_A_SIBLING =
      slices().matching("io.openbailian.engines.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule THE_WAY_OUT_KNOWS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage(in("outbound"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in("engines"), in("engine.embedded"), in("server"), in("cli"));

  @ArchTest
  static final ArchRule THE_EMBEDDED_ENGINE_SEES_NO_OTHER =
      noClasses()
          .that()
          .resideInAPackage(in("engine.embedded"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in("engines"), in("outbound"), in("writer"), in("client"));

  @ArchTest
  static final ArchRule THE_SERVER_FINDS_ENGINES_AND_NAMES_NONE =
      noClasses()
          .that()
          .resideInAPackage(in("server"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("engine.embedded"),
              in("engines"),
              in("outbound"),
              in("writer"),
              in("illustrator"),
              in("client"),
              in("cli"));

  @ArchTest
  static final ArchRule THE_CLI_SEES_THE_SERVERS_FRONT_DOOR_ALONE =
      noClasses()
          .that()
          .resideInAPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("server.http"),
              in("server.invoke"),
              in("server.task"),
              in("server.artifact"),
              in("server.fetch"),
              in("server.sql"),
              in("server.media"),
              in("server.routing"),
              in("engine"),
              in("engines"),
              in("writer"),
              in("illustrator"));

  @ArchTest
  static final ArchRule THE_HTTP_LIBRARY_STAYS_AT_THE_EDGE =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("server.http"), in("server.socket"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule JETTY_STAYS_AT_THE_EDGES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              in("server.http"), in("server.socket"), in("server.fetch"), in("outbound"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule ONLY_THE_GUARDED_FETCHER_IS_A_CLIENT =
      noClasses()
          .that()
          .resideInAPackage(in("server"))
          .and()
          .resideOutsideOfPackage(in("server.fetch"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jetty.client..", "java.net.http..");

  @ArchTest
  static final ArchRule SQL_STAYS_IN_ITS_PACKAGES =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.openbailian.server..sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule THE_DATABASE_KNOWS_NOTHING_THAT_IS_KEPT_IN_IT =
      noClasses()
          .that()
          .resideInAPackage("io.openbailian.server.sql")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage(in("server"))
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAnyPackage(
                              "io.openbailian.server.sql", in("server.files")))));

  @ArchTest
  static final ArchRule PICOCLI_STAYS_IN_THE_CLI =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

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

  @ArchTest
  static final ArchRule NO_PACKAGES_TURN_IN_CIRCLES =
      slices().matching("io.openbailian.(**)").should().beFreeOfCycles();
}
