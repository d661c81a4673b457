package io.openbailian.server.config;

import java.lang.reflect.RecordComponent;
import java.util.List;

/// The settings as a person reads them, for `serve --help` and the reference page.
public final class SettingsReference {
  private SettingsReference() {}

  /// One setting.
  ///
  /// @param path in YAML, for example `tasks.workers`
  /// @param otherwise the default as YAML; empty when it is absent by default
  public record Entry(String path, String variable, String about, String otherwise) {}

  /// All settings, in the order of the records.
  public static List<Entry> entries() {
    return SettingsBinder.all().entrySet().stream()
        .map(entry -> entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Entry entry(String path, RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    return new Entry(path, SettingsLoader.variableOf(path), setting.value(), setting.otherwise());
  }

  /// The reference page, Markdown.
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            "# Configuration\n\nGenerated from the records of `io.openbailian.server.config.Settings`.\n\n");
    page.append("| setting | variable | default | what it does |\n|---|---|---|---|\n");
    for (Entry entry : entries()) {
      page.append(
          "| `%s` | `%s` | %s | %s |\n"
              .formatted(
                  entry.path(),
                  entry.variable(),
                  entry.otherwise().isEmpty() ? "" : "`" + entry.otherwise() + "`",
                  entry.about().replace("|", "\\|")));
    }
    return page.toString();
  }
}
