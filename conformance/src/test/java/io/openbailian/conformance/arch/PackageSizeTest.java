package io.openbailian.conformance.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;
import java.util.stream.Collectors;

/// A package is what a newcomer can take in at a glance; one of too many types is two.
@AnalyzeClasses(
    packages = "io.openbailian",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.OursOnly.class})
class PackageSizeTest {
  private static final long MOST_TYPES = 45;

  @ArchTest
  static void noPackageHasMoreThanFortyFiveTypes(JavaClasses classes) {
    Map<String, Long> types =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

    assertThat(types).hasSizeGreaterThan(80);
    assertThat(types)
        .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(MOST_TYPES));
  }
}
