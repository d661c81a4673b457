package io.openbailian.conformance.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The walls of the house, as docs/architecture.md draws them.
@AnalyzeClasses(
    packages = "io.openbailian",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.ProductOnly.class})
class ArchitectureTest {
  private static final String ROOT = "io.openbailian";
  private static final String CLI = "io.openbailian.cli..";

  /// Tests of other modules come in jars.
  static final class ProductOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && !location.contains("/conformance/target/");
    }
  }

  /// Everything that this repository builds but its tests, benchmarks among it.
  static final class OursOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static String in(String part) {
    return ROOT + "." + part + "..";
  }

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
  static final ArchRule ONE_SIDE_OF_THE_WIRE_DOES_NOT_KNOW_THE_OTHER =
      slices().matching("io.openbailian.protocol.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule CLIENTS_DO_NOT_WRITE_AS_A_SERVER_DOES =
      noClasses()
          .that()
          .resideInAnyPackage(in("client"), CLI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("protocol.server"));

  @ArchTest
  static final ArchRule THE_SERVER_DOES_NOT_READ_AS_A_CLIENT_DOES =
      noClasses()
          .that()
          .resideInAPackage(in("server"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("protocol.client"));

  @ArchTest
  static final ArchRule ONE_DIALECT_DOES_NOT_KNOW_THE_OTHER =
      noClasses()
          .that()
          .resideInAPackage(in("server.http.openai"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("server.http.dashscope"));

  @ArchTest
  static final ArchRule WHAT_A_REQUEST_IS_KNOWS_NO_PATH =
      noClasses()
          .that()
          .resideInAnyPackage(in("server.http.exchange"), in("server.http.body"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              in("server.http.results"),
              in("server.http.tasks"),
              in("server.http.text"),
              in("server.http.dashscope"),
              in("server.http.openai"),
              in("server.http.admin"),
              in("server.http.front"));

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
              in("server.http"),
              in("server.socket"),
              in("server.fetch"),
              in("outbound"),
              in("httpclient"))
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
          .resideInAnyPackage("org.eclipse.jetty.client..", "java.net.http..", in("httpclient"));

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
  static final ArchRule THE_COMMAND_LINE_DEPENDS_DOWNWARDS_ONLY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("start")
          .definedBy("io.openbailian.cli")
          .layer("verbs")
          .definedBy(in("cli.verbs"))
          .layer("batch")
          .definedBy(in("cli.batch"))
          .layer("local")
          .definedBy(in("cli.local"))
          .layer("request")
          .definedBy(in("cli.request"))
          .layer("output")
          .definedBy(in("cli.output"))
          .whereLayer("start")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("verbs")
          .mayOnlyBeAccessedByLayers("start")
          .whereLayer("batch")
          .mayOnlyBeAccessedByLayers("verbs")
          .whereLayer("local")
          .mayOnlyBeAccessedByLayers("start", "verbs", "batch")
          .whereLayer("request")
          .mayOnlyBeAccessedByLayers("start", "verbs", "local", "batch");

  @ArchTest
  static final ArchRule PICOCLI_STAYS_WITH_THE_VERBS =
      noClasses()
          .that()
          .resideOutsideOfPackage(in("cli.verbs"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule NO_PACKAGES_TURN_IN_CIRCLES =
      slices().matching("io.openbailian.(**)").should().beFreeOfCycles();
}
