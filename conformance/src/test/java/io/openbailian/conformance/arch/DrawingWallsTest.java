package io.openbailian.conformance.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.openbailian.illustrator.prompt.Category;
import io.openbailian.illustrator.prompt.Lexicon;
import io.openbailian.illustrator.tool.Drawing;
import java.util.Set;
import java.util.stream.Collectors;

/// The walls between what makes pictures and words in this process.
@AnalyzeClasses(
    packages = "io.openbailian",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.ProductOnly.class})
class DrawingWallsTest {

  private static String in(String part) {
    return "io.openbailian." + part + "..";
  }

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
              in("illustrator.vehicle"),
              in("illustrator.food"),
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
              in("illustrator.vehicle"),
              in("illustrator.food"),
              in("illustrator.place"),
              in("illustrator.letters"),
              in("illustrator.stage"));

  @ArchTest
  static final ArchRule EVERY_DRAWING_IS_NAMED_BY_A_SUBJECT_OF_THE_LEXICON =
      classes()
          .that()
          .implement(Drawing.class)
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .and()
          .doNotHaveSimpleName("NameSign") // it stands for what has no drawing
          .should(
              be(
                  describe(
                      "named by a subject of lexicon.txt",
                      drawing -> drawingsOfTheLexicon().contains(drawing.getName()))));

  private static Set<String> drawingsOfTheLexicon() {
    return Lexicon.bundled().terms().stream()
        .filter(term -> term.category() == Category.SUBJECT)
        .map(term -> "io.openbailian.illustrator." + term.drawing())
        .collect(Collectors.toSet());
  }

  @ArchTest
  static final ArchRule WHAT_A_PROMPT_MEANS_IS_KNOWN_WITHOUT_A_CANVAS =
      noClasses()
          .that()
          .resideInAPackage(in("illustrator.prompt"))
          .should()
          .dependOnClassesThat(
              resideInAPackage(in("illustrator"))
                  .and(not(resideInAnyPackage(in("illustrator.prompt"), in("illustrator.scene")))));

  @ArchTest
  static final ArchRule A_SCENE_IS_DESCRIBED_WITHOUT_WORDS_AND_WITHOUT_A_CANVAS =
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
}
