package io.openbailian.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's Java example is a program as it stands there, for a Java 8 too.
class ReadmeExampleTest {
  private static final Path README = Path.of("../README.md");
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?class (\\w+) .*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void compilesForJava8() throws IOException {
    MatchResult program =
        PROGRAM.matcher(Files.readString(README)).results().findFirst().orElseThrow();
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter told = new StringWriter();

    boolean compiled =
        compiler
            .getTask(
                told,
                null,
                null,
                List.of("--release", "8", "-d", folder.toString()),
                null,
                List.of(source(program.group(2), program.group(1))))
            .call();

    assertThat(compiled).as(told.toString()).isTrue();
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
